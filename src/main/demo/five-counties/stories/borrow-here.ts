// What can happen to a book that is here: not picked up, late, recalled, renewed, lost, found, damaged, not wanted.
import type { Hand } from '../hand.ts'
import type { Story } from '../teller.ts'
import { broughtBack, home, onShelf, packed, received, sent, shipped, withReader } from './borrow.ts'

export async function* out(t: Hand, due = 55): Story {
  yield* sent(t)
  yield* shipped(t, { dueOn: t.day(due) })
  yield* received(t)
  yield* withReader(t)
}
export async function* notPickedUp(t: Hand): Story {
  yield* sent(t)
  yield* shipped(t)
  yield* received(t)
  yield* onShelf(t)
  yield t.later(11)
  await t.act('notPickedUp', {}, { kind: 'ils', id: null })
  yield t.later(1)
  await t.act('comeBack')
  yield* home(t)
}
export async function* moreTime(t: Hand): Story {
  yield* out(t, 40)
  yield t.later(14)
  await t.act(
    'renew',
    { until: t.day(45) },
    t.chance.pick([t.place.people.assistant, { kind: 'patron', id: null } as const]),
  )
  yield t.later(t.chance.between(1, 2))
  await t.act('renewed', { dueOn: t.day(42) })
  yield* broughtBack(t, 10, 30)
  yield* home(t)
}
export async function* noMoreTime(t: Hand): Story {
  yield* out(t, 40)
  yield t.later(12)
  await t.act('renew', { until: t.day(45) })
  yield t.later(2)
  await t.act('notRenewed')
  yield* broughtBack(t, 3, 8)
  yield* home(t)
}
export async function* recalled(t: Hand): Story {
  yield* out(t)
  yield t.later(5)
  await t.act('recall', { dueOn: t.day(10) })
  yield t.later(1)
  await t.act('answer', { note: 'Will bring it on Saturday.' })
  yield* broughtBack(t, 2, 5)
  yield* home(t)
}
export async function* late(t: Hand): Story {
  yield* out(t, 36)
  yield t.later(24)
  await t.act('calledOverdue')
  yield* broughtBack(t, 2, 12)
  yield* home(t)
}
export async function* lost(t: Hand): Story {
  yield* out(t, 38)
  yield t.later(26)
  await t.act('calledOverdue')
  yield t.later(8)
  await t.act('lose', {
    reason: t.chance.pick(['lost', 'destroyed'] as const),
    note: 'Left on a train, the reader says; will pay.',
  })
}
export async function* lostAndPaid(t: Hand): Story {
  yield* lost(t)
  yield t.later(6)
  await t.act('charge', { amountCents: t.chance.between(25, 140) * 100 }, t.place.people.librarian)
  yield t.later(12)
  await t.act('paid')
}
export async function* paidAndFound(t: Hand): Story {
  yield* lostAndPaid(t)
  yield t.later(20)
  await t.act('found')
  await t.act('refunded', {}, t.place.people.librarian)
  yield* home(t)
}
export async function* lostAndReplaced(t: Hand): Story {
  yield* lost(t)
  yield t.later(14)
  await t.act('replaced')
}
export async function* writtenOff(t: Hand): Story {
  yield* lost(t)
  yield t.later(40)
  await t.act('writtenOff', {}, t.place.people.librarian)
}
export async function* lostAndFound(t: Hand): Story {
  yield* lost(t)
  yield t.later(9)
  await t.act('found')
  yield* home(t)
}
export async function* saysItIsBack(t: Hand): Story {
  yield* out(t, 40)
  yield t.later(28)
  await t.act('claimReturned', {}, { kind: 'patron', id: null })
  yield t.later(3)
  await t.act('note', { note: 'Found on the wrong shelf at the pick-up library.' })
  await t.act('comeBack')
  yield* home(t)
}
export async function* damaged(t: Hand): Story {
  yield* out(t)
  yield* broughtBack(t)
  await t.act('damaged', { note: 'Coffee on the last quire; the lender was told.' })
  yield* home(t)
}
export async function* wrongItem(t: Hand): Story {
  yield* sent(t)
  yield* shipped(t)
  yield* received(t)
  await t.act('sendBackUnused', {
    reason: t.chance.pick(['wrong_item', 'damaged'] as const),
    note: 'The second volume instead of the first.',
  })
  yield* home(t)
}
export async function* presumedAndMissed(t: Hand): Story {
  yield* out(t)
  yield* broughtBack(t)
  yield* packed(t)
  yield t.later(34)
  await t.act('reopen', { note: 'They have looked twice.' })
  yield t.later(2)
  await t.act('answer')
  await t.act('ownerMisses')
  yield t.later(9)
  await t.act('ownerConfirms')
}
export async function* presumedAndConfirmed(t: Hand): Story {
  yield* out(t)
  yield* broughtBack(t)
  yield* packed(t)
  yield t.later(36)
  await t.act('homeAfterAll')
}
export async function* undelivered(t: Hand): Story {
  yield* out(t)
  yield* broughtBack(t)
  yield* packed(t)
  yield t.later(10)
  await t.act('undelivered')
  yield* home(t)
}
export async function* lostOnItsWayHome(t: Hand): Story {
  yield* out(t)
  yield* broughtBack(t)
  yield* packed(t)
  yield t.later(10)
  await t.act('ownerMisses')
  yield t.later(9)
  await t.act('closedWithoutReturn')
}
/** Three volumes, which come in two packages and go home together. */
export async function* inThreeVolumes(t: Hand): Story {
  yield* sent(t)
  yield* shipped(t, { pieces: 3 })
  yield t.later(5)
  const [first, second, third] = await t.pieceIds()
  await t.act('receive', { pieceId: first ?? 0 })
  await t.act('receive', { pieceId: second ?? 0 })
  yield t.later(2)
  await t.act('receive', { pieceId: third ?? 0 })
  yield t.later(0)
  for (const pieceId of [first ?? 0, second ?? 0, third ?? 0]) await t.act('route', { pieceId })
  yield t.later(1, 'library')
  for (const n of [1, 2, 3]) await t.place.pastIls.reachShelf(`${t.number}-${n}`)
  yield t.later(3, 'reader')
  for (const n of [1, 2, 3]) await t.place.pastIls.patronTakes(`${t.number}-${n}`)
  yield t.later(24, 'reader')
  for (const n of [1, 2, 3]) await t.place.pastIls.patronReturns(`${t.number}-${n}`)
  yield t.later(1)
  for (const pieceId of [first ?? 0, second ?? 0, third ?? 0]) await t.act('comeBack', { pieceId })
  yield* home(t)
}
