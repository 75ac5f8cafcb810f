// Supplies as the list shows them: where each stands, what goes a week, how long it lasts.
import { forecast, lastsWords, lookBackDays, rateWords } from '../../domain/supplies/forecast.ts'
import { outstanding, standingOf, type Standing } from '../../domain/supplies/standing.ts'
import { supplyCode } from '../../domain/supplies/supply.ts'
import { laterByDays } from '../../domain/values/days.ts'
import type { Db } from '../../store/open.ts'
import * as store from '../../store/supplies.ts'
import { lastCounts, usedByDay, type LastCount, type UsedRow } from '../../store/supply-use.ts'
import type { Office } from '../context.ts'

/** Printed papers are forgotten then: a count that is older says nothing. */
const countsFor = 90
const dayMs = 86_400_000

export interface ListedSupply {
  readonly row: store.SupplyRow
  readonly code: string
  readonly standing: Standing
  /** Since when it stands there, where it does not stand at enough. */
  readonly since: Date | null
  readonly orderId: number | null
  /** On the list, or still to come. */
  readonly packs: number | null
  readonly countedAt: Date | null
  /** About what is there, in single ones; null: nobody counted, or too long ago. */
  readonly there: number | null
  readonly rate: string | null
  readonly lasts: string | null
  readonly daysLeft: number | null
}

export async function listSupplies(office: Office, db: Db): Promise<readonly ListedSupply[]> {
  const now = office.clock.now()
  const [rows, lines, counts, used] = await Promise.all([
    store.allSupplies(db),
    store.orderLines(db, 'open'),
    lastCounts(db),
    usedByDay(db, laterByDays(now, -countsFor), now),
  ])
  const firstUse = Math.max(0, ...used.map((one) => one.daysAgo))
  return rows.map((row): ListedSupply => {
    const { standing, line } = standingOf(lines.filter((one) => one.supplyId === row.id))
    const own = used.filter((one) => one.supplyId === row.id)
    const count = counts.find((one) => one.supplyId === row.id)
    const there = count === undefined ? null : whatIsThere(count, own, now)
    const kept = Math.floor((now.getTime() - row.created_at.getTime()) / dayMs)
    const guess = forecast(own, there, Math.min(Math.max(firstUse, kept), lookBackDays))
    const quantity = line === null ? 0 : standing === 'ordered' ? outstanding(line) : line.wanted
    return {
      row,
      code: supplyCode(row.id),
      standing,
      since: line === null ? null : standing === 'ordered' ? line.orderedAt : line.listedAt,
      orderId: line?.orderId ?? null,
      packs: line === null ? null : Math.ceil(quantity / row.pack_size),
      countedAt: count?.at ?? null,
      there,
      rate: rateWords(guess),
      lasts: lastsWords(guess),
      daysLeft: guess.daysLeft,
    }
  })
}

/** What was counted, and came, less what went since. */
function whatIsThere(count: LastCount, used: readonly UsedRow[], now: Date): number | null {
  const days = (now.getTime() - count.at.getTime()) / dayMs
  if (days > countsFor) return null
  const gone = used.filter((one) => one.daysAgo < Math.floor(days)).reduce((sum, one) => sum + one.units, 0)
  return Math.max(0, Math.round(count.quantity + count.received - gone))
}
