// When no plan keeps the minutes: the plan that goes over them least, and the day that suffers most.
import type { Problem } from '../problem.ts'
import { ModelBuilder } from '../solver.ts'
import type { Tools } from '../tools.ts'
import type { Member, Offer } from './member.ts'

export interface Short {
  readonly day: number
  readonly minutes: number
}

export async function shortestDay(problem: Problem, offers: readonly Offer[], tools: Tools): Promise<Short | null> {
  const { minutes } = problem
  if (!minutes) return null
  const builder = new ModelBuilder()
  const days = [...new Set(offers.map(({ day }) => day))].toSorted((a, b) => a - b)
  const dayRows = new Map(days.map((day) => [day, builder.row(-Infinity, minutes.on(day))]))
  const pieceRows = new Map<Member, readonly number[]>()
  for (const { member, pieces, day } of offers) {
    const rows = pieceRows.get(member) ?? member.unit.pieces.map(() => builder.row(1, 1))
    pieceRows.set(member, rows)
    builder.column(0)
    for (const piece of pieces) builder.entry(rows[piece] ?? 0, 1)
    builder.entry(dayRows.get(day) ?? 0, minutes.perPackage + pieces.length * minutes.perItem)
  }
  const first = builder.columnCount
  for (const day of days) {
    builder.column(1, 1_000_000_000)
    builder.entry(dayRows.get(day) ?? 0, -1)
  }
  const answer = await tools.solve(builder.whole(null), Math.max(tools.secondsLeft() * 0.8, 0.05))
  if (answer.kind === 'infeasible' || !answer.values) return null
  const { values } = answer
  return days
    .map((day, index) => ({ day, minutes: Math.round(values[first + index] ?? 0) }))
    .reduce((worst, one) => (one.minutes > worst.minutes ? one : worst))
}
