import type { ReactNode } from 'react'
import { draftOf, isDraftGroup, listOf } from './draft.ts'
import type { Draft, FormField } from './form-field.ts'
import { OneField, SchemaFields, type Problems } from './SchemaFields.tsx'

/** As many of one thing as there are, each to be taken away, and one more at the end. */
export function ListField({
  field,
  item,
  path,
  draft,
  set,
  problems,
}: {
  field: FormField
  item: FormField
  path: string
  draft: Draft
  set: (draft: Draft) => void
  problems: Problems
}): ReactNode {
  const items = listOf(draft)
  const put = (at: number, next: Draft) => set(items.map((one, index) => (index === at ? next : one)))
  return (
    <fieldset className="across schema-group">
      <legend>{field.label}</legend>
      {field.help !== null && <p className="soft small">{field.help}</p>}
      {problems.has(path) && <p className="schema-error">{problems.get(path)}</p>}
      {items.map((one, at) => (
        <div key={at} className="schema-item">
          <div className="form grow">
            {item.is === 'group' ? (
              <SchemaFields
                fields={item.fields}
                path={`${path}.${at}.`}
                draft={isDraftGroup(one) ? one : {}}
                set={(next) => put(at, next)}
                problems={problems}
              />
            ) : (
              <OneField
                field={{ ...item, label: `${field.label} ${at + 1}` }}
                path={`${path}.${at}`}
                draft={one}
                set={(next) => put(at, next)}
                problems={problems}
              />
            )}
          </div>
          <button
            type="button"
            className="small-key"
            aria-label={`Take away ${field.label}, line ${at + 1}`}
            onClick={() => set(items.filter((_, index) => index !== at))}
          >
            Take away
          </button>
        </div>
      ))}
      <div>
        <button type="button" className="small-key" onClick={() => set([...items, draftOf(item, undefined)])}>
          One more
        </button>
      </div>
    </fieldset>
  )
}
