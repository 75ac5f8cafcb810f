import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { TodayView } from '../../../contract/desk.ts'
import { Moment } from '../../parts/When.tsx'
import { addresses } from '../../routes.tsx'
import { counted, kindWords } from '../../words.ts'

/** What needs nobody: one line each, that opens. */
export function Quiet({ waiting, byItself }: Pick<TodayView, 'waiting' | 'byItself'>): ReactNode {
  return (
    <div className="quiet">
      <details>
        <summary>
          Quiet: {waiting.count} waiting on others,{' '}
          {waiting.long === 0 ? 'none longer than usual' : `${waiting.long} longer than usual`}
        </summary>
        <ul>
          {waiting.states.map((one) => (
            <li key={`${one.kind} ${one.service} ${one.state}`}>
              <Link to={addresses.requests} search={{ kind: one.kind, service: one.service, state: one.state }}>
                {kindWords[one.kind]} {one.service}, {one.label.toLowerCase()}: {one.count}
              </Link>{' '}
              <span className="soft">
                usually within {counted(one.usualDays, 'day')}
                {one.long > 0 && `, ${one.long} longer`}
              </span>
              {one.longest.length > 0 && (
                <ul>
                  {one.longest.map((request) => (
                    <li key={request.id}>
                      <Link to={addresses.request} params={{ requestId: String(request.id) }}>
                        {request.number}
                      </Link>{' '}
                      <bdi>{request.title}</bdi>{' '}
                      <span className="soft">
                        since <Moment at={request.since} isFull />
                      </span>
                    </li>
                  ))}
                </ul>
              )}
            </li>
          ))}
        </ul>
      </details>
      <details>
        <summary>
          By itself since yesterday: {byItself.count === 0 ? 'nothing' : counted(byItself.count, 'thing')}
        </summary>
        <ul>
          {byItself.done.map((one) => (
            <li key={one.words + one.by}>
              {one.words}: {one.count} <span className="soft">{one.by}</span>{' '}
              {one.some.map((request) => (
                <Link
                  key={request.id}
                  className="quiet-number"
                  to={addresses.request}
                  params={{ requestId: String(request.id) }}
                  title={request.title}
                >
                  {request.number}
                </Link>
              ))}
              {one.count > one.some.length && one.some.length > 0 && <span className="soft"> …</span>}
            </li>
          ))}
        </ul>
      </details>
    </div>
  )
}
