import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asOneText, codesBeside, noTerms, termsFrom, termWords, withoutUnread } from './return-terms.ts'

const day = (written: string): string => written.slice(5)

test('terms come back as they were kept', () => {
  const terms = {
    ...noTerms,
    insuredCents: 25_000,
    onlyBy: ['ups' as const],
    signature: true,
    notArriving: [{ from: '2026-12-15', until: '2027-01-05' }],
    returnTo: ['Annex Library', '4 Mill Street'],
  }
  assert.deepEqual(termsFrom(JSON.parse(JSON.stringify(terms))), terms)
  assert.deepEqual(termWords(terms, day), [
    'Return insured for $250.00',
    'Return by UPS',
    'Signature required',
    'Do not let it arrive between 12-15 and 01-05',
    'Return to Annex Library, 4 Mill Street',
  ])
})

test('a code that the terms say in more words is not said twice; one they do not say stays', () => {
  const codes = ['SignatureRequired', 'Insured', 'NoRenewal']
  assert.deepEqual(codesBeside(codes, { ...noTerms, signature: true }), ['Insured', 'NoRenewal'])
  assert.deepEqual(codesBeside(codes, { ...noTerms, insuredCents: 25_000 }), ['SignatureRequired', 'NoRenewal'])
  assert.deepEqual(codesBeside(codes, noTerms), codes)
})

test('what nobody understands is as if it had not been said', () => {
  for (const kept of [null, 'UPS', { onlyBy: ['pigeon'], insuredCents: -3, notArriving: [{ from: 'May' }, 7] }])
    assert.deepEqual(termsFrom(kept), noTerms)
  assert.deepEqual(termWords(noTerms, day), [])
})

test('what nobody has understood reads as one text, and is no term beside it', () => {
  const unread = ['Pack with care', 'Not in June!', 'Our courier calls', 'rarely on Fridays']
  assert.equal(asOneText(unread), 'Pack with care. Not in June! Our courier calls; rarely on Fridays')
  assert.equal(asOneText(['Pack with care']), 'Pack with care')
  assert.deepEqual(withoutUnread(['Return by UPS', unread.join('; ')], unread), ['Return by UPS'])
  assert.deepEqual(withoutUnread([`${unread[0]}; keep it dry`], ['Pack with care']), ['Pack with care; keep it dry'])
})
