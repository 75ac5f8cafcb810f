// A little life in the make-believe world: vans arrive, readers come and go, another library asks for something.
import type { Clock } from '../../lab/clock.ts'
import type { IlsStandIn } from '../../lab/ils/ils.ts'
import type { Peer } from '../../lab/peer/peer.ts'
import { borrowedPieces } from '../../store/demo.ts'
import type { Db } from '../../store/open.ts'
import { works, type Work, type WorkName } from './books.ts'

const minute = 60_000
const firstAfter = 3 * minute
const between = 7 * minute
const asksFor: readonly WorkName[] = ['ferries', 'poems', 'kite', 'quilts', 'ethan', 'moby']

interface World {
  readonly clock: Clock
  readonly standIn: IlsStandIn
  readonly borrower: Peer
  readonly db: Db
  readonly log: (line: string) => void
}
export interface Traffic {
  stop(): void
}

/** Every few minutes of the office's time one thing happens, in turn at a member's desk and by the other library's asking. */
export function startTraffic({ clock, standIn, borrower, db, log }: World): Traffic {
  let turn = 0
  let callOff = clock.after(firstAfter, next)

  function next(): void {
    callOff = clock.after(between, next)
    turn += 1
    const work: Promise<unknown> = turn % 3 === 2 ? ask(borrower, turn) : moveOne(standIn, db)
    work.catch((error: unknown) => log(`make-believe world: ${error instanceof Error ? error.message : String(error)}`))
  }
  return { stop: () => callOff() }
}

/** Another library asks for something the members own, and answers what. */
export async function ask(borrower: Peer, turn: number): Promise<string> {
  const { title, citation }: Work = works[asksFor[turn % asksFor.length] ?? 'ferries']
  await borrower.request({
    title,
    serviceType: 'Loan',
    ...(citation['author'] === undefined ? {} : { author: citation['author'] }),
    ...(citation['isbn'] === undefined ? {} : { isbn: citation['isbn'] }),
  })
  return title
}

/** The first that can move moves: a copy that is wanted elsewhere, a book on the van, one on the shelf, a hold. */
async function moveOne(standIn: IlsStandIn, db: Db): Promise<void> {
  const holds = [...standIn.holds.values()].filter(
    (one) => one.state === 'active' && standIn.items.get(one.barcode)?.state === 'in',
  )
  const wanted = holds.find((one) => one.pickupCode === null)
  if (wanted) return standIn.libraryPulls(wanted.reference)
  const known = (await borrowedPieces(db)).filter((one) => standIn.items.has(one.number))
  const arriving = known.find((one) => one.place === 'van_out')
  if (arriving) return standIn.reachShelf(arriving.number)
  const onShelf = known.find((one) => one.place === 'shelf')
  if (onShelf) return standIn.patronTakes(onShelf.number)
  const held = holds[0]
  if (held) return standIn.reachShelf(held.reference)
}
