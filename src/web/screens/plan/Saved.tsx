import { dollars } from '../../../domain/values/money.ts'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { api } from '../../api.ts'
import { Answer } from '../../parts/Answer.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Panel } from '../../parts/Panel.tsx'

const monthOf = (month: string): string =>
  new Date(`${month}-15T12:00:00Z`).toLocaleDateString('en-US', { month: 'long', year: 'numeric' })

/** What packing together has saved, from what really left. */
export function Saved(): ReactNode {
  const saved = useQuery(api.plan.savings.queryOptions())
  return (
    <Panel title="Saved by packing together" isBare>
      <Answer to={saved} what="what was saved" lines={2}>
        {(months) =>
          months.length === 0 ? (
            <Empty>Once packages have left with their postage on record, what they saved stands here by month.</Empty>
          ) : (
            <div className="table-box">
              <table className="table folds">
                <caption className="only-heard">Postage saved, by month</caption>
                <thead>
                  <tr>
                    <th scope="col">Month</th>
                    <th scope="col" className="right">
                      Packages
                    </th>
                    <th scope="col" className="right">
                      Pieces
                    </th>
                    <th scope="col" className="right">
                      One by one
                    </th>
                    <th scope="col" className="right">
                      Paid
                    </th>
                    <th scope="col" className="right">
                      Saved
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {months.map((one) => (
                    <tr key={one.month}>
                      <th scope="row">{monthOf(one.month)}</th>
                      <td className="right">
                        {one.packages}
                        <span className="when-folded"> packages,</span>
                      </td>
                      <td className="right">
                        {one.pieces}
                        <span className="when-folded"> pieces</span>
                      </td>
                      <td className="right">
                        {dollars(one.aloneCents)}
                        <span className="when-folded"> one by one,</span>
                      </td>
                      <td className="right">
                        {dollars(one.paidCents)}
                        <span className="when-folded"> paid:</span>
                      </td>
                      <td className="right">
                        {dollars(one.aloneCents - one.paidCents)}
                        <span className="when-folded"> saved</span>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Answer>
    </Panel>
  )
}
