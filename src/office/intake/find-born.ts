// Looks for requests made in the library system, by every way that is switched on.
import { ilsRequestByNumber, patronsAfter } from '../../store/ils-requests.ts'
import { readSettings, saveSetting } from '../../store/settings.ts'
import type { Office } from '../context.ts'
import type { BirthDesk, BornTaken, IlsBirths } from '../ils-port.ts'
import { ConnectorError } from '../ports.ts'
import { takeBorn } from './born-in-ils.ts'

export type BornCount = Record<BornTaken, number>
/** How often the ways are looked at. */
export const bornLookMs = 5 * 60_000

/** What a way may ask of the office; what it hands over is counted. */
export function birthDesk(office: Office, way: IlsBirths['way'], count: BornCount): BirthDesk {
  const name = `born-mark:${way}`
  return {
    async take(found) {
      const taken = await takeBorn(office, way, found)
      count[taken] += 1
      return taken
    },
    isKnown: async (id) => (await ilsRequestByNumber(office.store.db, id)) !== undefined,
    async mark() {
      const kept = (await readSettings(office.store.db)).get(name)
      return typeof kept === 'string' ? kept : null
    },
    keepMark: (text) => office.store.transact((tx) => saveSetting(tx, name, text, office.clock.now())),
    patronsAfter: (after, most) => patronsAfter(office.store.db, after, most),
  }
}

export const nothingBorn = (): BornCount => ({ 'taken in': 0, known: 0, ours: 0, passed: 0 })

export async function findBorn(office: Office, ways: readonly IlsBirths[]): Promise<BornCount> {
  const count = nothingBorn()
  for (const one of ways) {
    if (!one.isOn()) continue
    try {
      await one.look(birthDesk(office, one.way, count))
    } catch (error) {
      if (!(error instanceof ConnectorError)) throw error
      office.log(`requests made in ${office.ils.name}, by ${one.way}: ${error.message}`)
    }
  }
  return count
}
