import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { api } from '../../api.ts'
import { Answer } from '../../parts/Answer.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { Moment } from '../../parts/When.tsx'

const ways = { phone: 'on the telephone', desk: 'under Patrons' } as const

/** Who looked at what a patron borrows; the patron is a number here, never a name. */
export function LookUps(): ReactNode {
  const looks = useQuery(api.patrons.lookUps.queryOptions())
  return (
    <Panel title="Look-ups of patrons" isBare>
      <Answer to={looks} what="the look-ups" lines={3}>
        {(list) =>
          list.length === 0 ? (
            <Empty>Nobody has looked up a patron. Each look at what somebody borrows will stand here.</Empty>
          ) : (
            <ul>
              {list.map((one) => (
                <li key={one.id} className="card-line small">
                  <span>
                    <Moment at={one.at} isFull /> · {one.by} looked up patron {one.patronId} {ways[one.why]}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </Panel>
  )
}
