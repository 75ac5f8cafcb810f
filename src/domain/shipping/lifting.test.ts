import assert from 'node:assert/strict'
import { test } from 'node:test'
import { heavy } from './lifting.ts'
import type { ServiceId } from './services.ts'
import { usualShipping } from './shipping-settings.ts'

type Said = 'leaves' | 'two lift it' | RegExp
// oxfmt-ignore
const cases: readonly (readonly [what: string, lb: number, pieces: number, service: ServiceId | null, said: Said])[] = [
  ['as much as one person lifts',          50,  3, 'library_mail', 'leaves'],
  ['several pieces over it',               55,  2, 'library_mail', /^It weighs 55 lb, and one person here lifts 50 lb at most: take a piece out\.$/],
  ['one piece over it',                    55,  1, 'library_mail', 'two lift it'],
  ['as much as the mail takes',            70,  1, 'media_mail',   'two lift it'],
  ['more than the mail takes',             71,  1, 'media_mail',   /^It weighs 71 lb, and Media Mail takes 70 lb at most\.$/],
  ['by UPS',                               149, 1, 'ups_ground',   'two lift it'],
  ['more than UPS takes',                  151, 1, 'ups_ground',   /UPS Ground takes 150 lb at most\.$/],
  ['more than the office’s courier takes', 51,  1, 'courier',      /takes 50 lb at most \(Settings, Shipping, Services\)\.$/],
  ['nobody has said how it goes',          160, 1, null,           /no carrier takes more than 150 lb/],
]
for (const [what, lb, pieces, service, said] of cases)
  test(`how heavy a package may be: ${what}`, () => {
    const { broken, needsTwo } = heavy({ oz: lb * 16, isWeighed: true, pieces, service }, usualShipping)
    if (said instanceof RegExp) return assert.match(broken[0] ?? '', said)
    assert.deepEqual(broken, [])
    assert.equal(needsTwo !== null, said === 'two lift it')
  })
