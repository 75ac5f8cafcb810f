import type { ReactNode } from 'react'
import type { RequestView } from '../../../contract/request-view.ts'
import { Moment } from '../../parts/When.tsx'

const heard = { passed: 'passed', here: 'it stands here', ahead: 'still to come' } as const

/** The way of the request: what it has passed, where it stands, what is to come. */
export function Stations({ stations }: { stations: RequestView['stations'] }): ReactNode {
  if (stations.length === 0) return null
  return (
    <ol className="stations" aria-label="The way of this request">
      {stations.map((station) => (
        <li key={station.state} data-is={station.is} aria-current={station.is === 'here' ? 'step' : undefined}>
          <span className="dot" aria-hidden="true" />
          <span>
            {station.label} {station.is === 'here' && station.at !== null && <Moment at={station.at} />}
          </span>
          <span className="only-heard">, {heard[station.is]}</span>
        </li>
      ))}
    </ol>
  )
}
