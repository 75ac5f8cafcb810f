import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { ScanChoice } from '../../contract/scans.ts'
import { withDaysInWords } from '../dates.ts'
import { useKeys } from '../keys.ts'
import { useMe } from '../me.tsx'
import { addresses } from '../routes.tsx'
import { enqueue, type Shown } from '../scan/queue.ts'
import { KeyCap } from './KeyCap.tsx'
import { Numbered } from './Numbered.tsx'

const marks = { right: '✓', wrong: '✕', look: '!', ready: '' } as const
const toneWords = { right: 'Right', wrong: 'Wrong', look: 'Look here' } as const

/** The one large line of the last scan, and the choices it left. */
export function ScanResult({
  shown,
  isSmall = false,
  children,
}: {
  shown: Shown
  isSmall?: boolean
  children?: ReactNode
}): ReactNode {
  const { today } = useMe()
  const { tone, line, about, more, terms, requestId, choices, strangers, code } = shown
  const takeable = choices.flatMap((one) => (one.choice === null ? [] : [{ ...one, choice: one.choice }]))
  const keyOf = (choice: ScanChoice): string | null => {
    const index = takeable.findIndex((one) => one.choice === choice)
    return index < 9 ? String(index + 1) : null
  }
  useKeys(
    Object.fromEntries(
      takeable
        .slice(0, 9)
        .map(({ choice }, index) => [String(index + 1), () => enqueue(code === '' ? 'choice' : code, choice)]),
    ),
  )
  return (
    <div className={isSmall ? 'scan-result small' : 'scan-result'} data-tone={tone}>
      <span className="scan-mark" aria-hidden="true">
        {marks[tone]}
      </span>
      <div className="scan-words">
        <p className="scan-line">
          {tone !== 'ready' && <span className="scan-tone">{toneWords[tone]}</span>}{' '}
          <Numbered text={withDaysInWords(line, today)} />
        </p>
        {about !== '' && (
          <p className="scan-about">
            {requestId === null ? (
              <bdi>
                <Numbered text={about} />
              </bdi>
            ) : (
              <Link to={addresses.request} params={{ requestId: String(requestId) }}>
                <bdi>
                  <Numbered text={about} />
                </bdi>
              </Link>
            )}
          </p>
        )}
        {more !== null && <p className="scan-more">{more}</p>}
        {terms.length > 0 && (
          <ul className="scan-terms" aria-label="The lender’s terms">
            {terms.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        )}
        {choices.length > 0 && (
          <ul className="scan-choices" aria-label="What it may be">
            {choices.map(({ words, why, requestId: of, choice }) => (
              <li key={`${words} ${of ?? ''}`}>
                {choice === null ? (
                  of !== null && (
                    <Link to={addresses.request} params={{ requestId: String(of) }}>
                      <Numbered text={words} />
                    </Link>
                  )
                ) : (
                  <button
                    type="button"
                    className="small-key form-key"
                    onClick={() => enqueue(code === '' ? 'choice' : code, choice)}
                  >
                    <Numbered text={words} /> <KeyCap of={keyOf(choice)} />
                  </button>
                )}
                {why !== null && <span className="soft small"> {why}</span>}
              </li>
            ))}
          </ul>
        )}
        {strangers.map((one) => (
          <p key={one.id} className="scan-more">
            It may be{' '}
            <Link to={addresses.strangers} hash={one.number}>
              {one.number}
            </Link>
            , which belonged to nobody: {one.words}
          </p>
        ))}
        {children}
      </div>
    </div>
  )
}
