import type { ReactNode } from 'react'
import { client } from '../../api.ts'
import { dayInFull, dayWords } from '../../dates.ts'
import { useMe } from '../../me.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { useChange } from '../settings/saying.ts'
import type { DayCell, Entry } from './month.ts'

const heads = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

/** The month on a page; on a telephone, the days on which something is, one under the other. */
export function MonthGrid({ cells }: { cells: readonly DayCell[] }): ReactNode {
  const { today } = useMe()
  const { refusal, change } = useChange()
  const takeOut = (entry: Entry, closureId: number): void =>
    void change(() => client.calendar.takeOut({ closureId }), 'Open after all', entry.words)
  return (
    <>
      {refusal && <Notice kind="warn">{refusal.sentence}</Notice>}
      <div className="calendar-heads" aria-hidden="true">
        {heads.map((one) => (
          <span key={one}>{one.slice(0, 3)}</span>
        ))}
      </div>
      <ol className="calendar-month">
        {cells.map((cell) => (
          <li key={cell.on} className={classOf(cell, today)} aria-current={cell.on === today ? 'date' : undefined}>
            <div className="calendar-date">
              <time dateTime={cell.on} title={dayInFull(cell.on)}>
                <span className="calendar-number" aria-hidden="true">
                  {Number(cell.on.slice(8))}
                </span>
                <span className="calendar-words">{dayWords(cell.on, today)}</span>
              </time>
              {cell.staffed !== null && <span className="soft calendar-staffed">{cell.staffed}</span>}
            </div>
            {cell.entries.length > 0 && (
              <ul>
                {cell.entries.map((one) => (
                  <EntryLine key={one.key} entry={one} takeOut={takeOut} />
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </>
  )
}

function EntryLine({
  entry,
  takeOut,
}: {
  entry: Entry
  takeOut: (entry: Entry, closureId: number) => void
}): ReactNode {
  const { closureId } = entry
  return (
    <li className={`calendar-entry is-${entry.kind}`} title={entry.words}>
      <span>{entry.words}</span>
      {closureId !== null && (
        <button type="button" aria-label={`Open after all: ${entry.words}`} onClick={() => takeOut(entry, closureId)}>
          ×
        </button>
      )}
    </li>
  )
}

function classOf({ on, isInMonth, entries }: DayCell, today: string): string {
  return [
    'calendar-day',
    ...(isInMonth ? [] : ['other-month']),
    ...(on === today ? ['is-today'] : []),
    ...(entries.every((one) => one.goesOn) ? ['says-nothing-new'] : []),
    ...(entries.some((one) => one.kind === 'office') ? ['is-closed'] : []),
  ].join(' ')
}
