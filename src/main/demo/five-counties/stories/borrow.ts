// How most loans go: taken in, sent, shipped, received, on the van, on the shelf, read, back, and home.
import type { Details } from '../../../../domain/lifecycle/details.ts'
import type { Actor } from '../../../../domain/lifecycle/facts.ts'
import { anyArticle, anyBook, type Cast } from '../cast.ts'
import type { Hand, Wanted } from '../hand.ts'
import type { Story } from '../teller.ts'
import type { BookWork } from '../works/work.ts'

export interface Borrowing {
  readonly lenders?: number
  readonly work?: BookWork
  readonly service?: 'loan' | 'copy'
  readonly more?: Partial<Wanted>
}
const asksItself = (libraryId: number): readonly Actor[] => [
  { kind: 'patron', id: null },
  { kind: 'member', id: String(libraryId) },
]
const notes = [
  'For the Tuesday reading circle.',
  'Any edition, please, but not abridged.',
  'Large print if there is any.',
  'For a school project, in no hurry.',
  'I read it as a child and would like to again.',
]

/** Takes in a request of somebody's; while the tale lasts it counts as one of theirs. */
export async function* borrowing(
  t: Hand,
  cast: Cast,
  tale: (t: Hand) => Story,
  {
    lenders = 2,
    service = 'loan',
    work = service === 'copy' ? anyArticle(t.chance) : anyBook(t.chance),
    more = {},
  }: Borrowing = {},
): Story {
  const reader = cast.reader(t.chance, work)
  const libraryId = t.place.members.get(reader.libraryCode) ?? 0
  const atDesk = t.chance.happens(0.3)
  await t.takeIn(work, {
    kind: 'borrowing',
    service,
    card: reader.card,
    lenders: lendersOf(t, lenders),
    ...(atDesk ? {} : { actor: t.chance.pick(asksItself(libraryId)), role: null }),
    ...(t.chance.happens(0.25) ? { neededBy: t.day(t.chance.between(45, 90)) } : {}),
    ...(t.chance.happens(0.12) ? { note: t.chance.pick(notes) } : {}),
    ...(service === 'copy' ? { copyrightCompliance: t.chance.pick(['ccg', 'ccl'] as const) } : {}),
    ...more,
  })
  yield* tale(t)
  cast.free(reader)
}

export function lendersOf(t: Hand, count: number): readonly number[] {
  const found = new Set<number>()
  while (found.size < count) found.add(t.chance.pick(t.place.lenders))
  return [...found]
}

export async function* sent(t: Hand): Story {
  yield t.later(t.chance.happens(0.6) ? 0 : 1)
  await t.act('send')
}

/** The current lender says yes, or just sends it. */
export async function* shipped(t: Hand, details: Details = {}): Story {
  yield t.later(t.chance.between(1, 2))
  if (t.chance.happens(0.55)) {
    await t.act('willSupply', { supplierNumber: `ILL-${t.chance.between(10_000, 99_999)}` })
    yield t.later(t.chance.between(1, 3))
  }
  await t.act('shipped', { dueOn: t.day(t.chance.between(52, 66)), ...details })
}

export async function* received(t: Hand, details: Details = {}): Story {
  yield t.later(t.chance.between(3, 8))
  await t.act('receive', {
    lenderBarcode: `3${t.chance.between(1_000_000, 9_999_999)}${t.chance.between(100_000, 999_999)}`,
    ...details,
  })
}

export async function* onShelf(t: Hand): Story {
  yield t.later(0)
  await t.act('route')
  yield t.later(t.chance.between(1, 2), 'library')
  await t.place.pastIls.reachShelf(t.number)
}

export async function* withReader(t: Hand): Story {
  yield* onShelf(t)
  yield t.later(t.chance.between(0, 6), 'reader')
  await t.place.pastIls.patronTakes(t.number)
}

export async function* broughtBack(t: Hand, least = 8, most = 26): Story {
  yield t.later(t.chance.between(least, most), 'reader')
  await t.place.pastIls.patronReturns(t.number)
  yield t.later(t.chance.between(1, 2))
  await t.act('comeBack')
}

/** Packed when the office packs; most lenders say that it came. */
export async function* home(t: Hand, confirmed = t.chance.happens(0.75)): Story {
  yield* packed(t)
  if (!confirmed || (await t.state()) !== 'returned') return
  yield t.later(t.chance.between(5, 12))
  await t.act('ownerConfirms')
}

export async function* packed(t: Hand): Story {
  while ((await t.state()) === 'back') yield t.later(1)
}

export async function* plain(t: Hand): Story {
  yield* sent(t)
  yield* shipped(t)
  yield* restOfLoan(t)
}

export async function* restOfLoan(t: Hand): Story {
  yield* received(t)
  yield* withReader(t)
  yield* broughtBack(t)
  yield* home(t)
}

const ofStraps: readonly Details[] = [
  { besides: ['keepStrap', 'noBookDrop'], printed: 'Our slip goes home in the pocket.' },
  { besides: ['keepStrap', 'promptly'], ifLostCents: 8500 },
  { neverBy: ['ups', 'fedex'], besides: ['keepStrap'] },
]
/** The lender's strap says more than its message did, and the office sets it by hand. */
export async function* onTermsOfItsStrap(t: Hand): Story {
  yield* sent(t)
  yield* shipped(t)
  yield* received(t)
  await t.act('lendersTerms', { entryId: (await t.entry(0)).id, ...t.chance.pick(ofStraps) })
  yield* withReader(t)
  yield* broughtBack(t)
  yield* home(t)
}

/** Made for a facility's line: what arrives goes with the crate, and home when the crate has brought it back. */
export async function* loanForFacility(t: Hand): Story {
  yield* sent(t)
  yield* shipped(t, { dueOn: t.day(110) })
  yield* received(t)
  while (['received', 'out'].includes(await t.state())) yield t.later(2)
  yield* home(t)
}
