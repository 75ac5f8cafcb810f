import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { api } from '../../api.ts'
import { Answer } from '../../parts/Answer.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { dollars } from '../../../domain/values/money.ts'
import { MonthTable, type MonthColumn } from './MonthTable.tsx'

const title = 'Postage, and what packing together saved'
interface Month {
  readonly month: string
  readonly packages: number
  readonly pieces: number
  readonly paidCents: number
  readonly aloneCents: number
}
const columns: readonly MonthColumn<Month>[] = [
  { head: 'Packages', folded: 'packages,', of: (one) => String(one.packages) },
  { head: 'Pieces', folded: 'pieces,', of: (one) => String(one.pieces) },
  { head: 'One by one', folded: 'one by one,', of: (one) => dollars(one.aloneCents) },
  { head: 'Paid', folded: 'paid,', of: (one) => dollars(one.paidCents) },
  { head: 'Saved', folded: 'saved', of: (one) => dollars(one.aloneCents - one.paidCents) },
]

/** From what really left: what was paid, and what the same pieces would have cost one by one. */
export function Postage(): ReactNode {
  const saved = useQuery(api.plan.savings.queryOptions())
  return (
    <Answer to={saved} what="the postage" lines={4}>
      {(months) =>
        months.length === 0 ? (
          <Panel title={title}>
            <Empty>Once packages have left with their postage on record, each month stands here.</Empty>
          </Panel>
        ) : (
          <MonthTable title={title} rows={latestFirst(months)} sum={sumOf(months)} columns={columns} copyKey="C" />
        )
      }
    </Answer>
  )
}

const latestFirst = (months: readonly Month[]): readonly Month[] =>
  months.toSorted((a, b) => b.month.localeCompare(a.month))

const sumOf = (months: readonly Month[]): Month =>
  months.reduce((sum, one) => ({
    month: '',
    packages: sum.packages + one.packages,
    pieces: sum.pieces + one.pieces,
    paidCents: sum.paidCents + one.paidCents,
    aloneCents: sum.aloneCents + one.aloneCents,
  }))
