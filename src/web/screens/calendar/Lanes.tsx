import type { ReactNode } from 'react'
import type { CalendarView } from '../../../contract/calendar.ts'

/** Every calendar of the month; a press hides it or shows it again. */
export function Lanes({
  view,
  hidden,
  change,
}: {
  view: CalendarView
  hidden: ReadonlySet<string>
  change: (hidden: ReadonlySet<string>) => void
}): ReactNode {
  const lanes = [...view.lanes, { key: 'absence', name: 'Absence' }, { key: 'packing', name: 'To pack' }]
  const flip = (key: string): void => {
    const next = new Set(hidden)
    if (!next.delete(key)) next.add(key)
    change(next)
  }
  return (
    <fieldset className="row calendar-lanes">
      <legend className="only-heard">Calendars shown</legend>
      {lanes.map(({ key, name }) => (
        <button
          key={key}
          type="button"
          className="calendar-lane"
          aria-pressed={!hidden.has(key)}
          onClick={() => flip(key)}
        >
          {name}
        </button>
      ))}
    </fieldset>
  )
}
