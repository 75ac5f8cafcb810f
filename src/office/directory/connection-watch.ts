// How calls to each system outside go, written where every process of the office sees it. A good call is written at once when
// the one before failed, else now and then: thousands of calls an hour are not thousands of rows.
import { announceAll } from '../../store/announce.ts'
import { saveHealth } from '../../store/connection-health.ts'
import { StoreFull, StoreGone } from '../../store/errors.ts'
import type { Office } from '../context.ts'
import { ConnectorError, type Watch } from '../ports.ts'

export interface ConnectionWatch {
  /** Does the work and remembers how it went. */
  readonly of: (name: string) => Watch
  /** One more of what an hour has only so many. */
  readonly count: (name: string) => Promise<void>
  /** Counted here and not yet in the table. */
  readonly uncounted: (name: string) => number
}

/** Under which a partner of ISO 18626 is watched. */
export const peerName = (libraryId: number | null): string => `iso18626:${libraryId ?? 0}`

const writeEveryMs = 60_000
const hourMs = 3_600_000

interface Seen {
  /** As last written. */
  isWell: boolean | null
  error: string | null
  writtenAt: number
  calls: number
  hour: number
}

/** `wall` counts hours: budgets go by the clock on the wall. */
export function watchConnections(
  { store, clock, log }: Pick<Office, 'store' | 'clock' | 'log'>,
  wall: () => number = Date.now,
): ConnectionWatch {
  const seen = new Map<string, Seen>()

  function seenOf(name: string): Seen {
    const hour = Math.floor(wall() / hourMs) * hourMs
    const found = seen.get(name) ?? { isWell: null, error: null, writtenAt: 0, calls: 0, hour }
    // What was counted in an hour that is over is of no use to this one.
    if (found.hour !== hour) Object.assign(found, { hour, calls: 0 })
    seen.set(name, found)
    return found
  }

  async function note(name: string, error: string | null | undefined, calls = 1): Promise<void> {
    const one = seenOf(name)
    one.calls += calls
    const isWell = error === undefined ? one.isWell : error === null
    const isNews = isWell !== one.isWell || (error !== undefined && error !== one.error)
    if (!isNews && wall() - one.writtenAt < writeEveryMs) return
    const unwritten = one.calls
    const changes = one.isWell !== isWell
    Object.assign(one, { isWell, error: error === undefined ? one.error : error, writtenAt: wall(), calls: 0 })
    try {
      await store.transact(async (tx) => {
        const went = error === undefined ? {} : { went: { at: clock.now(), error } }
        await saveHealth(tx, { name, ...went, calls: unwritten, hour: new Date(one.hour) })
        if (changes) await announceAll(tx)
      })
    } catch (failure) {
      // The call itself was made: that nobody could write down how it went must not undo it.
      if (!(failure instanceof StoreGone || failure instanceof StoreFull)) throw failure
      log(`health of ${name}: ${failure.message}`)
      one.writtenAt = 0
    }
  }

  return {
    of: (name) => async (work) => {
      try {
        const answer = await work()
        await note(name, null)
        return answer
      } catch (error) {
        if (error instanceof ConnectorError)
          // One that asks for patience was often not called at all.
          await note(name, saysOfHealth(error) ? error.message : undefined, error.kind === 'busy' ? 0 : 1)
        throw error
      }
    },
    count: (name) => note(name, undefined),
    uncounted: (name) => seenOf(name).calls,
  }
}

/** That one thing was refused, or has no call, says nothing about the connection. */
const saysOfHealth = ({ kind }: ConnectorError): boolean => kind !== 'refused' && kind !== 'by-hand'
