import type { ReactNode } from 'react'
import type { FindingView } from '../../../contract/intake.ts'
import { KeyCap } from '../KeyCap.tsx'

export type Way = FindingView['ways'][number]

const weights = { stops: 'Stops it', look: 'Look', says: 'Good to know' } as const

interface FindingListProps {
  findings: readonly FindingView[]
  /** Ways that can be pressed, each with its key where keys work. */
  ways: readonly { way: Way; key: string | null }[]
  press: (way: Way) => void
  /** On a form: goes to the field a finding is about. */
  goTo?: (field: string) => void
}

/** What intake noticed: how much it weighs, in a sentence, and the ways on. */
export function FindingList({ findings, ways, press, goTo }: FindingListProps): ReactNode {
  return (
    <ul className="findings">
      {findings.map((finding) => {
        const { field } = finding
        return (
          <li key={finding.code} className="finding">
            <span className="weight" data-weight={finding.weight}>
              {weights[finding.weight]}
            </span>
            <div className="stack tight">
              <span>{finding.sentence}</span>
              <div className="row card-keys">
                {ways
                  .filter(({ way }) => finding.ways.includes(way))
                  .map(({ way, key }) => (
                    <button key={way.label} type="button" className="small-key" onClick={() => press(way)}>
                      {way.label}
                      {way.asksMore && '…'} <KeyCap of={key} />
                    </button>
                  ))}
                {goTo && field !== null && (
                  <button type="button" className="small-key" onClick={() => goTo(field)}>
                    Go to the field
                  </button>
                )}
              </div>
            </div>
          </li>
        )
      })}
    </ul>
  )
}
