// The patron that stands for a library in the library system, proposed on the library's page as on the card of its first
// loan: what is alike is shown first; made or chosen, its card is kept with the library, and what waited for it goes on.
import { done, refuse, type Answer } from '../../domain/refusal.ts'
import { announce } from '../../store/announce.ts'
import { keepIlsCard, libraryById, libraryByIlsCard } from '../../store/libraries.ts'
import { stepsThatAsk, setEffect } from '../../store/requests/effects.ts'
import { institutionIn } from '../circulation/ils-order.ts'
import type { Office } from '../context.ts'
import { refuseOf } from '../patrons/ils-trouble.ts'
import { ConnectorError, type Asks } from '../ports.ts'

export interface Institution {
  readonly card: string | null
  readonly question: { readonly words: string; readonly answers: Asks['answers'] } | null
}

/** Without an answer it asks, and makes nothing. */
export async function institution(
  office: Office,
  libraryId: number,
  answer: string | null,
): Promise<Answer<Institution>> {
  const desk = office.ils.institutions
  if (!desk) return refuse('ils-not-there')
  const library = await libraryById(office.store.db, libraryId)
  if (!library || library.kind === 'member') return refuse('library-not-found')
  try {
    const card = await desk.cardOf(await institutionIn(office.store.db, library), answer, null)
    return await keep(office, libraryId, card)
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
    if (error.asks === null) return refuseOf(error)
    return done({ card: null, question: { words: error.message, answers: error.asks.answers } })
  }
}

/** It is another one: what was kept is forgotten here; in the library system nothing changes. */
export async function forgetInstitution(office: Office, libraryId: number): Promise<Answer<Institution>> {
  if (!(await libraryById(office.store.db, libraryId))) return refuse('library-not-found')
  await office.store.transact((tx) => keepIlsCard(tx, libraryId, null))
  return done({ card: null, question: null })
}

const keep = (office: Office, libraryId: number, card: string): Promise<Answer<Institution>> =>
  office.store.transact(async (tx) => {
    const other = await libraryByIlsCard(tx, card)
    if (other && other.id !== libraryId) return refuse('institution-taken', { card, library: other.name })
    await keepIlsCard(tx, libraryId, card)
    for (const { id, requestId } of await stepsThatAsk(tx, libraryId, 'institution')) {
      await setEffect(tx, id, { state: 'waiting', notBefore: office.clock.now(), error: null, asks: null })
      await announce(tx, requestId)
    }
    return done({ card, question: null })
  })
