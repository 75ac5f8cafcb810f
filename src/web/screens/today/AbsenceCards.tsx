import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useRef, useState, type FocusEvent, type ReactNode } from 'react'
import type { AbsenceCardView } from '../../../contract/calendar.ts'
import { absenceSteps } from '../../../domain/desk/absence.ts'
import { api, client } from '../../api.ts'
import { settledMs, useKeys } from '../../keys.ts'
import { KeyCap } from '../../parts/KeyCap.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { Day } from '../../parts/When.tsx'
import { addresses } from '../../routes.tsx'
import { useChange } from '../settings/saying.ts'
import { counted } from '../../words.ts'

/** What a planned absence asks for before it, and after it. */
export function AbsenceCards(): ReactNode {
  const cards = useQuery(api.calendar.absenceCards.queryOptions())
  if (!cards.data || cards.data.length === 0) return null
  return (
    <Panel title="Away from the desk" isBare>
      <ul>
        {cards.data.map((card) => (
          <AbsenceLine key={`${card.absenceId} ${card.step}`} card={card} />
        ))}
      </ul>
    </Panel>
  )
}

function AbsenceLine({ card }: { card: AbsenceCardView }): ReactNode {
  const { refusal, isBusy, change } = useChange()
  const [hasFocus, setFocus] = useState(false)
  const focusedAt = useRef<number | null>(null)
  const { absenceId, step } = card
  const { label, key } = absenceSteps[step]
  const settle = (): void => {
    if (!isBusy) void change(() => client.calendar.settleStep({ absenceId, step, isDone: true }), label, card.words)
  }
  const isSettled = () => focusedAt.current !== null && performance.now() - focusedAt.current >= settledMs
  useKeys(hasFocus ? { [key]: () => isSettled() && settle() } : {}, true)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the focus in the row decides where letters act
    <li
      className="card-line"
      data-row
      onFocus={() => {
        focusedAt.current ??= performance.now()
        setFocus(true)
      }}
      onBlur={(event: FocusEvent<HTMLElement>) => {
        if (event.currentTarget.contains(event.relatedTarget)) return
        focusedAt.current = null
        setFocus(false)
      }}
    >
      <div className="card-top">
        <div className="card-what">
          <span className="card-words">{card.words}</span>
          <span className={card.isLate ? 'card-until late' : 'card-until'}>
            by <Day on={card.by} isShort />
          </span>
          <div className="small soft">{card.why}</div>
        </div>
        <div className="row card-keys">
          <Link className="small-key" to={addresses.calendar} search={{}}>
            Calendar
          </Link>
          <button type="button" className="small-key" onClick={settle}>
            {label} <KeyCap of={key} />
          </button>
        </div>
      </div>
      {refusal && <Notice kind="warn">{refusal.sentence}</Notice>}
      {card.falling.length > 0 && (
        <details>
          <summary>Show {counted(card.falling.length, 'thing')}</summary>
          <ul className="absence-list">
            {card.falling.map((one) => (
              <li key={`${one.id} ${one.what}`}>
                <Day on={one.on} isShort /> <span className="soft">{one.what}</span>{' '}
                <Link to={addresses.request} params={{ requestId: String(one.id) }}>
                  {one.title}
                </Link>{' '}
                <span className="soft">{one.number}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {card.partners.length > 0 && (
        <details>
          <summary>Show {counted(card.partners.length, 'partner')}</summary>
          <ul className="absence-list">
            {card.partners.map((one) => (
              <li key={one.id}>
                <Link to={addresses.library} params={{ libraryId: String(one.id) }}>
                  {one.name}
                </Link>{' '}
                <span className="soft">
                  {counted(one.count, 'open request')}
                  {one.email !== null && ` · ${one.email}`}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  )
}
