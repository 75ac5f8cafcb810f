import assert from 'node:assert/strict'
import { test } from 'node:test'
import { check } from './checks.ts'
import { actionXml, requestXml, supplierXml } from './messages.ts'
import type { Header } from './messages.ts'
import { readMessage } from './read.ts'
import { readTree } from './tree.ts'
import { document } from './write.ts'

const header: Header = {
  supplier: { type: 'ISIL', value: 'US-A' },
  requester: { type: 'ISIL', value: 'US-B' },
  timestamp: new Date('2026-11-24T10:00:00.123Z'),
  id: 'B-1',
  supplierRequestId: 'S-1',
}
const library = { name: 'A & B', address: { line1: '1 Main St', country: 'US' } }
const loaned = document(
  supplierXml(
    header,
    {
      reason: 'StatusChange',
      status: 'Loaned',
      dueDate: new Date('2026-12-24T00:00:00Z'),
      itemId: '39001',
      note: 'For <you> & "me"',
    },
    library,
  ),
  false,
)
const request = document(
  requestXml(header, { title: 'שלום 📚', isbn: '123', maximumCost: { currency: 'USD', cents: 1250 } }, library),
  true,
)
const received = document(actionXml(header, 'Received', undefined), false)

const flawsOf = (xml: string): string[] => {
  const read = readTree(xml)
  return 'root' in read
    ? check(read.root).map(({ kind, at }) => `${kind} ${at.split('/').slice(2).join('/')}`)
    : [read.problem]
}
const readBack = (xml: string) => {
  const read = readTree(xml)
  return 'root' in read ? readMessage(read.root) : undefined
}

test('what the peer writes has no flaw and is read back, prefixed or not', () => {
  for (const xml of [loaned, request, received]) assert.deepEqual(flawsOf(xml), [])
  assert.equal(readBack(loaned)?.note, 'For <you> & "me"')
  assert.equal(readBack(loaned)?.dueDate?.toISOString(), '2026-12-24T00:00:00.000Z')
  assert.deepEqual(readBack(request)?.maximumCost, { currency: 'USD', cents: 1250 })
  assert.equal(readBack(request)?.title, 'שלום 📚')
  assert.equal(readBack(received)?.action, 'Received')
})

test('what differs from the schema is found', () => {
  const cases: [string, string, string, string][] = [
    [loaned, '<multipleItemRequestId></multipleItemRequestId>', '', 'missing header/multipleItemRequestId'],
    [loaned, '<status>Loaned</status>', '<status>Sent</status>', 'unknown value statusInfo/status'],
    [loaned, '2026-12-24T00:00:00.000Z', '2026-12-24', 'malformed value statusInfo/dueDate'],
    [loaned, '2026-12-24T00:00:00.000Z', '2026-12-24T00:00:00+0000', 'malformed value statusInfo/dueDate'],
    [loaned, '<itemId>', '<colour>red</colour><itemId>', 'unknown element deliveryInfo/colour'],
    [loaned, 'ill:scheme=', 'scheme=', 'attribute header/supplyingAgencyId/agencyIdType'],
    [received, '<action>Received</action>', '<note>x</note><action>Received</action>', 'order action'],
    [received, '<action>Received</action>', '', 'missing action'],
    [received, '<action>Received</action>', '<action>Received</action><action>Cancel</action>', 'order action'],
    [received, '<action>Received</action>', 'and<action>Received</action>', 'stray text '],
  ]
  for (const [xml, from, to, expected] of cases) assert.equal(flawsOf(xml.replace(from, to))[0], expected)
  assert.equal(flawsOf(received.replace(' ill:version="1.2"', ' version="1.2"'))[0], 'attribute ')
})

test('documents that are none', () => {
  for (const xml of ['', 'hello', '<a><b></a>', '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>']) {
    assert.ok('problem' in readTree(xml), xml)
  }
})
