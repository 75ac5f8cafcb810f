import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { usualWeek } from '../desk/staffed.ts'
import type { Place } from '../lifecycle/places.ts'
import { closedDaysSince, droppedSince } from './box-days.ts'
import { institutionOf, markOf, mayBeCard } from './code-hash.ts'
import { differs } from './destinations.ts'
import { whereItGoes, whereItWillGo, type PieceHere } from './where.ts'

const desk = { week: usualWeek, closures: [{ startsOn: '2026-11-26', endsOn: '2026-11-27' }] }

test('a box emptied before a closing may have filled ever since; closed days are nobody’s fault', () => {
  // Monday 30 November after Thanksgiving and a weekend.
  assert.equal(droppedSince('2026-11-30', '2026-11-25', desk, 30), '2026-11-25')
  assert.deepEqual(closedDaysSince('2026-11-25', '2026-11-30', desk), [
    '2026-11-26',
    '2026-11-27',
    '2026-11-28',
    '2026-11-29',
  ])
  // Nobody knows when it was emptied, but nobody was there until today.
  assert.equal(droppedSince('2026-11-30', null, desk, 30), '2026-11-25')
  assert.equal(droppedSince('2026-12-01', null, desk, 30), null)
  // The same day again, and a summer's closing longer than may be told.
  assert.equal(droppedSince('2026-11-30', '2026-11-30', desk, 30), '2026-11-30')
  assert.equal(droppedSince('2026-11-30', '2026-08-01', desk, 30), '2026-10-31')
  const allYear = { week: usualWeek, closures: [{ startsOn: '2026-01-01', endsOn: '2026-12-31' }] }
  assert.equal(droppedSince('2026-11-30', null, allYear, 30), '2026-10-31')
  assert.deepEqual(closedDaysSince('2026-11-30', '2026-11-30', desk), [])
})

const piece = (more: Partial<PieceHere>): PieceHere => ({
  kind: 'borrowing',
  place: 'patron',
  isOver: false,
  lenderId: 7,
  ownerId: null,
  facilityId: null,
  trapped: null,
  ...more,
})

test('every kind of piece goes where it belongs', () => {
  const to = (more: Partial<PieceHere>) => {
    const { to: word, libraryId, why } = whereItGoes(piece(more))
    return why === null ? [word, libraryId] : [word, why]
  }
  assert.deepEqual(to({ place: 'packing' }), ['home', 7])
  assert.deepEqual(to({ place: 'packing', lenderId: null }), ['ask', 'no_lender'])
  assert.deepEqual(to({ place: 'owner' }), ['ask', 'lender_has_it'])
  assert.deepEqual(to({ place: 'office', facilityId: 9 }), ['crate', 9])
  assert.deepEqual(to({ place: 'to_us' }), ['ask', 'station'])
  assert.deepEqual(to({ kind: 'lending', place: 'owner' }), ['shelf', null])
  assert.deepEqual(to({ kind: 'lending', place: 'owner', ownerId: 3 }), ['van', 3])
  assert.deepEqual(to({ kind: 'lending', place: 'owner', ownerId: 3, trapped: { libraryId: 4 } }), ['van', 4])
  assert.deepEqual(to({ kind: 'lending', place: 'owner', trapped: { libraryId: null } }), ['ask', 'trapped'])
  assert.deepEqual(to({ kind: 'lending', place: 'office' }), ['ask', 'to_pack'])
  assert.deepEqual(to({ kind: 'facility', place: 'office', facilityId: 9 }), ['crate', 9])
  assert.deepEqual(to({ kind: 'facility', place: 'owner', ownerId: 3 }), ['van', 3])
  assert.deepEqual(to({ kind: 'lending', place: 'lost' }), ['ask', 'choose'])
})

test('what is away will go home, whoever has it now', () => {
  const away: readonly Place[] = ['van_out', 'shelf', 'patron', 'van_in', 'facility', 'from_facility']
  for (const place of away) assert.equal(whereItWillGo(piece({ place })).to, 'home', place)
  for (const place of ['borrower', 'from_borrower'] as const)
    assert.deepEqual(whereItWillGo(piece({ kind: 'lending', place, ownerId: 3 })).libraryId, 3, place)
  assert.equal(whereItWillGo(piece({ place: 'to_us' })).to, 'ask')
})

const mark = (code: string, salt: string) =>
  markOf(code, salt, (text) => createHash('sha256').update(text).digest('hex'))
test('a code is the same however it was read, apart for each session, and no card is ever marked', () => {
  assert.equal(mark('B-26-004217-K', 's'), mark('b26004217k', 's'))
  assert.equal(mark('A30234000517861B', 's'), mark('30234000517861', 's'))
  assert.notEqual(mark('30234000517861', 's'), mark('30234000517861', 't'))
  const marks = new Set(Array.from({ length: 20_000 }, (_, index) => mark(String(30_000_000_000_000 + index), 's')))
  assert.equal(marks.size, 20_000)
  assert.equal(mayBeCard('A20001000000017B'), true)
  assert.equal(institutionOf('37719000000019'), '7719')
  assert.equal(institutionOf('27719000000019'), null)
})

test('a package chosen meanwhile is no other place; another bin is', () => {
  assert.equal(differs({ to: 'home', bin: null }, { to: 'home', bin: 'P2600001' }), false)
  assert.equal(differs({ to: 'van', bin: 'OWA' }, { to: 'van', bin: 'ITH' }), true)
  assert.equal(differs({ to: 'aside', bin: null }, { to: 'home', bin: null }), true)
})
