import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isSameWork, type Work } from './same-work.ts'

const loan = (title: string, citation: Record<string, string> = {}): Work => ({ service: 'loan', title, citation })
const copy = (title: string, citation: Record<string, string> = {}): Work => ({ service: 'copy', title, citation })

test('the same work, by a number or by title and author', () => {
  const cases: [Work, Work, boolean][] = [
    [loan('Middlemarch'), loan('MIDDLEMARCH.'), true],
    [loan('The Winter’s Tale'), loan('Winter’s tale, The'), false],
    [loan('The Erie Canal'), loan('Erie canal'), true],
    [loan('Müller: Lieder'), loan('Muller, Lieder'), true],
    [loan('Emma', { author: 'Austen, Jane' }), loan('Emma', { author: 'Jane Austen' }), true],
    [loan('Emma', { author: 'Austen, Jane' }), loan('Emma', { author: 'Kenneth Grahame' }), false],
    [loan('One title', { isbn: '0-306-40615-2' }), loan('Another', { isbn: '9780306406157' }), true],
    [loan('Annals', { volume: '1' }), loan('Annals', { volume: '2' }), false],
    [loan('Annals', { volume: '1' }), loan('Annals'), true],
    [loan('Annals'), copy('Annals'), false],
    [
      copy('Gazette', { issn: '0378-5955', article: 'On locks' }),
      copy('Gazette', { issn: '03785955', article: 'On Locks' }),
      true,
    ],
    [
      copy('Gazette', { issn: '0378-5955', article: 'On locks' }),
      copy('Gazette', { issn: '0378-5955', article: 'On boats' }),
      false,
    ],
    [copy('Gazette', { pages: '1-9' }), copy('Gazette', { pages: '10-19' }), false],
  ]
  for (const [a, b, same] of cases) {
    assert.equal(isSameWork(a, b), same, `${a.title} / ${b.title}`)
    assert.equal(isSameWork(b, a), same)
  }
})
