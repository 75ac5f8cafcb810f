import assert from 'node:assert/strict'
import { test } from 'node:test'
import { brokenBy, type Sending } from './broken-terms.ts'
import { noTerms, type ReturnTerms } from './return-terms.ts'

const plain: Sending = {
  service: 'library_mail',
  container: 'padded_mailer',
  pieces: 2,
  insuredCents: 0,
  signature: false,
  arrivesOn: '2026-12-20',
}
const broken = (terms: Partial<ReturnTerms>, sending: Partial<Sending> = {}): readonly string[] =>
  brokenBy({ ...noTerms, ...terms }, { ...plain, ...sending })

test('without terms every package may go', () => {
  for (const service of ['library_mail', 'ups_ground', 'courier', 'van'] as const)
    assert.deepEqual(broken({}, { service }), [])
})

test('what is not as the lender said is told, and what is, is not', () => {
  const cases: readonly (readonly [Partial<ReturnTerms>, Partial<Sending>, Partial<Sending>])[] = [
    [{ insuredCents: 25_000 }, { insuredCents: 24_999 }, { insuredCents: 25_000 }],
    [{ onlyBy: ['ups', 'fedex'] }, { service: 'media_mail' }, { service: 'fedex_ground' }],
    [{ neverBy: ['usps'] }, { service: 'flat_rate_large' }, { service: 'courier' }],
    [{ tracked: true }, { service: 'van' }, { service: 'library_mail' }],
    [{ signature: true }, { signature: false }, { signature: true }],
    [{ ownPackaging: true }, { pieces: 1 }, { pieces: 1, container: 'own_packaging' }],
    [{ ownPackaging: true }, { pieces: 2, container: 'own_packaging' }, { pieces: 1, container: null }],
    [
      { notArriving: [{ from: '2026-12-15', until: '2027-01-05' }] },
      { arrivesOn: '2027-01-05' },
      { arrivesOn: '2027-01-06' },
    ],
    [
      { notArriving: [{ from: '2026-12-15', until: '2027-01-05' }] },
      { arrivesOn: '2026-12-15' },
      { arrivesOn: '2026-12-14' },
    ],
    [{ notArriving: [{ from: '2026-12-15', until: '2027-01-05' }] }, {}, { arrivesOn: null }],
  ]
  for (const [terms, breaks, keeps] of cases) {
    assert.equal(broken(terms, breaks).length, 1, JSON.stringify([terms, breaks]))
    assert.deepEqual(broken(terms, keeps), [], JSON.stringify([terms, keeps]))
  }
})

test('each sentence names the term and what is against it', () => {
  assert.deepEqual(broken({ insuredCents: 25_000, onlyBy: ['ups'], keepStrap: true, promptly: true }), [
    'The lender says “Return insured for $250.00”, but the package is not insured.',
    'The lender says “Return by UPS”, but this is Library Mail.',
  ])
  assert.deepEqual(broken({ ownPackaging: true }), [
    'The lender says “Return in its own packaging, by itself”, but it is in other packaging.',
    'The lender says “Return in its own packaging, by itself”, but 2 pieces are in the package.',
  ])
})
