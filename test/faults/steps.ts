// What a person at the desk, or staff of a member library, does next for one request, by where it stands.
import type { Planned } from './plan.ts'
import type { Desk } from './desk.ts'
import type { Outside, PolarisState } from './outside.ts'

export interface Line {
  readonly id: number
  readonly number: string
  readonly kind: string
  readonly service: string
  readonly state: string
  readonly title: string
  readonly marks: readonly string[]
}
export interface Seen {
  readonly items: ReadonlyMap<string, PolarisState['items'][number]>
  /** How WorldShare has the request with this title. */
  readonly networkStatus: (title: string) => string | null
}
/** What was done once and is not done again. */
export interface Memory {
  readonly did: Set<string>
  card: string | null
}
export interface Bench {
  readonly desk: Desk
  readonly outside: Outside
  /** The strap’s or box’s scanner at a station. */
  scan(station: 'arriving' | 'drop_box', code: string): Promise<void>
}

const statusIs = { out: 2, outIll: 3, held: 4, transferred: 5, inTransit: 6 } as const

/** Does the next thing; true when something was done. */
export async function nextStep(bench: Bench, one: Planned, line: Line, memory: Memory, seen: Seen): Promise<boolean> {
  const { desk } = bench
  const act = async (action: string, details: object = {}): Promise<boolean> =>
    (
      await desk.ask('POST', `/requests/${line.id}/actions`, {
        action,
        details,
        key: `${one.n}:${action}:${line.state}`,
      })
    ).ok
  const once = async (action: string, details: object = {}): Promise<boolean> => {
    if (memory.did.has(action)) return false
    const done = await act(action, details)
    if (done) memory.did.add(action)
    return done
  }
  if (one.kind.startsWith('lending')) return lendingStep(bench, one, line, seen, act, once)
  switch (line.state) {
    case 'new':
      if (one.fate === 'cancelled before') return act('cancel')
      if (one.born !== 'here') await once('setLenders', { lenders: one.lenders })
      return act('send')
    case 'sent':
      return one.fate === 'cancelled after' ? once('cancel') : false
    case 'conditional':
      return one.n % 3 === 0 ? act('decline') : act('accept')
    case 'unfilled':
      return act('giveUp')
    case 'here':
      return act('deliver')
    case 'delivered':
      return act('close')
    case 'shipped':
      await bench.scan('arriving', line.number)
      return true
    case 'received':
    case 'routed': {
      if (one.fate === 'wrong item') return once('sendBackUnused', { reason: 'wrong_item' })
      const item = seen.items.get(barcodeOf(line))
      if (item?.statusId !== statusIs.inTransit && item?.statusId !== statusIs.transferred) return false
      return bench.outside.checkIn(item.id, item.transit?.to ?? one.branchId)
    }
    case 'on_shelf': {
      if (one.fate === 'not picked up') return once('notPickedUp')
      const item = seen.items.get(barcodeOf(line))
      return item?.statusId === statusIs.held && memory.card !== null
        ? bench.outside.checkOut(item.id, memory.card, one.branchId)
        : false
    }
    case 'out': {
      if (one.fate === 'renewed' && (await once('renew'))) return true
      if (one.fate === 'lost') return once('lose', { reason: 'lost' })
      const item = seen.items.get(barcodeOf(line))
      return item?.statusId === statusIs.out || item?.statusId === statusIs.outIll
        ? bench.outside.checkIn(item.id, one.branchId)
        : false
    }
    case 'coming_back':
      await bench.scan('drop_box', line.number)
      return true
    case 'lost':
      return act('paid')
    default:
      return false
  }
}

async function lendingStep(
  bench: Bench,
  one: Planned,
  line: Line,
  seen: Seen,
  act: (action: string, details?: object) => Promise<boolean>,
  once: (action: string, details?: object) => Promise<boolean>,
): Promise<boolean> {
  switch (line.state) {
    case 'new':
      if (one.fate === 'refused') return act('no', { reason: 'NotOnShelf' })
      return act('willSupply')
    case 'pulling': {
      if (line.service === 'copy') return act('scanned')
      const item = seen.items.get(one.barcode ?? '')
      // Pulled from the shelf: the hold traps it, and it goes on the van to the office.
      if (item?.statusId === 1) return bench.outside.checkIn(item.id, item.branchId)
      if (
        item?.statusId !== statusIs.inTransit &&
        item?.statusId !== statusIs.transferred &&
        item?.statusId !== statusIs.held
      )
        return false
      return act('arrive', { barcode: one.barcode })
    }
    case 'coming':
      return act('arrive', { barcode: one.barcode })
    case 'scanned':
      return act('send')
    case 'sent':
      return act('close')
    case 'shipped':
      if (['CANCELLED', 'CLOSED', 'EXPIRED'].includes(seen.networkStatus(one.title) ?? '')) {
        // It left, and the borrower had cancelled: the package comes back.
        await bench.scan('drop_box', one.barcode ?? line.number)
        return true
      }
      return line.marks.includes('renewal_asked') ? once('renew') : false
    case 'returning':
      await bench.scan('drop_box', one.barcode ?? line.number)
      return true
    default:
      return false
  }
}

export const barcodeOf = (line: { readonly number: string }): string => line.number.replaceAll('-', '')
