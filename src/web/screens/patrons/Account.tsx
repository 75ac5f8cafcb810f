import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { api } from '../../api.ts'
import { Answer } from '../../parts/Answer.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { Day } from '../../parts/When.tsx'
import { useMe } from '../../me.tsx'
import { counted, moneyWords } from '../../words.ts'

/** What a patron has out and owes in the library system; nothing where none that tells it is connected. */
export function Account({ card }: { card: string }): ReactNode {
  const { today } = useMe()
  const account = useQuery(api.patrons.account.queryOptions({ input: { card }, staleTime: 300_000 }))
  if (account.data === null) return null
  return (
    <Panel title="In the library system" isBare>
      <Answer to={account} what="what they have out" lines={3}>
        {(view) =>
          view === null || (view.out.length === 0 && view.owed.length === 0) ? (
            <Empty>Nothing is out, and nothing is owed.</Empty>
          ) : (
            <ul>
              {view.owed.map((one) => (
                <li key={`${one.what} ${one.cents}`} className="card-line">
                  <div className="row wide">
                    <span>
                      <span className="late">Owes</span> <bdi>{one.what}</bdi>
                    </span>
                    <span>{moneyWords(one.cents, 'USD')}</span>
                  </div>
                </li>
              ))}
              {view.out.map((one) => (
                <li key={one.barcode} className="card-line">
                  <div className="row wide">
                    <span>
                      <bdi>{one.title}</bdi> <span className="soft">{one.barcode}</span>
                      {one.renewals > 0 && <span className="soft"> · renewed {counted(one.renewals, 'time')}</span>}
                    </span>
                    {one.dueOn !== null && <Day on={one.dueOn} isLate={one.dueOn < today} isShort />}
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </Panel>
  )
}
