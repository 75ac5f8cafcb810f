import type { ReactNode } from 'react'
import type { RequestLine } from '../../contract/request-view.ts'
import { markWords, wordsFor } from '../words.ts'

/** The state by its word, its stage by a color; what stands beside it as marks. */
export function StateMark({
  line,
}: {
  line: Pick<RequestLine, 'stateLabel' | 'stage' | 'outcome' | 'marks' | 'isOverdue'>
}): ReactNode {
  return (
    <span className="row">
      <span className="state" data-stage={line.isOverdue ? 'late' : line.stage}>
        {line.stateLabel}
        {line.outcome !== null && line.outcome !== '' && `: ${wordsFor(line.outcome).toLowerCase()}`}
        {line.isOverdue && ', overdue'}
      </span>
      {line.marks.map((mark) => (
        <span key={mark} className="mark">
          {markWords[mark]}
        </span>
      ))}
    </span>
  )
}
