import assert from 'node:assert/strict'
import { test } from 'node:test'
import { coveredCents, usualClaimDays, windowOf } from './carriers.ts'
import { claimActionNames, claimActionsAt, claimStates, decideClaim, type ClaimState } from './life.ts'

const today = '2026-11-24'

test('USPS takes a claim from the 15th to the 60th day after mailing; what is not known is said to be assumed', () => {
  assert.deepEqual(windowOf(usualClaimDays, 'ground_advantage', '2026-11-01', today), {
    carrier: 'usps',
    firstOn: '2026-11-16',
    lastOn: '2026-12-31',
  })
  // The courier wants to know within days of its being missed; our own van pays nothing.
  assert.deepEqual(windowOf(usualClaimDays, 'courier', '2026-11-01', today), {
    carrier: 'courier',
    firstOn: today,
    lastOn: '2026-11-29',
  })
  assert.equal(windowOf(usualClaimDays, 'van', '2026-11-01', today), null)
  const own = { ...usualClaimDays, ups: { firstDays: 3, lastDays: 9, isConfirmed: true } }
  assert.deepEqual(windowOf(own, 'ups_ground', '2026-11-01', today), {
    carrier: 'ups',
    firstOn: '2026-11-04',
    lastOn: '2026-11-10',
  })
  assert.deepEqual(
    Object.values(usualClaimDays).map((one) => one.isConfirmed),
    [true, false, false, true],
  )
})

test('covered is what it was insured for, or what the service covers by itself', () => {
  const lost = { mailedOn: '2026-11-01', insuredCents: 0, pieces: 3 }
  assert.equal(coveredCents([], { ...lost, service: 'library_mail' }), 0)
  assert.equal(coveredCents([], { ...lost, service: 'library_mail', insuredCents: 25_000 }), 25_000)
  assert.equal(coveredCents([], { ...lost, service: 'ground_advantage' }), 10_000)
  assert.equal(coveredCents([], { ...lost, service: 'ground_advantage', insuredCents: 25_000 }), 25_000)
  assert.equal(coveredCents([], { ...lost, service: 'courier' }), 30_000, 'each item by itself')
})

test('a claim goes from open to filed to paid or refused; what was withdrawn is claimed after all unless it was found', () => {
  const at = (state: ClaimState, isFound = false) => claimActionsAt({ state, isFound }).join(' ')
  assert.deepEqual(
    [at('open'), at('filed'), at('paid'), at('refused'), at('withdrawn'), at('withdrawn', true)],
    ['file withdraw', 'paid refused withdraw', 'paid', 'file paid', 'reopen', ''],
  )
  const open = { state: 'open', isFound: false } as const
  const filed = { state: 'filed', isFound: false } as const
  const of = (answer: ReturnType<typeof decideClaim>) => (answer.ok ? answer.value : answer.code)
  assert.deepEqual(of(decideClaim(open, 'file', { claimNumber: ' 77 ' }, today)), {
    state: 'filed',
    claimNumber: '77',
    filedOn: today,
  })
  const refused = { state: 'refused', isFound: false } as const
  assert.deepEqual(
    of(decideClaim(refused, 'file', {}, today)),
    { state: 'filed', filedOn: today },
    'the number it had stays',
  )
  assert.equal(of(decideClaim(open, 'file', { filedOn: '2026-11-25' }, today)), 'claim-filed-ahead')
  assert.equal(of(decideClaim(open, 'paid', { paidCents: 100 }, today)), 'claim-state')
  assert.equal(of(decideClaim(filed, 'paid', {}, today)), 'claim-amount')
  assert.deepEqual(of(decideClaim(filed, 'paid', { paidCents: 100 }, today)), { state: 'paid', paidCents: 100 })
})

test('every state of a claim is reached', () => {
  const reached = new Set<ClaimState>(['open'])
  for (const state of reached)
    for (const action of claimActionNames) {
      const answer = decideClaim({ state, isFound: false }, action, { paidCents: 100 }, today)
      if (answer.ok) reached.add(answer.value.state)
    }
  assert.deepEqual([...reached].toSorted(), Object.keys(claimStates).toSorted())
})
