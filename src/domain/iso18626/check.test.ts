import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isMessage, wrongIn } from './check.ts'
import type { Message } from './messages.ts'

const cancel: Message = {
  kind: 'requestingAgencyMessage',
  header: {
    supplyingAgencyId: { type: 'ISIL', value: 'US-NKEU' },
    requestingAgencyId: { type: 'ISIL', value: 'US-NSENECA' },
    timestamp: '2026-03-04T10:00:00Z',
    requestingAgencyRequestId: 'B-26-000017-4.1',
  },
  action: 'Cancel',
}

test('a whole message', () => {
  assert.ok(isMessage(cancel))
  assert.equal(wrongIn(cancel), null)
})

test('the first part that does not fit is named', () => {
  const request = { kind: 'request', header: cancel.header, bibliographicInfo: {} }
  const cases: readonly (readonly [unknown, string])[] = [
    [null, 'message'],
    ['text', 'message'],
    [{ ...cancel, kind: 'chat' }, 'kind'],
    [{ ...cancel, action: 'Burn' }, 'requestingAgencyMessage.action'],
    [{ ...cancel, sender: 'me' }, 'requestingAgencyMessage.sender'],
    [{ ...cancel, note: 7 }, 'requestingAgencyMessage.note'],
    [{ ...cancel, note: undefined }, 'requestingAgencyMessage.note'],
    [{ ...cancel, header: { ...cancel.header, timestamp: 'soon' } }, 'requestingAgencyMessage.header.timestamp'],
    [
      { ...cancel, header: { ...cancel.header, supplyingAgencyId: { type: 'ISIL' } } },
      'requestingAgencyMessage.header.supplyingAgencyId',
    ],
    [{ kind: 'request', header: cancel.header }, 'request.bibliographicInfo'],
    [{ ...request, serviceInfo: { serviceType: 'Gift' } }, 'request.serviceInfo.serviceType'],
    [{ ...request, supplierInfo: {} }, 'request.supplierInfo'],
    [{ ...request, supplierInfo: [{}, { sortOrder: 1.5 }] }, 'request.supplierInfo[1].sortOrder'],
    [{ ...request, requestedDeliveryInfo: [{ address: {} }] }, 'request.requestedDeliveryInfo[0].address'],
    [
      { ...request, billingInfo: { maximumCosts: { currency: 'USD', cents: 0.5 } } },
      'request.billingInfo.maximumCosts',
    ],
    [
      { ...request, publicationInfo: { publicationType: { value: 'Book', uri: 'x' } } },
      'request.publicationInfo.publicationType',
    ],
  ]
  for (const [value, path] of cases) assert.equal(wrongIn(value), path)
})
