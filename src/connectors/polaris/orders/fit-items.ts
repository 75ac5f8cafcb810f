// Which item a hold is for where volume or copy matters: one that fits, in rather than out, of the chosen owner rather than of
// another. All are found before the first is held, so that no half of a set is ordered.
import { isSameVolume, volumeInCallNumber, type WantedItem } from '../../../domain/ils/wanted-items.ts'
import { ConnectorError } from '../../../office/ports.ts'
import type { IlsAsking, IlsMatter } from '../../../office/ils-port.ts'
import { findBibs, holdingsOf, isIn, type Holding } from '../bibs.ts'
import type { Tools } from '../tools.ts'

export interface Fit {
  readonly key: string
  readonly bibId: number
  /** Null: any copy of the title. */
  readonly item: { readonly barcode: string; readonly volume: string | null } | null
}
interface Copy {
  readonly bibId: number
  readonly barcode: string
  readonly volume: string | null
  readonly isIn: boolean
  readonly branchId: number
}

const nobodyOwns = 'Nobody in the system owns a copy of this title that can be held.'

export async function fitItems(
  { polaris, branches }: Tools,
  order: IlsMatter & { readonly ownerCode?: string | null },
  wanted: readonly WantedItem[],
  asking: IlsAsking | null,
): Promise<readonly Fit[]> {
  const copies: Copy[] = []
  for (const bibId of await findBibs(polaris, order, order.reference)) {
    const rows = await holdingsOf(polaris, bibId, order.reference)
    copies.push(...rows.flatMap((row) => (row.Holdable === false ? [] : [copyOf(bibId, row)])))
    // A title that is not asked for by volume is held by itself: the first that has copies will do.
    if (copies.length > 0 && wanted.every((one) => isAny(one))) break
  }
  const [first] = copies
  if (!first) throw new ConnectorError('refused', nobodyOwns)
  const owner = order.ownerCode ? await branches.idOf(order.ownerCode) : null
  const best = copies
    .filter((one) => one.barcode !== '')
    .toSorted((a, b) => Number(b.isIn) - Number(a.isIn) || rank(b, owner) - rank(a, owner))
  const taken = new Set<string>()
  return wanted.map((one) => {
    if (isAny(one)) return { key: one.key, bibId: first.bibId, item: null }
    const free = best.filter((copy) => !taken.has(copy.barcode))
    const copy = free.find((other) => fits(other, one)) ?? said(one, free, best, asking)
    if (copy === 'any') return { key: one.key, bibId: first.bibId, item: null }
    taken.add(copy.barcode)
    return { key: one.key, bibId: copy.bibId, item: { barcode: copy.barcode, volume: copy.volume } }
  })
}

const isAny = (one: WantedItem): boolean => one.volume === null && one.barcode === null
const rank = (copy: Copy, owner: number | null): number => Number(copy.branchId === owner)
const fits = (copy: Copy, { volume, barcode }: WantedItem): boolean =>
  barcode === null
    ? volume !== null && copy.volume !== null && isSameVolume(copy.volume, volume)
    : copy.barcode === barcode

const copyOf = (bibId: number, row: Holding): Copy => ({
  bibId,
  barcode: row.Barcode ?? '',
  volume: row.VolumeNumber || volumeInCallNumber(row.CallNumber ?? '') || null,
  isIn: isIn(row),
  branchId: row.LocationID,
})

/** What a person chose for it, as long as it is there; else they are asked. */
function said(one: WantedItem, free: readonly Copy[], all: readonly Copy[], asking: IlsAsking | null): Copy | 'any' {
  const id = `item:${one.key}`
  const answer = asking?.answers[id]
  if (answer === 'any') return 'any'
  const chosen = free.find((copy) => answer === `copy:${copy.barcode}`)
  if (chosen) return chosen
  // A copy that names no volume may be the one; one that names another is not.
  const mute = free.filter((copy) => copy.volume === null)
  const offered = (one.barcode === null && mute.length > 0 ? mute : free).slice(0, mostOffered)
  const there = all
    .slice(0, mostNamed)
    .map((copy) => (copy.volume === null ? copy.barcode : `${copy.barcode} (${copy.volume})`))
  const what = one.barcode === null ? `volume ${one.volume ?? ''}` : `copy ${one.barcode}`
  throw new ConnectorError(
    'by-hand',
    `No copy in Polaris that can be held is ${what}. There: ${there.join(', ')}${all.length > mostNamed ? ' and others' : ''}. Choose one, or say at the request which volume or copy it is.`,
    {
      asks: {
        id,
        answers: [
          ...offered.map((copy, index) => ({
            key: String(index + 1),
            label: `Take ${copy.barcode}${copy.volume === null ? '' : ` (${copy.volume})`}`,
            value: `copy:${copy.barcode}`,
          })),
          { key: 'Y', label: 'Any copy will do', value: 'any' },
        ],
      },
    },
  )
}
const mostOffered = 5
const mostNamed = 8
