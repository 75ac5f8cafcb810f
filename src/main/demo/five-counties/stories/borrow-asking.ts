// What can happen while lenders are asked.
import type { Hand } from '../hand.ts'
import type { Story } from '../teller.ts'
import { broughtBack, home, lendersOf, packed, received, restOfLoan, sent, shipped, withReader } from './borrow.ts'

const reasons = ['NonCirculating', 'NotOnShelf', 'OnLoan', 'NotHeld', 'PoorCondition', 'Lost', 'PolicyProblem'] as const

export async function* saysNo(t: Hand): Story {
  yield t.later(t.chance.between(1, 2))
  await t.act('notSupplied', { reason: t.chance.pick(reasons) })
}
export async function* secondWould(t: Hand): Story {
  yield* sent(t)
  yield* saysNo(t)
  yield* shipped(t)
  yield* restOfLoan(t)
}
/** Two lenders, and neither would. */
export async function* nobodyWould(t: Hand): Story {
  yield* sent(t)
  yield* saysNo(t)
  yield* saysNo(t)
}
export async function* givenUp(t: Hand): Story {
  yield* nobodyWould(t)
  yield t.later(1)
  await t.act('giveUp')
}
export async function* newString(t: Hand): Story {
  yield* nobodyWould(t)
  yield t.later(1)
  await t.act('setLenders', { lenders: lendersOf(t, 2) })
  await t.act('send')
  yield* shipped(t)
  yield* restOfLoan(t)
}
export async function* asksFirst(t: Hand): Story {
  yield* sent(t)
  yield t.later(1)
  await t.act(
    'condition',
    t.chance.happens(0.6) ? { conditions: ['LibraryUseOnly', 'NoRenewal'] } : { costCents: 1500, currency: 'USD' },
  )
}
export async function* termsAccepted(t: Hand): Story {
  yield* asksFirst(t)
  yield t.later(1)
  await t.act('accept')
  yield t.later(t.chance.between(1, 3))
  await t.act('shipped', { dueOn: t.day(45) })
  yield* received(t)
  if ((await t.entry(0)).conditions.includes('LibraryUseOnly')) {
    yield t.later(0)
    await t.act('route')
    yield t.later(1, 'library')
    await t.place.pastIls.reachShelf(t.number)
    yield t.later(t.chance.between(1, 6), 'reader')
    await t.act('usedInLibrary')
    yield t.later(1)
    await t.act('comeBack')
  } else {
    yield* withReader(t)
    yield* broughtBack(t)
  }
  yield* home(t)
}
export async function* termsDeclined(t: Hand): Story {
  yield* asksFirst(t)
  yield t.later(1)
  await t.act('decline', { note: 'Thank you, we shall ask elsewhere.' })
  yield* shipped(t)
  yield* restOfLoan(t)
}
/** “No, but ask again after this day.” */
export async function* askedAgain(t: Hand): Story {
  yield* sent(t)
  yield t.later(1)
  await t.act('retryPossible', { retryReason: t.chance.pick(['OnLoan', 'AtBindery', 'OnOrder']), retryAfter: t.day(8) })
  yield t.later(9)
  await t.act('retry')
  yield* shipped(t)
  yield* restOfLoan(t)
}
/** Nothing is heard of the first: the timer asks the second. */
export async function* movedOn(t: Hand): Story {
  do yield t.later(0)
  while ((await t.entry(1)).state === 'waiting')
}
export async function* silentFirst(t: Hand): Story {
  yield* sent(t)
  if (t.chance.happens(0.4)) {
    yield t.later(2)
    await t.act('remind')
  }
  yield* movedOn(t)
  const first = await t.entry(0)
  if (first.state === 'withdrawing') await t.act('cancelled', { entryId: first.id })
  yield t.later(1)
  await t.act('willSupply')
  yield t.later(t.chance.between(1, 3))
  await t.act('shipped', { dueOn: t.day(t.chance.between(52, 66)) })
  yield* restOfLoan(t)
}
/** The first was given up, and then it ships. */
export async function* firstShipsAfterAll(t: Hand): Story {
  yield* sent(t)
  yield* movedOn(t)
  await t.act('shipped', { entryId: (await t.entry(0)).id, dueOn: t.day(60) })
  yield t.later(1)
  const second = await t.entry(1)
  if (second.state === 'withdrawing') await t.act('cancelled', { entryId: second.id })
  yield* restOfLoan(t)
}
/** The first was given up and ships, the second as well: one is read, the other goes straight home. */
export async function* bothShip(t: Hand): Story {
  yield* sent(t)
  yield* movedOn(t)
  await t.act('shipped', { entryId: (await t.entry(0)).id, dueOn: t.day(60) })
  yield t.later(0)
  await t.act('shipped', { entryId: (await t.entry(1)).id, dueOn: t.day(58) })
  yield* received(t)
  yield* withReader(t)
  yield t.later(1)
  await t.act('arrivedAnyway', { entryId: (await t.entry(1)).id })
  yield* packed(t)
  yield* broughtBack(t)
  yield* home(t, false)
}
export async function* receivedWithoutWord(t: Hand): Story {
  yield* sent(t)
  yield t.later(t.chance.between(3, 4))
  await t.act('receive', { dueOn: t.day(45) })
  yield* withReader(t)
  yield* broughtBack(t)
  yield* home(t)
}
export async function* couldNotBeAsked(t: Hand): Story {
  yield* sent(t)
  yield t.later(0)
  await t.act('sendFailed', { reason: 'Their mailbox is full' })
  yield* shipped(t)
  yield* restOfLoan(t)
}
/** Words that move nothing: logged, probably, asked, told. */
export async function* manyWords(t: Hand): Story {
  yield* sent(t)
  yield t.later(1)
  await t.act('logged', { supplierNumber: `R${t.chance.between(1000, 9999)}` })
  await t.act('note', { note: 'They answer the telephone in the mornings only.' })
  await t.act('tellLender', { note: 'A spiral-bound copy would do as well.' })
  yield t.later(1)
  await t.act('expects')
  await t.act('askStatus')
  await t.act('statusTold')
  await t.act('lenderNote', {}, { kind: 'lender', id: String((await t.entry(0)).libraryId) })
  await t.act('willSupply')
  yield t.later(2)
  await t.act('shipped', { dueOn: t.day(58) })
  yield* restOfLoan(t)
}
/** It never came by post: asked after, and there it is. */
export async function* neverCame(t: Hand): Story {
  yield* sent(t)
  yield* shipped(t)
  yield t.later(16)
  await t.act('notArrived', { note: 'Sixteen days on the way.' })
  yield t.later(5)
  await t.act('receive')
  await t.act('answer')
  yield* withReader(t)
  yield* broughtBack(t)
  yield* home(t)
}
/** Given up, and then it came. */
export async function* cameAnyway(t: Hand): Story {
  yield* nobodyWould(t)
  yield t.later(2)
  await t.act('arrivedAnyway', { use: true, entryId: (await t.entry(0)).id, dueOn: t.day(40) })
  yield* withReader(t)
  yield* broughtBack(t)
  yield* home(t)
}
