import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isMessage } from './check.ts'
import { confirm, confirmError, confirmOk } from './confirm.ts'
import type { TransactionMessage } from './messages.ts'

const header = {
  supplyingAgencyId: { type: 'ISIL', value: 'US-NKEU' },
  requestingAgencyId: { type: 'ISIL', value: 'US-NSENECA' },
  multipleItemRequestId: 'set-9',
  timestamp: '2026-03-04T10:00:00Z',
  requestingAgencyRequestId: 'B-26-000017-4.1',
}
const times = { receivedAt: '2026-03-04T10:00:01Z', confirmedAt: '2026-03-04T10:00:02Z' }
const confirmationHeader = {
  supplyingAgencyId: { type: 'ISIL', value: 'US-NKEU' },
  requestingAgencyId: { type: 'ISIL', value: 'US-NSENECA' },
  timestamp: '2026-03-04T10:00:02Z',
  requestingAgencyRequestId: 'B-26-000017-4.1',
  multipleItemRequestId: 'set-9',
  timestampReceived: '2026-03-04T10:00:01Z',
}
const messages: readonly (readonly [TransactionMessage, object])[] = [
  [{ kind: 'request', header, bibliographicInfo: {} }, { kind: 'requestConfirmation' }],
  [
    {
      kind: 'supplyingAgencyMessage',
      header,
      messageInfo: { reasonForMessage: 'RenewResponse', answerYesNo: 'Y' },
      statusInfo: { status: 'Loaned', lastChange: '2026-03-04T10:00:00Z' },
    },
    { kind: 'supplyingAgencyMessageConfirmation', reasonForMessage: 'RenewResponse' },
  ],
  [
    { kind: 'requestingAgencyMessage', header, action: 'Received' },
    { kind: 'requestingAgencyMessageConfirmation', action: 'Received' },
  ],
]

test('each message is confirmed in its own way', () => {
  for (const [message, echo] of messages) {
    const ok = confirmOk(message, times)
    assert.deepEqual(ok, { ...echo, confirmationHeader: { ...confirmationHeader, messageStatus: 'OK' } })
    const fault = { errorType: 'UnrecognisedDataValue', errorValue: 'supplyingAgencyId' } as const
    const error = confirmError(message, fault, times)
    assert.deepEqual(error, {
      ...echo,
      confirmationHeader: { ...confirmationHeader, messageStatus: 'ERROR' },
      errorData: [fault],
    })
    assert.ok(isMessage(ok) && isMessage(error))
  }
})

test('of a message that could hardly be read little is repeated', () => {
  const fault = { errorType: 'BadlyFormedMessage', errorValue: 'header' } as const
  const echo = { kind: 'supplyingAgencyMessageConfirmation', reasonForMessage: 'Gossip' } as const
  assert.deepEqual(confirm(echo, times, fault), {
    kind: 'supplyingAgencyMessageConfirmation',
    confirmationHeader: {
      timestamp: '2026-03-04T10:00:02Z',
      timestampReceived: '2026-03-04T10:00:01Z',
      messageStatus: 'ERROR',
    },
    errorData: [fault],
  })
})
