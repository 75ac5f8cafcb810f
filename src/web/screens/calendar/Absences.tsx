import type { ReactNode } from 'react'
import type { CalendarView } from '../../../contract/calendar.ts'
import { absenceKinds } from '../../../domain/desk/absence.ts'
import { AbsenceMails } from './AbsenceMails.tsx'
import { client } from '../../api.ts'
import { Notice } from '../../parts/Notice.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { Day } from '../../parts/When.tsx'
import { useChange } from '../settings/saying.ts'

/** Absences of the weeks shown and later in them. */
export function Absences({ absences }: { absences: CalendarView['absences'] }): ReactNode {
  const { refusal, isBusy, change } = useChange()
  if (absences.length === 0) return null
  return (
    <Panel title="Absence" isBare>
      <ul>
        {absences.map((one) => (
          <li key={one.id} className="card-line">
            <div className="row wide">
              <span>
                {absenceKinds[one.kind]}, <Day on={one.startsOn} isShort />
                {one.endsOn !== one.startsOn && (
                  <>
                    {' '}
                    to <Day on={one.endsOn} isShort />
                  </>
                )}
                <span className="soft">
                  {' '}
                  {one.substitute === null ? 'nobody stands in' : `${one.substitute} stands in`}
                </span>
              </span>
              <form
                className="row"
                onSubmit={(event) => {
                  event.preventDefault()
                  const typed = new FormData(event.currentTarget).get('substitute')
                  const substitute = typeof typed === 'string' ? typed : ''
                  if (!isBusy)
                    void change(
                      () => client.calendar.nameSubstitute({ absenceId: one.id, substitute }),
                      'Noted who stands in',
                    )
                }}
              >
                <input
                  className="plain-field"
                  name="substitute"
                  aria-label="Who stands in"
                  placeholder="Who stands in"
                  defaultValue={one.substitute ?? ''}
                  maxLength={100}
                />
                <button type="submit" className="small-key">
                  Save
                </button>
                <button
                  type="button"
                  className="small-key"
                  onClick={() => void change(() => client.calendar.dropAbsence({ absenceId: one.id }), 'No absence')}
                >
                  Take it out
                </button>
              </form>
            </div>
            {one.mails.length > 0 && <AbsenceMails mails={one.mails} />}
          </li>
        ))}
      </ul>
      {refusal && <Notice kind="warn">{refusal.sentence}</Notice>}
    </Panel>
  )
}
