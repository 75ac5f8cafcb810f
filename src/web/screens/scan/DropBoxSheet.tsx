import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { destinations, finds } from '../../../domain/drop-box/destinations.ts'
import { api } from '../../api.ts'
import { dayInFull, dayOf, timeOf } from '../../dates.ts'
import { useKeys } from '../../keys.ts'
import { useMe } from '../../me.tsx'
import { Answer } from '../../parts/Answer.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { KeyCap } from '../../parts/KeyCap.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { addresses } from '../../routes.tsx'
import { useTitle } from '../../use-title.ts'
import { counted } from '../../words.ts'
import { DropBoxPersons } from './DropBoxCount.tsx'

/** How a session at the drop box ended: for the pile of what needs a person, on paper or on the screen, for a week. */
export function DropBoxSheet(): ReactNode {
  const { sessionId } = useParams({ strict: false })
  const session = useQuery(api.scans.session.queryOptions({ input: { session: sessionId ?? '' } }))
  const { timeZone } = useMe()
  useTitle('Drop box: sheet')
  const print = (): void => window.print()
  useKeys({ P: print })
  return (
    <div className="stack drop-sheet">
      <div className="page-head">
        <h1>Drop box: sheet</h1>
        <span className="row not-printed">
          <button type="button" className="small-key" onClick={print}>
            Print <KeyCap of="P" />
          </button>
          <Link className="small-key" to={addresses.scan} activeOptions={{ exact: true }}>
            Back to scanning
          </Link>
        </span>
      </div>
      <Answer to={session} what="the sheet">
        {(told) =>
          told?.box ? (
            <>
              <p>
                {/* On paper “today” says nothing. */}
                Scanned <span className="number">{dayInFull(dayOf(told.box.openedAt, timeZone))}</span>,{' '}
                {timeOf(told.box.openedAt, timeZone)}
                {told.box.closedAt === null ? ', still open' : ` to ${timeOf(told.box.closedAt, timeZone)}`}
                {`: ${counted(told.box.total, 'piece')}.`}
              </p>
              <Panel title="Where they went" isBare>
                <table className="table drop-places">
                  <thead>
                    <tr>
                      <th scope="col">Place</th>
                      <th scope="col" className="right">
                        Pieces
                      </th>
                      <th scope="col">Of these</th>
                    </tr>
                  </thead>
                  <tbody>
                    {told.box.places.map(({ to, count, bins }) => (
                      <tr key={to}>
                        <th scope="row">
                          <strong>{destinations[to].word}</strong>{' '}
                          <span className="soft">{destinations[to].about}</span>
                        </th>
                        <td className="right">{count}</td>
                        <td>{bins.map((bin) => `${bin.name} ${bin.count}`).join(' · ')}</td>
                      </tr>
                    ))}
                    {told.box.finds.map(({ what, count }) => (
                      <tr key={what}>
                        <th scope="row">{finds[what].label}</th>
                        <td className="right">{count}</td>
                        <td>found</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </Panel>
              <Panel title="What needs a person" isBare={told.box.persons.length + told.box.trapped.length > 0}>
                <DropBoxPersons box={told.box} />
              </Panel>
            </>
          ) : (
            <Empty>This session is over for more than a week, or was at another station: nothing is kept of it.</Empty>
          )
        }
      </Answer>
    </div>
  )
}
