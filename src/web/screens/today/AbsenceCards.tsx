import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useRef, useState, type FocusEvent, type ReactNode } from 'react'
import type { AbsenceCardView } from '../../../contract/calendar.ts'
import { absenceSteps } from '../../../domain/desk/absence.ts'
import { api, client, type Outputs } from '../../api.ts'
import { settledMs, useKeys } from '../../keys.ts'
import { KeyCap } from '../../parts/KeyCap.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { Day } from '../../parts/When.tsx'
import { addresses } from '../../routes.tsx'
import { useChange } from '../settings/saying.ts'
import { counted } from '../../words.ts'

type Told = Outputs['calendar']['tellPartners']
const mailWords = { sending: 'mailed, perhaps', sent: 'mailed', failed: 'the mail did not go out' } as const

function toldWords({ sent, failed, unwritten }: Told): string {
  const parts = [
    `${counted(sent, 'mail')} sent`,
    ...(failed > 0 ? [`${failed} did not go out: try again`] : []),
    ...(unwritten > 0 ? [`${counted(unwritten, 'partner')} without an e-mail address: tell them another way`] : []),
  ]
  return `${parts.join('; ')}.`
}

/** Nobody sees the others' addresses. */
function mailtoAll({ partners, mail }: AbsenceCardView): string {
  const to = partners.flatMap((one) => (one.email === null ? [] : [encodeURIComponent(one.email)])).join(',')
  const { subject = '', body = '' } = mail ?? {}
  return `mailto:?bcc=${to}&subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`
}

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
  const [told, setTold] = useState<Told | null>(null)
  const focusedAt = useRef<number | null>(null)
  const { absenceId, step } = card
  const { label, key } = absenceSteps[step]
  const settle = (): void => {
    if (!isBusy) void change(() => client.calendar.settleStep({ absenceId, step, isDone: true }), label, card.words)
  }
  const tell = async (): Promise<void> => {
    if (isBusy) return
    if (card.canMail)
      await change(
        async () => setTold(await client.calendar.tellPartners({ absenceId })),
        'Partners mailed',
        card.words,
      )
    else if (card.mail) window.location.href = mailtoAll(card)
  }
  const mayTell = card.canMail || card.mail !== null
  const isSettled = () => focusedAt.current !== null && performance.now() - focusedAt.current >= settledMs
  const tellKey = { M: () => void (isSettled() && tell()) }
  useKeys(hasFocus ? { [key]: () => isSettled() && settle(), ...(mayTell ? tellKey : {}) } : {}, true)
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
          {card.place?.address && (
            <a className="small-key" href={card.place.address} target="_blank" rel="noreferrer">
              Open WorldShare
            </a>
          )}
          <Link className="small-key" to={addresses.calendar} search={{}}>
            Calendar
          </Link>
          {mayTell && (
            <button type="button" className="small-key" onClick={() => void tell()}>
              {card.canMail ? 'Mail them all' : 'Write to all'} <KeyCap of="M" />
            </button>
          )}
          <button type="button" className="small-key" onClick={settle}>
            {label} <KeyCap of={key} />
          </button>
        </div>
      </div>
      {told && <Notice kind={told.failed > 0 ? 'warn' : 'note'}>{toldWords(told)}</Notice>}
      {refusal && <Notice kind="warn">{refusal.sentence}</Notice>}
      {card.place && (
        <details>
          <summary>Show how</summary>
          <ol className="absence-list">
            {card.place.steps.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ol>
        </details>
      )}
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
                  {` · ${one.email ?? 'no e-mail address'}`}
                  {one.told !== null && ` · ${mailWords[one.told]}`}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  )
}
