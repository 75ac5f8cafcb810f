import assert from 'node:assert/strict'
import { test } from 'node:test'
import { entryFacts, pieceFacts, play, refusalOf, requestFacts, stepOf } from '../../../test/facts.ts'
import { hearBorrowing } from '../worldshare/hear-borrowing.ts'
import type { NetworkNews } from '../worldshare/news.ts'
import type { EntryFacts, Facts } from './facts.ts'

const loan = (state: string, set: Partial<EntryFacts> = {}): Facts => ({
  request: requestFacts('borrowingLoan', state, { currentEntryId: 7, dueOn: set.dueOn ?? null }),
  entries: [entryFacts(7, state === 'sent' ? 'asked' : 'shipped', set)],
  pieces: state === 'sent' ? [] : [pieceFacts(1, 'office', { entryId: 7 })],
})
const entryOf = ({ entries }: Facts): EntryFacts => entries[0] ?? entryFacts(7, 'asked')
const plainWords =
  'Library use only. No renewals. No photocopying. Return via UPS insured for $150. Do not return between Dec 15 and Jan 5. Due back in our library by Dec 10.'

test('plain words of a lender that ships bind as its codes do', () => {
  const shipped = play(loan('sent'), ['shipped', { note: plainWords }])
  const { conditions, terms, dueOn } = entryOf(shipped)
  assert.deepEqual(conditions, ['LibraryUseOnly', 'NoRenewal', 'NoReproduction'])
  assert.deepEqual([terms.insuredCents, terms.onlyBy, terms.unread], [15_000, ['ups'], []])
  assert.deepEqual([dueOn, shipped.request.dueOn], ['2026-12-10', '2026-12-10'])
  assert.equal(refusalOf(shipped, 'renew'), 'terms-forbid')
})

test('the network’s words are read as well', () => {
  const facts = loan('sent')
  const news = { status: 'shipped', word: 'SHIPPED', number: '9', note: plainWords, dueOn: null, itemId: null, currentLender: 12, lenders: [12] } // oxfmt-ignore
  const run = [{ entry: entryOf(facts), registryId: 12 }]
  const [told] = hearBorrowing(facts.request, run, { ...noNews, ...news, status: 'shipped' }, null)
  const shipped = play(facts, [told?.action ?? '', { ...told?.details }])
  assert.deepEqual(entryOf(shipped).conditions, ['LibraryUseOnly', 'NoRenewal', 'NoReproduction'])
  assert.equal(shipped.request.dueOn, '2026-12-10')
})

test('what its answer said is known when it ships; a note that comes later is read too', () => {
  const answered = play(loan('sent'), ['willSupply', { note: 'No renewals. Due back by Dec 10' }])
  assert.deepEqual([entryOf(answered).dueOn, answered.request.dueOn], ['2026-12-10', null])
  const shipped = play(answered, ['shipped', {}])
  assert.deepEqual([shipped.request.dueOn, refusalOf(shipped, 'renew')], ['2026-12-10', 'terms-forbid'])
  const noted = play(loan('received'), ['lenderNote', { note: 'Forgot to say: no copying, return in original box' }])
  assert.deepEqual(entryOf(noted).conditions, ['NoReproduction'])
  assert.ok(entryOf(noted).terms.ownPackaging)
})

test('a day in words beside another day is a question; the coded one counts', () => {
  const shipped = play(loan('sent'), ['shipped', { dueOn: '2026-12-20', note: 'Due back by Dec 10' }])
  assert.deepEqual([shipped.request.dueOn, entryOf(shipped).terms.unread], ['2026-12-20', ['Due back by Dec 10']])
  const same = play(loan('sent'), ['shipped', { dueOn: '2026-12-10', note: 'Due back by Dec 10' }])
  assert.deepEqual(entryOf(same).terms.unread, [])
  const later = play(loan('received', { dueOn: '2026-12-20' }), ['lenderNote', { note: 'Due back by Dec 10' }])
  assert.deepEqual([later.request.dueOn, entryOf(later).terms.unread], ['2026-12-20', ['Due back by Dec 10']])
})

