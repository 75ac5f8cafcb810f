// Papers of a package beside its address label: the label of a courier's bag, and what is in a crate.
import { seenFrom } from '../../domain/printing/domestic.ts'
import type { ListPaper } from '../../domain/printing/list-paper.ts'
import type { Sheet, SheetsOnStock } from '../../domain/printing/sheet.ts'
import { done, refuse, type Answer } from '../../domain/refusal.ts'
import { leavingDay } from '../../domain/shipping/leaving-day.ts'
import { dayOf, writeDay } from '../../domain/values/days.ts'
import { writeNumber } from '../../domain/values/request-number.ts'
import { addressLines, type AddressLines } from '../../domain/worklist/step.ts'
import { libraryById, symbolsOf, type LibraryRecord } from '../../store/libraries.ts'
import { packedPieces, type PackedPiece } from '../../store/packing.ts'
import { parcelById, type ParcelRecord } from '../../store/parcels.ts'
import type { Office } from '../context.ts'
import { shippingSettings } from '../shipping/settings.ts'
import { goingTo } from './going-to.ts'

export type ParcelPaper = 'bag' | 'crate'

export async function parcelPaper(
  office: Office,
  parcelId: number,
  kind: ParcelPaper,
): Promise<Answer<ListPaper | SheetsOnStock>> {
  const { db } = office.store
  const parcel = await parcelById(db, parcelId)
  const library = parcel && (await libraryById(db, parcel.library_id))
  if (!parcel || !library) return refuse('parcel-not-found')
  if (kind === 'crate') return done(crateSheet(office, parcel, library, await packedPieces(db, [parcelId])))
  if (library.courier_hub === null) return refuse('library-no-hub', { library: library.name })
  const symbols = await symbolsOf(db, library.id)
  const to = (await goingTo(db, [parcel])).get(parcel.id) ?? library.address ?? {}
  const symbol = symbols.find((one) => one.scheme.toUpperCase() === 'OCLC') ?? symbols[0]
  const { courierName } = await shippingSettings(db)
  const label = bagLabel(office, courierName, { parcel, library, to, symbol: symbol?.symbol ?? null })
  return done({ stock: 'label_4x6', sheets: [label] })
}

/** One destination a bag: name, full address, symbol and hub. */
function bagLabel(
  office: Office,
  courierName: string,
  {
    parcel,
    library,
    to,
    symbol,
  }: { parcel: ParcelRecord; library: LibraryRecord; to: AddressLines; symbol: string | null },
): Sheet {
  const { name, address } = office.settings()
  return {
    kind: 'label',
    heading: courierName,
    office: name,
    code: parcel.number,
    number: parcel.number,
    large: { label: 'Hub', value: library.courier_hub ?? '' },
    title: null,
    author: null,
    facts: symbol === null ? [] : [{ label: 'Symbol', value: symbol }],
    terms: [],
    homeward: [],
    addresses: [
      { label: 'To', lines: [library.name, ...addressLines(seenFrom(to, address))] },
      { label: 'From', lines: [name, ...addressLines(seenFrom(address, to))] },
    ],
    foot: 'Everything in this bag goes to this library.',
  }
}

/** Numbers and titles; whose they are stays out of it. */
function crateSheet(
  office: Office,
  parcel: ParcelRecord,
  library: LibraryRecord,
  pieces: readonly PackedPiece[],
): ListPaper {
  const { name, timeZone } = office.settings()
  const { closed_at: closedAt, collected_at: collectedAt, planned_on: plannedOn } = parcel
  const on = collectedAt
    ? dayOf(collectedAt, timeZone)
    : leavingDay(plannedOn, dayOf(closedAt ?? office.clock.now(), timeZone))
  const rows = pieces.map((one) => [
    writeNumber(one.number),
    [one.label, one.title].filter(Boolean).join(' · '),
    one.barcode ?? one.partnerBarcode ?? '',
    one.dueOn === null ? '' : writeDay(one.dueOn, ''),
    '____',
  ])
  const columns = [
    { label: 'Number', share: 10 },
    { label: 'Title', share: 28 },
    { label: 'Barcode', share: 11 },
    { label: 'Due', share: 10 },
    { label: 'Here', share: 4 },
  ]
  // A column with nothing in it says nothing.
  const isFilled = (_: unknown, at: number): boolean => rows.length === 0 || rows.some((row) => row[at] !== '')
  return {
    heading: `In this crate: ${library.name}`,
    under: [`From ${name}, ${writeDay(on, '')}`],
    code: parcel.number,
    columns: columns.filter(isFilled),
    rows: rows.map((row) => row.filter(isFilled)),
    foot: `${pieces.length === 1 ? '1 piece' : `${pieces.length} pieces`}. Something missing? Tell ${name} the number.`,
  }
}
