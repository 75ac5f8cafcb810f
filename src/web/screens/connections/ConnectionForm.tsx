import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import type { ConnectionView } from '../../../contract/connections.ts'
import { client } from '../../api.ts'
import { Notice } from '../../parts/Notice.tsx'
import { PressButton } from '../../parts/PressButton.tsx'
import { groupDraft, groupValue } from '../../schema-form/draft.ts'
import { fieldsOf, partsOf } from '../../schema-form/form-field.ts'
import { OneField } from '../../schema-form/SchemaFields.tsx'
import { counted } from '../../words.ts'
import { useChange } from '../settings/saying.ts'
import { ConnectionFormPart } from './ConnectionFormPart.tsx'
import { problemsIn, showFirstProblem } from './form-problems.ts'
import { SecretField } from './SecretField.tsx'

/** What the system is told, drawn from its schema; secrets are written and never shown. */
export function ConnectionForm({ connection, close }: { connection: ConnectionView; close: () => void }): ReactNode {
  const { name, label, isOn, isSet } = connection
  // The form stays as it was opened: a live change must not take away what is being typed.
  const [fields] = useState(() => fieldsOf(connection.form))
  const [parts] = useState(() => partsOf(connection.form))
  const [draft, setDraft] = useState(() => groupDraft(fields, connection.fields))
  const [secrets, setSecrets] = useState<Readonly<Record<string, string>>>({})
  const { refusal, isBusy, change } = useChange()
  const form = useRef<HTMLFormElement>(null)
  const problems = useMemo(() => problemsIn(refusal), [refusal])
  useEffect(() => {
    if (refusal && form.current) showFirstProblem(form.current)
  }, [refusal])

  const save = async () => {
    const typed = Object.fromEntries(Object.entries(secrets).filter(([, value]) => value !== ''))
    const answer = await change(
      async () => {
        await client.connections.change({ name, isOn, fields: groupValue(fields, draft), secrets: typed })
      },
      `${label}: settings saved`,
      isOn ? '' : 'It is switched off.',
    )
    if (answer) close()
  }
  const draw = (it: string): ReactNode => {
    const secret = connection.secrets.find((one) => one.name === it)
    const field = fields.find((one) => one.name === it)
    if (secret)
      return (
        <SecretField
          key={it}
          secret={secret}
          value={secrets[it] ?? ''}
          set={(value) => setSecrets((before) => ({ ...before, [it]: value }))}
        />
      )
    return (
      field && (
        <OneField
          key={it}
          field={field}
          path={it}
          draft={draft[it] ?? ''}
          set={(next) => setDraft((before) => ({ ...before, [it]: next }))}
          problems={problems}
        />
      )
    )
  }
  const inNoPart = [...connection.secrets, ...fields]
    .map((one) => one.name)
    .filter((one) => !parts.some((part) => part.names.includes(one)))
  return (
    <form
      ref={form}
      className="stack schema-form"
      aria-label={`Settings of ${label}`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!isBusy) void save()
      }}
    >
      {inNoPart.length > 0 && <div className="form">{inNoPart.map(draw)}</div>}
      {parts.map((part) => (
        <ConnectionFormPart key={part.label} part={part}>
          {part.names.map(draw)}
        </ConnectionFormPart>
      ))}
      {refusal && (
        <Notice kind="warn">
          {problems.size > 1 ? `${counted(problems.size, 'field')} to mend: each says why.` : refusal.sentence}
        </Notice>
      )}
      <div className="row">
        <PressButton isSubmit isBusy={isBusy}>
          Save
        </PressButton>
        <PressButton press={close}>Back</PressButton>
        {!isSet && <span className="soft small">Saved switched off: test it, then switch it on.</span>}
      </div>
    </form>
  )
}
