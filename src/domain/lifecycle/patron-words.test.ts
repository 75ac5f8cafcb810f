import assert from 'node:assert/strict'
import { test } from 'node:test'
import { requestFacts } from '../../../test/facts.ts'
import { lives } from './lives.ts'
import { memberLine, visitorActions } from './member-line.ts'
import { partnerWords, patronWords } from './patron-words.ts'

const words = { library: 'Ithaca Falls Library', answerDays: 4, today: '2026-11-24' }

test('a patron reads every state of a request in sentences, never its name', () => {
  for (const life of [lives.borrowingLoan, lives.borrowingCopy]) {
    for (const state of Object.keys(life.states)) {
      const read = patronWords(requestFacts(life.name, state), words)
      assert.ok(read, `${life.name}.${state}`)
      for (const sentence of [read.now, read.next]) {
        assert.match(sentence, /^[A-Z].*[.]$/, sentence)
        assert.doesNotMatch(sentence, /[{}_]/, sentence)
      }
    }
  }
  assert.equal(patronWords(requestFacts('lendingLoan', 'new'), words), null)
})

test('the words name the library and the day', () => {
  const at = (state: string, more = {}) => patronWords({ ...requestFacts('borrowingLoan', state), ...more }, words)
  assert.equal(at('routed')?.now, 'It is on its way to Ithaca Falls Library.')
  assert.equal(at('on_shelf', { shelfUntil: '2026-12-03' })?.next, 'Pick it up by Thu 3 Dec.')
  assert.equal(
    at('out', { patronDueOn: '2026-12-10', dueOn: '2026-12-17' })?.next,
    'Bring it back to any of our libraries by Thu 10 Dec.',
  )
  assert.match(at('closed', { outcome: 'unfilled' })?.now ?? '', /sorry/)
  assert.deepEqual(at('out', { recalledAt: new Date(), renewalRefusedAt: new Date() })?.besides.length, 2)
})

test('a partner reads where the book is, wherever it stands once they have to do with it', () => {
  for (const life of [lives.lendingLoan, lives.lendingCopy])
    for (const state of Object.keys(life.states))
      assert.match(
        partnerWords({ ...requestFacts(life.name, state), dueOn: '2026-12-01' }, words.today) ?? '',
        /^[A-Z].*\.$/,
      )
  const lent = { ...requestFacts('lendingLoan', 'shipped'), dueOn: '2027-01-05' }
  assert.equal(partnerWords(lent, words.today), 'It has been sent to you; it is due on Tue 5 Jan 2027.')
  assert.deepEqual(
    visitorActions(lent, 'borrower').map((one) => one.label),
    ['It has arrived here', 'Ask for more time', 'We have sent it back'],
  )
})

test('a member library is asked for what stands on its shelf, and for what nobody fetched', () => {
  const pull = { ...requestFacts('lendingLoan', 'pulling'), ownerLibraryId: 7 }
  assert.deepEqual(
    memberLine(pull, words.today)?.answers.map((one) => one.action),
    ['found', 'notOnShelf'],
  )
  assert.equal(memberLine({ ...pull, ownerLibraryId: null }, words.today), null)
  const shelf = { ...requestFacts('borrowingLoan', 'on_shelf'), pickupLibraryId: 8, shelfUntil: '2026-11-24' }
  assert.equal(memberLine(shelf, words.today), null, 'not on its last day')
  assert.equal(memberLine(shelf, '2026-11-25')?.libraryId, 8)
  assert.deepEqual(
    memberLine({ ...shelf, unwanted: true }, words.today)?.answers.map((one) => one.action),
    ['checkedOut', 'notPickedUp', 'lose'],
  )
})
