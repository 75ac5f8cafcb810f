import type { PhoneLine } from '../../contract/desk.ts'
import { whereabouts } from '../../domain/lifecycle/whereabouts.ts'
import { readBarcode } from '../../domain/values/library-barcode.ts'
import { today, type Office } from '../../office/context.ts'
import { noteLookUp } from '../../office/patrons/look-up.ts'
import { librariesByWords } from '../../store/libraries.ts'
import { patronByCard, type PatronRecord } from '../../store/patrons.ts'
import { listRequests, requestsByCode, type ListFilters, type ListedRequest } from '../../store/requests/list.ts'
import type { Asker } from './asker.ts'
import { lineOf } from './lines.ts'

const mostLines = 12
const shortestCard = 6

interface Found {
  readonly by: 'number' | 'card' | 'words'
  readonly patron: PatronRecord | null
  readonly rows: readonly ListedRequest[]
}

/** What answers the telephone: by a number or barcode, by a card, else by words of the title or of a library's name. */
export async function onPhone(office: Office, asker: Asker, words: string) {
  const { by, patron, rows } = (await byCode(office, asker, words)) ??
    (await byCard(office, asker, words)) ?? {
      by: 'words' as const,
      patron: null,
      rows: await byWords(office, asker, words),
    }
  return {
    by,
    patron: patron ? { id: patron.id, name: patron.name, card: patron.card } : null,
    lines: rows.slice(0, mostLines).map((row) => phoneLine(office, asker, row)),
    more: rows.length > mostLines,
  }
}

async function byCode(office: Office, asker: Asker, words: string): Promise<Found | null> {
  if (/\s/.test(words)) return null
  const found = await requestsByCode(office.store.db, asker.sight, words)
  const ids = [...new Set(found.map((one) => one.id))].slice(0, mostLines + 1)
  if (ids.length === 0) return null
  return { by: 'number', patron: null, rows: await list(office, asker, { ids }) }
}

/** A card opens what the person has with us, and that is put on record. */
async function byCard(office: Office, asker: Asker, words: string): Promise<Found | null> {
  const card = readBarcode(words)
  if (card.length < shortestCard) return null
  const patron = await patronByCard(office.store.db, card)
  if (!patron || (asker.sight.of !== 'all' && patron.library_id !== asker.sight.libraryId)) return null
  await noteLookUp(office, { patronId: patron.id, by: asker.actor, why: 'phone' })
  const open = await list(office, asker, { patronId: patron.id, isOpen: true })
  const rows = open.length > 0 ? open : await list(office, asker, { patronId: patron.id })
  return { by: 'card', patron, rows }
}

/** Open ones first; closed ones only fill what room is left. A library's name finds what is open with it. */
async function byWords(office: Office, asker: Asker, words: string): Promise<readonly ListedRequest[]> {
  const libraries = asker.sight.of === 'all' ? await librariesByWords(office.store.db, words, 3) : []
  const [open, ...withLibrary] = await Promise.all([
    list(office, asker, { words, isOpen: true }),
    ...libraries.map((libraryId) => list(office, asker, { libraryId, isOpen: true })),
  ])
  const found = [...open, ...withLibrary.flat()]
  const closed = found.length > mostLines ? [] : await list(office, asker, { words, isOpen: false })
  return [...new Map([...found, ...closed].map((row) => [row.id, row])).values()]
}

const list = (office: Office, asker: Asker, filters: Omit<ListFilters, 'limit'>) =>
  listRequests(office.store.db, asker.sight, { ...filters, limit: mostLines + 1 })

function phoneLine(office: Office, asker: Asker, row: ListedRequest): PhoneLine {
  const line = lineOf(row, asker.sight, today(office))
  const { where, who, due } = whereabouts({
    kind: row.kind,
    service: row.service,
    state: row.state,
    partner: row.partner_name,
    pickup: row.pickup_name,
    dueOn: row.due_on,
    patronDueOn: row.patron_due_on,
    shelfUntil: row.shelf_until,
    neededBy: row.needed_by,
  })
  return { line, where, who, due: due ? { ...due } : null }
}
