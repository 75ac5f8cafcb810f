import type { ReactNode } from 'react'
import { Numbered } from '../../parts/Numbered.tsx'
import { KeyCap } from '../../parts/KeyCap.tsx'
import type { SaidLine } from './use-packing.ts'

const marks = { right: '✓', wrong: '✕', look: '!' } as const
const toneWords = { right: 'Right', wrong: 'Wrong', look: 'Look here' } as const

/** The one large line: what the last scan came to, and how many are still to come. */
export function Said({
  said,
  left,
  pieces,
  held = null,
  put,
  larger,
}: {
  said: SaidLine | null
  left: number
  pieces: number
  /** All is in, and something is to be done before it can be closed. */
  held?: string | null
  put?: () => void
  larger?: (into: NonNullable<SaidLine['larger']>) => void
}): ReactNode {
  const more =
    pieces === 0
      ? 'Nothing is in this package: scan a piece.'
      : left === 0
        ? `All ${pieces === 1 ? 'is' : `${pieces} are`} in. ${held ?? 'Close it.'}`
        : `${left} of ${pieces} still to scan.`
  const isAllIn = said === null && left === 0 && pieces > 0
  const tone = said?.tone ?? (isAllIn ? (held === null ? 'right' : 'look') : 'ready')
  return (
    <div className="scan-result" data-tone={tone} aria-live="polite">
      <span className="scan-mark" aria-hidden="true">
        {tone === 'ready' ? left || '' : marks[tone]}
      </span>
      <div className="scan-words">
        <p className="scan-line">
          {said !== null && <span className="scan-tone">{toneWords[said.tone]}</span>}{' '}
          {said === null ? (isAllIn ? 'All in' : 'Scan its pieces') : said.line}
        </p>
        {said !== null && said.about !== '' && (
          <p className="scan-about">
            <bdi>
              <Numbered text={said.about} />
            </bdi>
          </p>
        )}
        <p className="scan-more">{said?.more ?? more}</p>
        {said?.canPut && put && (
          <p>
            <button type="button" className="small-key form-key" onClick={put}>
              It goes in all the same <KeyCap of="P" />
            </button>
          </p>
        )}
        {said?.larger && larger && (
          <p>
            <button type="button" className="small-key form-key" onClick={() => said.larger && larger(said.larger)}>
              In something larger: {said.larger.label} <KeyCap of="L" />
            </button>
          </p>
        )}
      </div>
    </div>
  )
}
