// The morning mail to each member library: what is wanted of it, a line each, with an address for every answer.
import { fillTemplate } from '../../domain/correspondence/fill.ts'
import { hourAt } from '../../domain/values/days.ts'
import { writeNumber } from '../../domain/values/request-number.ts'
import { claimMemberMail, settleMemberMail } from '../../store/member-mail.ts'
import { librariesById, type LibraryRecord } from '../../store/libraries.ts'
import { today, type Office } from '../context.ts'
import { ConnectorError } from '../ports.ts'
import { wantedOfMembers, type WantedLine } from '../visitors/member-lines.ts'
import { answerAddress } from './addresses.ts'
import { senderOf, templateOf } from './correspondence.ts'

/** Sends what is due today and has not been sent; answers how many went out, and how many did not. */
export async function mailMembers(office: Office): Promise<{ sent: number; failed: number }> {
  const { mailer, origin, settings } = office.correspondence
  const { memberMailHour } = settings()
  const hour = hourAt(office.clock.now(), office.settings().timeZone)
  if (memberMailHour === null || hour < memberMailHour || !mailer.isOn() || origin() === null)
    return { sent: 0, failed: 0 }
  const wanted = await wantedOfMembers(office)
  const libraries = await librariesById(office.store.db, [...wanted.keys()])
  const count = { sent: 0, failed: 0 }
  for (const [libraryId, lines] of wanted) {
    const library = libraries.get(libraryId)
    if (!library?.email || !library.active) continue
    const went = await mailOne(office, library, library.email, lines)
    if (went !== null) count[went ? 'sent' : 'failed'] += 1
  }
  return count
}

/** Null: it has had today's mail. */
async function mailOne(
  office: Office,
  library: LibraryRecord,
  to: string,
  lines: readonly WantedLine[],
): Promise<boolean | null> {
  const which = { libraryId: library.id, day: today(office) }
  const claim = { ...which, lines: lines.length, now: office.clock.now() }
  if (!(await office.store.transact((tx) => claimMemberMail(tx, claim)))) return null
  const { subject, body } = fillTemplate(templateOf(office.correspondence, 'memberList'), {
    ...senderOf(office),
    library: library.name,
    count: String(lines.length),
    lines: lines.map((one) => textOf(office, one)).join('\n\n'),
  })
  try {
    await office.correspondence.mailer.send({ key: `member-${library.id}-${which.day}`, to, subject, text: body })
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
    // Where nobody knows whether it went out, it is not sent again by itself.
    const state = error.kind === 'unreadable-answer' ? 'sending' : 'failed'
    await office.store.transact((tx) => settleMemberMail(tx, which, state, error.message))
    office.log(`mail to member library ${library.id}: ${error.message}`)
    return false
  }
  await office.store.transact((tx) => settleMemberMail(tx, which, 'sent', null))
  return true
}

function textOf(office: Office, { request, line }: WantedLine): string {
  const { id: requestId, version } = request
  const answers = line.answers.map(({ action, label }) => {
    const address = answerAddress(office, { requestId, libraryId: line.libraryId, action, version })
    return `  ${label}: ${address ?? ''}`
  })
  return [`${request.title}  (${writeNumber(request.number)})`, `  ${line.words}.`, ...answers].join('\n')
}
