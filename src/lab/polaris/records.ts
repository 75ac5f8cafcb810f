import { z } from 'zod'
import { endOfDay } from './dates.ts'
import { blankItem } from './ill-life.ts'
import { nextId, type Bib, type Item, type Patron, type State } from './state.ts'
import { itemByBarcode, nowText, patronByBarcode, zoneOf, type World } from './world.ts'

const id = z.number().int()
const text = z.string().default('')
const instant = z.iso.datetime().optional()
const book = { author: text, isbn: text, publisher: text, year: text, edition: text }

/**
 * Records to put in, each named as people name it: a branch by its abbreviation, a patron by card, a title by a key of
 * the caller's own, an item by barcode. Statuses are Polaris' own numbers (names.ts).
 */
export const recordsShape = z.object({
  /** First every patron, title, item, hold and request is taken away. */
  replace: z.boolean().default(false),
  branches: z
    .array(
      z.object({
        code: z.string().min(1),
        name: z.string().min(1),
        city: text,
        postalCode: text,
        receivesIll: z.boolean().default(false),
      }),
    )
    .default([]),
  patrons: z
    .array(
      z.object({
        card: z.string().min(1),
        pin: z.string().default('1234'),
        first: text,
        last: z.string().min(1),
        branch: z.string(),
        /** A patron code (names.ts). */
        code: id.default(1),
        email: text,
        phone: text,
        blockingNote: text,
      }),
    )
    .default([]),
  titles: z
    .array(z.object({ key: z.string(), title: z.string(), ...book, isListed: z.boolean().default(true) }))
    .default([]),
  items: z
    .array(
      z.object({
        barcode: z.string().min(1),
        title: z.string(),
        branch: z.string(),
        status: id.default(1),
        callNumber: text,
        volume: text,
        note: text,
        isHoldable: z.boolean().default(true),
        loan: z
          .object({ card: z.string(), dueOn: z.iso.date(), outAt: instant, branch: z.string().optional() })
          .optional(),
        /** When it came to its status. */
        since: instant,
        /** Where the van takes it. */
        to: z.string().optional(),
      }),
    )
    .default([]),
  holds: z
    .array(
      z.object({
        card: z.string(),
        title: z.string(),
        status: id.default(3),
        pickup: z.string(),
        item: z.string().optional(),
        note: text,
        placedAt: instant,
      }),
    )
    .default([]),
  illRequests: z
    .array(
      z.object({
        card: z.string(),
        title: z.string(),
        ...book,
        status: id.default(3),
        pickup: z.string(),
        item: z.string().optional(),
        note: text,
        askedAt: instant,
      }),
    )
    .default([]),
})
export type Records = z.output<typeof recordsShape>

/** A record that names another which is not there. */
export class RecordTrouble extends Error {
  override name = 'RecordTrouble'
}

/** Puts them in, in the order branches, patrons, titles, items, holds, requests; the state is the caller's to throw away at a trouble. */
export function putRecords(world: World, records: Records): Readonly<Record<string, number>> {
  const { state } = world
  if (records.replace)
    Object.assign(state, {
      patrons: [],
      bibs: [],
      items: [],
      holds: [],
      ills: [],
      transactions: [],
      talks: [],
      workflows: [],
      notifications: [],
      history: [],
    })
  for (const one of records.branches) putBranch(state, one)
  for (const one of records.patrons) state.patrons.push(patronFrom(world, one))
  const titles = new Map(records.titles.map((one) => [one.key, titleFrom(world, one)]))
  state.bibs.push(...titles.values())
  for (const one of records.items) state.items.push(itemFrom(world, titles, one))
  for (const one of records.holds) putHold(world, titles, one)
  for (const one of records.illRequests) putIll(world, one)
  return {
    patrons: state.patrons.length,
    titles: state.bibs.length,
    items: state.items.length,
    holds: state.holds.length,
    illRequests: state.ills.length,
  }
}

function putBranch(state: State, { code, name, city, postalCode, receivesIll }: Records['branches'][number]): void {
  const known = state.organizations.find((one) => one.code === 3 && one.abbreviation === code)
  const shown = { name, city, postalCode, illTemplate: receivesIll }
  if (known) Object.assign(known, shown)
  else {
    const branchId = Math.max(...state.organizations.map((one) => one.id)) + 1
    state.organizations.push({ id: branchId, code: 3, abbreviation: code, parentId: 2, ...shown })
  }
}

export function branchCalled(world: World, code: string): number {
  const found = world.state.organizations.find((one) => one.code === 3 && one.abbreviation === code)
  if (!found) throw new RecordTrouble(`No branch has the abbreviation ${code}.`)
  return found.id
}

