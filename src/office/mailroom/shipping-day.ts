// What leaves on a day, by carrier: its total beside the postage meter's, its manifest on paper and for the carrier's software.
import { decimals, dollars } from '../../domain/values/money.ts'
import { done, refuse, type Answer } from '../../domain/refusal.ts'
import { seenFrom } from '../../domain/printing/domestic.ts'
import type { ListPaper } from '../../domain/printing/list-paper.ts'
import { lossWords, type Loss } from '../../domain/shipping/loss.ts'
import { meterWords } from '../../domain/shipping/meter.ts'
import { carriers, carrierWords, isServiceId, serviceKind, type Carrier } from '../../domain/shipping/services.ts'
import { addDays, dayOf, startOfDay, writeDay } from '../../domain/values/days.ts'
import { writeWeight } from '../../domain/values/weight.ts'
import { addressLines, type AddressLines } from '../../domain/worklist/step.ts'
import { announceAll } from '../../store/announce.ts'
import { librariesById, type LibraryRecord } from '../../store/libraries.ts'
import { lossesOf } from '../../store/lost-parcels.ts'
import { daysLeavingAfter, keepMeter, meterReadings, parcelsLeaving } from '../../store/packing.ts'
import { closingsOf, type ParcelRecord } from '../../store/parcels.ts'
import type { Db } from '../../store/open.ts'
import { allOrNothing } from '../all-or-nothing.ts'
import type { Office } from '../context.ts'
import { goingTo } from './going-to.ts'

export interface DayParcel {
  readonly parcel: ParcelRecord
  readonly library: LibraryRecord
  /** Its library's, or where the lender wants it. */
  readonly address: AddressLines
  readonly carrier: Carrier | null
  /** It was said to be lost since. */
  readonly loss: Loss | null
  /** The gesture that closed it, while its carrier has it not. */
  readonly closing: string | null
}
export interface CarrierDay {
  /** Null: nobody said how they go. */
  readonly carrier: Carrier | null
  readonly parcels: readonly DayParcel[]
  readonly cents: number
  readonly unpriced: number
  readonly meterCents: number | null
  /** The day held against the meter. */
  readonly words: string | null
}

export async function shippingDay(office: Office, on: string): Promise<readonly CarrierDay[]> {
  const { db } = office.store
  const all = await parcelsOn(office, db, on)
  const meter = new Map((await meterReadings(db, on)).map((one) => [one.carrier, one.total_cents]))
  return [...carriers, null].flatMap((carrier) => {
    const parcels = all.filter((one) => one.carrier === carrier)
    const meterCents = carrier === null ? null : (meter.get(carrier) ?? null)
    if (parcels.length === 0 && meterCents === null) return []
    const sum = {
      cents: parcels.reduce((so, one) => so + (one.parcel.postage_cents ?? 0), 0),
      unpriced: parcels.filter((one) => one.parcel.postage_cents === null).length,
    }
    return [{ carrier, parcels, ...sum, meterCents, words: meterWords(sum, meterCents) }]
  })
}

/** What is closed already and leaves later. */
export const daysAfter = (office: Office, on: string): Promise<{ on: string; packages: number }[]> =>
  daysLeavingAfter(office.store.db, on)

async function parcelsOn(office: Office, db: Db, on: string): Promise<readonly DayParcel[]> {
  const { timeZone } = office.settings()
  const parcels = await parcelsLeaving(db, {
    on,
    from: startOfDay(on, timeZone),
    until: startOfDay(addDays(on, 1), timeZone),
  })
  const libraries = await librariesById(
    db,
    parcels.map((one) => one.library_id),
  )
  const losses = await lossesOf(
    db,
    parcels.map((one) => one.id),
  )
  const closings = await closingsOf(
    db,
    parcels.flatMap((one) => (one.state === 'closed' ? [one.id] : [])),
  )
  const elsewhere = await goingTo(db, parcels)
  return parcels.flatMap((parcel) => {
    const library = libraries.get(parcel.library_id)
    const address = elsewhere.get(parcel.id) ?? library?.address ?? {}
    const loss = losses.get(parcel.id) ?? null
    return library
      ? [{ parcel, library, address, carrier: carrierOf(parcel), loss, closing: closings.get(parcel.id) ?? null }]
      : []
  })
}

const carrierOf = ({ service }: ParcelRecord): Carrier | null =>
  service !== null && isServiceId(service) ? serviceKind(service).carrier : null
export const serviceLabel = (service: string | null): string | null =>
  service !== null && isServiceId(service) ? serviceKind(service).label : service

