import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { confirm } from '../../../domain/iso18626/confirm.ts'
import type { ReadResult } from './read.ts'
import { readMessage } from './read.ts'

const samples = new URL('../../../../test/samples/iso18626/', import.meta.url)
const sample = (name: string): string => readFileSync(new URL(name, samples), 'utf8')
const request = sample('request.xml')
const loaned = sample('supplying-loaned.xml')
const renew = sample('requesting-renew.xml')
const error = sample('requesting-confirmation-error.xml')

test('a request, as we wrote it ourselves', () => {
  const { message, version, notes } = understood(request)
  assert.equal(version, '1.2')
  assert.deepEqual(notes, [])
  assert.deepEqual(message, {
    kind: 'request',
    header: {
      supplyingAgencyId: { type: 'ISIL', value: 'US-NKEU' },
      requestingAgencyId: { type: 'ISIL', value: 'US-NSENECA' },
      timestamp: '2026-03-02T15:04:05Z',
      requestingAgencyRequestId: 'B-26-000017-4.1',
    },
    bibliographicInfo: {
      title: 'Middlemarch & its readers',
      author: 'Eliot, George',
      volume: ['2'],
      bibliographicItemId: [
        {
          bibliographicItemIdentifier: '9780141439549',
          bibliographicItemIdentifierCode: {
            value: 'ISBN',
            scheme: 'http://illtransactions.org/ISO18626/OpenCodeList/BibliographicItemIdCodeList-V1.0',
          },
        },
      ],
    },
    publicationInfo: { publicationType: { value: 'Book' }, publicationDate: '2003' },
    serviceInfo: {
      requestType: 'New',
      serviceType: 'Loan',
      needBeforeDate: '2026-04-15T04:00:00Z',
      note: 'Any printing will do.',
    },
    requestedDeliveryInfo: [
      {
        sortOrder: 1,
        address: {
          physicalAddress: {
            line1: '12 Canal Street',
            locality: 'Seneca Landing',
            postalCode: '13148',
            region: { value: 'US-NY' },
            country: { value: 'US' },
          },
        },
      },
    ],
    requestingAgencyInfo: {
      contactName: 'ILL desk',
      address: [
        {
          electronicAddress: {
            electronicAddressType: { value: 'Email' },
            electronicAddressData: 'ill@seneca.example',
          },
        },
      ],
    },
    billingInfo: { maximumCosts: { currency: 'USD', cents: 2000 } },
  })
})

test('a 2021 message stands where version 1.2 has it, with what is new beside it', () => {
  const { message } = understood(sample('supplying-retry-2021.xml'))
  assert.ok(message.kind === 'supplyingAgencyMessage')
  assert.deepEqual(message.messageInfo, {
    reasonForMessage: 'RequestResponse',
    reasonRetry: { value: 'MustMeetLoanCondition' },
    offeredCosts: [
      { currency: 'USD', cents: 1200 },
      { currency: 'CAD', cents: 1650 },
    ],
    retryBefore: '2026-03-20T00:00:00Z',
  })
  assert.deepEqual(message.retryInfo, { loanCondition: [{ value: 'LibraryUseOnly' }], volume: ['1', '2'] })
  assert.deepEqual(message.deliveryInfo, {
    dateSent: '2026-03-04T10:00:00Z',
    itemId: ['31256000000017', '31256000000018'],
    sentVia: { value: 'Courier' },
    deliveredFormat: { value: 'Printed' },
  })
  assert.deepEqual(message.shippingInfo, { courierName: { value: 'UPS' }, trackingId: ['1Z0001'], insurance: 'N' })
})

