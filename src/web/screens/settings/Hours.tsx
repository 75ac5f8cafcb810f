import { Checkbox, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { api, client, type Outputs } from '../../api.ts'
import { Answer } from '../../parts/Answer.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { PressButton } from '../../parts/PressButton.tsx'
import { Closures } from './Closures.tsx'
import { LookUps } from './LookUps.tsx'
import { WholeForm, type WholeFormProps } from './WholeForm.tsx'

type Desk = Outputs['desk']['settings']
const days = [
  ['mon', 'Monday'],
  ['tue', 'Tuesday'],
  ['wed', 'Wednesday'],
  ['thu', 'Thursday'],
  ['fri', 'Friday'],
  ['sat', 'Saturday'],
  ['sun', 'Sunday'],
] as const
const usual = { from: '09:00', until: '14:00' }

/** When the desk is staffed, when the office is closed, who looked up whom. */
export function Hours(): ReactNode {
  const desk = useQuery(api.desk.settings.queryOptions())
  return (
    <div className="stack form-page">
      <Answer to={desk} what="the hours" lines={8}>
        {(found) => (
          <WholeForm
            found={found}
            read={() => client.desk.settings()}
            write={(next) => client.desk.change(next)}
            words="Hours saved"
          >
            {(form) => <HoursForm {...form} />}
          </WholeForm>
        )}
      </Answer>
      <Closures />
      <LookUps />
    </div>
  )
}

function HoursForm({ start: desk, isBusy, save, said }: WholeFormProps<Desk>): ReactNode {
  const [week, setWeek] = useState(desk.week)
  const [auditDays, setAuditDays] = useState(String(desk.auditDays))
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (!isBusy) void save({ ...desk, week, auditDays: Number(auditDays) })
      }}
    >
      <Panel title="Staffed hours">
        <div className="stack">
          <p className="soft small">A deadline is shown as the last of these hours before it.</p>
          <ul className="hours">
            {days.map(([name, label]) => {
              const hours = week[name]
              return (
                <li key={name} className="row">
                  <Checkbox
                    className="hours-day"
                    label={label}
                    checked={hours !== null}
                    onChange={(event) => setWeek({ ...week, [name]: event.currentTarget.checked ? usual : null })}
                  />
                  {hours && (
                    <>
                      <TextInput
                        aria-label={`${label} from`}
                        type="time"
                        required
                        value={hours.from}
                        onChange={(event) =>
                          setWeek({ ...week, [name]: { ...hours, from: event.currentTarget.value } })
                        }
                      />
                      <span>to</span>
                      <TextInput
                        aria-label={`${label} until`}
                        type="time"
                        required
                        value={hours.until}
                        onChange={(event) =>
                          setWeek({ ...week, [name]: { ...hours, until: event.currentTarget.value } })
                        }
                      />
                    </>
                  )}
                </li>
              )
            })}
          </ul>
          <TextInput
            label="Look-ups of patrons stay on record for (days)"
            type="number"
            min={30}
            max={1095}
            required
            w={320}
            value={auditDays}
            onChange={(event) => setAuditDays(event.currentTarget.value)}
          />
          {said}
          <div>
            <PressButton isSubmit isBusy={isBusy}>
              Save
            </PressButton>
          </div>
        </div>
      </Panel>
    </form>
  )
}
