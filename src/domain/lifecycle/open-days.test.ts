// Dates the office sets fall on days on which whoever must act is open.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { defaultPolicy } from '../policies/policy.ts'
import { entryFacts, now, pieceFacts, requestFacts, today } from '../../../test/facts.ts'
import * as change from './changes.ts'
import * as timer from './timer-days.ts'
import type { Case, EntryFacts, RequestFacts } from './facts.ts'
import type { Details } from './details.ts'
import type { LifeName } from './lives.ts'
import type { Place } from './places.ts'

const christmas = [{ startsOn: '2026-11-30', endsOn: '2027-01-10' }]
const caseOf = (life: LifeName, state: string, set: Partial<RequestFacts>, details: Details = {}): Case => ({
  request: requestFacts(life, state, set),
  entries: [],
  pieces: [],
  action: 'x',
  details,
  actor: { kind: 'staff', id: 'u1' },
  policy: defaultPolicy,
  now,
  today,
  entry: null,
})

test('what we lend, and more time for it, is due when the borrower and we are open', () => {
  const lent = {
    dueOn: '2026-12-10',
    borrowerClosures: christmas,
    officeClosures: [{ startsOn: '2027-01-11', endsOn: '2027-01-11' }],
  }
  assert.equal(change.ourDue.set(caseOf('lendingLoan', 'ready', lent)).request?.dueOn, '2027-01-12')
  assert.equal(change.renewedDue.set(caseOf('lendingLoan', 'shipped', lent)).request?.dueOn, '2027-01-12')
  const given = caseOf('lendingLoan', 'ready', lent, { dueOn: '2026-12-24' })
  assert.equal(change.ourDue.set(given).request?.dueOn, '2026-12-24', 'a date somebody gave stands')
})

test('the hold shelf’s last day and an answer’s day are days on which that library is open', () => {
  const request = { pickupClosures: christmas, borrowerClosures: [{ startsOn: '2026-12-01', endsOn: '2026-12-01' }] }
  const at = caseOf('borrowingLoan', 'routed', request)
  assert.equal(change.shelfUntil.set(at).request?.shelfUntil, '2027-01-11')
  assert.equal(change.openQuestion('patron').set(at).request?.questionUntil, '2027-01-11')
  assert.equal(change.openQuestion('borrower').set(at).request?.questionUntil, '2026-12-02')
  assert.equal(change.openQuestion('staff').set(at).request?.questionUntil, '2026-12-01')
})

test('a lender who is closed has until it opens to answer', () => {
  const asked = (set: Partial<EntryFacts>) => {
    const { details: _, actor: __, entry: ___, ...rest } = caseOf('borrowingLoan', 'sent', { currentEntryId: 1 })
    const entries = [entryFacts(1, 'asked', { askedAt: now, ...set })]
    return timer.afterAnswerDays.at({ ...rest, entries, timeZone: 'America/New_York' })?.toISOString()
  }
  assert.equal(asked({}), '2026-11-28T15:00:00.000Z')
  assert.equal(asked({ closures: [{ startsOn: '2026-11-27', endsOn: '2026-11-29' }] }), '2026-11-30T15:00:00.000Z')
})

test('a lender that names its day, or a new one, only after the piece came: the reader’s day is reckoned all the same', () => {
  const request = { pickupClosures: [{ startsOn: '2026-12-24', endsOn: '2026-12-26' }], vanDays: 0 }
  const came = (place: Place, details: Details) => ({
    ...caseOf('borrowingLoan', 'out', request, details),
    pieces: [pieceFacts(1, place)],
  })
  const dueOn = '2026-12-27'
  for (const say of [change.lenderDue, change.renewedDue, change.recalled]) {
    assert.equal(say.set(came('patron', { dueOn })).request?.patronDueOn, '2026-12-23')
    assert.equal(say.set(came('to_us', { dueOn })).request?.patronDueOn, undefined, 'not here yet')
    assert.equal(say.set(came('packing', { dueOn })).request?.patronDueOn, undefined, 'back already')
  }
})
