import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { isSupplyKind, supplyKindLabels, supplyKinds } from '../../../domain/supplies/supply.ts'
import { api } from '../../api.ts'
import { Panel } from '../../parts/Panel.tsx'
import { moneyWords } from '../../words.ts'

/** What came and what it cost, month by month; nothing while nothing has come. */
export function Costs(): ReactNode {
  const costs = useQuery(api.supplies.costs.queryOptions({ input: { months: 12 } }))
  const months = costs.data ?? []
  if (months.length === 0) return null
  const kinds = supplyKinds.filter((kind) => months.some((one) => one.kinds[kind] !== undefined))
  return (
    <Panel title="What it costs" isBare>
      <div className="table-box">
        <table className="table folds">
          <caption className="only-heard">What supplies cost, month by month, the latest first</caption>
          <thead>
            <tr>
              <th scope="col">Month</th>
              {kinds.map((kind) => (
                <th key={kind} scope="col" className="right">
                  {isSupplyKind(kind) ? supplyKindLabels[kind] : kind}
                </th>
              ))}
              <th scope="col" className="right">
                Together
              </th>
            </tr>
          </thead>
          <tbody>
            {months.map(({ month, cents, kinds: own }) => (
              <tr key={month}>
                <th scope="row">{monthWords(month)}</th>
                {kinds.map((kind) => (
                  <td key={kind} className="right">
                    {own[kind] === undefined ? '' : moneyWords(own[kind], null)}
                  </td>
                ))}
                <td className="right">
                  <strong>{moneyWords(cents, 'USD')}</strong>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}

const monthWords = (month: string): string =>
  new Date(`${month}-15T12:00:00Z`).toLocaleDateString('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' })
