import assert from 'node:assert/strict'
import { test } from 'node:test'
import { entryFacts } from '../../../test/facts.ts'
import { lives } from '../lifecycle/lives.ts'
import { detailsOf, hasNewTerms } from './heard-details.ts'
import type { SupplyingAgencyMessage } from './messages.ts'

const zone = 'America/New_York'
const entry = entryFacts(7, 'asked')
const message = (more: Partial<SupplyingAgencyMessage> = {}): SupplyingAgencyMessage => ({
  kind: 'supplyingAgencyMessage',
  header: {
    supplyingAgencyId: { type: 'ISIL', value: 'US-A' },
    requestingAgencyId: { type: 'ISIL', value: 'US-B' },
    timestamp: '2026-03-02T15:00:00Z',
    requestingAgencyRequestId: 'x',
    supplyingAgencyRequestId: ' A-1 ',
  },
  messageInfo: { reasonForMessage: 'StatusChange' },
  statusInfo: { status: 'Loaned', lastChange: '2026-03-02T15:00:00Z' },
  ...more,
})
const { shipped, condition, notSupplied, retryPossible } = lives.borrowingLoan.actions

test('days are days at the office', () => {
  const due = (dueDate: string) =>
    detailsOf(message({ statusInfo: { status: 'Loaned', lastChange: dueDate, dueDate } }), shipped.needs, entry, zone)[
      'dueOn'
    ]
  assert.equal(due('2026-04-01T03:59:59Z'), '2026-03-31')
  assert.equal(due('2026-04-01T04:00:00Z'), '2026-04-01')
  assert.equal(due('2019-01-01T12:00:00Z'), '2019-01-01', 'a partner’s day in the past is its affair')
})

test('asking again waits for the first whole day', () => {
  const after = (retryAfter: string) =>
    detailsOf(
      message({ messageInfo: { reasonForMessage: 'StatusChange', retryAfter } }),
      retryPossible.needs,
      entry,
      zone,
    )['retryAfter']
  assert.equal(after('2026-04-01T14:00:00Z'), '2026-04-02')
  assert.equal(after('2026-04-01T04:00:00Z'), '2026-04-01')
})

test('words that partners invent become Other; what a row does not need is left out', () => {
  const no = detailsOf(
    message({
      messageInfo: { reasonForMessage: 'StatusChange', reasonUnfilled: { value: 'notonshelf' }, note: ' Gone. ' },
      statusInfo: { status: 'Unfilled', lastChange: '2026-03-02T15:00:00Z' },
    }),
    notSupplied.needs,
    entry,
    zone,
  )
  assert.deepEqual(no, { entryId: 7, status: 'Unfilled', supplierNumber: 'A-1', note: 'Gone.', reason: 'NotOnShelf' })
  assert.equal(
    detailsOf(
      message({ messageInfo: { reasonForMessage: 'StatusChange', reasonUnfilled: { value: 'EatenByDog' } } }),
      notSupplied.needs,
      entry,
      zone,
    )['reason'],
    'Other',
  )
})

test('several pieces, and conditions with a cost', () => {
  const set = detailsOf(
    message({
      deliveryInfo: {
        dateSent: '2026-03-02T15:00:00Z',
        itemId: ['31', '32', '33'],
        loanCondition: [{ value: 'libraryuseonly' }],
      },
    }),
    shipped.needs,
    entry,
    zone,
  )
  assert.deepEqual([set['itemId'], set['pieces'], set['conditions']], ['31', 3, ['LibraryUseOnly']])
  const dear = detailsOf(
    message({ messageInfo: { reasonForMessage: 'StatusChange', offeredCosts: [{ currency: 'eur', cents: 9e15 }] } }),
    condition.needs,
    entry,
    zone,
  )
  assert.deepEqual([dear['costCents'], dear['currency']], [2_147_483_647, 'EUR'])
})

test('what we agreed to may be repeated; anything more asks again', () => {
  const terms = message({
    messageInfo: { reasonForMessage: 'StatusChange', offeredCosts: [{ currency: 'USD', cents: 500 }] },
    deliveryInfo: { dateSent: '2026-03-02T15:00:00Z', loanCondition: [{ value: 'LibraryUseOnly' }] },
  })
  const agreed = { conditions: ['LibraryUseOnly'], costCents: 500 }
  assert.equal(hasNewTerms(terms, entry), true)
  assert.equal(hasNewTerms(terms, { ...entry, ...agreed, state: 'promised' }), false)
  assert.equal(hasNewTerms(terms, { ...entry, ...agreed, costCents: 400, state: 'promised' }), true)
  assert.equal(
    hasNewTerms(
      message({ messageInfo: { reasonForMessage: 'StatusChange', offeredCosts: [{ currency: 'USD', cents: 0 }] } }),
      entry,
    ),
    false,
  )
})

test('conditions are codes however they are spelled; other words are read as words', () => {
  const said = (...values: readonly string[]) => {
    const deliveryInfo = { dateSent: '2026-03-02T15:00:00Z', loanCondition: values.map((value) => ({ value })) }
    const { conditions, note } = detailsOf(message({ deliveryInfo }), shipped.needs, entry, zone)
    return [conditions, note]
  }
  assert.deepEqual(said('NoRenewals', 'Library Use Only', 'signature_required'), [
    ['NoRenewal', 'LibraryUseOnly', 'SignatureRequired'],
    undefined,
  ])
  assert.deepEqual(said('No Renewal', 'NO RENEWALS PLEASE'), [['NoRenewal'], undefined])
  assert.deepEqual(said('No photocopies'), [['NoReproduction'], undefined])
  assert.deepEqual(said('Return via UPS, insured for $200', 'Other'), [['Other'], 'Return via UPS, insured for $200'])
})

test('where a lender wants its piece back, line by line, as OCLC writes it', () => {
  const returnInfo = {
    name: 'ILL Dept',
    physicalAddress: {
      line1: '535 Avenue Viger E',
      line2: 'Office 123',
      locality: 'Montréal',
      postalCode: 'H2L 2P3',
      region: { value: 'CA-QC' },
      country: { value: 'CA' },
    },
  }
  const told = (more: Partial<SupplyingAgencyMessage>) =>
    detailsOf(message(more), shipped.needs, entry, zone)['returnTo']
  assert.equal(told({ returnInfo }), 'ILL Dept\n535 Avenue Viger E\nOffice 123\nMontréal, QC H2L 2P3\nCA')
  assert.equal(told({ returnInfo: { name: 'ILL Dept' } }), undefined)
})
