// What is noticed of a patron's own request, in their words: before it is sent, and until somebody has sent it on.
import { patronFindings, type PatronFinding } from '../../domain/requests/patron-findings.ts'
import { librariesById } from '../../store/libraries.ts'
import type { PatronRecord } from '../../store/patrons.ts'
import { requestsAtIntake } from '../../store/requests/intake.ts'
import type { Work } from '../../domain/requests/same-work.ts'
import { today, type Office } from '../context.ts'
import { canBeSent } from './findings.ts'
import { factsOf, factsOfDraft, namedCopies } from './intake-facts.ts'
import { copiesInSystem } from './look-up.ts'

/** Of a form that is not sent yet; the library system is asked whether a member owns it. */
export async function checkForPatron(
  office: Office,
  patron: PatronRecord,
  draft: Work & { readonly neededBy: string | null },
): Promise<readonly PatronFinding[]> {
  const copies = await copiesInSystem(office, draft)
  const ids = (copies ?? []).map((one) => one.libraryId)
  const names = await librariesById(office.store.db, ids)
  const facts = await factsOfDraft(office, {
    ...draft,
    forFacility: false,
    compliance: null,
    patron: { id: patron.id, isBlocked: patron.blocked },
    strangeCard: null,
    copies: copies && namedCopies(copies, (id) => names.get(id)?.name),
    firstLenderId: null,
  })
  return patronFindings(facts, office.policy().intake, today(office))
}

/** Of a request of theirs that has not gone out. */
export async function noticedForPatron(office: Office, requestId: number): Promise<readonly PatronFinding[]> {
  const [row] = await requestsAtIntake(office.store.db, { ids: [requestId] })
  if (!row || !canBeSent(row)) return []
  const facts = (await factsOf(office, [row])).get(row.id)
  return facts ? patronFindings(facts, office.policy().intake, today(office)) : []
}
