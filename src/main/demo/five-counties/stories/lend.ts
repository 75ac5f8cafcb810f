// Lending: other libraries ask for what the members own.
import type { Actor } from '../../../../domain/lifecycle/facts.ts'
import type { Cast } from '../cast.ts'
import type { Hand } from '../hand.ts'
import type { Owned } from '../holdings.ts'
import type { Story } from '../teller.ts'
import { anyArticle } from '../cast.ts'

/** A library asks by mail or telephone, and the assistant takes it in. */
export async function* lending(
  t: Hand,
  cast: Cast,
  tale: (t: Hand) => Story,
  more: { readonly service?: 'loan' | 'copy'; readonly eitherService?: boolean } = {},
): Story {
  const owned: Owned = cast.copyOf(t.chance)
  const article = more.service === 'copy' ? anyArticle(t.chance) : null
  // The members' bound volumes are known to the library system by the journal's name.
  const ownerCode = owned.copies[0]?.libraryCode ?? ''
  const ownerLibraryId = t.place.members.get(ownerCode)
  const borrowerLibraryId = t.chance.pick(t.place.lenders)
  await t.takeIn(article ?? owned.work, {
    kind: 'lending',
    borrowerLibraryId,
    partnerNumber: `${t.chance.pick(['ILL', 'TN', 'REQ', 'B'])}-${t.chance.between(10_000, 99_999)}`,
    ...(ownerLibraryId === undefined ? {} : { ownerLibraryId }),
    ...(t.chance.happens(0.3) ? { neededBy: t.day(t.chance.between(20, 60)) } : {}),
    ...(article ? { copyrightCompliance: t.chance.pick(['ccg', 'ccl'] as const) } : {}),
    ...more,
  })
  yield* tale(t)
  cast.home(owned)
}
export const theirs = async (t: Hand): Promise<Actor> => ({
  kind: 'borrower',
  id: String((await t.facts()).request.borrowerLibraryId),
})

