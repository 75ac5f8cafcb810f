// How a patron is reached: kept here only while no library system is connected that knows it; their language always.
import { isLanguage } from '../../domain/correspondence/languages.ts'
import { done, refuse, type Answer } from '../../domain/refusal.ts'
import { changePatronContact, patronOfId } from '../../store/patrons.ts'
import type { Office } from '../context.ts'

export interface Contact {
  readonly email: string | null
  readonly phone: string | null
  readonly language: string | null
}

export const changeContact = (office: Office, patronId: number, next: Contact): Promise<Answer<Contact>> =>
  office.store.transact(async (tx) => {
    const kept = await patronOfId(tx, patronId)
    if (!kept) return refuse('patron-not-found')
    if (next.language !== null && !isLanguage(next.language))
      return refuse(
        'bad-details',
        { field: 'Language', problem: 'is not one a patron can be written to in' },
        'language',
      )
    const isOther = next.email !== kept.email || next.phone !== kept.phone
    if (isOther && !office.ils.byHand) return refuse('contact-in-ils', {}, 'email')
    await changePatronContact(tx, patronId, next)
    return done(next)
  })
