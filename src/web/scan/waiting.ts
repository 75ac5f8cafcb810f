// What was read and is not with the office yet, in order; kept over a reload of the page. A patron's card is not kept:
// it would lie in the browser in plain text for as long as the line is down.
import type { ScanChoice } from '../../contract/scans.ts'
import { mayBeCard } from '../../domain/drop-box/code-hash.ts'
import { isDestination, isFind, type Find, type Said } from '../../domain/drop-box/destinations.ts'
import { keep, readKept, textAt } from './kept.ts'
import { stations, type AtStation } from './station.ts'

/** At the station where it was read, whichever is chosen by the time it is sent. */
export interface Waiting extends AtStation {
  readonly key: string
  readonly code: string
  readonly choice?: ScanChoice
  /** What the screen said by itself, at the drop box, while the line was down. */
  readonly said?: Said
  /** No scan but something found: with the scan of this key, or loose. */
  readonly found?: { readonly what: Find; readonly of: string | null; readonly isThere: boolean }
}
const name = 'keuka.scans-waiting'

export const isCard = ({ code }: Pick<Waiting, 'code'>): boolean => mayBeCard(code)

export function keepWaiting(waiting: readonly Waiting[]): void {
  const lasting = waiting.filter((one) => !isCard(one))
  keep('sessionStorage', name, lasting.length === 0 ? null : lasting)
}

/** A choice is made while looking at the page; only what was read is worth keeping over a reload. */
export function keptWaiting(): readonly Waiting[] {
  const kept = readKept('sessionStorage', name)
  if (!Array.isArray(kept)) return []
  return kept.flatMap((one: unknown) => {
    const key = textAt(one, 'key')
    const code = textAt(one, 'code')
    const station = stations.find((name) => name === textAt(one, 'station'))
    const session = textAt(one, 'session')
    const isChoice = at(one, 'choice') !== undefined
    if (key === null || code === null || session === null || !station || isChoice || isCard({ code })) return []
    return [{ key, code, station, session, ...saidIn(one), ...foundIn(one) }]
  })
}

function saidIn(one: unknown): Pick<Waiting, 'said'> {
  const said = at(one, 'said')
  const to = textAt(said, 'to')
  return isDestination(to) ? { said: { to, bin: textAt(said, 'bin') } } : {}
}
function foundIn(one: unknown): Pick<Waiting, 'found'> {
  const found = at(one, 'found')
  const what = textAt(found, 'what')
  return isFind(what) ? { found: { what, of: textAt(found, 'of'), isThere: at(found, 'isThere') !== false } } : {}
}
const at = (from: unknown, field: string): unknown =>
  typeof from === 'object' && from !== null ? Reflect.get(from, field) : undefined
