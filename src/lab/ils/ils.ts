import type { Clock } from '../clock.ts'
import { doOrder } from './orders.ts'
import { openShelves } from './shelves.ts'
import { IlsTrouble, type Hold, type IlsData, type Item, type News, type Order, type PatronSeed } from './words.ts'

export interface LedgerLine {
  /** How often the order came, and how often it was acted on: never more than once. */
  seen: number
  actedOn: number
}
export interface IlsStandIn {
  findPatron(card: string): Promise<Omit<PatronSeed, 'pin'> | null>
  checkPin(card: string, pin: string): Promise<boolean>
  findCopies(wanted: {
    isbn?: string
    title: string
    author?: string
  }): Promise<readonly { barcode: string; libraryCode: string; callNumber: string | null; isIn: boolean }[]>
  /** Does an order once, however often it comes with the same key. */
  carry(key: string, order: Order): Promise<void>

  readonly ledger: ReadonlyMap<string, Readonly<LedgerLine>>
  readonly items: ReadonlyMap<string, Item>
  readonly holds: ReadonlyMap<string, Hold>

  /** The next so many orders are refused, as a rule of the ILS would. */
  refuseNext(count?: number, why?: string): void
  /** Nobody answers for so long; with `mend`, again at once. */
  downFor(ms: number): void
  mend(): void

  /** Who hears what happens at the members' desks; `key` is the news' own. */
  onNews(listener: (news: News, key: string) => void | Promise<void>): void
  /** The pick-up library puts it on the hold shelf. `which` is a request’s number or, of several pieces, a barcode. */
  reachShelf(which: string): Promise<void>
  patronTakes(which: string, dueOn?: string): Promise<void>
  patronReturns(which: string): Promise<void>
  /** The owning library finds the copy and puts it on the van, or does not find it. */
  libraryPulls(which: string): Promise<void>
  libraryMisses(reference: string): Promise<void>
  /** A patron's hold is refused or expires. */
  holdFails(reference: string): Promise<void>
}

const shelfDays = 10

/** A library system in the process, with the people and books it is given. */
export function startIls(data: IlsData, clock: Clock): IlsStandIn {
  const patrons = new Map(data.patrons.map((one) => [one.card, one]))
  const shelves = openShelves(data)
  const ledger = new Map<string, LedgerLine>()
  const refusals: string[] = []
  let downUntil: Date | null = null
  let listener: (news: News, key: string) => void | Promise<void> = () => {}

  const reach = (): void => {
    if (downUntil !== null && clock.now() < downUntil)
      throw new IlsTrouble('unreachable', 'The library system does not answer.')
    downUntil = null
  }
  /** Asked without an answer means rejected, not thrown. */
  const answer = async <T>(work: () => T): Promise<T> => {
    reach()
    return work()
  }
  const tell = async (
    what: News['what'],
    reference: string,
    barcode: string | null,
    until: string | null = null,
  ): Promise<void> => {
    await listener(
      { what, reference, barcode, until },
      `${what}:${reference}:${barcode ?? ''}:${clock.now().toISOString()}`,
    )
  }
  const change = async (what: News['what'], which: string, state: Item['state'], until?: string): Promise<void> => {
    const item = shelves.itemFor(which, which)
    item.state = state
    await tell(what, item.madeFor ?? which, item.barcode, until ?? (state === 'out' ? item.dueOn : null))
  }
  const dayIn = (days: number): string => new Date(clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10)

  return {
    findPatron: (card) =>
      answer(() => {
        const found = patrons.get(card)
        if (!found) return null
        const { pin: _, ...shown } = found
        return shown
      }),
    checkPin: (card, pin) => answer(() => patrons.get(card)?.pin === pin),
    findCopies: (wanted) =>
      answer(() =>
        shelves.copiesOf(wanted).map(({ barcode, libraryCode, callNumber, state }) => ({
          barcode,
          libraryCode: libraryCode ?? '',
          callNumber,
          isIn: state === 'in',
        })),
      ),
    carry: (key, order) =>
      answer(() => {
        const line = ledger.get(key) ?? { seen: 0, actedOn: 0 }
        ledger.set(key, line)
        line.seen += 1
        if (line.actedOn > 0) return
        const refusal = refusals.shift()
        if (refusal !== undefined) throw new IlsTrouble('refused', refusal)
        doOrder(shelves, patrons, order)
        line.actedOn += 1
      }),

    ledger,
    items: shelves.items,
    holds: shelves.holds,
    refuseNext(count = 1, why = 'A rule of the library system forbids it.') {
      refusals.push(...Array.from({ length: count }, () => why))
    },
    downFor(ms) {
      downUntil = new Date(clock.now().getTime() + ms)
    },
    mend() {
      downUntil = null
      refusals.length = 0
    },
    onNews(hears) {
      listener = hears
    },
    reachShelf(which) {
      const hold = shelves.holds.get(which)
      if (hold) hold.state = 'on_shelf'
      return change('on_shelf', which, 'held', dayIn(shelfDays))
    },
    patronTakes: (which, dueOn) => change('checked_out', which, 'out', dueOn),
    patronReturns: (which) => change('checked_in', which, 'in_transit'),
    libraryPulls: (which) => change('pulled', which, 'in_transit'),
    libraryMisses: (reference) => tell('not_on_shelf', reference, null),
    holdFails(reference) {
      const hold = shelves.holds.get(reference)
      if (hold) hold.state = 'failed'
      return tell('hold_failed', reference, null)
    },
  }
}
