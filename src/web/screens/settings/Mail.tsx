import { NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { api, client, type Outputs } from '../../api.ts'
import { orNull, useFields } from '../../fields.ts'
import { Answer } from '../../parts/Answer.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { PressButton } from '../../parts/PressButton.tsx'
import { useChange } from './saying.ts'
import { WholeForm, type WholeFormProps } from './WholeForm.tsx'

type MailSettings = Outputs['mail']['get']

const securities = [
  { value: 'tls', label: 'TLS from the start (port 465)' },
  { value: 'starttls', label: 'STARTTLS (port 587)' },
  { value: 'none', label: 'None: a server inside this house only' },
] as const
const states = { sending: 'nobody knows: did it go out?', sent: 'sent', failed: 'did not go out' } as const

/** How mail leaves the office. */
export function Mail(): ReactNode {
  const mail = useQuery(api.mail.get.queryOptions())
  return (
    <Answer to={mail} what="how mail leaves" lines={8}>
      {(found) => (
        <div className="stack form-page">
          <MailServer found={found} />
          {found.server && <TestMail />}
          <MemberMails mails={found.memberMails} />
        </div>
      )}
    </Answer>
  )
}

/** The password is written and never shown: what is typed of it stays, whatever is laid beside the rest. */
function MailServer({ found }: { found: MailSettings }): ReactNode {
  const [password, setPassword] = useState('')
  return (
    <WholeForm
      found={found}
      read={() => client.mail.get()}
      write={async ({ server, version }) => {
        const kept = await client.mail.change({
          server,
          version,
          ...(password === '' || server === null ? {} : { password }),
        })
        setPassword('')
        return kept
      }}
      dropped={() => setPassword('')}
      words={({ server }) => (server ? 'Mail settings saved' : 'Mail is switched off')}
    >
      {(form) => <MailForm {...form} found={found} password={password} setPassword={setPassword} />}
    </WholeForm>
  )
}

function MailForm({
  start,
  found,
  refusal,
  isBusy,
  save,
  said,
  password,
  setPassword,
}: WholeFormProps<MailSettings> & {
  found: MailSettings
  password: string
  setPassword: (password: string) => void
}): ReactNode {
  const { server } = start
  const { values, text, set } = useFields(
    {
      host: server?.host ?? '',
      port: String(server?.port ?? 587),
      security: server?.security ?? 'starttls',
      user: server?.user ?? '',
      from: server?.from ?? '',
    },
    refusal,
  )
  const typed = (): MailSettings => {
    const security = securities.find((one) => one.value === values.security)?.value ?? 'starttls'
    const next = {
      host: values.host.trim(),
      port: Number(values.port),
      security,
      user: orNull(values.user),
      from: values.from.trim(),
    }
    return { ...start, server: next }
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isBusy) void save(typed())
      }}
    >
      <Panel title="Mail server">
        <div className="form">
          <TextInput {...text('host', 'Server')} required maxLength={253} />
          <TextInput {...text('port', 'Port')} required type="number" min={1} max={65_535} step={1} />
          <NativeSelect
            label="Encryption"
            data={[...securities]}
            value={values.security}
            onChange={(event) => set('security', event.currentTarget.value)}
          />
          <TextInput {...text('from', 'Sender address')} required type="email" />
          <TextInput
            {...text('user', 'User name')}
            maxLength={254}
            description="Empty where the server asks for none."
          />
          <TextInput
            name="password"
            label="Password"
            type="password"
            autoComplete="off"
            maxLength={200}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            description={found.server?.user ? 'Empty: as it was.' : 'Kept sealed, and never shown again.'}
          />
        </div>
      </Panel>
      {found.server === null && (
        <p className="soft">Mail is off: what would leave by it is a card with the text to copy.</p>
      )}
      {said}
      <div className="row">
        <PressButton isSubmit isBusy={isBusy}>
          Save
        </PressButton>
        {found.server && (
          <button
            type="button"
            className="small-key"
            disabled={isBusy}
            onClick={() => void save({ ...start, server: null })}
          >
            Switch mail off
          </button>
        )}
      </div>
    </form>
  )
}

function TestMail(): ReactNode {
  const { refusal, isBusy, change } = useChange()
  const { values, text } = useFields({ to: '' }, refusal)
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isBusy) void change(() => client.mail.test({ to: values.to.trim() }), 'The mail went out')
      }}
    >
      <Panel title="Try it">
        <div className="form">
          <TextInput {...text('to', 'Send a mail to')} required type="email" />
        </div>
      </Panel>
      {refusal && <Notice kind="warn">{refusal.sentence}</Notice>}
      <div>
        <PressButton isSubmit isBusy={isBusy}>
          Send
        </PressButton>
      </div>
    </form>
  )
}

function MemberMails({ mails }: { mails: MailSettings['memberMails'] }): ReactNode {
  return (
    <Panel title="Morning mails to member libraries">
      {mails.length === 0 ? (
        <p className="soft">
          None yet. They go to members with an e-mail address, on days when something is wanted of them.
        </p>
      ) : (
        <ul>
          {mails.map((one) => (
            <li key={`${one.day} ${one.library}`}>
              {one.day} · {one.library} · {one.lines} {one.lines === 1 ? 'line' : 'lines'} · {states[one.state]}
              {one.error === null ? '' : `: ${one.error}`}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
