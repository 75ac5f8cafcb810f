import assert from 'node:assert/strict'
import { test } from 'node:test'
import { meaningOf } from '../../../test/expected/iso18626.ts'
import { actionRow, lives } from '../lifecycle/lives.ts'
import { actions, reasonsForMessage, statuses, type ReasonForMessage, type Status } from './codes.ts'
import { canHave } from './follow.ts'
import { hearRequester, hearSupplier, isAhead, mayChange, possibleOf, saysYes, type Hearing } from './heard.ts'

const answers = ['Y', 'N', undefined] as const
const loan = lives.borrowingLoan
const copy = lives.borrowingCopy
const hear = (
  life: typeof loan | typeof copy,
  reason: ReasonForMessage,
  status: Status,
  answer?: 'Y' | 'N',
  more: { hasTerms?: boolean; hasDueDate?: boolean } = {},
): Hearing => hearSupplier(life, { reason, status, answer, hasTerms: false, hasDueDate: false, ...more })

for (const service of ['loan', 'copy'] as const) {
  const life = service === 'loan' ? loan : copy
  test(`borrowing a ${service}: every reason, status and answer means an action, or nothing for a reason`, () => {
    for (const reason of reasonsForMessage) {
      for (const status of statuses) {
        for (const answer of answers) {
          const name = `${reason} ${status} ${answer ?? '–'}`
          const hearing = hear(life, reason, status, answer)
          if (!canHave(service === 'loan' ? 'Loan' : 'Copy', status) && reason !== 'Notification') {
            assert.deepEqual(
              hearing,
              { is: 'error', fault: { errorType: 'UnrecognisedDataValue', errorValue: 'status' } },
              name,
            )
            continue
          }
          const meaning = meaningOf(service, reason, status, answer ?? 'nothing')
          if (typeof meaning === 'string') assert.ok(hearing.is === 'act' && hearing.actions.includes(meaning), name)
          else if ('held' in meaning) assert.equal(hearing.is, 'held', name)
          else if (hearing.is === 'act') assert.deepEqual(hearing.actions, ['lenderNote'], name)
          else assert.ok(hearing.is === 'ignored' && hearing.why !== '', name)
          if (hearing.is === 'act') for (const action of hearing.actions) assert.ok(actionRow(life, action), action)
        }
      }
    }
  })
}

test('terms make a yes a question', () => {
  assert.deepEqual(hear(loan, 'StatusChange', 'WillSupply', undefined, { hasTerms: true }), {
    is: 'act',
    actions: ['condition'],
  })
  assert.deepEqual(hear(loan, 'StatusChange', 'WillSupply'), { is: 'act', actions: ['willSupply'] })
})

test('a renewal without yes or no is read from its due date, else a colleague looks', () => {
  assert.deepEqual(hear(loan, 'RenewResponse', 'Loaned', undefined, { hasDueDate: true }), {
    is: 'act',
    actions: ['renewed'],
  })
  assert.equal(hear(loan, 'RenewResponse', 'Loaned').is, 'held')
  assert.equal(hear(loan, 'RenewResponse', 'Overdue', undefined, { hasDueDate: true }).is, 'held')
})

test('of several rows the one is taken that is possible now', () => {
  const home = hear(loan, 'StatusChange', 'LoanCompleted')
  assert.ok(home.is === 'act')
  assert.equal(possibleOf(loan, home.actions, 'returned'), 'ownerConfirms')
  assert.equal(possibleOf(loan, home.actions, 'closed'), 'homeAfterAll')
})

test('a borrower’s action is possible in a state, or unsupported then', () => {
  for (const life of [lives.lendingLoan, lives.lendingCopy]) {
    for (const state of Object.keys(life.states)) {
      for (const action of actions) {
        const hearing = hearRequester(life, state, action, 'A word.')
        if (hearing.is === 'error')
          assert.deepEqual(hearing.fault, { errorType: 'UnsupportedActionType', errorValue: action })
        else assert.ok(hearing.is === 'act' && hearing.actions.length === 1, `${state} ${action}`)
      }
    }
  }
  assert.deepEqual(hearRequester(lives.lendingLoan, 'ready', 'Cancel', undefined), {
    is: 'act',
    actions: ['cancelled'],
  })
  assert.deepEqual(hearRequester(lives.lendingLoan, 'shipped', 'Cancel', undefined), {
    is: 'act',
    actions: ['tooLateToCancel'],
  })
  assert.equal(hearRequester(lives.lendingLoan, 'closed', 'Cancel', undefined).is, 'error')
})

test('conditions are accepted by a bare note or by words of consent', () => {
  for (const note of [
    undefined,
    '',
    'We accept.',
    'Agreed!',
    'ok',
    'Yes, fine with us',
    '#ReShareLoanConditionAgreeResponse#',
    'We accept the conditions. Please do not fold it.',
  ])
    assert.equal(saysYes(note), true, note ?? 'no note')
  for (const note of [
    'We cannot accept this.',
    'We don’t agree',
    'Would you accept 5 dollars?',
    'Please hurry.',
    'Conditions rejected',
    'Not acceptable',
    'Yes, but not before Monday',
    'Our patron is unable to agree',
  ])
    assert.equal(saysYes(note), false, note)
  assert.deepEqual(hearRequester(lives.lendingLoan, 'conditional', 'Notification', undefined), {
    is: 'act',
    actions: ['accepted'],
  })
  assert.deepEqual(hearRequester(lives.lendingLoan, 'conditional', 'Notification', 'Which edition?'), {
    is: 'act',
    actions: ['borrowerNote'],
  })
  assert.deepEqual(hearRequester(lives.lendingLoan, 'shipped', 'Notification', 'ok'), {
    is: 'act',
    actions: ['borrowerNote'],
  })
})

test('what would go backwards, or comes after the end, changes nothing; answers are no steps', () => {
  const step = (last: Status | null, status: Status, reason: ReasonForMessage = 'StatusChange') =>
    mayChange(last, { reason, status, answer: undefined })
  assert.equal(step('WillSupply', 'RequestReceived'), false)
  assert.equal(step('Unfilled', 'Loaned'), false)
  assert.equal(step('LoanCompleted', 'Cancelled', 'CancelResponse'), false)
  assert.equal(step(null, 'Overdue'), true, 'the Loaned before it was lost')
  assert.equal(step('Loaned', 'Loaned'), true)
  assert.equal(step('LoanCompleted', 'Loaned', 'Notification'), true)
  assert.equal(step('Loaned', 'ReleaseHoldReturn'), true)
})

test('a status told on request may say that we are behind', () => {
  assert.equal(isAhead('WillSupply', 'Loaned'), true)
  assert.equal(isAhead(null, 'RequestReceived'), false)
  assert.equal(isAhead('Loaned', 'WillSupply'), false)
  assert.equal(isAhead('Loaned', 'Loaned'), false)
})
