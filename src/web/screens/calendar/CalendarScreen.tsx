import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { api } from '../../api.ts'
import { useKeys } from '../../keys.ts'
import { useMe } from '../../me.tsx'
import { Answer } from '../../parts/Answer.tsx'
import { KeyCap } from '../../parts/KeyCap.tsx'
import { addresses } from '../../routes.tsx'
import type { CalendarSearch } from '../../searches.ts'
import { useTitle } from '../../use-title.ts'
import { AbsenceForm } from './AbsenceForm.tsx'
import { Absences } from './Absences.tsx'
import { Carriers } from './Carriers.tsx'
import { ClosingForm } from './ClosingForm.tsx'
import { Feeds } from './Feeds.tsx'
import { FileForm } from './FileForm.tsx'
import { Lanes } from './Lanes.tsx'
import { MonthGrid } from './MonthGrid.tsx'
import { cellsOf, monthLater, monthOf, monthWords, pageOf } from './month.ts'

/** Who is closed when, what does not go, who is at the desk: all calendars of a month, each of which can be hidden. */
export function CalendarScreen(): ReactNode {
  useTitle('Calendar')
  const { today } = useMe()
  const search = useSearch({ from: addresses.calendar })
  const navigate = useNavigate()
  const month = search.month ?? monthOf(today)
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set())
  const view = useQuery(api.calendar.view.queryOptions({ input: pageOf(month) }))
  const show = (next: CalendarSearch): void => void navigate({ to: addresses.calendar, search: { ...search, ...next } })
  const open = (form: CalendarSearch['form']) => () => show({ form })
  const close = open(undefined)
  useKeys({
    P: () => show({ month: monthLater(month, -1) }),
    N: () => show({ month: monthLater(month, 1) }),
    T: () => show({ month: undefined }),
    C: open('closing'),
    A: open('absence'),
    F: open('file'),
  })
  const press = (key: string, words: string, does: () => void): ReactNode => (
    <button type="button" className="small-key" onClick={does}>
      {words} <KeyCap of={key} />
    </button>
  )
  return (
    <>
      <div className="page-head">
        <h1>{monthWords(month)}</h1>
        <div className="row calendar-turn">
          {press('P', 'Earlier', () => show({ month: monthLater(month, -1) }))}
          {press('T', 'This month', () => show({ month: undefined }))}
          {press('N', 'Later', () => show({ month: monthLater(month, 1) }))}
        </div>
        <div className="row">
          {press('C', 'Closed days', open('closing'))}
          {press('A', 'Absence', open('absence'))}
          {press('F', 'Calendar file', open('file'))}
        </div>
      </div>
      <div className="stack">
        {search.form === 'closing' && <ClosingForm leave={close} />}
        {search.form === 'absence' && <AbsenceForm leave={close} />}
        {search.form === 'file' && <FileForm leave={close} />}
        <Answer to={view} what="the calendar" lines={10}>
          {(found) => (
            <>
              <Lanes view={found} hidden={hidden} change={setHidden} />
              <MonthGrid cells={cellsOf(month, found, hidden, today)} />
              <Absences absences={found.absences} />
            </>
          )}
        </Answer>
        <Feeds />
        <Carriers />
      </div>
    </>
  )
}