function patronFrom(world: World, given: Records['patrons'][number]): Patron {
  if (patronByBarcode(world, given.card)) throw new RecordTrouble(`Card ${given.card} is there already.`)
  const { state } = world
  const now = world.clock.now().getTime()
  const at = (days: number): string => new Date(now + days * 86_400_000).toISOString()
  return {
    id: nextId(state, 'patron'),
    barcode: given.card,
    password: given.pin,
    branchId: branchCalled(world, given.branch),
    codeId: given.code,
    registeredAt: at(-700),
    expiresAt: at(700),
    addrCheckAt: at(400),
    birthdate: null,
    lastActivityAt: at(-5),
    addresses: [],
    blocks: [],
    blockingNote: given.blockingNote,
    note: '',
    fields: {
      NameFirst: given.first,
      NameLast: given.last,
      EmailAddress: given.email,
      PhoneVoice1: given.phone,
      DeliveryOptionID: 2,
      LanguageID: 1,
    },
    createdAt: at(-700),
  }
}

function titleFrom(world: World, given: Records['titles'][number]): Bib {
  const { title, author, isbn, publisher, year, edition, isListed } = given
  const now = nowText(world)
  return {
    title,
    author,
    isbn,
    publisher,
    year,
    edition,
    id: nextId(world.state, 'bib'),
    issn: '',
    lccn: '',
    oclc: '',
    callNumber: '',
    formatId: 1,
    inPac: isListed,
    createdAt: now,
    modifiedAt: now,
  }
}

function itemFrom(world: World, titles: ReadonlyMap<string, Bib>, given: Records['items'][number]): Item {
  if (itemByBarcode(world, given.barcode)) throw new RecordTrouble(`Item ${given.barcode} is there already.`)
  const { loan, to } = given
  const branchId = branchCalled(world, given.branch)
  const now = nowText(world)
  const outAt = loan?.outAt ?? now
  return {
    ...blankItem(given.since ?? now),
    id: nextId(world.state, 'item'),
    barcode: given.barcode,
    bibId: titleCalled(titles, given.title).id,
    branchId,
    statusId: given.status,
    callNumber: given.callNumber,
    volume: given.volume,
    nonPublicNote: given.note,
    holdable: given.isHoldable,
    inPac: given.isHoldable,
    loan: loan
      ? {
          patronId: patronCalled(world, loan.card).id,
          outAt,
          firstOutAt: outAt,
          dueAt: endOfDay(new Date(`${loan.dueOn}T12:00:00Z`), 0, zoneOf(world)).toISOString(),
          branchId: loan.branch === undefined ? branchId : branchCalled(world, loan.branch),
          renewals: 0,
        }
      : null,
    transit: to === undefined ? null : { from: branchId, to: branchCalled(world, to), sentAt: now },
  }
}

function putHold(world: World, titles: ReadonlyMap<string, Bib>, given: Records['holds'][number]): void {
  const { state } = world
  const item = given.item === undefined ? null : itemCalled(world, given.item)
  const bib = titleCalled(titles, given.title)
  const at = given.placedAt ?? nowText(world)
  const holdId = nextId(state, 'hold')
  state.holds.push({
    id: holdId,
    patronId: patronCalled(world, given.card).id,
    bibId: bib.id,
    itemId: item?.id ?? null,
    wantedBarcode: '',
    volume: '',
    title: bib.title,
    author: bib.author,
    statusId: given.status,
    pickupId: branchCalled(world, given.pickup),
    createdAt: at,
    activationAt: at,
    expirationAt: new Date(world.clock.now().getTime() + 365 * 86_400_000).toISOString(),
    changedAt: at,
    pickupByAt: null,
    pacNotes: '',
    staffNotes: given.note,
    privateNotes: '',
    denied: [],
  })
  // What is out has fulfilled its hold.
  if (item && !item.loan) item.holdId = holdId
}

function putIll(
  world: World,
  { card, pickup, item: barcode, note, askedAt, status, ...given }: Records['illRequests'][number],
): void {
  const { state } = world
  const item = barcode === undefined ? null : itemCalled(world, barcode)
  const at = askedAt ?? nowText(world)
  const illId = nextId(state, 'ill')
  state.ills.push({
    ...given,
    id: illId,
    patronId: patronCalled(world, card).id,
    statusId: status,
    previousStatusId: status,
    pickupId: branchCalled(world, pickup),
    itemId: item?.id ?? null,
    bibId: item?.bibId ?? null,
    barcode: barcode ?? '',
    issn: '',
    lccn: '',
    volume: '',
    itemType: 0,
    mediumType: 1,
    requestTypeId: 1,
    createdAt: at,
    activatedAt: status === 1 ? null : at,
    changedAt: at,
    needBy: null,
    opacNotes: '',
    staffNotes1: note,
    staffNotes2: '',
  })
  if (item) item.illId = illId
}

function titleCalled(titles: ReadonlyMap<string, Bib>, key: string): Bib {
  const found = titles.get(key)
  if (!found) throw new RecordTrouble(`No title has the key ${key}.`)
  return found
}
function patronCalled(world: World, card: string): Patron {
  const found = patronByBarcode(world, card)
  if (!found) throw new RecordTrouble(`No patron has the card ${card}.`)
  return found
}
function itemCalled(world: World, barcode: string): Item {
  const found = itemByBarcode(world, barcode)
  if (!found) throw new RecordTrouble(`No item has the barcode ${barcode}.`)
  return found
}