test('what is no message at all gets 400 and a sentence', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['nothing', ''],
    ['no XML', 'Dear colleague'],
    ['JSON', '{"request": {}}'],
    ['cut short', request.slice(0, 900)],
    ['a DOCTYPE', request.replace('?>', '?>\n<!DOCTYPE ISO18626Message>')],
    ['an entity of its own', request.replace('?>', '?><!DOCTYPE x [<!ENTITY a "aaaa">]>').replace('George', '&a;&a;')],
    ['an unknown entity', request.replace('George', '&nbsp;')],
    ['a foreign namespace', request.replaceAll('2013/iso18626"', '2030/iso18626"')],
    ['another document', request.replaceAll('ISO18626Message', 'NCIPMessage')],
    ['nothing inside', request.replace(/<request>[^]*<\/request>/, '')],
    ['nothing known inside', request.replaceAll(/(<\/?)request>/g, '$1question>')],
    ['nested too deep', request.replace('Any printing', `${'<a>'.repeat(50)}${'</a>'.repeat(50)}`)],
    ['a forbidden character', request.replace('George', 'Geo\u0007rge')],
    ['a forbidden reference', request.replace('George', 'Geo&#0;rge')],
    ['an unreadable confirmation', error.replace('ERROR', 'PERHAPS')],
    ['a confirmation without times', error.replaceAll(/<timestamp.*>/g, '')],
  ]
  for (const [what, body] of cases) {
    const result = readMessage(body)
    assert.ok(!result.ok && 'http' in result, what)
    assert.equal(result.http, 400)
    assert.match(result.sentence, /^[A-Z].*\.$/s, what)
  }
})

// Section 8 of the notes on ISO 18626, as far as the text of a message alone decides.
const faults: readonly (readonly [string, string, string, string])[] = [
  [
    'id missing',
    request.replace(/<requestingAgencyRequestId>.*/, ''),
    'UnrecognisedDataValue',
    'requestingAgencyRequestId',
  ],
  ['id empty', renew.replace('B-26-000017-4.1', ' '), 'UnrecognisedDataValue', 'requestingAgencyRequestId'],
  ['unknown action', renew.replace('>Renew<', '>Burn<'), 'UnsupportedActionType', 'Burn'],
  ['unknown reason', loaned.replace('StatusChange', 'Gossip'), 'UnsupportedReasonForMessageType', 'Gossip'],
  ['unknown status', loaned.replace('>Loaned<', '>Lent<'), 'UnrecognisedDataValue', 'status'],
  ['status in small letters', loaned.replace('>Loaned<', '>loaned<'), 'UnrecognisedDataValue', 'status'],
  ['unknown service', request.replace('>Loan<', '>Gift<'), 'UnrecognisedDataValue', 'serviceType'],
  ['unknown element', request.replace('<author>', '<isbn>1</isbn><author>'), 'UnrecognisedDataElement', 'isbn'],
  ['element out of place', renew.replace('<action>', '<title>x</title><action>'), 'UnrecognisedDataElement', 'title'],
  [
    'foreign element',
    renew.replace('<note>', '<x:note xmlns:x="urn:x">y</x:note><note>'),
    'UnrecognisedDataElement',
    'note',
  ],
  ['markup in a text', renew.replace('Two more', '<b>Two</b> more'), 'UnrecognisedDataElement', 'b'],
  [
    'element beside the message',
    renew.replace('<requestingAgencyMessage>', '<hello/>$&'),
    'UnrecognisedDataElement',
    'hello',
  ],
  [
    'two messages',
    renew.replace(/<requestingAgencyMessage>[^]*<\/requestingAgencyMessage>/, '$&$&'),
    'BadlyFormedMessage',
    'ISO18626Message',
  ],
  ['no header', renew.replace(/<header>[^]*<\/header>/, ''), 'BadlyFormedMessage', 'header'],
  ['no action', renew.replace('<action>Renew</action>', ''), 'BadlyFormedMessage', 'action'],
  ['empty action', renew.replace('<action>Renew</action>', '<action/>'), 'BadlyFormedMessage', 'action'],
  ['no status', loaned.replace('<status>Loaned</status>', ''), 'BadlyFormedMessage', 'status'],
  ['no statusInfo', loaned.replace(/<statusInfo>[^]*<\/statusInfo>/, ''), 'BadlyFormedMessage', 'statusInfo'],
  ['no lastChange', loaned.replace(/<lastChange>.*/, '<lastChange/>'), 'BadlyFormedMessage', 'lastChange'],
  [
    'no bibliographicInfo',
    request.replace(/<bibliographicInfo>[^]*<\/bibliographicInfo>/, ''),
    'BadlyFormedMessage',
    'bibliographicInfo',
  ],
  [
    'no supplier',
    loaned.replace(/<supplyingAgencyId>[^]*<\/supplyingAgencyId>/, ''),
    'BadlyFormedMessage',
    'supplyingAgencyId',
  ],
  ['half an agency', loaned.replace('<agencyIdType>ISIL</agencyIdType>', ''), 'BadlyFormedMessage', 'agencyIdType'],
  ['no service', request.replace('<serviceType>Loan</serviceType>', ''), 'BadlyFormedMessage', 'serviceType'],
  ['a date that is none', loaned.replace('2026-04-29T04:00:00Z', 'in April'), 'BadlyFormedMessage', 'dueDate'],
  ['a timestamp that is none', renew.replace('2026-03-04T10:00:00.5Z', '?'), 'BadlyFormedMessage', 'timestamp'],
  ['an amount that is none', request.replace('20.00', '20,00 $'), 'BadlyFormedMessage', 'monetaryValue'],
  [
    'an amount without currency',
    request.replace('<currencyCode>USD</currencyCode>', ''),
    'BadlyFormedMessage',
    'currencyCode',
  ],
  ['an order that is none', request.replace('<sortOrder>1', '<sortOrder>first'), 'BadlyFormedMessage', 'sortOrder'],
  ['a truth that is none', loaned.replace('>false<', '>perhaps<'), 'BadlyFormedMessage', 'sentToPatron'],
  ['a part twice', request.replace('<author>', '<title>Again</title><author>'), 'BadlyFormedMessage', 'title'],
  [
    'two addresses in one',
    request.replace(
      '<physicalAddress>',
      `<electronicAddress><electronicAddressType>Email</electronicAddressType><electronicAddressData>a@b.example</electronicAddressData></electronicAddress>$&`,
    ),
    'BadlyFormedMessage',
    'address',
  ],
  ['text between elements', loaned.replace('<status>', 'soon <status>'), 'BadlyFormedMessage', 'statusInfo'],
  [
    'the action weighs more than a date',
    renew.replace('2026-03-04T10:00:00.5Z', '?').replace('>Renew<', '>Burn<'),
    'UnsupportedActionType',
    'Burn',
  ],
  [
    'the id weighs more than all',
    renew.replace('B-26-000017-4.1', '').replace('>Renew<', '>Burn<'),
    'UnrecognisedDataValue',
    'requestingAgencyRequestId',
  ],
]

