// A little life in the make-believe world: vans arrive, readers come and go, libraries elsewhere ship, ask and receive.
// All of it happens in the emulators and at the peers; the office hears it as it would hear the real ones.
import { z } from 'zod'
import type { Clock } from '../../lab/clock.ts'
import type { Peer } from '../../lab/peer/peer.ts'
import { borrowedPieces, openHoldItems, submittedInNetwork } from '../../store/demo.ts'
import type { Db } from '../../store/open.ts'
import { works, type Work, type WorkName } from './books.ts'
import type { Emulated } from './world/emulated.ts'
import { networkMembers, ourRegistryId } from './world/network.ts'

const minute = 60_000
const firstAfter = 3 * minute
const between = 7 * minute
const asksFor: readonly WorkName[] = ['ferries', 'poems', 'kite', 'quilts', 'ethan', 'moby']

interface World {
  readonly clock: Clock
  readonly emulated: Emulated
  readonly borrower: Peer
  readonly db: Db
  readonly log: (line: string) => void
}
export interface Traffic {
  stop(): void
}

/** Every few minutes of the office's time one thing happens, in turn at a member's desk, in the network and by a message. */
export function startTraffic(world: World): Traffic {
  let turn = 0
  let callOff = world.clock.after(firstAfter, next)

  function next(): void {
    callOff = world.clock.after(between, next)
    turn += 1
    happen(turn).catch((error: unknown) =>
      world.log(`make-believe world: ${error instanceof Error ? error.message : String(error)}`),
    )
  }
  function happen(now: number): Promise<unknown> {
    switch (now % 4) {
      case 1:
        return lenderShips(world)
      case 2:
        return ask(world.borrower, now)
      case 3:
        return askInNetwork(world.emulated, now)
      default:
        return moveOne(world)
    }
  }
  return { stop: () => callOff() }
}

const wanted = (turn: number): Work => works[asksFor[turn % asksFor.length] ?? 'ferries']

/** Another library asks for something the members own, by message, and answers what. */
export async function ask(borrower: Peer, turn: number): Promise<string> {
  const { title, citation } = wanted(turn)
  await borrower.request({
    title,
    serviceType: 'Loan',
    ...(citation['author'] === undefined ? {} : { author: citation['author'] }),
    ...(citation['isbn'] === undefined ? {} : { isbn: citation['isbn'] }),
  })
  return title
}

/** The same in WorldShare, where the borrower receives and returns it by itself later on. */
export async function askInNetwork({ tell, worldshare }: Emulated, turn: number): Promise<string> {
  const { title } = wanted(turn)
  const borrower = networkMembers[turn % networkMembers.length]?.registryId
  await tell(worldshare, '/lab/incoming', { lender: ourRegistryId, title, ...(borrower ? { borrower } : {}) })
  return title
}

/** The lender that has had one of our requests longest sends it. */
async function lenderShips({ db, emulated }: World): Promise<void> {
  const [first] = await submittedInNetwork(db, 1)
  if (!first) return
  const answer = await fetch(`${emulated.worldshare.url}/lab/state`)
  const there = requestsShape.parse(await answer.json()).requests.find((one) => String(one.id) === first.number)
  const lender = there?.lenders[there.at]?.id
  if (there && lender !== undefined)
    await emulated.tell(emulated.worldshare, '/lab/act', { id: there.id, who: lender, action: 'actionShip', days: 42 })
}
const requestsShape = z.object({
  requests: z.array(z.object({ id: z.number(), at: z.number(), lenders: z.array(z.object({ id: z.number() })) })),
})

/** The first that can move moves at a member's desk: a copy that is wanted elsewhere, a book on the van, one on the shelf. */
async function moveOne({ db, emulated: { polaris, tell } }: World): Promise<void> {
  const state = itemsShape.parse(await (await fetch(`${polaris.url}/emulator/state`)).json())
  const pulled = await openHoldItems(db)
  const hold = state.holds.find((one) => one.statusId === 3 && pulled.has(one.staffNotes))
  const copy = hold && state.items.find((one) => one.bibId === hold.bibId && one.statusId === 1)
  if (copy) return void (await tell(polaris, `/emulator/item/${copy.barcode}/check-in/${copy.branchId}`))
  const pieces = await borrowedPieces(db)
  const item = (place: string) =>
    pieces.flatMap((one) =>
      one.place === place ? state.items.filter((other) => other.barcode === (one.barcode ?? one.number)) : [],
    )[0]
  const arriving = item('van_out')
  if (arriving?.transit)
    return void (await tell(polaris, `/emulator/item/${arriving.barcode}/check-in/${arriving.transit.to}`))
  const onShelf = item('shelf')
  const due = pieces.find((one) => (one.barcode ?? one.number) === onShelf?.barcode)?.dueOn
  if (onShelf)
    await tell(polaris, `/emulator/item/${onShelf.barcode}/check-out`, new URLSearchParams(due ? { due } : {}))
}
const itemsShape = z.object({
  items: z.array(
    z.object({
      barcode: z.string(),
      bibId: z.number(),
      branchId: z.number(),
      statusId: z.number(),
      transit: z.object({ to: z.number() }).nullable(),
    }),
  ),
  holds: z.array(z.object({ bibId: z.number(), statusId: z.number(), staffNotes: z.string() })),
})
