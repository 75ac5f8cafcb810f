import type { ReactNode } from 'react'
import type { Candidate } from './asked.ts'

const shown = 5
const atOnce = 3

interface CandidatesProps {
  candidates: readonly Candidate[]
  chosen: readonly number[]
  add: (ids: readonly number[]) => void
}

/** The best lenders not chosen yet, each with why it stands where it stands. */
export function Candidates({ candidates, chosen, add }: CandidatesProps): ReactNode {
  const left = candidates.filter((one) => !chosen.includes(one.libraryId))
  if (left.length === 0) return null
  const best = left.slice(0, atOnce)
  return (
    <div className="stack tight">
      <div className="row wide">
        <span className="small soft">Who could be asked, the best first</span>
        {chosen.length === 0 && best.length > 1 && (
          <button type="button" className="small-key" onClick={() => add(best.map((one) => one.libraryId))}>
            Take the first {best.length}
          </button>
        )}
      </div>
      <ul className="candidates">
        {left.slice(0, shown).map((one) => (
          <li key={one.libraryId}>
            <span>
              {one.name}
              <span className="why">{one.reasons.join(' · ')}</span>
            </span>
            <button
              type="button"
              className="small-key"
              aria-label={`Add ${one.name}`}
              onClick={() => add([one.libraryId])}
            >
              Add
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
