// What was found with a piece, or loose in the box: a key says so, the session counts it.
import { finds, goes, withOrWithout, type Find } from '../../domain/drop-box/destinations.ts'
import { done, refuse, type Answer } from '../../domain/refusal.ts'
import { recordSorted, setFinds } from '../../store/drop-box.ts'
import { scanByKey } from '../../store/scans.ts'
import { allOrNothing } from '../all-or-nothing.ts'
import type { Office } from '../context.ts'
import { lockSession } from './lock-session.ts'

export interface FoundThing {
  readonly session: string
  readonly key: string
  readonly what: Find
  /** The key of the scan it belongs to; null: it lay loose, or has nothing to scan. */
  readonly of: string | null
  /** False: it is not there after all. Said as it is wished, so that a repeat changes nothing. */
  readonly isThere: boolean
}

export const sayFound = (office: Office, thing: FoundThing): Promise<Answer<null>> =>
  allOrNothing(office.store, async (tx) => {
    const session = await lockSession(tx, office, thing.session, 'drop_box')
    if (session.closed_at !== null) return refuse('session-closed')
    if (session.station !== 'drop_box') return refuse('session-station', { station: 'another station' })
    const of = thing.of === null ? undefined : await scanByKey(tx, thing.session, thing.of)
    // The key is this one's own: a repeat, because its answer was lost, finds what it made.
    const own = await scanByKey(tx, thing.session, thing.key)
    if (own) return done(null)
    if (of && of.undone_at === null) {
      await setFinds(tx, of.id, withOrWithout(of.finds, thing.what, thing.isThere))
      return done(null)
    }
    if (!thing.isThere) return done(null)
    await recordSorted(tx, {
      sessionId: thing.session,
      key: thing.key,
      action: 'foundLoose',
      at: office.clock.now(),
      goes: goes(finds[thing.what].needsPerson ? 'ask' : 'aside'),
      finds: [thing.what],
    })
    return done(null)
  })
