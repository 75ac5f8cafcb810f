// Loans that end before the book comes: cancelled at every stage, refused, expired, found in the system.
import type { Hand } from '../hand.ts'
import type { Story } from '../teller.ts'
import { home, received, sent, shipped, restOfLoan } from './borrow.ts'

const reader = { kind: 'patron', id: null } as const

export async function* cancelledAtOnce(t: Hand): Story {
  yield t.later(0, 'reader')
  await t.act('cancel', {}, reader)
}
export async function* cancelledAndAgreed(t: Hand): Story {
  yield* sent(t)
  yield t.later(1)
  await t.act('cancel', {}, reader)
  yield t.later(2)
  await t.act('cancelled')
}
export async function* tooLateToCancel(t: Hand): Story {
  yield* sent(t)
  yield t.later(1)
  await t.act('cancel', {}, reader)
  yield t.later(1)
  await t.act('cancelRefused')
  yield t.later(1)
  await t.act('shipped', { dueOn: t.day(56) })
  yield* received(t)
  yield* home(t)
}
export async function* cancelledOnItsWay(t: Hand): Story {
  yield* sent(t)
  yield* shipped(t)
  yield t.later(1)
  await t.act('cancel', { note: 'Bought it meanwhile.' })
  yield* received(t)
  yield* home(t)
}
export async function* refused(t: Hand): Story {
  yield t.later(1)
  await t.act('refuse', { reason: t.chance.pick(['policy', 'incomplete', 'duplicate'] as const) })
}
export async function* expired(t: Hand): Story {
  yield* sent(t)
  yield t.later(3)
  await t.act('expire')
}
/** A member owns it: the hold brings it. */
export async function* heldInSystem(t: Hand): Story {
  yield t.later(0)
  await t.act('placeHold')
  yield t.later(t.chance.between(3, 6), 'library')
  await t.place.pastIls.reachShelf(t.number)
}
export async function* holdFailed(t: Hand): Story {
  yield t.later(0)
  await t.act('placeHold')
  yield t.later(5, 'library')
  await t.place.pastIls.holdFails(t.number)
  yield* sent(t)
  yield* shipped(t)
  yield* restOfLoan(t)
}
/** The reader is asked something first, and the pick-up library changes. */
export async function* askedBack(t: Hand): Story {
  yield t.later(0)
  await t.act('ask', { to: 'patron', question: 'which_edition', until: t.day(5) })
  yield t.later(3)
  await t.answered('Any edition will do.')
  await t.act('correct', { edition: 'any' })
  await t.act('edit', { pickupLibraryId: t.chance.pick([...t.place.members.values()]) })
  await t.act('send')
  yield* shipped(t)
  yield* restOfLoan(t)
}
