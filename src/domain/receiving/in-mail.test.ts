import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mostRead, readLetter, spokenOf, type Letter, type Unclaimed } from './in-mail.ts'

const thing = (more: Partial<Unclaimed>): Unclaimed => ({
  code: null,
  title: null,
  libraryId: null,
  sender: null,
  ...more,
})
const letter = (words: string, more: Partial<Letter> = {}): Letter => ({
  words,
  from: 'ILL desk',
  library: null,
  ...more,
})
const tallgrass = { library: { id: 7, name: 'Tallgrass Regional' } }

const cases: readonly (readonly [string, Unclaimed, Letter, readonly string[]])[] = [
  [
    'its title',
    thing({ title: 'Canal Songs of the Erie' }),
    letter('We think you have “Canal songs of the Erie” of ours.'),
    ['its title stands in it'],
  ],
  ['its words apart', thing({ title: 'Canal Songs of the Erie' }), letter('Songs of Erie, and a canal'), []],
  ['one word alone', thing({ title: 'Locks' }), letter('Locks are closed'), []],
  [
    'its barcode',
    thing({ code: '31234000000017' }),
    letter('Barcode 3 1234 00000001 7 is missing'),
    ['its number stands in it'],
  ],
  ['a longer number', thing({ code: '1234567' }), letter('91234567'), []],
  [
    'its ISBN, otherwise written',
    thing({ code: '9780815607595' }),
    letter('ISBN 0-8156-0759-3'),
    ['its number stands in it'],
  ],
  [
    'a mistake told by its sender',
    thing({ title: 'Locks', libraryId: 7 }),
    letter('We sent you a book by mistake.', tallgrass),
    ['from Tallgrass Regional'],
  ],
  [
    'its sender about something else',
    thing({ title: 'Locks', libraryId: 7 }),
    letter('We are closed on Monday.', tallgrass),
    [],
  ],
  [
    'a mistake told by another',
    thing({ title: 'Locks', libraryId: 8 }),
    letter('We sent you a book by mistake.', tallgrass),
    [],
  ],
  [
    'all that is known is its sender',
    thing({ libraryId: 7 }),
    letter('Has our book come?', tallgrass),
    ['from Tallgrass Regional'],
  ],
  [
    'a sender who is no library of ours',
    thing({ sender: 'Penfield Free Library' }),
    letter('Hello', { from: 'Circulation, Penfield Free Library' }),
    ['from Circulation, Penfield Free Library'],
  ],
]
// oxfmt-ignore
for (const [what, one, mail, why] of cases) test(`a mail and what belongs to nobody: ${what}`, () => assert.deepEqual(spokenOf(one, readLetter(mail)), why))

test('a letter is taken apart once, however many things it is held against', () => {
  let reads = 0
  const counted: Letter = {
    ...letter('A title nobody has, and 35012345678901'),
    get words() {
      reads += 1
      return 'Words of a letter'
    },
  }
  const read = readLetter(counted)
  for (let n = 0; n < 20; n += 1) spokenOf(thing({ title: 'Canal Songs of the Erie', code: `3501234567890${n}` }), read)
  assert.equal(reads, 1)
})

test('of a mail as long as a book only the beginning is read, and what it quotes last', () => {
  const locks = thing({ title: 'Locks and weirs' })
  const filling = (line: string): string => `${line}\n`.repeat(mostRead / line.length)
  const speaks = (words: string): boolean => spokenOf(locks, readLetter(letter(words))).length > 0
  assert.ok(speaks(filling('what').slice(0, mostRead - 50) + '\nLocks and weirs'))
  assert.ok(!speaks(`${filling('what is written')}\nLocks and weirs`))
  assert.ok(speaks(`Yours?\n${filling('> what was written')}\nLocks and weirs`))
  assert.ok(speaks(`> Locks and weirs\nYours?\n${filling('> what was written')}`))
  assert.ok(!speaks(`${filling('what is written')}\nOn Tuesday, 24 Nov 2026 Ann wrote:\nLocks and weirs`))
  assert.equal(readLetter(letter(filling('word').repeat(50))).words.length, mostRead / 5)
})
