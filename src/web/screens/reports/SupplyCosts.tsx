import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { supplyKindLabels, supplyKinds, type SupplyKind } from '../../../domain/supplies/supply.ts'
import { api } from '../../api.ts'
import { Answer } from '../../parts/Answer.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { dollars } from '../../../domain/values/money.ts'
import { MonthTable } from './MonthTable.tsx'

const title = 'Supplies'
interface Month {
  readonly month: string
  readonly cents: number
  readonly kinds: Partial<Record<SupplyKind, number>>
}

/** What came and what it cost. */
export function SupplyCosts(): ReactNode {
  const costs = useQuery(api.supplies.costs.queryOptions({ input: { months: 12 } }))
  return (
    <Answer to={costs} what="what supplies cost" lines={4}>
      {(months) =>
        months.length === 0 ? (
          <Panel title={title}>
            <Empty>Once an order has come with its prices, what supplies cost stands here by month.</Empty>
          </Panel>
        ) : (
          <MonthTable title={title} rows={months} sum={sumOf(months)} columns={columnsOf(months)} copyKey="U" />
        )
      }
    </Answer>
  )
}

const columnsOf = (months: readonly Month[]) => [
  ...supplyKinds
    .filter((kind) => months.some((one) => one.kinds[kind] !== undefined))
    .map((kind) => ({
      head: supplyKindLabels[kind],
      folded: `${supplyKindLabels[kind].toLowerCase()},`,
      of: ({ kinds }: Month) => (kinds[kind] === undefined ? '' : dollars(kinds[kind])),
    })),
  { head: 'Together', folded: 'together', of: (one: Month) => dollars(one.cents) },
]

function sumOf(months: readonly Month[]): Month {
  const kinds: Partial<Record<SupplyKind, number>> = {}
  for (const month of months)
    for (const kind of supplyKinds) {
      const cents = month.kinds[kind]
      if (cents !== undefined) kinds[kind] = (kinds[kind] ?? 0) + cents
    }
  return { month: '', cents: months.reduce((sum, one) => sum + one.cents, 0), kinds }
}
