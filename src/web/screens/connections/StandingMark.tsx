import type { ReactNode } from 'react'
import type { ConnectionView } from '../../../contract/connections.ts'
import { standingShapes, standingWords } from './standing-words.ts'

/** How a connection stands, by shape and word. */
export function StandingMark({ standing }: { standing: ConnectionView['standing'] }): ReactNode {
  return (
    <span className="standing" data-standing={standing}>
      <span aria-hidden="true">{standingShapes[standing]}</span> {standingWords[standing]}
    </span>
  )
}