test('another address than the lender’s own is where it goes back', () => {
  const address = { lines: ['ILL', '12 Main Street'], city: 'Geneva', region: 'NY', postcode: '14456' }
  const told = (returnTo: string) => entryOf(play(loan('sent', { address }), ['shipped', { returnTo }])).terms.returnTo
  assert.equal(told('ILL Dept\n12 Main St\nGeneva, NY 14456-0001'), null)
  assert.deepEqual(told('Annex\n3 Depot Rd\nGeneva, NY 14456'), ['Annex', '3 Depot Rd', 'Geneva, NY 14456'])
  assert.deepEqual(told('ILL\n12 Main St\nHays, KS 67601'), ['ILL', '12 Main St', 'Hays, KS 67601'])
  assert.deepEqual(told('Annex\n12 Depot Rd\nGeneva, NY 14456'), ['Annex', '12 Depot Rd', 'Geneva, NY 14456'])
})

test('an address without a street in the lender’s own town is a question, and nothing is dropped', () => {
  const address = { lines: ['ILL', '12 Main Street'], city: 'Geneva', region: 'NY', postcode: '14456' }
  const { returnTo, unread } = entryOf(
    play(loan('sent', { address }), ['shipped', { returnTo: 'Annex Library\nGeneva, NY 14456' }]),
  ).terms
  assert.deepEqual([returnTo, unread], [null, ['Return to: Annex Library, Geneva, NY 14456']])
})

test('words nobody understands wait for a person, who sets what they mean or says that they bind nothing', () => {
  const shipped = play(loan('sent'), ['shipped', { note: 'Return insured. Pack with care' }])
  assert.deepEqual(entryOf(shipped).terms.unread, ['Return insured', 'Pack with care'])
  const idle = play(shipped, ['wordsBindNothing'])
  const { unread, printed, idle: said } = entryOf(idle).terms
  assert.deepEqual(
    [unread, printed, said],
    [[], 'Return insured; Pack with care', ['Return insured', 'Pack with care']],
  )
  assert.equal(refusalOf(idle, 'wordsBindNothing'), 'no-words-open')
  assert.deepEqual(
    entryOf(play(shipped, ['lendersTerms', { insuredCents: 5000, printed: 'Pack with care' }])).terms.unread,
    [],
  )
  assert.deepEqual(entryOf(play(idle, ['lenderNote', { note: 'Return insured' }])).terms.unread, [], 'said again, it is not asked again') // oxfmt-ignore
})

test('by key: library use, renewal, copying and the due date are set and cleared', () => {
  const here = loan('received', { conditions: ['NoRenewal', 'Insured'], dueOn: '2026-12-20' })
  const set = play(here, ['lendersTerms', { conditions: ['LibraryUseOnly', 'NoReproduction'], dueOn: '2026-12-10' }])
  assert.deepEqual(entryOf(set).conditions, ['Insured', 'LibraryUseOnly', 'NoReproduction'])
  assert.deepEqual([entryOf(set).dueOn, set.request.dueOn, refusalOf(set, 'renew')], ['2026-12-10', '2026-12-10', null])
  const effects = stepOf(here, 'lendersTerms', { dueOn: '2026-12-10' }).effects.map((one) => one.name)
  assert.deepEqual(effects, ['ils.changeDueDate'])
  const cleared = play(set, ['lendersTerms', { conditions: [], noDueOn: true }])
  assert.deepEqual(
    [entryOf(cleared).conditions, entryOf(cleared).dueOn, cleared.request.dueOn],
    [['Insured'], null, null],
  )
  const untouched = play(set, ['lendersTerms', { insuredCents: 5000 }])
  assert.deepEqual([entryOf(untouched).conditions.length, untouched.request.dueOn], [3, '2026-12-10'])
  assert.equal(refusalOf(here, 'lendersTerms', { dueOn: '2026-11-01' }), 'due-in-past')
  const overdue = loan('received', { dueOn: '2026-11-01' })
  assert.equal(refusalOf(overdue, 'lendersTerms', { dueOn: '2026-11-01', insuredCents: 5000 }), null, 'what stood there may have passed') // oxfmt-ignore
  const address = play(here, ['lendersTerms', { returnTo: 'Annex, 12 Main St, Geneva, NY 14456' }])
  assert.deepEqual(entryOf(address).terms.returnTo, ['Annex', '12 Main St', 'Geneva, NY 14456'])
})

const noNews: NetworkNews = {
  number: '9',
  status: 'shipped',
  word: '',
  reference: null,
  edited: null,
  borrower: null,
  lenders: [],
  currentLender: null,
  respondBy: null,
  dueOn: null,
  newDueOn: null,
  note: null,
  reason: null,
  costCents: null,
  currency: null,
  itemId: null,
  wanted: {
    service: 'loan',
    title: '',
    citation: {},
    neededBy: null,
    maxCostCents: null,
    currency: null,
    copyrightCompliance: null,
    note: null,
  },
}
