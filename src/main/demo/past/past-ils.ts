// The library system of the past that is told: what the office asks is done at once, and what happened at the members'
// desks is said when a story says so.
import { ilsByHand } from '../../../connectors/by-hand/ils.ts'
import type { Ils, IlsNews } from '../../../office/ils-port.ts'
import { ConnectorError } from '../../../office/ports.ts'
import type { IlsData } from '../seeds.ts'
import { doOrder } from './orders.ts'
import { openShelves, type Hold, type Item } from './shelves.ts'

export interface PastIls {
  readonly ils: Ils
  readonly items: ReadonlyMap<string, Item>
  readonly holds: ReadonlyMap<string, Hold>
  /** The next order is refused, as a rule of the library system would. */
  refuseNext(why: string): void
  /** Who hears what happens at the members’ desks; `key` is the news’ own. */
  onNews(listener: (news: IlsNews, key: string) => Promise<void>): void
  /** The pick-up library puts it on the hold shelf. `which` is a request’s number or, of several pieces, a barcode. */
  reachShelf(which: string): Promise<void>
  patronTakes(which: string, dueOn?: string): Promise<void>
  patronReturns(which: string): Promise<void>
  /** The owning library finds the copy and puts it on the van, or does not find it. */
  libraryPulls(which: string): Promise<void>
  libraryMisses(reference: string): Promise<void>
  /** A patron’s hold is refused or expires. */
  holdFails(reference: string): Promise<void>
}

const shelfDays = 10

export function openPastIls(data: IlsData, clock: { now(): Date }): PastIls {
  const shelves = openShelves(data)
  const refusals: string[] = []
  let listener: (news: IlsNews, key: string) => Promise<void> = () => Promise.resolve()

  const tell = (news: IlsNews): Promise<void> =>
    listener(news, `${news.what}:${news.reference}:${news.barcode ?? ''}:${clock.now().toISOString()}`)

  async function change(what: IlsNews['what'], which: string, state: Item['state'], day?: string): Promise<void> {
    const item = shelves.itemFor(which, which)
    if (!item) throw new Error(`nothing was made or held for ${which}`)
    item.state = state
    const until = day ?? (state === 'out' ? item.dueOn : null)
    await tell({ what, reference: item.madeFor ?? which, barcode: item.barcode, until })
  }
  return {
    ils: {
      ...ilsByHand,
      name: 'the library system of the past',
      byHand: false,
      knowsKeys: true,
      async findPatron(card) {
        const found = shelves.patrons.get(card)
        if (!found) return null
        const { pin: _, ...shown } = found
        return shown
      },
      checkPin: async (card, pin) => shelves.patrons.get(card)?.pin === pin,
      findCopies: async (wanted) =>
        shelves.copiesOf(wanted).map(({ barcode, libraryCode, callNumber, state }) => ({
          barcode,
          libraryCode: libraryCode ?? '',
          callNumber,
          isIn: state === 'in',
        })),
      async carry(_, order) {
        const refusal = refusals.shift()
        if (refusal !== undefined) throw new ConnectorError('refused', refusal)
        doOrder(shelves, order)
      },
    },
    items: shelves.items,
    holds: shelves.holds,
    refuseNext: (why) => void refusals.push(why),
    onNews: (hears) => void (listener = hears),
    reachShelf(which) {
      const hold = shelves.holds.get(which)
      if (hold) hold.state = 'on_shelf'
      const lastDay = new Date(clock.now().getTime() + shelfDays * 86_400_000).toISOString().slice(0, 10)
      return change('on_shelf', which, 'held', lastDay)
    },
    patronTakes: (which, dueOn) => change('checked_out', which, 'out', dueOn),
    patronReturns: (which) => change('checked_in', which, 'in_transit'),
    libraryPulls: (which) => change('pulled', which, 'in_transit'),
    holdFails(reference) {
      const hold = shelves.holds.get(reference)
      if (hold) hold.state = 'failed'
      return tell({ what: 'hold_failed', reference, barcode: null, until: null })
    },
    libraryMisses: (reference) => tell({ what: 'not_on_shelf', reference, barcode: null, until: null }),
  }
}
