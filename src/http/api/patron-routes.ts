import { ORPCError } from '@orpc/server'
import { refuse } from '../../domain/refusal.ts'
import { readBarcode } from '../../domain/values/library-barcode.ts'
import { today, type Office } from '../../office/context.ts'
import { changeContact } from '../../office/patrons/contact.ts'
import { noteLookUp } from '../../office/patrons/look-up.ts'
import { ConnectorError } from '../../office/ports.ts'
import { libraryByCode, libraryById } from '../../store/libraries.ts'
import { lookUps, patronById, patronsWithOpen } from '../../store/patron-look-up.ts'
import { patronByCard } from '../../store/patrons.ts'
import { listRequests } from '../../store/requests/list.ts'
import { orRefuse, refusalError } from './answer.ts'
import type { Asker } from './asker.ts'
import { os } from './base.ts'
import { lineOf } from './lines.ts'

const mostFound = 20
const mostLines = 100
const mostLookUps = 200

export const patronRoutes = {
  find: os.patrons.find.handler(({ input, context: { office, asker } }) =>
    findPatron(office, asker, readBarcode(input.card)),
  ),
  search: os.patrons.search.handler(async ({ input, context: { office, asker } }) => {
    const words = input.words.split(/\s+/).filter(Boolean)
    const rows = await patronsWithOpen(office.store.db, asker.sight, words, mostFound)
    return rows.map((row) => ({
      id: row.id,
      name: row.name,
      cardEnd: row.card.slice(-4),
      library: { id: row.library_id, name: row.library_name },
      open: row.open,
    }))
  }),
  lookUp: os.patrons.lookUp.handler(({ input, context: { office, asker } }) => lookUp(office, asker, input)),
  changeContact: os.patrons.changeContact.handler(async ({ input: { patronId, ...next }, context: { office } }) =>
    orRefuse(await changeContact(office, patronId, next)),
  ),
  lookUps: os.patrons.lookUps.handler(async ({ context: { office } }) =>
    (await lookUps(office.store.db, mostLookUps)).map((row) => ({
      id: row.id,
      at: row.at.toISOString(),
      by: row.staff_name ?? 'an account that is gone, or a library’s',
      patronId: row.patron_id,
      why: row.why,
    })),
  ),
}

/** One patron with everything not yet forgotten; whoever looks is put on record. */
async function lookUp(
  office: Office,
  asker: Asker,
  asked: { card?: string | undefined; patronId?: number | undefined },
) {
  const card = asked.card === undefined ? undefined : readBarcode(asked.card)
  const kept =
    card === undefined
      ? await patronById(office.store.db, asked.patronId ?? 0)
      : await patronByCard(office.store.db, card)
  const seen = await found(office, asker, card ?? kept?.card)
  if (!kept && !seen) throw refusalError(refuse('patron-not-found', {}, 'card'))
  const library = seen?.library ?? (kept ? await libraryNamed(office, kept.library_id) : null)
  if (asker.sight.of !== 'all' && library?.id !== asker.sight.libraryId)
    throw refusalError(refuse('patron-not-found', {}, 'card'))
  const day = today(office)
  if (kept) await noteLookUp(office, { patronId: kept.id, by: asker.actor, why: 'desk' })
  const lines = async (isOpen: boolean) =>
    kept
      ? (await listRequests(office.store.db, asker.sight, { patronId: kept.id, isOpen, limit: mostLines })).map((row) =>
          lineOf(row, asker.sight, day),
        )
      : []
  return {
    id: kept?.id ?? null,
    name: seen?.name ?? kept?.name ?? '',
    card: seen?.card ?? kept?.card ?? '',
    library,
    blocks: seen?.blocks ?? [],
    contact:
      kept && asker.sight.of === 'all'
        ? {
            email: kept.email,
            phone: kept.phone,
            language: kept.language,
            isKeptHere: office.ils.byHand,
            isChangeable: office.ils.byHand || office.ils.patrons !== undefined,
          }
        : null,
    open: await lines(true),
    past: await lines(false),
  }
}

/** As the library system shows them now; while it cannot be asked, what we know ourselves has to do. */
async function found(office: Office, asker: Asker, card: string | undefined) {
  if (card === undefined) return null
  try {
    return await findPatron(office, asker, card)
  } catch (error) {
    if (error instanceof ORPCError) return null
    throw error
  }
}

async function libraryNamed(office: Office, id: number) {
  const library = await libraryById(office.store.db, id)
  return library ? { id: library.id, name: library.name } : null
}

/** From the library system, or while none is connected as typed before. Kept nowhere: a request does that. */
async function findPatron(office: Office, asker: Asker, card: string) {
  const { sight } = asker
  const found = office.ils.byHand ? await typedBefore(office, card) : await inIls(office, card)
  // Nobody was asked, so nobody can say that no patron has it.
  if (!found && office.ils.byHand) throw refusalError(refuse('patron-typed', {}, 'card'))
  if (!found || (sight.of !== 'all' && found.library?.id !== sight.libraryId))
    throw refusalError(refuse('patron-not-found', {}, 'card'))
  return found
}

async function typedBefore(office: Office, card: string) {
  const known = await patronByCard(office.store.db, card)
  const library = known ? await libraryById(office.store.db, known.library_id) : undefined
  return known
    ? {
        card: known.card,
        name: known.name,
        library: library ? { id: library.id, name: library.name } : null,
        blocks: [],
      }
    : null
}

async function inIls(office: Office, card: string) {
  const patron = await office.ils.findPatron(card).catch((error: unknown) => {
    if (error instanceof ConnectorError) throw refusalError(refuse('ils-unreachable', { why: error.message }))
    throw error
  })
  if (!patron) return null
  const library = await libraryByCode(office.store.db, patron.libraryCode)
  return {
    card: patron.card,
    name: patron.name,
    library: library ? { id: library.id, name: library.name } : null,
    blocks: [...patron.blocks],
  }
}
