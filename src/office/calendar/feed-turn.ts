// The number of the calendar addresses, kept with the other settings.
import { announceAll } from '../../store/announce.ts'
import type { Db, Tx } from '../../store/open.ts'
import { readSettings, saveSetting } from '../../store/settings.ts'
import type { Office } from '../context.ts'

/** Addresses of calendars are good for as long as this number stands. */
export async function feedTurn(db: Db | Tx): Promise<number> {
  const kept = (await readSettings(db)).get('calendar-turn')
  return typeof kept === 'number' ? kept : 1
}

export const turnFeeds = (office: Office): Promise<void> =>
  office.store.transact(async (tx) => {
    await saveSetting(tx, 'calendar-turn', (await feedTurn(tx)) + 1, office.clock.now())
    await announceAll(tx)
  })
