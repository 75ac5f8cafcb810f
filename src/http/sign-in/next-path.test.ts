import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nextPath } from './next-path.ts'

// oxfmt-ignore
const cases: [asked: string | null, path: string][] = [
  ['/requests?state=new#top', '/requests?state=new#top'],
  ['/', '/'],
  [null, '/'],
  ['', '/'],
  ['requests', '/'],
  ['https://evil.example/', '/'],
  ['//evil.example/', '/'],
  ['/\\evil.example/', '/'],
  ['/\t/evil.example/', '/'],
  ['/.//evil.example/', '/'],
  ['/x/..//evil.example/', '/'],
  ['javascript:alert(1)', '/'],
]

for (const [asked, path] of cases) {
  test(`after signing in, ${JSON.stringify(asked)} leads to ${path}`, () => assert.equal(nextPath(asked), path))
}
