import { TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { pairsIn } from './draft.ts'
import type { Draft, DraftPair, FormField } from './form-field.ts'
import type { Problems } from './SchemaFields.tsx'

/** Names of the office’s own, each with its value. */
export function RecordField({
  field,
  path,
  draft,
  set,
  problems,
}: {
  field: FormField
  path: string
  draft: Draft
  set: (draft: Draft) => void
  problems: Problems
}): ReactNode {
  const pairs = pairsIn(draft)
  const put = (at: number, next: Partial<DraftPair>) =>
    set(pairs.map((pair, index) => (index === at ? { ...pair, ...next } : pair)))
  const pathOf = (key: string): string => `${path}.${key.trim()}`
  const elsewhere = Array.from(problems).filter(
    ([at]) => at === path || (at.startsWith(`${path}.`) && !pairs.some((pair) => pathOf(pair.key) === at)),
  )
  return (
    <fieldset className="across schema-group">
      <legend>{field.label}</legend>
      {field.help !== null && <p className="soft small">{field.help}</p>}
      {elsewhere.map(([at, sentence]) => (
        <p key={at} className="schema-error">
          {sentence}
        </p>
      ))}
      {pairs.map((pair, at) => (
        <div key={at} className="schema-item">
          <div className="form grow">
            <TextInput
              label="Name"
              aria-label={`${field.label}, name ${at + 1}`}
              value={pair.key}
              autoComplete="off"
              onChange={(event) => put(at, { key: event.currentTarget.value })}
            />
            <TextInput
              label="Value"
              aria-label={`${field.label}, value ${at + 1}`}
              value={pair.text}
              error={problems.get(pathOf(pair.key)) ?? false}
              autoComplete="off"
              onChange={(event) => put(at, { text: event.currentTarget.value })}
            />
          </div>
          <button
            type="button"
            className="small-key"
            aria-label={`Take away ${field.label}, line ${at + 1}`}
            onClick={() => set(pairs.filter((_, index) => index !== at))}
          >
            Take away
          </button>
        </div>
      ))}
      <div>
        <button type="button" className="small-key" onClick={() => set([...pairs, { key: '', text: '' }])}>
          {pairs.length === 0 ? 'Add one' : 'One more'}
        </button>
      </div>
    </fieldset>
  )
}
