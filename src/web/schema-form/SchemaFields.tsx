import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { groupDraft, isDraftGroup } from './draft.ts'
import type { Draft, DraftGroup, FormField } from './form-field.ts'
import { ListField } from './ListField.tsx'
import { RecordField } from './RecordField.tsx'

/** What is wrong, by where in the form it stands: names with dots. */
export type Problems = ReadonlyMap<string, string>
interface FieldProps {
  field: FormField
  path: string
  draft: Draft
  set: (draft: Draft) => void
  problems: Problems
}

/** Fields of a form drawn from its schema; a sentence about one stands at it. */
export function SchemaFields({
  fields,
  path,
  draft,
  set,
  problems,
}: {
  fields: readonly FormField[]
  /** Ends with a dot, or is empty. */
  path: string
  draft: DraftGroup
  set: (draft: DraftGroup) => void
  problems: Problems
}): ReactNode {
  return fields.map((field) => (
    <OneField
      key={field.name}
      field={field}
      path={`${path}${field.name}`}
      draft={draft[field.name] ?? ''}
      set={(next) => set({ ...draft, [field.name]: next })}
      problems={problems}
    />
  ))
}

export function OneField({ field, path, draft, set, problems }: FieldProps): ReactNode {
  const error = problems.get(path) ?? false
  const common = { label: field.label, description: field.help, error, name: path }
  const text = typeof draft === 'string' ? draft : ''
  switch (field.is) {
    case 'tick':
      return (
        <Checkbox
          {...common}
          className="across"
          checked={draft === true}
          onChange={(event) => set(event.currentTarget.checked)}
        />
      )
    case 'choice':
      return (
        <NativeSelect
          {...common}
          value={text}
          data={field.isNeeded || text !== '' ? [...field.options] : ['', ...field.options]}
          onChange={(event) => set(event.currentTarget.value)}
        />
      )
    case 'group':
      return (
        <fieldset className="across schema-group">
          <legend>{field.label}</legend>
          {field.help !== null && <p className="soft small">{field.help}</p>}
          {error !== false && <p className="schema-error">{error}</p>}
          {field.isNullable && (
            <div>
              <button
                type="button"
                className="small-key"
                onClick={() => set(isDraftGroup(draft) ? '' : groupDraft(field.fields, undefined))}
              >
                {isDraftGroup(draft) ? `Do without: ${field.label}` : `Set up: ${field.label}`}
              </button>
            </div>
          )}
          {(isDraftGroup(draft) || !field.isNullable) && (
            <div className="form">
              <SchemaFields
                fields={field.fields}
                path={`${path}.`}
                draft={isDraftGroup(draft) ? draft : {}}
                set={set}
                problems={problems}
              />
            </div>
          )}
        </fieldset>
      )
    case 'list':
      return <ListField field={field} item={field.item} path={path} draft={draft} set={set} problems={problems} />
    case 'record':
      return <RecordField field={field} path={path} draft={draft} set={set} problems={problems} />
    case 'number':
      // Not type="number": what is no number would vanish from the field without a word.
      return (
        <TextInput
          {...common}
          value={text}
          required={field.isNeeded}
          inputMode={field.isWhole ? 'numeric' : 'decimal'}
          autoComplete="off"
          onChange={(event) => set(event.currentTarget.value)}
        />
      )
    case 'text':
      // No maxLength: what is too long would be cut without a word.
      return (
        <TextInput
          {...common}
          {...(field.type === 'url' ? { className: 'across' } : {})}
          value={text}
          required={field.isNeeded}
          type={field.type === 'date' ? 'date' : 'text'}
          inputMode={field.type === 'url' || field.type === 'email' ? field.type : 'text'}
          autoComplete="off"
          onChange={(event) => set(event.currentTarget.value)}
        />
      )
    default:
      return field satisfies never
  }
}
