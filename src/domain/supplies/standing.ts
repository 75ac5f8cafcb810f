// Where a supply stands with the two bins, from the lines it has on orders that are not done.

export interface OrderLine {
  readonly orderId: number
  readonly orderState: 'drafted' | 'ordered' | 'received'
  readonly supplyId: number
  /** On the list, in single ones. */
  readonly wanted: number
  readonly ordered: number
  readonly received: number
  /** When the last pack was opened. */
  readonly listedAt: Date | null
  readonly orderedAt: Date | null
}
export type Standing = 'enough' | 'opened_last' | 'ordered'

export const standingLabels: Readonly<Record<Standing, string>> = {
  enough: 'Enough',
  opened_last: 'Last pack opened',
  ordered: 'Ordered',
}

/** What is still to come of a line. */
export const outstanding = (line: Pick<OrderLine, 'ordered' | 'received'>): number =>
  Math.max(0, line.ordered - line.received)

export function standingOf(lines: readonly OrderLine[]): {
  readonly standing: Standing
  readonly line: OrderLine | null
} {
  const coming = lines.find((one) => one.orderState === 'ordered' && outstanding(one) > 0)
  if (coming) return { standing: 'ordered', line: coming }
  const listed = lines.find((one) => one.orderState === 'drafted')
  return listed ? { standing: 'opened_last', line: listed } : { standing: 'enough', line: null }
}

/** An order is what its lines make of it; null: nothing stands on it any more. */
export function orderStateOf(lines: readonly Pick<OrderLine, 'wanted' | 'ordered' | 'received'>[]) {
  if (lines.every((one) => one.wanted === 0 && one.ordered === 0 && one.received === 0)) return null
  if (lines.every((one) => one.ordered === 0 && one.received === 0)) {
    return lines.some((one) => one.wanted !== 0) ? ('drafted' as const) : null
  }
  return lines.every((one) => one.received >= one.ordered) ? ('received' as const) : ('ordered' as const)
}
