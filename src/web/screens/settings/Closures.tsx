import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { api, client } from '../../api.ts'
import { noHolidayKept } from '../../../domain/calendar/no-holiday-kept.ts'
import { useMe } from '../../me.tsx'
import { useFields } from '../../fields.ts'
import { Answer } from '../../parts/Answer.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { PressButton } from '../../parts/PressButton.tsx'
import { Day } from '../../parts/When.tsx'
import { useChange } from './saying.ts'

const nothing = { startsOn: '', endsOn: '', reason: '' }

/** Days on which the office, or with an id a library, is closed. */
export function Closures({ libraryId }: { libraryId?: number }): ReactNode {
  const { today } = useMe()
  const of = libraryId === undefined ? {} : { libraryId }
  const closures = useQuery(api.desk.closures.queryOptions({ input: of }))
  const { refusal, isBusy, change } = useChange()
  const { values, text, set } = useFields(nothing, refusal)
  const add = async () => {
    const { startsOn, endsOn, reason } = values
    const order = { ...of, startsOn, endsOn: endsOn === '' ? startsOn : endsOn, ...(reason === '' ? {} : { reason }) }
    if (!(await change(() => client.desk.close(order), 'Closed days noted'))) return
    for (const name of ['startsOn', 'endsOn', 'reason'] as const) set(name, '')
  }
  return (
    <Panel title="Closed days" isBare>
      <Answer to={closures} what="the closed days" lines={2}>
        {(list) => (
          <>
            {libraryId === undefined && noHolidayKept(list, today) && (
              <Notice kind="warn">
                The office is closed on no federal holiday of the coming year: due dates may fall on one. Note them
                here, or bring a calendar file to the Calendar.
              </Notice>
            )}
            {list.length === 0 ? (
              <Empty>No closed days ahead. Deadlines and straps reckon with what is noted here.</Empty>
            ) : (
              <ul>
                {list.map((one) => (
                  <li key={one.startsOn} className="card-line">
                    <div className="row wide">
                      <span>
                        <Day on={one.startsOn} />
                        {one.endsOn !== one.startsOn && (
                          <>
                            {' '}
                            to <Day on={one.endsOn} isShort />
                          </>
                        )}
                        {one.reason !== null && <span className="soft"> {one.reason}</span>}
                      </span>
                      <button
                        type="button"
                        className="small-key"
                        aria-label={`Open after all: ${one.startsOn}`}
                        onClick={() =>
                          void change(() => client.desk.reopen({ ...of, startsOn: one.startsOn }), 'Open after all')
                        }
                      >
                        Open after all
                      </button>
                    </div>
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
      </Answer>
      <form
        className="row at-foot closures-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (!isBusy) void add()
        }}
      >
        <TextInput {...text('startsOn', 'Closed from')} type="date" required />
        <TextInput {...text('endsOn', 'Until')} type="date" />
        <TextInput {...text('reason', 'Why')} maxLength={100} />
        <PressButton isSubmit isBusy={isBusy}>
          Note it
        </PressButton>
      </form>
      {refusal && <Notice kind="warn">{refusal.sentence}</Notice>}
    </Panel>
  )
}