/** What the meter said; null: it was not read after all. */
export const noteMeter = (office: Office, on: string, carrier: Carrier, cents: number | null): Promise<Answer<null>> =>
  allOrNothing(office.store, async (tx) => {
    await keepMeter(tx, on, carrier, cents, office.clock.now())
    await announceAll(tx)
    return done(null)
  })

export async function manifestOf(office: Office, on: string, carrier: Carrier): Promise<Answer<ListPaper>> {
  const day = (await shippingDay(office, on)).find((one) => one.carrier === carrier)
  if (!day || day.parcels.length === 0) return refuse('day-no-parcels')
  const total = day.unpriced === 0 ? dollars(day.cents) : `${dollars(day.cents)} and ${day.unpriced} without a price`
  return done({
    heading: `${carrierWords[carrier]}, ${writeDay(on, '')}`,
    under: [office.settings().name, ...addressLines(seenFrom(office.settings().address, office.settings().address))],
    code: null,
    columns: [
      { label: 'Package', share: 6 },
      { label: 'To', share: 17 },
      { label: 'Service', share: 9 },
      { label: 'Weight', share: 6, isNumber: true },
      { label: 'Postage', share: 6, isNumber: true },
      { label: 'Tracking number', share: 15 },
    ],
    rows: day.parcels.map(({ parcel, library, address, loss }) => [
      parcel.number,
      [library.name, ...placeOf(seenFrom(address, office.settings().address))].join(', '),
      [serviceLabel(parcel.service), ...extrasOf(parcel), lossOnPaper(loss, office.settings().timeZone)]
        .filter(Boolean)
        .join(', '),
      weightOf(parcel) === null ? '' : writeWeight(weightOf(parcel) ?? 0),
      parcel.postage_cents === null ? 'unknown' : dollars(parcel.postage_cents),
      parcel.tracking ?? '',
    ]),
    foot: `${day.parcels.length === 1 ? '1 package' : `${day.parcels.length} packages`}, ${total}. Handed over: ______________________`,
  })
}

/** City, state and ZIP code; where they could not be told, all its lines. */
const placeOf = (address: AddressLines): readonly string[] =>
  addressLines(isSplit(address) ? { ...address, lines: [] } : address)
const isSplit = ({ city }: AddressLines): boolean => city !== undefined && city !== ''

const extrasOf = (parcel: ParcelRecord): readonly string[] => [
  ...(parcel.insured_cents > 0 ? [`insured ${dollars(parcel.insured_cents)}`] : []),
  ...(parcel.signature ? ['signature'] : []),
]
function lossOnPaper(loss: Loss | null, timeZone: string): string | null {
  if (loss === null) return null
  const on = (at: Date): string => writeDay(dayOf(at, timeZone), '')
  const when = loss.foundAt === null ? `, said ${on(loss.saidAt)}` : ` ${on(loss.foundAt)}`
  return `${lossWords(loss)}${when}`
}
const weightOf = (parcel: ParcelRecord): number | null => parcel.gross_oz ?? parcel.estimated_oz

/** For the meter and the carrier's own program: a line a package. */
export async function manifestCsv(office: Office, on: string, carrier: Carrier): Promise<Answer<string>> {
  const day = (await shippingDay(office, on)).find((one) => one.carrier === carrier)
  if (!day || day.parcels.length === 0) return refuse('day-no-parcels')
  return done(
    [csvHead, ...day.parcels.map(csvRow)]
      .map((cells) => cells.map(csvCell).join(','))
      .join('\r\n')
      .concat('\r\n'),
  )
}

const csvHead = ['Reference', 'Name', 'Address 1', 'Address 2', 'Address 3', 'City', 'State', 'ZIP', 'Country', 'Service', 'Pounds', 'Ounces', 'Postage', 'Insured value', 'Signature', 'Tracking', 'To do'] // oxfmt-ignore
function csvRow({ parcel, library, address }: DayParcel): readonly string[] {
  const { lines = [], city, region, postcode, country } = address
  const oz = weightOf(parcel)
  return [
    parcel.number,
    library.name,
    lines[0] ?? '',
    lines[1] ?? '',
    lines.slice(2).join(', '),
    city ?? '',
    region ?? '',
    postcode ?? '',
    country ?? 'US',
    serviceLabel(parcel.service) ?? '',
    oz === null ? '' : String(Math.floor(oz / 16)),
    oz === null ? '' : String(oz % 16),
    parcel.postage_cents === null ? '' : decimals(parcel.postage_cents),
    decimals(parcel.insured_cents),
    parcel.signature ? 'Y' : 'N',
    parcel.tracking ?? '',
    isSplit(address) ? '' : 'Type city, state and ZIP: the address has them in its lines or not at all',
  ]
}
/** A cell that a spreadsheet would reckon with is told to be text. */
const csvCell = (text: string): string => {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
