import { Link } from '@tanstack/react-router'
import { useEffect, useState, type FocusEvent, type ReactNode } from 'react'
import { withDaysInWords } from '../../dates.ts'
import { settledMs, useKeys } from '../../keys.ts'
import { useMe } from '../../me.tsx'
import { CardFields } from '../../parts/card/CardFields.tsx'
import { KeyCap } from '../../parts/KeyCap.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { Day, Moment } from '../../parts/When.tsx'
import type { Refusal } from '../../refusal.ts'
import { addresses } from '../../routes.tsx'
import { LinkForm } from './LinkForm.tsx'
import { mendIt, showAgain, type Difference, type Differences, type Mend } from './differences.ts'
import { SilenceForm } from './SilenceForm.tsx'

interface LineProps {
  one: Difference
  isOn: Differences['isOn']
  /** What is unfolded below it: what to do there, the number to link, the silence. */
  opened: string | null
  open: (what: string | null) => void
}

/** One difference: whose, what each says, since when, and the keys that mend it. */
export function DifferenceLine({ one, isOn, opened, open }: LineProps): ReactNode {
  const [hasFocus, setFocus] = useState(false)
  const [isSettled, setSettled] = useState(false)
  useEffect(() => {
    if (!hasFocus) return
    const timer = setTimeout(setSettled, settledMs, true)
    return () => {
      clearTimeout(timer)
      setSettled(false)
    }
  }, [hasFocus])
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const { today } = useMe()
  const says = (words: string | null) => (words === null ? null : withDaysInWords(words, today))

  const title = one.fields.find((field) => field.label === 'Title')?.value
  const toggle = (what: string) => open(opened === what ? null : what)
  const run = async (does: Promise<Refusal | null>) => {
    setBusy(true)
    const answer = await does
    setBusy(false)
    setRefusal(answer)
    if (!answer) open(null)
  }
  const isUnderWay = (mend: Mend) => one.mending?.name === mend.name
  const press = (mend: Mend) => {
    if (mend.name === 'show' || mend.name === 'link') toggle(mend.name)
    else if (!isBusy && !isUnderWay(mend)) void run(mendIt(one, mend))
  }
  const pressKey = (key: string) => {
    const mend = one.mends.find((each) => each.key === key)
    if (mend) press(mend)
    else if (one.silence === null) toggle('silence')
    else void run(showAgain(one))
  }
  const keys = [...one.mends.map((mend) => mend.key), 'S']
  const letters = Object.fromEntries(keys.map((key) => [key, () => pressKey(key)]))
  useKeys(isSettled ? letters : {}, true)

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the focus in the row decides where letters act
    <li
      data-row
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the row takes letter keys, so it takes the focus
      tabIndex={0}
      aria-label={one.label}
      className="card-line difference"
      onFocus={() => setFocus(true)}
      onBlur={(event: FocusEvent<HTMLElement>) => {
        if (event.currentTarget.contains(event.relatedTarget)) return
        setFocus(false)
      }}
    >
      <div className="card-top">
        <div className="card-what">
          <span className="card-words">{one.label}</span>
          <div className="small soft">
            {one.request && (
              <>
                <Link to={addresses.request} params={{ requestId: String(one.request.id) }}>
                  {one.request.number}
                </Link>{' '}
                <bdi>{one.request.title}</bdi> ·{' '}
              </>
            )}
            {one.request === null && title !== undefined && (
              <>
                <bdi>{title}</bdi> ·{' '}
              </>
            )}
            since <Moment at={one.since} isFull />
            {one.mending && (
              <>
                {' '}
                · {one.mending.label.toLowerCase()} <Moment at={one.mending.at} />, looked at again when it is through
              </>
            )}
          </div>
        </div>
        <dl className="three-say">
          <Says who="Ours" words={says(one.ours)} />
          {isOn.polaris && <Says who="Polaris" words={says(one.polaris)} />}
          {isOn.worldshare && <Says who="WorldShare" words={says(one.worldshare)} />}
        </dl>
        <div className="row card-keys">
          {one.mends.map((mend, index) => (
            <button
              key={mend.name}
              type="button"
              title={mend.about}
              disabled={isBusy || isUnderWay(mend)}
              className={index === 0 && mend.name !== 'show' ? 'small-key first' : 'small-key'}
              {...(mend.name === 'show' || mend.name === 'link' ? { 'aria-expanded': opened === mend.name } : {})}
              onClick={() => press(mend)}
            >
              {mend.label} <KeyCap of={mend.key} />
            </button>
          ))}
          {one.silence === null ? (
            <button
              type="button"
              className="small-key"
              aria-expanded={opened === 'silence'}
              onClick={() => toggle('silence')}
            >
              Silence… <KeyCap of="S" />
            </button>
          ) : (
            <button type="button" className="small-key" onClick={() => void run(showAgain(one))}>
              Show again <KeyCap of="S" />
            </button>
          )}
        </div>
      </div>
      {one.silence && (
        <p className="small soft">
          {one.silence.isWholeKind ? 'The whole kind is silenced' : 'Silenced'} until <Day on={one.silence.until} />:{' '}
          <bdi>{one.silence.reason}</bdi>
        </p>
      )}
      {refusal && <Notice kind="warn">{refusal.sentence}</Notice>}
      {opened === 'show' && (
        <div className="stack tight">
          {one.there !== null && <p>{one.there}</p>}
          <CardFields card={{ fields: one.fields, mail: null }} />
        </div>
      )}
      {opened === 'link' && <LinkForm one={one} run={(does) => void run(does)} />}
      {opened === 'silence' && <SilenceForm one={one} close={() => open(null)} />}
    </li>
  )
}

function Says({ who, words }: { who: string; words: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{who}</dt>
      <dd className={words === null ? 'soft' : undefined}>{words ?? '–'}</dd>
    </div>
  )
}
