import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { readAlert, type Mail } from './alert.ts'

const sample = (name: string): string =>
  readFileSync(new URL(`../../../test/samples/staff-pages/${name}`, import.meta.url), 'utf8')
const mail = (more: Partial<Mail>): Mail => ({
  from: 'WorldShare ILL <noreply@oclc.org>',
  subject: '',
  text: null,
  html: null,
  ...more,
})
const brief = (given: Partial<Mail>) => {
  const alert = readAlert(mail(given))
  return (
    alert && [alert.kind, ...alert.requests.map((one) => `${one.number} ${one.status} ${one.side} ${one.title ?? ''}`)]
  )
}

const cases: readonly (readonly [string, Partial<Mail>, readonly string[] | null])[] = [
  [
    'unfilled, as text; the OCLC number is none of its numbers',
    { subject: 'Request unfilled', text: sample('alert-unfilled.txt') },
    ['unfilled', '231200418 unfilled borrowing Canal Songs'],
  ],
  [
    'a library asks, as HTML',
    { subject: 'New lending request', html: sample('alert-lending.html') },
    ['asked', '231500001 submitted lending Lake Effect'],
  ],
  [
    'a copy is filled, in one sentence',
    { subject: 'Your copy request 231200419 has been filled', text: 'See WorldShare.' },
    ['filled', '231200419 shipped borrowing '],
  ],
  [
    'several in one mail',
    { subject: 'Unfilled requests', text: 'These are unfilled:\nRequest ID: 231200418\nRequest ID: 231200419\n' },
    ['unfilled', '231200418 unfilled borrowing ', '231200419 unfilled borrowing '],
  ],
  ['no number', { subject: 'New lending request', text: 'Look in WorldShare.' }, null],
  ['another matter of theirs', { subject: 'Scheduled maintenance', text: 'On 231200418 servers' }, null],
  ['somebody else', { from: 'Reader <r@oclc.org.example>', subject: 'Unfilled 231200418', text: '' }, null],
]
for (const [what, given, expected] of cases) test(what, () => assert.deepEqual(brief(given), expected))

test('whatever a mail holds, reading it throws nothing', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.option(fc.string()), (subject, text, html) => {
      readAlert(mail({ subject: `unfilled ${subject}`, text: `Request ID: 231200418 ${text}`, html }))
    }),
  )
})
