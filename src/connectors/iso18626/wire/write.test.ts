import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assert as check, property } from 'fast-check'
import { confirmError, confirmOk } from '../../../domain/iso18626/confirm.ts'
import type { Message, RequestingAgencyMessage, SupplyingAgencyMessage } from '../../../domain/iso18626/messages.ts'
import type { Request } from '../../../domain/iso18626/request.ts'
import { carriable } from '../../../domain/iso18626/values.ts'
import { anyMessage } from './any-message.testing.ts'
import { readMessage } from './read.ts'
import { writeMessage } from './write.ts'

const header = {
  supplyingAgencyId: { type: 'ISIL', value: 'US-NKEU' },
  requestingAgencyId: { type: 'ISIL', value: 'US-NSENECA' },
  timestamp: '2026-03-04T05:00:00-05:00',
  requestingAgencyRequestId: 'B-26-000017-4.1',
}
const request: Request = {
  kind: 'request',
  header,
  bibliographicInfo: { title: 'Middlemarch' },
  serviceInfo: { serviceType: 'Loan' },
}
const renew: RequestingAgencyMessage = { kind: 'requestingAgencyMessage', header, action: 'Renew' }
const loaned: SupplyingAgencyMessage = {
  kind: 'supplyingAgencyMessage',
  header,
  messageInfo: { reasonForMessage: 'StatusChange' },
  statusInfo: { status: 'Loaned', lastChange: '2026-03-04T10:00:00Z' },
}
const times = { receivedAt: '2026-03-04T10:00:01Z', confirmedAt: '2026-03-04T10:00:02Z' }

test('a request, line by line', () => {
  assert.equal(
    writeMessage(request, { version: '1.2' }),
    `<?xml version="1.0" encoding="UTF-8"?>
<ISO18626Message xmlns="http://illtransactions.org/2013/iso18626" xmlns:ill="http://illtransactions.org/2013/iso18626" ill:version="1.2">
  <request>
    <header>
      <supplyingAgencyId>
        <agencyIdType>ISIL</agencyIdType>
        <agencyIdValue>US-NKEU</agencyIdValue>
      </supplyingAgencyId>
      <requestingAgencyId>
        <agencyIdType>ISIL</agencyIdType>
        <agencyIdValue>US-NSENECA</agencyIdValue>
      </requestingAgencyId>
      <multipleItemRequestId></multipleItemRequestId>
      <timestamp>2026-03-04T10:00:00Z</timestamp>
      <requestingAgencyRequestId>B-26-000017-4.1</requestingAgencyRequestId>
    </header>
    <bibliographicInfo>
      <title>Middlemarch</title>
    </bibliographicInfo>
    <serviceInfo>
      <serviceType>Loan</serviceType>
    </serviceInfo>
  </request>
</ISO18626Message>
`,
  )
})

test('whatever is written is read again as it was', () => {
  check(
    property(anyMessage(), (message) => {
      const written = writeMessage(message, { version: '1.2' })
      const result = readMessage(Buffer.from(written))
      assert.ok(result.ok, `${JSON.stringify(result)}\n${written}`)
      assert.deepEqual(result.message, carried(message))
      assert.deepEqual(result.notes, [])
    }),
    { numRuns: 300 },
  )
})

test('what version 1.2 has no room for', () => {
  const written = writeMessage(
    {
      ...loaned,
      messageInfo: {
        ...loaned.messageInfo,
        note: ' ',
        offeredCosts: [
          { currency: 'USD', cents: 1200 },
          { currency: 'CAD', cents: 1650 },
        ],
      },
      retryInfo: { volume: ['1'] },
      deliveryInfo: {
        dateSent: '2026-03-04T10:00:00Z',
        itemId: ['31256000000017', '31256000000018'],
        URL: 'https://files.example/1',
        loanCondition: [{ value: 'LibraryUseOnly' }, { value: 'NoReproduction' }],
      },
      shippingInfo: { trackingId: ['1Z0001'] },
      returnInfo: { name: '', physicalAddress: {} },
    },
    { version: '1.2' },
  )
  const parts = [...written.matchAll(/<(\w+)[^>]*>([^<\n]*)<\/\1>/g)].map(([, name, text]) => `${name} ${text}`)
  assert.deepEqual(parts.slice(7), [
    'reasonForMessage StatusChange',
    'currencyCode USD',
    'monetaryValue 12.00',
    'status Loaned',
    'lastChange 2026-03-04T10:00:00Z',
    'dateSent 2026-03-04T10:00:00Z',
    'itemId 31256000000017; 31256000000018',
    'loanCondition LibraryUseOnly',
  ])
  assert.doesNotMatch(written, /retryInfo|shippingInfo|returnInfo|URL|note/)
})

test('a book may be called as a status that came later', () => {
  const lost: Request = { ...request, bibliographicInfo: { title: 'Lost', subtitle: 'HoldReturn' } }
  const written = writeMessage(lost, { version: '1.2' })
  assert.match(written, /<title>Lost<\/title>\s*<subtitle>HoldReturn</)
})

test('a scheme that is no address is not passed on', () => {
  const cases: readonly (readonly [string, boolean])[] = [
    ['http://illtransactions.org/ISO18626/OpenCodeList/FormatList-V1.0', true],
    ['https://www.iso.org/iso-3166-country-codes.html#2012_iso3166-2', true],
    ['RESHARE', true],
    ['not one of ours', false],
    ['100%', false],
    ['a"b', false],
  ]
  for (const [scheme, isPassedOn] of cases) {
    const coded: Request = { ...request, publicationInfo: { publicationType: { value: 'Book', scheme } } }
    assert.equal(writeMessage(coded, { version: '1.2' }).includes(`ill:scheme="${scheme}"`), isPassedOn, scheme)
  }
})

test('what cannot be sent is a fault of ours', () => {
  const { supplyingAgencyId: _, ...headless } = header
  const cases: readonly (readonly [string, Message, RegExp])[] = [
    ['no supplier', { ...request, header: headless }, /1\.2 needs supplyingAgencyId/],
    ['a later action', { ...renew, action: 'Lost' }, /1\.2 has no action Lost/],
    [
      'a later status',
      { ...loaned, statusInfo: { ...loaned.statusInfo, status: 'HoldReturn' } },
      /1\.2 has no status HoldReturn/,
    ],
    ['no date', { ...renew, header: { ...header, timestamp: 'now' } }, /header\.timestamp is missing or wrong/],
    [
      'an error of our own making',
      { ...confirmOk(renew, times), errorData: [{ errorType: 'OutOfPaper' }] },
      /1\.2 has no errorType OutOfPaper/,
    ],
  ]
  for (const [what, message, expected] of cases) {
    assert.throws(() => writeMessage(message, { version: '1.2' }), expected, what)
  }
})

test('the confirmation of a later action leaves out what 1.2 cannot repeat', () => {
  const fault = { errorType: 'UnsupportedActionType', errorValue: 'Lost' } as const
  const written = writeMessage(confirmError({ ...renew, action: 'Lost' }, fault, times), { version: '1.2' })
  assert.doesNotMatch(written, /<action>/)
  assert.match(written, /<errorValue>Lost</)
  assert.match(writeMessage(confirmOk(renew, times), { version: '1.2' }), /<action>Renew</)
})

/** As it can be carried: what XML forbids is replaced. */
function carried(message: Message): unknown {
  return replaceTexts(message)
}

function replaceTexts(value: unknown): unknown {
  if (typeof value === 'string') return carriable(value)
  if (Array.isArray(value)) return value.map(replaceTexts)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, replaceTexts(part)]))
}
