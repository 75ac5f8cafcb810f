import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { api } from '../../api.ts'
import { Panel } from '../../parts/Panel.tsx'
import { Moment } from '../../parts/When.tsx'
import { addresses } from '../../routes.tsx'

/** WorldShare has no key and tells nothing by itself: at the office's times its queues are pasted, one after the other. */
export function WalkQueues(): ReactNode {
  const walk = useQuery(api.assisted.walk.queryOptions({ refetchInterval: 60_000 }))
  if (!walk.data) return null
  const { since, queues } = walk.data
  const left = queues.filter((one) => !one.isDone)
  const [next] = left
  return (
    <Panel title="Walk the queues" isBare>
      <ul>
        <li className="card-line" data-row>
          <div className="row wide">
            <div className="card-what">
              <span className="card-words">
                WorldShare: {queues.length - left.length} of {queues.length} queues pasted, about three minutes for all
              </span>
              <div className="small soft">
                due since <Moment at={since} isFull /> · next: {next?.label}
              </div>
            </div>
            <Link
              className="small-key first"
              to={addresses.paste}
              search={{ system: 'worldshare', ...(next ? { queue: next.name } : {}) }}
            >
              Walk them
            </Link>
          </div>
        </li>
      </ul>
    </Panel>
  )
}
