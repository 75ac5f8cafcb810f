import assert from 'node:assert/strict'
import { test } from 'node:test'
import { StoreGone } from '../../store/errors.ts'
import { failureOf } from './failure-of.ts'

const ofTheSystem = (code: string): Error => Object.assign(new Error(code), { code, path: '/srv/keuka' })

const cases: readonly (readonly [string, unknown, string | null, RegExp])[] = [
  ['a full disk', ofTheSystem('ENOSPC'), 'disk-full', /no room left on \/srv\/keuka/],
  ['a full disk under PGlite', { name: 'ErrnoError', errno: 51 }, 'disk-full', /no room left on the disk/],
  ['a full disk under the lock', Object.assign(new Error('full'), { errcode: 13 }), 'disk-full', /no room left/],
  ['a folder of somebody else', ofTheSystem('EACCES'), 'no-rights', /may not write to \/srv\/keuka/],
  ['a server that is away', new StoreGone('The database cannot be reached.'), 'database-gone', /cannot be reached/],
  ['a slip of ours', new TypeError('x is undefined'), null, /^$/],
  ['a string', 'oops', null, /^$/],
]
for (const [name, error, code, sentence] of cases) {
  test(`${name} is ${code ?? 'our own fault'}`, () => {
    const failure = failureOf(error)
    assert.equal(failure?.code ?? null, code)
    assert.match(failure?.sentence ?? '', sentence)
  })
}
