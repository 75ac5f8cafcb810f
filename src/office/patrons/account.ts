// What a patron has out and owes in the library system. Whoever looks is put on record.
import type { Actor } from '../../domain/lifecycle/facts.ts'
import type { IlsItemOut, IlsOwed } from '../../domain/ils/records.ts'
import { done, type Answer } from '../../domain/refusal.ts'
import { patronByCard } from '../../store/patrons.ts'
import type { Office } from '../context.ts'
import { ConnectorError } from '../ports.ts'
import { refuseOf } from './ils-trouble.ts'
import { noteLookUp } from './look-up.ts'

export interface PatronAccount {
  readonly out: readonly IlsItemOut[]
  readonly owed: readonly IlsOwed[]
}

/** Null: no library system that tells it is connected. */
export async function patronAccount(office: Office, card: string, by: Actor): Promise<Answer<PatronAccount | null>> {
  const desk = office.ils.patrons
  if (!desk) return done(null)
  const kept = await patronByCard(office.store.db, card)
  if (kept) await noteLookUp(office, { patronId: kept.id, by, why: 'desk' })
  try {
    return done({ out: await desk.itemsOut(card), owed: await desk.owed(card) })
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
    return refuseOf(error)
  }
}
