import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import type { ConnectionView } from '../../../contract/connections.ts'
import { client } from '../../api.ts'
import { Notice } from '../../parts/Notice.tsx'
import { PressButton } from '../../parts/PressButton.tsx'
import { groupDraft, groupValue } from '../../schema-form/draft.ts'
import { fieldsOf, partsOf } from '../../schema-form/form-field.ts'
import { OneField } from '../../schema-form/SchemaFields.tsx'
import { counted } from '../../words.ts'
import { WholeForm, type WholeFormProps } from '../settings/WholeForm.tsx'
import { ConnectionFormPart } from './ConnectionFormPart.tsx'
import { problemsIn, showFirstProblem } from './form-problems.ts'
import { SecretField } from './SecretField.tsx'

type Told = Pick<ConnectionView, 'fields' | 'version'>
const toldOf = ({ fields, version }: ConnectionView): Told => ({ fields, version })
type Secrets = Readonly<Record<string, string>>

/** What the system is told, drawn from its schema; secrets are written and never shown, so what is typed of them stays. */
export function ConnectionForm({ connection, close }: { connection: ConnectionView; close: () => void }): ReactNode {
  const { name, label, isOn } = connection
  const [secrets, setSecrets] = useState<Secrets>({})
  const read = async (): Promise<Told> =>
    toldOf((await client.connections.list()).find((one) => one.name === name) ?? connection)
  return (
    <WholeForm
      found={toldOf(connection)}
      read={read}
      write={async ({ fields, version }) => {
        const typed = Object.fromEntries(Object.entries(secrets).filter(([, value]) => value !== ''))
        return toldOf(await client.connections.change({ name, fields, secrets: typed, version }))
      }}
      dropped={() => setSecrets({})}
      words={`${label}: settings saved`}
      about={isOn ? '' : 'It is switched off.'}
    >
      {(form) => <ToldForm {...form} connection={connection} secrets={secrets} setSecrets={setSecrets} close={close} />}
    </WholeForm>
  )
}

function ToldForm({
  start,
  refusal,
  isBusy,
  save: saveWhole,
  said,
  connection,
  secrets,
  setSecrets,
  close,
}: WholeFormProps<Told> & {
  connection: ConnectionView
  secrets: Secrets
  setSecrets: (secrets: Secrets) => void
  close: () => void
}): ReactNode {
  const { label, isSet } = connection
  // The form stays as it was opened: a live change must not take away what is being typed.
  const [fields] = useState(() => fieldsOf(connection.form))
  const [parts] = useState(() => partsOf(connection.form))
  const [draft, setDraft] = useState(() => groupDraft(fields, start.fields))
  const form = useRef<HTMLFormElement>(null)
  const problems = useMemo(() => problemsIn(refusal), [refusal])
  useEffect(() => {
    if (refusal && form.current) showFirstProblem(form.current)
  }, [refusal])

  const save = async () => {
    if (await saveWhole({ ...start, fields: groupValue(fields, draft) })) close()
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
          set={(value) => setSecrets({ ...secrets, [it]: value })}
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
      {problems.size > 1 ? (
        <Notice kind="warn">{counted(problems.size, 'field')} to mend: each says why.</Notice>
      ) : (
        said
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
