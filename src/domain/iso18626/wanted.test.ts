import assert from 'node:assert/strict'
import { test } from 'node:test'
import { headerToKeep, readKeptHeader } from './kept-header.ts'
import type { BibliographicInfo, Request } from './request.ts'
import { wantedIn } from './wanted.ts'

const zone = 'America/New_York'
const request = (more: Partial<Request> = {}): Request => ({
  kind: 'request',
  header: {
    supplyingAgencyId: { type: 'ISIL', value: 'US-B' },
    requestingAgencyId: { type: 'ISIL', value: 'us-a' },
    multipleItemRequestId: 'M1',
    timestamp: '2026-03-02T15:00:00Z',
    requestingAgencyRequestId: 'x',
  },
  bibliographicInfo: { title: 'A book' },
  ...more,
})
const titled = (bibliographicInfo: BibliographicInfo): string => wantedIn(request({ bibliographicInfo }), zone).title

test('a request is never refused for its title', () => {
  assert.equal(titled({ title: '  Two\n words ' }), 'Two words')
  assert.equal(titled({ title: 'Canals', subtitle: 'a history' }), 'Canals: a history')
  assert.equal(titled({ titleOfComponent: 'On locks' }), 'On locks')
  const identifier = { bibliographicItemIdentifier: '0002', bibliographicItemIdentifierCode: { value: 'ISSN' } }
  assert.equal(titled({ bibliographicItemId: [identifier] }), 'Untitled (ISSN 0002)')
  assert.equal(titled({ supplierUniqueRecordId: '77' }), 'Untitled (record 77)')
  assert.equal(titled({}), 'Untitled')
  assert.equal([...titled({ title: '🚀'.repeat(3000) })].length, 2000)
})

test('loan, copy, or either; for how much and until when', () => {
  const service = (serviceType: 'Copy' | 'Loan' | 'CopyOrLoan') =>
    wantedIn(request({ serviceInfo: { serviceType, needBeforeDate: '2026-05-01T03:00:00Z', anyEdition: 'N' } }), zone)
  assert.deepEqual(
    [service('Copy').service, service('Loan').service, service('CopyOrLoan').service],
    ['copy', 'loan', 'loan'],
  )
  assert.deepEqual([service('CopyOrLoan').eitherService, service('Loan').eitherService], [true, false])
  assert.deepEqual([service('Loan').neededBy, service('Loan').anyEdition], ['2026-04-30', false])
  assert.equal(wantedIn(request(), zone).service, 'loan')
  const zero = request({ serviceInfo: { serviceType: 'Loan', needBeforeDate: '0001-01-01T00:00:00Z' } })
  assert.equal('neededBy' in wantedIn(zero, zone), false, 'no day anybody means')
  const cost = (currency: string, cents: number) =>
    wantedIn(request({ billingInfo: { maximumCosts: { currency, cents } } }), zone)
  assert.deepEqual([cost('usd', 500).maxCostCents, cost('usd', 500).currency], [500, 'USD'])
  assert.equal('maxCostCents' in cost('dollars', 500), false)
  assert.equal('maxCostCents' in cost('USD', -1), false)
})

test('of the head as much is kept as goes back; nothing of a patron', () => {
  const physicalAddress = { line1: '1 Main Street' }
  const withPatron = request({
    requestedDeliveryInfo: [{ address: { physicalAddress } }],
    patronInfo: { surname: 'Doe', sendToPatron: 'Y' },
  })
  assert.doesNotMatch(JSON.stringify(headerToKeep(withPatron)), /Doe|Main/)
  const { patronInfo: _, ...toLibrary } = withPatron
  const kept = headerToKeep(toLibrary, 'L-1')
  assert.match(JSON.stringify(kept), /Main/)
  assert.deepEqual(readKeptHeader(kept), {
    supplyingAgencyId: { type: 'ISIL', value: 'US-B' },
    requestingAgencyId: { type: 'ISIL', value: 'us-a' },
    multipleItemRequestId: 'M1',
    supplyingAgencyRequestId: 'L-1',
  })
  for (const nothing of [null, 'x', {}, { requestingAgencyId: 'x' }]) assert.equal(readKeptHeader(nothing), null)
})
