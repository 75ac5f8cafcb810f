// The findings of requests that have not gone out: on a request's page, on Today, and before many are sent at once.
import { findingsOf } from '../../domain/requests/findings.ts'
import { passes, type Finding } from '../../domain/requests/finding.ts'
import { lifeOf } from '../../domain/lifecycle/lives.ts'
import { requestsAtIntake, type RequestAtIntake } from '../../store/requests/intake.ts'
import { today, type Office } from '../context.ts'
import { factsOf, factsOfDraft, newStates, type Draft } from './intake-facts.ts'

export interface Reviewed {
  readonly row: RequestAtIntake
  readonly findings: readonly Finding[]
  readonly passes: boolean
}

/** New borrowing requests with what was noticed of each, the oldest first; or those named, while they can be sent. */
export async function reviewed(office: Office, ids?: readonly number[]): Promise<readonly Reviewed[]> {
  const rows = await requestsAtIntake(office.store.db, ids === undefined ? { states: newStates } : { ids })
  const open = rows.filter(canBeSent)
  const facts = await factsOf(office, open)
  const { intake } = office.policy()
  const day = today(office)
  return open.flatMap((row) => {
    const known = facts.get(row.id)
    if (!known) return []
    const findings = findingsOf(known, intake, day)
    return [{ row, findings, passes: passes(findings) }]
  })
}

export const findingsOfDraft = async (office: Office, draft: Draft): Promise<readonly Finding[]> =>
  findingsOf(await factsOfDraft(office, draft), office.policy().intake, today(office))

/** Only a request that could go out from where it stands has findings. */
export const canBeSent = (row: RequestAtIntake): boolean => {
  const from = lifeOf(row).actions['send']?.from
  return Array.isArray(from) && from.includes(row.state)
}
