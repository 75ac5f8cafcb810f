// Partners with something open are told of an absence, each by one mail. Nothing is sent within a transaction, and a key
// pressed twice writes nobody twice.
import { fillTemplate } from '../../domain/correspondence/fill.ts'
import { done, refuse, type Answer } from '../../domain/refusal.ts'
import { writeDay } from '../../domain/values/days.ts'
import { addressLines } from '../../domain/worklist/step.ts'
import { announceAll } from '../../store/announce.ts'
import { claimMail, settleMail } from '../../store/absence-mails.ts'
import { absenceById, markStep, type KeptAbsence } from '../../store/absences.ts'
import { today, type Office } from '../context.ts'
import { senderOf, templateOf } from '../correspondence/correspondence.ts'
import { ConnectorError } from '../ports.ts'
import { partnersOf, type Partner } from './partners-of-absence.ts'

export interface TellingDone {
  readonly sent: number
  readonly failed: number
  /** No address is known of them. */
  readonly unwritten: number
}

export async function tellPartners(office: Office, absenceId: number): Promise<Answer<TellingDone>> {
  const absence = await absenceById(office.store.db, absenceId)
  if (!absence) return refuse('absence-not-found')
  if (!office.correspondence.mailer.isOn()) return refuse('mail-off')
  const count = { sent: 0, failed: 0, unwritten: 0 }
  for (const partner of await partnersOf(office, absenceId)) {
    if (partner.email === null) count.unwritten += 1
    else if (mayBeMailed(partner))
      count[(await mailOne(office, absence, partner, partner.email)) ? 'sent' : 'failed'] += 1
  }
  const isWhole = count.failed === 0 && count.unwritten === 0
  await office.store.transact(async (tx) => {
    if (isWhole) await markStep(tx, absenceId, 'partners', office.clock.now())
    else await announceAll(tx)
  })
  return done(count)
}

/** What failed may be tried again; what went out, or may have, is not sent twice. */
export const mayBeMailed = ({ email, told }: Partner): boolean => email !== null && (told === null || told === 'failed')

async function mailOne(office: Office, absence: KeptAbsence, partner: Partner, to: string): Promise<boolean> {
  const which = { absenceId: absence.id, libraryId: partner.id }
  const { subject, body } = awayMail(office, absence, partner)
  const mail = { address: to, subject, text: body }
  if (!(await office.store.transact((tx) => claimMail(tx, which, mail, office.clock.now())))) return true
  try {
    await office.correspondence.mailer.send({ key: `absence-${absence.id}-${partner.id}`, to, subject, text: body })
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
    const state = error.kind === 'unreadable-answer' ? 'sending' : 'failed'
    await office.store.transact((tx) => settleMail(tx, which, state, office.clock.now()))
    office.log(`mail to library ${partner.id} about an absence: ${error.message}`)
    return false
  }
  await office.store.transact((tx) => settleMail(tx, which, 'sent', office.clock.now()))
  return true
}

/** Without a partner it speaks to all of them at once. */
export function awayMail(
  office: Office,
  { startsOn, endsOn }: Pick<KeptAbsence, 'startsOn' | 'endsOn'>,
  partner?: Partner,
): { readonly subject: string; readonly body: string } {
  const day = today(office)
  return fillTemplate(templateOf(office.correspondence, 'partnersAway'), {
    ...senderOf(office),
    address: addressLines(office.settings().address).join('\n'),
    library: partner?.name ?? '',
    count: partner ? String(partner.count) : '',
    from: writeDay(startsOn, day),
    until: writeDay(endsOn, day),
  })
}
