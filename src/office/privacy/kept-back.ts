// Over, but not forgotten yet: why, and the end of a hold somebody named.
import { done, refuse, type Answer } from '../../domain/refusal.ts'
import { laterByDays } from '../../domain/values/days.ts'
import { announceAll } from '../../store/announce.ts'
import { endHold, keptBack, type KeptBack } from '../../store/scrub-holds.ts'
import { allOrNothing } from '../all-or-nothing.ts'
import type { Office } from '../context.ts'

export interface Kept {
  readonly requestId: number
  readonly number: string
  readonly why: string
  readonly isHeld: boolean
}
const mostListed = 200

export async function keptForNow(office: Office): Promise<readonly Kept[]> {
  const before = laterByDays(office.clock.now(), -office.policy().scrubAfterDays)
  return (await keptBack(office.store.db, before, mostListed)).map((one) => ({
    requestId: one.id,
    number: one.number,
    why: whyOf(one),
    isHeld: one.reason !== null,
  }))
}

function whyOf({ owing_cents, question_to, reason }: KeptBack): string {
  const reasons = [
    ...(reason === null ? [] : [`Held: ${reason}`]),
    ...(owing_cents === 0 ? [] : ['Money is open']),
    ...(question_to === null ? [] : ['A question is open']),
  ]
  return reasons.length > 0 ? reasons.join(' · ') : 'A step or a request it belongs to is open'
}

/** What else keeps it goes on keeping it. */
export const releaseHold = (office: Office, requestId: number): Promise<Answer<null>> =>
  allOrNothing(office.store, async (tx) => {
    if (!(await endHold(tx, requestId))) return refuse('not-held')
    await announceAll(tx)
    return done(null)
  })
