// Facilities' lists: lines that come from members, from outside, by purchase or from the deposit.
import { borrowOut } from '../../../../office/facilities/borrow-out.ts'
import { must } from '../../desk.ts'
import { facilityBook, type Cast } from '../cast.ts'
import type { Hand } from '../hand.ts'
import type { Owned } from '../holdings.ts'
import type { Story } from '../teller.ts'
import { lendersOf } from './borrow.ts'

/** `from`: where it will come from; a line is a list and its number, never a reader. */
export async function* facilityLine(
  t: Hand,
  cast: Cast,
  from: 'member' | 'elsewhere' | 'deposit',
  tale: (t: Hand, barcode: string) => Story,
): Story {
  const owned: Owned | null =
    from === 'elsewhere' ? null : cast.copyOf(t.chance, from === 'deposit' ? cast.deposit : undefined)
  await t.takeIn(owned?.work ?? facilityBook(t.chance), {
    kind: 'facility',
    facilityLibraryId: t.chance.pick(t.place.facilities),
    facilityLine: `List ${t.chance.between(1, 60)}, line ${t.chance.between(1, 25)}`,
    ...(t.chance.happens(0.3) ? { neededBy: t.day(50) } : {}),
  })
  yield* tale(t, owned?.copies[0]?.barcode ?? '')
  if (owned) cast.home(owned)
}

export async function* gathered(t: Hand): Story {
  yield t.later(1)
  await t.act('gather')
}
export async function* inOffice(t: Hand, barcode: string): Story {
  yield* gathered(t)
  yield t.later(3)
  await t.act('arrive', { barcode: t.place.pastIls.holds.get(t.number)?.barcode ?? barcode })
}
export async function* atFacility(t: Hand, barcode: string): Story {
  yield* inOffice(t, barcode)
  yield* inCrate(t)
}
export async function* inCrate(t: Hand): Story {
  while ((await t.state()) === 'ready') yield t.later(1)
}
export async function* fromMember(t: Hand, barcode: string): Story {
  yield* atFacility(t, barcode)
  yield t.later(t.chance.between(24, 36))
  if (t.chance.happens(0.4)) {
    await t.act('saysReturning')
    yield t.later(4)
  }
  await t.act('cameBack')
}
export async function* bought(t: Hand, barcode: string): Story {
  yield t.later(1)
  await t.act('buy', {}, t.place.people.librarian)
  yield t.later(9)
  await t.act('arrive', { barcode })
  yield* inCrate(t)
  yield t.later(30)
  await t.act('cameBack')
}
export async function* fromDeposit(t: Hand, barcode: string): Story {
  yield t.later(1)
  await t.act('fillFromDeposit')
  yield t.later(0)
  await t.act('arrive', { barcode })
  yield* inCrate(t)
  yield t.later(28)
  await t.act('cameBack')
}
/** Nobody here owns it: a loan of its own is made for it. */
export async function* fromOutside(t: Hand, begin: (id: number, number: string) => void): Story {
  yield t.later(1)
  const { requestId, number } = must(
    await borrowOut(t.place.office, {
      requestId: t.id,
      lenders: lendersOf(t, 2),
      actor: t.place.people.assistant,
      role: 'assistant',
    }),
  )
  begin(requestId, number)
  while ((await t.state()) === 'gathering') yield t.later(1)
  yield* inCrate(t)
  if ((await t.state()) !== 'sent') return
  yield t.later(26)
  await t.act('cameBack')
}
export async function* waitedFor(t: Hand, barcode: string): Story {
  yield t.later(1)
  await t.act('waitForCopy', { until: t.day(20) })
  yield t.later(12)
  await t.act('arrive', { barcode })
  yield* inCrate(t)
  yield t.later(30)
  await t.act('cameBack')
}
export async function* forbidden(t: Hand): Story {
  yield t.later(1)
  await t.act('refuse', { reason: 'Hard covers are not let in' })
}
export async function* notToBeHad(t: Hand): Story {
  yield t.later(2)
  await t.act('notAvailable', { note: 'Reference only, everywhere.' })
}
export async function* noLongerWanted(t: Hand): Story {
  yield* gathered(t)
  yield t.later(2)
  await t.act('cancel')
}
export async function* refusedThere(t: Hand, barcode: string): Story {
  yield* atFacility(t, barcode)
  yield t.later(4)
  await t.act('refusedByReview', { reason: 'Maps' })
  yield t.later(5)
  await t.act('cameBack')
}
export async function* readerLeft(t: Hand, barcode: string): Story {
  yield* atFacility(t, barcode)
  yield t.later(9)
  await t.act('readerMoved')
  yield t.later(6)
  await t.act('cameBack')
}
export async function* keptThere(t: Hand, barcode: string): Story {
  yield* atFacility(t, barcode)
  yield t.later(50)
  await t.act('kept', { note: 'They would rather pay.' })
  await t.act('charge', { amountCents: 1800 }, t.place.people.librarian)
  yield t.later(14)
  await t.act('paid')
  if (t.chance.happens(0.5)) {
    yield t.later(20)
    await t.act('cameBackAnyway')
    await t.act('refunded', {}, t.place.people.librarian)
  }
}
export async function* lostThere(t: Hand, barcode: string): Story {
  yield* atFacility(t, barcode)
  yield t.later(40)
  await t.act('lose', { reason: 'destroyed' })
  yield t.later(10)
  if (t.chance.happens(0.5)) await t.act('replaced')
  else await t.act('writtenOff', {}, t.place.people.librarian)
}
export async function* withQuestions(t: Hand, barcode: string): Story {
  yield t.later(0)
  await t.act('edit', { neededBy: t.day(60) })
  await t.act('note', { note: 'Soft covers only.' })
  await t.act('ask', { to: 'staff', question: 'other', until: t.day(2) })
  yield t.later(1)
  await t.act('answer')
  yield* atFacility(t, barcode)
  yield t.later(20)
  await t.act('damaged', { note: 'A page torn out.' })
  await t.act('cameBack')
}
