import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { api } from '../../api.ts'
import { Answer } from '../../parts/Answer.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { Day, Moment } from '../../parts/When.tsx'
import { useRowFocus } from '../../row-focus.ts'
import { useTitle } from '../../use-title.ts'
import { counted } from '../../words.ts'
import { MailroomLinks } from './MailroomLinks.tsx'
import { PieceLine } from './PieceLine.tsx'

/** What is on its way to the office, by the library it comes from. */
export function ArrivingScreen(): ReactNode {
  useTitle('Arriving')
  const expected = useQuery(api.desk.expected.queryOptions())
  const rows = useRowFocus<HTMLDivElement>()
  return (
    <div className="stack" ref={rows}>
      <MailroomLinks />
      <div className="page-head">
        <h1>Arriving</h1>
      </div>
      <Answer to={expected} what="what is on its way" lines={8}>
        {(libraries) =>
          libraries.length === 0 ? (
            <Empty>Nothing is on its way. What lenders ship, and what members put on the van, will stand here.</Empty>
          ) : (
            libraries.map(({ library, requests }) => (
              <Panel
                key={library.id}
                title={library.name}
                isBare
                side={<span className="soft small">{counted(requests.length, 'thing')}</span>}
              >
                <ul>
                  {requests.map((request) => (
                    <PieceLine
                      key={request.id}
                      requestId={request.id}
                      number={request.number}
                      title={request.title}
                      side={
                        <span className="soft">
                          {request.stateLabel.toLowerCase()} since <Moment at={request.since} />
                          {request.dueOn !== null && (
                            <>
                              {' '}
                              · due <Day on={request.dueOn} isShort />
                            </>
                          )}
                        </span>
                      }
                    />
                  ))}
                </ul>
              </Panel>
            ))
          )
        }
      </Answer>
    </div>
  )
}
