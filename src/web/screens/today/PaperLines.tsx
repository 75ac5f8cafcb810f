import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { TodayView } from '../../../contract/desk.ts'
import { Panel } from '../../parts/Panel.tsx'
import { addresses } from '../../routes.tsx'

/** Papers of no request that did not print: a test page, a form, a pack label. */
export function PaperLines({ papers }: { papers: TodayView['papers'] }): ReactNode {
  if (papers.length === 0) return null
  return (
    <Panel title="Papers" isBare>
      <ul>
        {papers.map(({ id, words, why }) => (
          <li key={id} className="card-line" data-row>
            <div className="card-top">
              <div className="card-what">
                <span className="card-words">{words}</span>
                {why !== '' && <div className="small late">{why}</div>}
              </div>
              <div className="row card-keys">
                <Link className="small-key" to={addresses.print}>
                  Print queue
                </Link>
              </div>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
