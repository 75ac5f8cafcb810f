// Lending copies: what else can become of them.
import type { Hand } from '../hand.ts'
import type { Story } from '../teller.ts'
import { askedFirst, copySent, pulling, theirs } from './lend.ts'

export async function* copyNotOnShelf(t: Hand): Story {
  yield* pulling(t)
  yield t.later(1, 'library')
  await t.act('notOnShelf', { anotherCopy: true }, { kind: 'ils', id: null })
  yield t.later(1, 'library')
  await t.place.pastIls.libraryMisses(t.number)
}
export async function* copyOnTermsTaken(t: Hand): Story {
  yield* askedFirst(t)
  yield t.later(1)
  await t.act('accepted')
  yield t.later(1)
  await t.act('scanned')
  await t.act('send')
}
export async function* copyTooLate(t: Hand): Story {
  const borrower = await theirs(t)
  yield t.later(0)
  await t.act('reminded')
  await t.act('edit', { neededBy: t.day(12) })
  await t.act('ask', { to: 'borrower', question: 'other' })
  yield t.later(1)
  await t.act('answer')
  await t.act('note', { note: 'Volume found in the annex.' })
  yield* copySent(t)
  yield t.later(1)
  await t.act('tooLateToCancel')
  await t.act('statusAsked', {}, borrower)
  await t.act('borrowerNote', {}, borrower)
  await t.act('tellBorrower', { note: 'It was sent yesterday.' })
  await t.act('borrowerReceived')
  await t.act('charge', { amountCents: 500 }, t.place.people.librarian)
  await t.act('close')
}
