import assert from 'node:assert/strict'
import { test } from 'node:test'
import { articles } from './articles.ts'
import { knowledge } from './knowledge.ts'
import { novels } from './novels.ts'
import { otherTongues } from './other-tongues.ts'

const all = [...novels, ...knowledge, ...otherTongues, ...articles]

test('every ISBN and ISSN has the right check digit', () => {
  for (const { title, citation } of all) {
    const { isbn, issn } = citation
    if (isbn !== undefined) assert.ok(/^\d{13}$/.test(isbn) && sum(isbn, (n) => (n % 2 ? 3 : 1)) % 10 === 0, title)
    if (issn !== undefined) assert.ok(sum(issn.replace('-', ''), (n) => 8 - n) % 11 === 0, title)
  }
  assert.ok(all.filter((one) => one.citation['isbn'] !== undefined).length > 80)
  assert.ok(articles.every((one) => one.citation['issn'] !== undefined))
})

const sum = (digits: string, weight: (n: number) => number): number =>
  [...digits].reduce((total, digit, n) => total + (digit === 'X' ? 10 : Number(digit)) * weight(n), 0)

test('more than two hundred and fifty works, none twice, in many scripts', () => {
  assert.ok(all.length > 250)
  const keys = all.map((one) => `${one.title} ${one.citation['article'] ?? ''} ${one.citation['author'] ?? ''}`)
  assert.equal(new Set(keys).size, all.length)
  // oxfmt-ignore
  const scripts = [/\p{Script=Cyrillic}/u, /\p{Script=Greek}/u, /\p{Script=Hebrew}/u, /\p{Script=Arabic}/u, /\p{Script=Devanagari}/u, /\p{Script=Han}/u, /\p{Script=Hiragana}/u, /\p{Script=Hangul}/u, /\p{Script=Georgian}/u, /\p{Script=Thai}/u, /\p{Script=Ethiopic}/u]
  for (const script of scripts)
    assert.ok(
      otherTongues.some((one) => script.test(one.title)),
      script.source,
    )
})
