// What happened to ours in Polaris, which tells nothing by itself: each item is looked at by its barcode, each hold in
// the list of its patron.
import { isKeyIn, namesRequest, type WantedItem } from '../../domain/ils/wanted-items.ts'
import type { IlsNews, IlsSeen, IlsWatched } from '../../office/ils-port.ts'
import { itemsOut } from './circulation.ts'
import { knownHolder, patronByCard, type Holder } from './institutions.ts'
import { findItem, isOut, itemStatus } from './items.ts'
import { ourHold } from './orders/hold.ts'
import { papiHoldsOf } from './papi/holds.ts'
import type { Polaris } from './polaris.ts'
import { staffHoldsOf } from './staff/holds.ts'
import { illsOf } from './staff/ill.ts'
import type { Tools } from './tools.ts'

/** Who holds what changes seldom: a look that repeats all day asks for it once a day. */
export interface Holders {
  of(watched: IlsWatched): Promise<Holder | null>
}
const keptMs = 24 * 3_600_000

export function createHolders(polaris: Polaris, now: () => Date): Holders {
  const kept = new Map<string, { readonly holder: Holder; readonly at: number }>()
  return {
    async of(watched) {
      const { patronCard, institution, reference } = watched
      const name = patronCard ?? institution
      if (name === null) return null
      const known = kept.get(name)
      if (known && now().getTime() - known.at < keptMs) return known.holder
      const holder = await (patronCard === null
        ? knownHolder(polaris, watched, reference)
        : patronByCard(polaris, patronCard, reference, true))
      if (!holder) return null
      kept.set(name, { holder, at: now().getTime() })
      return holder
    },
  }
}

export async function lookAt(tools: Tools, holders: Holders, watched: IlsWatched): Promise<readonly IlsSeen[]> {
  if (watched.barcodes.length === 0) return lookAtHold(tools, holders, watched)
  // An item nobody's patron has is not ours to read anything from: it is handed out by the office itself.
  if (watched.patronCard === null) return []
  return tools.polaris.staff.isThere()
    ? lookAtItems(tools, holders, watched)
    : lookAtPatron(tools, watched, watched.patronCard)
}

/** What an item’s status says; claimed, missing and the like say nothing that moves a request. */
const itemNews: Readonly<Record<number, IlsNews['what']>> = {
  [itemStatus.held]: 'on_shelf',
  [itemStatus.out]: 'checked_out',
  [itemStatus.outIll]: 'checked_out',
  // In a library again; before it was ever out, this means nothing and is refused there.
  [itemStatus.in]: 'checked_in',
  [itemStatus.inTransit]: 'checked_in',
  [itemStatus.lost]: 'lost',
}

async function lookAtItems({ polaris }: Tools, holders: Holders, watched: IlsWatched): Promise<readonly IlsSeen[]> {
  const { reference, barcodes } = watched
  const seen: IlsSeen[] = []
  for (const barcode of barcodes) {
    const item = await findItem(polaris, barcode, { reference, isQuiet: true })
    const status = item ? itemNews[item.statusId] : undefined
    const what = item && status === 'checked_in' ? await whyIn(polaris, holders, watched, item.id) : status
    if (!item || what === undefined) continue
    const until = isOut(item.statusId) ? item.dueOn : null
    seen.push({ news: { what, reference, barcode, until }, key: keyOf(what, reference, barcode, String(until)) })
  }
  return seen
}

