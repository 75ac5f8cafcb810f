import assert from 'node:assert/strict'
import { test } from 'node:test'
import { entryFacts, requestFacts } from '../../../test/facts.ts'
import type { EffectName } from '../lifecycle/effects.ts'
import type { LifeName } from '../lifecycle/lives.ts'
import type { Matter } from './matter.ts'
import { messageOf } from './say.ts'

const at = new Date('2026-11-24T15:00:00Z')
const symbols = [{ scheme: 'ISIL', symbol: 'US-NKEUK' }]

function matter(
  life: LifeName,
  state: string,
  name: EffectName,
  action: string,
  settled: 'paid' | null = null,
): Matter {
  return {
    office: { name: 'Five Rivers', symbols, timeZone: 'America/New_York', address: {}, email: null, phone: null },
    partner: {
      libraryId: 3,
      name: 'Tallgrass',
      active: true,
      symbols,
      endpoint: null,
      accountId: null,
      secretName: null,
    },
    request: requestFacts(life, state, { settled, dueOn: '2027-01-05' }),
    entries: [entryFacts(1, 'shipped')],
    pieces: [],
    wanted: { citation: {}, anyEdition: true, maxCostCents: null, currency: 'USD', copyrightCompliance: null },
    partnerNumber: '77',
    partnerHeader: null,
    effect: { name, entryId: 1, at },
    event: { action, to: state, codes: {} },
    note: 'Lost on its way in package P2600001.',
    mayRetry: false,
  }
}

test('a borrower whose book was lost on its way is notified, and the loan stands: the standard has no status for it', () => {
  for (const [state, name, action, says] of [
    ['lost', 'borrower.tellLost', 'lose', /was lost on its way to you/],
    ['shipped', 'borrower.tellFound', 'turnedUp', /is on its way to you again/],
  ] as const) {
    const said = messageOf(matter('lendingLoan', state, name, action), at, true)
    assert.ok(said.ok && said.message.kind === 'supplyingAgencyMessage')
    const { messageInfo, statusInfo } = said.message
    assert.deepEqual([messageInfo.reasonForMessage, statusInfo.status], ['Notification', 'Loaned'])
    assert.match(messageInfo.note ?? '', says)
  }
})

test('a lender hears where its book is now, and of the refund where it was paid', () => {
  const noteOf = (state: string, action: string, settled: 'paid' | null = null) => {
    const said = messageOf(matter('borrowingLoan', state, 'lender.tellFound', action, settled), at, true)
    assert.ok(said.ok && said.message.kind === 'requestingAgencyMessage')
    return said.message.note ?? ''
  }
  assert.equal(noteOf('back', 'found'), 'It has been found and comes home to you.')
  assert.match(noteOf('back', 'found', 'paid'), /comes home to you\. May we ask you to refund/)
  assert.match(noteOf('out', 'turnedUpInCrate'), /on loan here again/)
  assert.match(noteOf('received', 'receive'), /has arrived here/)
})
