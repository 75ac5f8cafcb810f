import { TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useRef, useState, type FocusEvent, type ReactNode } from 'react'
import type { OutboxView } from '../../../contract/work.ts'
import { settle } from '../../acting.ts'
import { settledMs, useKeys } from '../../keys.ts'
import { KeyCap } from '../../parts/KeyCap.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { PressButton } from '../../parts/PressButton.tsx'
import { Moment } from '../../parts/When.tsx'
import { focusNextRow } from '../../row-focus.ts'
import { addresses } from '../../routes.tsx'
import { counted } from '../../words.ts'
import { standingStages, standingWords } from './outbox-words.ts'

type Line = OutboxView['lines'][number]
type LineKey = Line['keys'][number]

const said = { again: 'Tried again', now: 'Sent', done: 'Done by hand', skip: 'Skipped' } as const

/** One step: what it is, for which request, how it stands, and the keys that settle it. */
export function OutboxRow({ line, isGone }: { line: Line; isGone: boolean }): ReactNode {
  const row = useRef<HTMLLIElement>(null)
  const focusedAt = useRef<number | null>(null)
  const [hasFocus, setFocus] = useState(false)
  const [isSkipping, setSkipping] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)

  const does = async (how: LineKey['how'], reason?: string) => {
    const about = `${line.title} (${line.number})`
    const order = { effectId: line.id, how, ...(reason === undefined ? {} : { reason }) }
    const answer = await settle(order, `${said[how]}: ${line.words}`, about, line.requestId)
    setRefusal(answer?.sentence ?? null)
    if (answer) return
    setSkipping(false)
    focusNextRow(row.current)
  }
  const press = (key: LineKey) => {
    if (isGone) return
    if (key.whyNot !== null) return setRefusal(key.whyNot)
    if (key.how === 'skip') return setSkipping(true)
    void does(key.how)
  }
  const isSettled = () => focusedAt.current !== null && performance.now() - focusedAt.current >= settledMs
  const letters = Object.fromEntries(line.keys.map((key) => [key.key, () => isSettled() && press(key)]))
  useKeys(hasFocus && !isGone ? letters : {}, true)

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the focus in the row decides where letters act
    <li
      ref={row}
      data-row
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the row takes letter keys, so it takes the focus
      tabIndex={0}
      aria-label={`${line.words}, ${line.to}`}
      className={isGone ? 'card-line gone' : 'card-line appears'}
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
          <span className="card-words">
            {isGone && 'Left the outbox: '}
            {line.words}
          </span>{' '}
          <bdi className="soft">{line.to}</bdi>
          <div className="small">
            <span className="state" data-stage={standingStages[line.standing]}>
              {standingWords[line.standing]}
            </span>{' '}
            <span className="soft">
              <Standing line={line} />
            </span>
          </div>
          <div className="small soft">
            <Link to={addresses.request} params={{ requestId: String(line.requestId) }}>
              {line.number}
            </Link>{' '}
            <bdi>{line.title}</bdi> · since <Moment at={line.since} isFull />
          </div>
          {line.error !== null && <div className="small outbox-error">{line.error}</div>}
        </div>
        {!isGone && (
          <div className="row card-keys">
            {line.keys.map((key) => (
              <button
                key={key.how}
                type="button"
                className="small-key"
                aria-disabled={key.whyNot !== null}
                title={key.whyNot ?? undefined}
                {...(key.how === 'skip' ? { 'aria-expanded': isSkipping } : {})}
                onClick={() => press(key)}
              >
                {key.label} <KeyCap of={key.key} />
              </button>
            ))}
          </div>
        )}
      </div>
      {isSkipping && !isGone && (
        <Skipping
          skip={(reason) => does('skip', reason)}
          close={() => {
            setSkipping(false)
            row.current?.focus()
          }}
        />
      )}
      {refusal !== null && <Notice kind="warn">{refusal}</Notice>}
    </li>
  )
}

/** Where it stands, said so that one knows whether to wait. */
function Standing({ line }: { line: Line }): ReactNode {
  const tried = line.tries === 0 ? '' : `tried ${line.tries === 1 ? 'once' : counted(line.tries, 'time')}`
  switch (line.standing) {
    case 'held':
      if (line.withPackage) return 'until the carrier has its package'
      return (
        <>
          until <Moment at={line.notBefore} />, then it leaves by itself
        </>
      )
    case 'waiting':
      return tried === '' ? (
        'for its turn; it goes by itself'
      ) : (
        <>
          {tried}, next try <Moment at={line.notBefore} />
        </>
      )
    case 'blocked':
      return `waits until “${line.behind?.words ?? 'an earlier step'}” of this request is done`
    case 'doing':
      return tried
    case 'with_person':
      return ['its card stands on Today', tried].filter((one) => one !== '').join(', ')
    case 'given_up':
      return [tried, 'nobody tries it again by itself'].filter((one) => one !== '').join('; ')
    default:
      return line.standing satisfies never
  }
}

function Skipping({ skip, close }: { skip: (reason: string) => Promise<void>; close: () => void }): ReactNode {
  const [reason, setReason] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [isAsked, setAsked] = useState(false)
  return (
    <form
      className="stack outbox-form"
      onSubmit={(event) => {
        event.preventDefault()
        setAsked(true)
        if (isBusy || reason.trim() === '') return
        setBusy(true)
        void skip(reason.trim()).finally(() => setBusy(false))
      }}
    >
      <TextInput
        label="Why is it left out?"
        description="Kept as a note with the request. The other side is told nothing."
        value={reason}
        maxLength={500}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the key that opened it asked for it
        autoFocus
        error={isAsked && reason.trim() === '' ? 'Write why: somebody will ask.' : false}
        onKeyDown={(event) => event.key === 'Escape' && close()}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className="row">
        <PressButton isSubmit isBusy={isBusy}>
          Skip it
        </PressButton>
        <PressButton press={close}>Back</PressButton>
      </div>
    </form>
  )
}
