import type { ReactNode } from 'react'
import type { GoesView } from '../../../contract/drop-box-shapes.ts'
import { destinations } from '../../../domain/drop-box/destinations.ts'
import { Day } from '../../parts/When.tsx'

/** Where the piece goes, in one word that is read from two steps away; beside it the bin or the package. */
export function DropWord({ goes }: { goes: GoesView }): ReactNode {
  const { to, bin, library, leavesOn, why } = goes
  const { word, about } = destinations[to]
  const binWords = bin === null ? null : to === 'home' ? `package ${bin}` : bin
  return (
    <div className="drop-word" data-to={to}>
      <p className="drop-large">
        <strong>{word}</strong> {binWords !== null && <span className="drop-bin">{binWords}</span>}
      </p>
      <p className="drop-about">
        {library ?? about}
        {why !== null && `: ${why}`}
        {leavesOn !== null && (
          <>
            {' · leaves '}
            <Day on={leavesOn} />
          </>
        )}
      </p>
    </div>
  )
}
