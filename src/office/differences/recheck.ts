// Looks again at what a person has mended, once the steps it ordered are through; sweeps what is long gone.
import { laterByDays } from '../../domain/values/days.ts'
import { mendedRequests, sweepDifferences } from '../../store/differences.ts'
import { today, type Office } from '../context.ts'
import { compareSome } from './compare.ts'

export const recheckMs = 60_000
const most = 50
const goneDays = 30

export async function recheckMended(office: Office): Promise<number> {
  const ids = (await mendedRequests(office.store.db)).slice(0, most)
  if (ids.length > 0) await compareSome(office, ids)
  return ids.length
}

export const sweep = (office: Office): Promise<void> =>
  office.store.transact((tx) => sweepDifferences(tx, laterByDays(office.clock.now(), -goneDays), today(office)))
