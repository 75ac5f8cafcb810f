import assert from 'node:assert/strict'
import { test } from 'node:test'
import { faultOfPassword, newPassword } from './passwords.ts'

const whose = { name: 'Wilhelmina Otis', email: 'wilhelmina.otis@example.org' }

// oxfmt-ignore
const cases: [password: string, code: string | null][] = [
  ['canal-boat-1825', null],
  ['elevenchars', 'password-too-short'],
  ['twelve chars', null],
  ['🚤🚤🚤🚤🚤🚤', 'password-too-short'],
  ['a'.repeat(12), 'password-guessable'],
  ['Wilhelmina Otis', 'password-guessable'],
  ['WILHELMINA.OTIS@example.org', 'password-guessable'],
  ['ab'.repeat(65), 'password-too-long'],
]

for (const [password, code] of cases) {
  test(`password ${password.slice(0, 30)}: ${code ?? 'will do'}`, () => {
    assert.equal(faultOfPassword(password, whose)?.code ?? null, code)
  })
}

test('a password to hand over passes its own rules and is never the same twice', () => {
  const made = new Set(Array.from({ length: 200 }, newPassword))
  assert.equal(made.size, 200)
  for (const password of made) {
    assert.match(password, /^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/)
    assert.equal(faultOfPassword(password, whose), null)
  }
})