export async function* pulling(t: Hand): Story {
  yield t.later(t.chance.between(0, 1))
  await t.act('willSupply')
}
export async function* foundOnShelf(t: Hand): Story {
  yield* pulling(t)
  yield t.later(t.chance.between(1, 2), 'library')
  await t.place.pastIls.libraryPulls(t.number)
}
export async function* ready(t: Hand): Story {
  yield* foundOnShelf(t)
  yield t.later(t.chance.between(1, 2))
  await t.act('arrive', { barcode: t.place.pastIls.holds.get(t.number)?.barcode ?? '' })
}
export async function* lent(t: Hand): Story {
  yield* ready(t)
  while ((await t.state()) === 'ready') yield t.later(1)
  if (t.chance.happens(0.3)) {
    yield t.later(5)
    await t.act('borrowerReceived')
  }
}
export async function* cameBack(t: Hand, least = 18, most = 38): Story {
  yield t.later(t.chance.between(least, most))
  await t.act('cameBack')
}
export async function* plainLending(t: Hand): Story {
  yield* lent(t)
  yield* cameBack(t)
}
export async function* saidNo(t: Hand): Story {
  yield t.later(1)
  await t.act('no', { reason: t.chance.pick(['NonCirculating', 'OnLoan', 'PolicyProblem', 'PoorCondition'] as const) })
}
export async function* saidLater(t: Hand): Story {
  yield t.later(1)
  await t.act('askAgainLater', { retryReason: 'OnLoan', retryAfter: t.day(20) })
}
export async function* notOnShelf(t: Hand): Story {
  yield* pulling(t)
  yield t.later(1, 'library')
  if (t.chance.happens(0.5)) {
    await t.act('notOnShelf', { anotherCopy: true }, { kind: 'ils', id: null })
    yield t.later(2, 'library')
    await t.place.pastIls.libraryPulls(t.number)
    yield t.later(1)
    await t.act('arrive', { barcode: t.place.pastIls.holds.get(t.number)?.barcode ?? '' })
    while ((await t.state()) === 'ready') yield t.later(1)
    yield* cameBack(t)
  } else await t.place.pastIls.libraryMisses(t.number)
}
export async function* askedFirst(t: Hand): Story {
  yield t.later(1)
  await t.act('condition', { conditions: ['LibraryUseOnly'], note: 'Local history: use in your reading room, please.' })
}
export async function* theyAccept(t: Hand): Story {
  yield* askedFirst(t)
  yield t.later(2)
  await t.act('accepted')
  yield t.later(1, 'library')
  await t.place.pastIls.libraryPulls(t.number)
  yield t.later(1)
  await t.act('arrive', { barcode: t.place.pastIls.holds.get(t.number)?.barcode ?? '' })
  while ((await t.state()) === 'ready') yield t.later(1)
  yield* cameBack(t)
}
export async function* theyDecline(t: Hand): Story {
  yield* askedFirst(t)
  yield t.later(2)
  await t.act('declined')
}
export async function* theyCancel(t: Hand): Story {
  yield* pulling(t)
  yield t.later(0)
  await t.act('cancelled')
}
export async function* theyMovedOn(t: Hand): Story {
  yield* pulling(t)
  yield t.later(1)
  await t.act('movedOn')
}
export async function* ranOut(t: Hand): Story {
  yield t.later(6)
  await t.act('expire')
}
export async function* cancelAfterShipping(t: Hand): Story {
  yield* lent(t)
  yield t.later(1)
  await t.act('tooLateToCancel')
  yield* cameBack(t, 8, 14)
}
export async function* theyWantLonger(t: Hand): Story {
  yield* lent(t)
  yield t.later(32)
  await t.act('renewalAsked', { until: t.day(30) })
  yield t.later(1)
  if (t.chance.happens(0.75)) await t.act('renew')
  else await t.act('refuseRenewal', { note: 'A reader here waits for it.' })
  yield* cameBack(t, 5, 18)
}
export async function* askedBack(t: Hand): Story {
  yield* lent(t)
  yield t.later(14)
  await t.act('recall', { dueOn: t.day(10), note: 'Wanted for a course here.' })
  yield* cameBack(t, 6, 9)
}
/** The timer tells them that it is late. */
export async function* theyAreLate(t: Hand): Story {
  yield* lent(t)
  yield* cameBack(t, 45, 58)
}
export async function* onItsWay(t: Hand): Story {
  yield* lent(t)
  yield t.later(t.chance.between(20, 36))
  await t.act('saysReturning')
  yield* cameBack(t, 4, 9)
}
export async function* longOnItsWay(t: Hand): Story {
  yield* lent(t)
  yield t.later(28)
  await t.act('saysReturning')
  yield t.later(18)
  await t.act('answer', { note: 'Their post room has found it.' })
  yield* cameBack(t, 4, 6)
}
export async function* sentOn(t: Hand): Story {
  yield* lent(t)
  yield t.later(20)
  await t.act('saysForwarded')
  yield t.later(3)
  await t.act('answer')
  yield* cameBack(t, 9, 12)
}
export async function* theyLost(t: Hand): Story {
  yield* lent(t)
  yield t.later(46)
  await t.act('saysLost')
}
export async function* theyPaid(t: Hand): Story {
  yield* theyLost(t)
  await t.act('charge', { amountCents: t.chance.between(18, 90) * 100 }, t.place.people.librarian)
  yield t.later(15)
  await t.act('paid')
}
export async function* theyPaidAndFound(t: Hand): Story {
  yield* theyPaid(t)
  yield t.later(25)
  await t.act('cameBackAnyway')
  await t.act('refunded', {}, t.place.people.librarian)
}
export async function* theyReplaced(t: Hand): Story {
  yield* theyLost(t)
  yield t.later(10)
  await t.act('replaced')
}
export async function* neverBack(t: Hand): Story {
  yield* lent(t)
  yield t.later(60)
  await t.act('lose', { reason: 'lost_in_transit' })
  yield t.later(45)
  await t.act('writtenOff', {}, t.place.people.librarian)
}
export async function* cameBackDamaged(t: Hand): Story {
  yield* lent(t)
  yield t.later(24)
  await t.act('damaged', { note: 'Spine broken in the post.' })
  await t.act('cameBack')
}
export async function* manyQuestions(t: Hand): Story {
  const borrower = await theirs(t)
  yield t.later(0)
  await t.act('edit', { neededBy: t.day(40) })
  await t.act('reminded')
  yield* lent(t)
  yield t.later(6)
  await t.act('borrowerNote', {}, borrower)
  await t.act('statusAsked', {}, borrower)
  await t.act('tellBorrower', { note: 'Please keep the paper band on it.' })
  await t.act('note', { note: 'They are always quick.' })
  await t.act('ask', { to: 'borrower', question: 'where_is_it' })
  yield t.later(2)
  await t.act('answer')
  yield* cameBack(t)
}
/** They would take a copy as well, and get one. */
export async function* asCopy(t: Hand): Story {
  yield t.later(0)
  await t.act('answerWithCopy')
  yield* copySent(t)
}
export async function* copySent(t: Hand): Story {
  yield* pulling(t)
  yield t.later(t.chance.between(1, 2))
  await t.act('scanned')
  yield t.later(0)
  await t.act('send')
  if (t.chance.happens(0.2)) {
    yield t.later(2)
    await t.act('resend', { note: 'The margins again.' })
  }
}
