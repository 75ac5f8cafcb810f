import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { ConnectionView } from '../../../contract/connections.ts'
import { client } from '../../api.ts'
import { Notice } from '../../parts/Notice.tsx'
import { PressButton } from '../../parts/PressButton.tsx'
import { groupDraft, groupValue } from '../../schema-form/draft.ts'
import { fieldsOf } from '../../schema-form/form-field.ts'
import { SchemaFields } from '../../schema-form/SchemaFields.tsx'
import { useChange } from '../settings/saying.ts'
import { SecretField } from './SecretField.tsx'

/** What the system is told, drawn from its schema; secrets are written and never shown. */
export function ConnectionForm({ connection, close }: { connection: ConnectionView; close: () => void }): ReactNode {
  const { name, label, isOn, isSet } = connection
  // The form stays as it was opened: a live change must not take away what is being typed.
  const [fields] = useState(() => fieldsOf(connection.form))
  const [draft, setDraft] = useState(() => groupDraft(fields, connection.fields))
  const [secrets, setSecrets] = useState<Readonly<Record<string, string>>>({})
  const { refusal, isBusy, change } = useChange()
  const form = useRef<HTMLFormElement>(null)
  const problem =
    refusal?.field?.startsWith('fields.') === true
      ? { path: refusal.field.slice('fields.'.length), sentence: refusal.sentence }
      : null
  useEffect(() => {
    // The sentence stands at its field: go there.
    if (refusal)
      form.current
        ?.querySelector<HTMLElement>('[aria-invalid="true"], .schema-error')
        ?.scrollIntoView({ block: 'center' })
    if (refusal) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
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
      <div className="form">
        {connection.secrets.map((secret) => (
          <SecretField
            key={secret.name}
            secret={secret}
            value={secrets[secret.name] ?? ''}
            set={(value) => setSecrets((before) => ({ ...before, [secret.name]: value }))}
          />
        ))}
        <SchemaFields fields={fields} path="" draft={draft} set={setDraft} problem={problem} />
      </div>
      {refusal && <Notice kind="warn">{refusal.sentence}</Notice>}
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
