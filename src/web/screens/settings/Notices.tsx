import { NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { api, client, type Outputs } from '../../api.ts'
import { Answer } from '../../parts/Answer.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { PressButton } from '../../parts/PressButton.tsx'
import { WholeForm, type WholeFormProps } from './WholeForm.tsx'

type View = Outputs['mail']['notices']
type Owner = View['notices'][number]['owner']
const ownerLabels: Readonly<Record<Owner, string>> = { ils: 'the library system', keuka: 'Keuka', nobody: 'nobody' }
const isOwner = (text: string): text is Owner => Object.hasOwn(ownerLabels, text)

/** Who tells a patron what: one owner each, so that nobody is told twice. */
export function Notices(): ReactNode {
  const notices = useQuery(api.mail.notices.queryOptions())
  return (
    <Answer to={notices} what="the notices" lines={8}>
      {(found) => (
        <WholeForm
          found={found}
          read={() => client.mail.notices()}
          write={({ notices, memberMailHour, version }) =>
            client.mail.changeNotices({
              owners: Object.fromEntries(notices.map((one) => [one.name, one.owner])),
              memberMailHour,
              version,
            })
          }
          words="Notices saved"
        >
          {(form) => <NoticesForm {...form} />}
        </WholeForm>
      )}
    </Answer>
  )
}

function NoticesForm({ start: view, isBusy, save, said }: WholeFormProps<View>): ReactNode {
  const [owners, setOwners] = useState<Readonly<Record<string, Owner>>>(
    Object.fromEntries(view.notices.map((one) => [one.name, one.owner])),
  )
  const [hour, setHour] = useState(view.memberMailHour === null ? '' : String(view.memberMailHour))
  const typed = (): View => ({
    ...view,
    notices: view.notices.map((one) => ({ ...one, owner: owners[one.name] ?? one.owner })),
    memberMailHour: hour === '' ? null : Number(hour),
  })
  return (
    <form
      className="stack form-page"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isBusy) void save(typed())
      }}
    >
      <Panel title="Who tells the patron">
        <div className="form">
          {view.notices.map(({ name, label, owners: possible }) => (
            <NativeSelect
              key={name}
              label={label}
              data={possible.map((one) => ({ value: one, label: ownerLabels[one] }))}
              value={owners[name]}
              onChange={({ currentTarget: { value } }) =>
                isOwner(value) && setOwners((before) => ({ ...before, [name]: value }))
              }
            />
          ))}
        </div>
      </Panel>
      <Panel title="Morning mail to member libraries">
        <div className="form">
          <TextInput
            label="From this hour"
            type="number"
            min={0}
            max={23}
            step={1}
            value={hour}
            onChange={(event) => setHour(event.currentTarget.value)}
            description="What is wanted of each, with a button for every answer. Empty: no such mail."
          />
        </div>
      </Panel>
      {said}
      <div>
        <PressButton isSubmit isBusy={isBusy}>
          Save
        </PressButton>
      </div>
    </form>
  )
}