/** In a library again: used, or never picked up; the interlibrary loan request or the hold it came by knows. */
async function whyIn(
  polaris: Polaris,
  holders: Holders,
  watched: IlsWatched,
  itemId: number,
): Promise<'checked_in' | 'not_picked_up'> {
  const holder = await holders.of(watched)
  if (!holder) return 'checked_in'
  const quiet = { reference: watched.reference, isQuiet: true }
  if (polaris.settings().way === 'ill-module') {
    const row = (await illsOf(polaris, holder.patronId, quiet)).find((one) => one.itemId === itemId)
    if (row) return row.statusId === unusedIll ? 'not_picked_up' : 'checked_in'
  }
  const hold = (await staffHoldsOf(polaris, holder.patronId, quiet)).find((one) =>
    namesRequest(one.note, watched.reference),
  )
  return hold?.statusId === unclaimedHold ? 'not_picked_up' : 'checked_in'
}
const unusedIll = 14
const unclaimedHold = 8

/** Without the staff interface: what the patron has out. That it came back is seen by whoever scans it. */
async function lookAtPatron(
  { polaris }: Tools,
  { reference, barcodes }: IlsWatched,
  card: string,
): Promise<readonly IlsSeen[]> {
  const out = await itemsOut(polaris, card, { reference, isQuiet: true })
  return out.flatMap((item) =>
    barcodes.includes(item.barcode)
      ? [
          {
            news: { what: 'checked_out', reference, barcode: item.barcode, until: item.dueOn },
            key: keyOf('checked_out', reference, item.barcode, String(item.dueOn)),
          },
        ]
      : [],
  )
}

/** By the hold's status: for a patron, for a library we lend to. */
const patronHold: Readonly<Record<number, IlsNews['what']>> = {
  6: 'on_shelf',
  17: 'on_shelf',
  7: 'hold_failed',
  8: 'hold_failed',
  9: 'hold_failed',
  16: 'hold_failed',
}
const institutionHold: Readonly<Record<number, IlsNews['what']>> = { 5: 'pulled', 6: 'pulled', 7: 'not_on_shelf' }

async function lookAtHold({ polaris }: Tools, holders: Holders, watched: IlsWatched): Promise<readonly IlsSeen[]> {
  const { reference, items = [] } = watched
  const holder = await holders.of(watched)
  if (!holder) return []
  if (items.length > 0) return lookAtEach(polaris, holder, reference, items)
  const look = await ourHold(polaris, holder, reference, { withOver: true, isQuiet: true })
  // One whose notes are not told is no news; the card that placed it has asked.
  if (look.is !== 'found') return []
  const what = (watched.patronCard === null ? institutionHold : patronHold)[look.what.statusId]
  if (what === undefined) return []
  return [
    {
      news: { what, reference, barcode: null, until: null },
      key: keyOf(what, reference, String(look.what.id), String(look.what.statusId)),
    },
  ]
}

/** Volumes or copies held each by itself: on their way when all are; one that is not filled is for a person. */
async function lookAtEach(
  polaris: Polaris,
  holder: Holder,
  reference: string,
  items: readonly WantedItem[],
): Promise<readonly IlsSeen[]> {
  const quiet = { reference, isQuiet: true }
  const all = polaris.staff.isThere()
    ? await staffHoldsOf(polaris, holder.patronId, quiet)
    : await papiHoldsOf(polaris, holder.card, quiet)
  const holds = items.flatMap((item) => all.find((one) => isKeyIn(one.note, item.key)) ?? [])
  const failed = holds.filter((one) => one.statusId === notSupplied)
  if (failed.length > 0)
    return failed.map(({ id }) => ({
      news: { what: 'hold_not_filled', reference, barcode: null, until: null },
      key: keyOf('hold_not_filled', reference, String(id)),
    }))
  if (holds.length < items.length || !holds.every((one) => isPulled(one.statusId))) return []
  return [
    {
      news: { what: 'pulled', reference, barcode: null, until: null, pieces: items.length },
      key: keyOf('pulled', reference, ...holds.map((one) => String(one.id))),
    },
  ]
}
const notSupplied = 7
/** On the van, on the shelf here, or handed out from it. */
const isPulled = (statusId: number): boolean => [5, 6, 17].includes(statusId)

const keyOf = (...parts: readonly string[]): string => `polaris:${parts.join(':')}`