test('what is wrong in a message is answered by its error', () => {
  for (const [what, body, errorType, errorValue] of faults) {
    const result = readMessage(body)
    assert.ok(!result.ok && 'confirm' in result, `${what}: ${JSON.stringify(result)}`)
    assert.deepEqual(result.confirm.fault, { errorType, errorValue }, what)
    assert.match(result.confirm.sentence, /^\S.*\.$/s, what)
  }
})

test('the confirmation of a faulty message repeats what could be read', () => {
  const result = readMessage(renew.replace('>Renew<', '>Burn<'))
  assert.ok(!result.ok && 'confirm' in result)
  const { echo, fault } = result.confirm
  assert.deepEqual(echo, {
    kind: 'requestingAgencyMessageConfirmation',
    supplyingAgencyId: { type: 'ISIL', value: 'US-NKEU' },
    requestingAgencyId: { type: 'ISIL', value: 'US-NSENECA' },
    requestingAgencyRequestId: 'B-26-000017-4.1',
    action: 'Burn',
  })
  const times = { receivedAt: '2026-03-04T10:00:01Z', confirmedAt: '2026-03-04T10:00:02Z' }
  // The schema has no such action, so only errorValue can say it.
  assert.deepEqual(confirm(echo, times, fault), {
    kind: 'requestingAgencyMessageConfirmation',
    confirmationHeader: {
      supplyingAgencyId: { type: 'ISIL', value: 'US-NKEU' },
      requestingAgencyId: { type: 'ISIL', value: 'US-NSENECA' },
      timestamp: '2026-03-04T10:00:02Z',
      requestingAgencyRequestId: 'B-26-000017-4.1',
      timestampReceived: '2026-03-04T10:00:01Z',
      messageStatus: 'ERROR',
    },
    errorData: [{ errorType: 'UnsupportedActionType', errorValue: 'Burn' }],
  })
})

function understood(body: string | Uint8Array): Extract<ReadResult, { ok: true }> {
  const result = readMessage(body)
  assert.ok(result.ok, JSON.stringify(result))
  return result
}
