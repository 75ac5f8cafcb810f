import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Wish } from './messages.ts'
import { objectionsOfSchema, startPair, wireOf } from './pair.ts'
import type { Pair } from './pair.ts'
import type { Peer } from './peer.ts'

let pair: Pair
before(async () => {
  pair = await startPair()
})
after(() => pair.close())

const loan = 'RECEIVE RETURN'
type Story = { lender: string; borrower: string; wish?: Wish; hears: string[]; asks: string[] }

const stories: Story[] = [
  {
    lender: 'RECEIVED EXPECT WILLSUPPLY LOANED',
    borrower: loan,
    hears: [
      'RequestResponse RequestReceived',
      'StatusChange ExpectToSupply',
      'StatusChange WillSupply',
      'StatusChange Loaned',
      'StatusChange LoanCompleted',
    ],
    asks: ['New', 'Received', 'ShippedReturn'],
  },
  {
    lender: 'LOANED OVERDUE RENEW-YES',
    borrower: 'RECEIVE ON:Overdue RENEW RETURN',
    hears: ['RequestResponse Loaned', 'StatusChange Overdue', 'RenewResponse Loaned Y', 'StatusChange LoanCompleted'],
    asks: ['New', 'Received', 'Renew', 'ShippedReturn'],
  },
  {
    lender: 'LOANED RENEW-NO',
    borrower: 'RECEIVE RENEW STATUS RETURN',
    hears: [
      'RequestResponse Loaned',
      'RenewResponse Loaned N',
      'StatusRequestResponse Loaned',
      'StatusChange LoanCompleted',
    ],
    asks: ['New', 'Received', 'Renew', 'StatusRequest', 'ShippedReturn'],
  },
  {
    lender: 'LOANED RECALLED',
    borrower: 'RECEIVE ON:Recalled RENEW RETURN',
    hears: ['RequestResponse Loaned', 'StatusChange Recalled', 'StatusChange LoanCompleted'],
    asks: ['New', 'Received', 'ShippedReturn'],
  },
  {
    lender: 'WILLSUPPLY WAIT:1h LOANED',
    borrower: 'ON:WillSupply CANCEL RECEIVE RETURN',
    hears: ['RequestResponse WillSupply', 'CancelResponse Cancelled Y'],
    asks: ['New', 'Cancel'],
  },
  {
    lender: 'CANCEL-NO WILLSUPPLY WAIT:40ms LOANED',
    borrower: 'ON:WillSupply CANCEL RECEIVE RETURN',
    hears: [
      'RequestResponse WillSupply',
      'CancelResponse WillSupply N',
      'StatusChange Loaned',
      'StatusChange LoanCompleted',
    ],
    asks: ['New', 'Cancel', 'Received', 'ShippedReturn'],
  },
  {
    lender: 'CROSSING WILLSUPPLY WAIT:1h LOANED',
    borrower: 'ON:WillSupply CANCEL RECEIVE RETURN',
    hears: [
      'RequestResponse WillSupply',
      'StatusChange Loaned',
      'CancelResponse Loaned N',
      'StatusChange LoanCompleted',
    ],
    asks: ['New', 'Cancel', 'Received', 'ShippedReturn'],
  },
  {
    lender: 'CONDITION:LibraryUseOnly LOANED',
    borrower: `ACCEPT ${loan}`,
    hears: ['RequestResponse WillSupply', 'StatusChange Loaned', 'StatusChange LoanCompleted'],
    asks: ['New', 'Notification', 'Received', 'ShippedReturn'],
  },
  {
    lender: 'COST:30.00 LOANED',
    borrower: 'DECLINE RECEIVE',
    hears: ['RequestResponse WillSupply', 'CancelResponse Cancelled Y'],
    asks: ['New', 'Cancel'],
  },
  {
    lender: 'RETRY:COST:20.00 WILLSUPPLY LOANED',
    borrower: `RETRY ${loan}`,
    hears: [
      'RequestResponse RetryPossible',
      'RequestResponse WillSupply',
      'StatusChange Loaned',
      'StatusChange LoanCompleted',
    ],
    asks: ['New', 'Retry', 'Received', 'ShippedReturn'],
  },
  {
    lender: 'RETRY:OnLoan LOANED',
    borrower: `RETRY:SAMEID ${loan}`,
    hears: ['RequestResponse RetryPossible', 'RequestResponse Loaned', 'StatusChange LoanCompleted'],
    asks: ['New', 'Retry', 'Received', 'ShippedReturn'],
  },
  { lender: 'UNFILLED:NotOnShelf', borrower: loan, hears: ['RequestResponse Unfilled'], asks: ['New'] },
  {
    lender: 'LOANED WAIT:60ms LOST',
    borrower: 'RECEIVE',
    hears: ['RequestResponse Loaned', 'StatusChange CompletedWithoutReturn'],
    asks: ['New', 'Received'],
  },
  {
    lender: 'NOTE:Soon WILLSUPPLY COPYCOMPLETED',
    borrower: '',
    wish: { title: 'Journal', titleOfComponent: 'Article', serviceType: 'Copy', pages: '1-3' },
    hears: ['Notification RequestReceived', 'RequestResponse WillSupply', 'StatusChange CopyCompleted'],
    asks: ['New'],
  },
  { lender: 'SILENT', borrower: 'WAIT:30ms REMIND', hears: [], asks: ['New', 'Reminder'] },
]

/** What a peer said about a request and the tries after it. */
function said(peer: Peer, id: string): string[] {
  const { retriedAs } = pair.borrower.borrowing(id)
  return peer.sent
    .filter(({ message }) => message.id === id || message.id === retriedAs)
    .map(({ message: { what, status, answer } }) => [what, status, answer].filter(Boolean).join(' '))
}

for (const { lender: supplies, borrower: scenario, wish, hears, asks } of stories) {
  test(`${supplies} / ${scenario}`, async () => {
    const { lender, borrower } = pair
    const complainedBefore = lender.complaints.length + borrower.complaints.length
    const note = `[scenario: ${supplies}]`
    const { id } = await borrower.request({ title: 'A book', author: 'Somebody', ...wish, note }, { scenario })
    await lender.until(() => said(borrower, id).length >= asks.length && said(lender, id).length >= hears.length)
    await Promise.all([lender.settled(), borrower.settled()])
    assert.deepEqual(said(borrower, id), asks)
    assert.deepEqual(said(lender, id), hears)
    assert.deepEqual([...lender.complaints, ...borrower.complaints].slice(complainedBefore), [])
    assert.ok([...lender.sent, ...borrower.sent].every(({ outcome }) => outcome === 'OK'))
  })
}

test('everything said so far satisfies the schema', (t) => {
  const messages = wireOf(pair)
  assert.ok(messages.length > 80)
  assert.deepEqual(objectionsOfSchema(t, messages), [])
})
