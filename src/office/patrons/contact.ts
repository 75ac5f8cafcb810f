// How a patron is reached: where a library system is connected it is changed there, and kept here as it has it; their
// language is always kept here.
import { isLanguage } from '../../domain/correspondence/languages.ts'
import { done, refuse, type Answer, type Refusal } from '../../domain/refusal.ts'
import { changePatronContact, patronOfId, type PatronRecord } from '../../store/patrons.ts'
import type { Office } from '../context.ts'
import { ConnectorError } from '../ports.ts'
import { refuseOf } from './ils-trouble.ts'

export interface Contact {
  readonly email: string | null
  readonly phone: string | null
  readonly language: string | null
}

export async function changeContact(office: Office, patronId: number, next: Contact): Promise<Answer<Contact>> {
  const kept = await patronOfId(office.store.db, patronId)
  if (!kept) return refuse('patron-not-found')
  if (next.language !== null && !isLanguage(next.language))
    return refuse('bad-details', { field: 'Language', problem: 'is not one a patron can be written to in' }, 'language')
  const isOther = next.email !== kept.email || next.phone !== kept.phone
  if (isOther && !office.ils.byHand) {
    const no = await changeInIls(office, kept, next)
    if (no) return no
  }
  await office.store.transact((tx) => changePatronContact(tx, patronId, next))
  return done(next)
}

/** The library system first: what it refuses is not kept here either. It takes no address away, only another. */
async function changeInIls(office: Office, kept: PatronRecord, next: Contact): Promise<Refusal | null> {
  const desk = office.ils.patrons
  if (!desk) return refuse('contact-in-ils', {}, 'email')
  if (next.email === null && kept.email !== null) return refuse('contact-in-ils', {}, 'email')
  if (next.phone === null && kept.phone !== null) return refuse('contact-in-ils', {}, 'phone')
  try {
    await desk.change(kept.card, {
      ...(next.email === kept.email ? {} : { email: next.email }),
      ...(next.phone === kept.phone ? {} : { phone: next.phone }),
    })
    return null
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
    return refuseOf(error)
  }
}
