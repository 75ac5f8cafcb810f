import assert from 'node:assert/strict'
import { test } from 'node:test'
import { worldshareReader } from '../../../domain/assumptions/worldshare.ts'
import { settingsAt } from '../../../../test/worldshare-answers.ts'
import { bodyOf, reasonHeard, reasonSaid } from '../steps.ts'
import { recordsFound } from './patron-record.ts'
import { readBody } from './body.ts'
import { readDay, readInstant, writeDay } from './dates.ts'
import { documentOf, type Order } from './document.ts'
import { documentsIn, totalIn } from './read-document.ts'

const sets = ['value', 'other'] as const
const order: Order = {
  reference: 'B-26-000001-K.1',
  service: 'loan',
  lenders: [148456, 116402],
  title: 'A made-up title',
  citation: { oclc: '780941515', author: 'Reader, Ada', volume: '4', issue: '2', isbn: '9780000000002' },
  neededBy: '2026-12-15',
  maxCostCents: 1550,
  currency: 'USD',
  copyrightCompliance: null,
  patronCode: 'K17',
  note: null,
}
const settings = settingsAt('http://127.0.0.1:1')

test('a request as the definition names it: registry ids in order, our particulars, no patron', () => {
  assert.deepEqual(documentOf(order, settings, worldshareReader()), {
    illRequest: {
      needed: '2026-12-15T00:00:00.000+0000',
      requestStatus: 'SUBMITTING',
      referenceId: 'B-26-000001-K.1',
      item: {
        title: 'A made-up title',
        verification: 'OCLC',
        oclcNumber: 780941515,
        author: 'Reader, Ada',
        isbn: '9780000000002',
        issueVolume: '4(2)',
      },
      requester: {
        institution: { institutionId: 128807 },
        serviceType: 'LOAN',
        fulfillmentType: 'OCLC_ILL',
        supplierInfo: { institutions: [{ institutionId: 148456 }, { institutionId: 116402 }] },
        requesterDelivery: {
          deliveryOptions: [{ deliveryType: 'Library Mail', deliveryDetail: 'Library Mail' }],
          address: { address1: '1 Sample St', locality: 'Elmford', region: 'NY', country: 'US', postal: '14000' },
        },
        requesterBilling: {
          billingTypes: [],
          address: { address1: '2 Sample St', country: 'US' },
          maximumCost: { currency: 'USD', amount: 15.5 },
        },
      },
    },
  })
})

for (const set of sets)
  test(`IFM, copyright, a patron's code and PROFILING, with the ${set} set`, () => {
    const assumed = worldshareReader({}, set)
    const mine = { ...settings, sendAs: 'PROFILING' as const, usesIfm: true, namesPatron: true }
    const text = JSON.stringify(
      documentOf(
        { ...order, service: 'copy', copyrightCompliance: 'ccg', maxCostCents: null },
        { ...mine, maximumCostCents: 2000 },
        assumed,
      ),
    )
    for (const part of [
      '"requestStatus":"PROFILING"',
      `"billingTypes":["${assumed('ifmBilling')}"]`,
      '"amount":20',
      `"copyrightType":"${assumed('copyrightCcg')}"`,
      '"patron":{"patronApproved":true,"userId":"K17"}',
    ])
      assert.ok(text.includes(part), part)
  })

const inner = (assumed: ReturnType<typeof worldshareReader>): object => ({
  requestId: 167513532,
  created: '2026-11-20T10:00:00.000+0000',
  edited: '2026-11-24T14:30:00.000+0000',
  requestStatus: assumed('statusShipped'),
  needed: '2026-12-15T00:00:00.000+0000',
  referenceId: 'B-26-000001-K.1',
  item: { title: 'A made-up title', oclcNumber: 780941515, issueVolume: '4(2)', author: 'Reader, Ada' },
  requester: {
    institution: { institutionId: 128807 },
    serviceType: 'LOAN',
    supplierInfo: { institutions: [{ institutionId: 148456 }, { institutionId: 116402 }] },
    requesterBilling: { maximumCost: { currency: 'USD', amount: 15.5 } },
  },
  [assumed('fieldSupplier')]: {
    [assumed('fieldCurrentLender')]: 116402,
    [assumed('fieldShippedDate')]: '2026-11-24T00:00:00.000+0000',
    [assumed('fieldDueDate')]: '2026-12-29T00:00:00.000+0000',
    [assumed('fieldLenderNote')]: 'Handle with care & love',
    [assumed('fieldCharge')]: { currency: 'USD', amount: '15.00' },
  },
})

const asXml = (value: unknown, name: string): string => {
  if (Array.isArray(value)) return value.map((one) => asXml(one, name)).join('')
  const inside =
    typeof value === 'object' && value !== null
      ? Object.entries(value)
          .map(([key, one]) => asXml(one, key))
          .join('')
      : String(value).replaceAll('&', '&amp;')
  return `<${name}>${inside}</${name}>`
}

const wrappers: Readonly<Record<string, (one: object) => string>> = {
  'response, JSON': (one) => JSON.stringify({ response: { illRequest: one } }),
  'responses, JSON': (one) => JSON.stringify({ responses: { illRequest: one } }),
  'a list of responses': (one) =>
    JSON.stringify({ responses: [{ illRequest: one }], numberOfRecords: 1, totalResults: 1 }),
  'responses with a list': (one) => JSON.stringify({ responses: { illRequest: [one] } }),
  'no wrapper': (one) => JSON.stringify({ illRequest: one }),
  XML: (one) => `<?xml version="1.0"?>${asXml({ responses: { illRequest: one } }, 'illResponse')}`,
  'XML with a namespace': (one) =>
    `<r:illResponse xmlns:r="http://example.org/ill">${asXml({ response: { illRequest: one } }, 'x').slice(3, -4)}</r:illResponse>`,
  'XML, responses outermost': (one) => asXml({ illRequest: one }, 'responses'),
}
for (const set of sets)
  for (const [what, wrap] of Object.entries(wrappers))
    test(`read: ${what}, with the ${set} set`, () => {
      const assumed = worldshareReader({}, set)
      const body = readBody(wrap(inner(assumed)))
      assert.equal(body.is, 'read')
      const [found, ...more] = documentsIn(body.is === 'read' ? body.value : null, assumed)
      assert.equal(more.length, 0)
      assert.deepEqual(found, {
        number: '167513532',
        status: assumed('statusShipped'),
        reference: 'B-26-000001-K.1',
        edited: new Date('2026-11-24T14:30:00Z'),
        service: 'loan',
        borrower: 128807,
        lenders: [148456, 116402],
        currentLender: 116402,
        respondBy: null,
        neededBy: '2026-12-15',
        maxCostCents: 1550,
        currency: 'USD',
        copyrightCompliance: null,
        title: 'A made-up title',
        citation: { author: 'Reader, Ada', oclc: '780941515', volume: '4', issue: '2' },
        shippedOn: '2026-11-24',
        dueOn: '2026-12-29',
        newDueOn: null,
        lenderNote: 'Handle with care & love',
        borrowerNote: null,
        condition: null,
        reason: null,
        chargeCents: 1500,
        itemBarcode: null,
        patron: null,
        pickup: null,
      })
    })

test('none, one and two; how many there are in all', () => {
  const assumed = worldshareReader()
  const count = (text: string): number => {
    const body = readBody(text)
    return body.is === 'read' ? documentsIn(body.value, assumed).length : -1
  }
  const one = { requestId: 1, requestStatus: 'REVIEW' }
  assert.equal(count('{"responses":[],"numberOfRecords":0}'), 0)
  assert.equal(count('{"responses":{}}'), 0)
  assert.equal(count('<illResponse><responses/></illResponse>'), 0)
  assert.equal(count(JSON.stringify({ responses: [{ illRequest: one }, { illRequest: { ...one, requestId: 2 } }] })), 2)
  assert.equal(
    count(
      '<a><responses><illRequest><requestId>1</requestId><requestStatus>REVIEW</requestStatus></illRequest><illRequest><requestId>2</requestId><requestStatus>REVIEW</requestStatus></illRequest></responses></a>',
    ),
    2,
  )
  assert.equal(totalIn({ numberOfRecords: '7' }, assumed), 7)
  assert.equal(totalIn({ responses: { numberOfRecords: 8 } }, assumed), 8)
  assert.equal(totalIn({}, assumed), null)
})

test('bodies that are none', () => {
  assert.deepEqual(
    ['', ' ', '<html>', '<!DOCTYPE html><p>', '{"a":', '<a><b>', 'yes', '"yes"', '<!DOCTYPE x><a/>'].map(
      (text) => readBody(text).is,
    ),
    ['empty', 'empty', 'web page', 'web page', 'unreadable', 'unreadable', 'unreadable', 'unreadable', 'unreadable'],
  )
})

const zone = 'America/New_York'
const days: readonly (readonly [unknown, string | null])[] = [
  ['2026-12-15T00:00:00.000+0000', '2026-12-15'],
  ['2026-12-15T00:00:00.000-0500', '2026-12-15'],
  ['2026-12-15', '2026-12-15'],
  ['2026-12-15T04:59:59.999+0000', '2026-12-14'],
  ['2026-12-15T05:00:00.000Z', '2026-12-15'],
  ['2026-12-15 12:00:00Z', '2026-12-15'],
  [1797325200000, '2026-12-15'],
  ['', null],
  ['soon', null],
  ['2026-13-45T00:00:00.000+0000', null],
  [null, null],
]
for (const [said, day] of days) test(`the day in ${String(said)}`, () => assert.equal(readDay(said, zone), day))

test('an offset without a colon is an instant; a day written is the day read', () => {
  assert.equal(readInstant('2026-11-24T14:30:00.123+0530')?.toISOString(), '2026-11-24T09:00:00.123Z')
  for (const day of ['2026-01-01', '2028-02-29', '2026-12-31']) assert.equal(readDay(writeDay(day), zone), day)
})

test('a step as a partial document, a lender’s words in the lender’s block; or as plain fields', () => {
  const said = { on: '2026-11-24', dueOn: '2026-12-29', chargeCents: 1500, note: 'careful', usesIfm: true }
  const fields = {
    shippedDate: '2026-11-24T00:00:00.000+0000',
    dueDate: '2026-12-29T00:00:00.000+0000',
    lendingNotes: 'careful',
    charges: { currency: 'USD', amount: 15 },
    billingType: 'OCLC_IFM',
  }
  assert.deepEqual(bodyOf('ship', said, worldshareReader()), { illRequest: { supplier: fields } })
  assert.deepEqual(bodyOf('ship', said, worldshareReader({ actionBody: 'flat' })), fields)
  assert.deepEqual(bodyOf('receive', { on: '2026-11-24' }, worldshareReader()), {
    illRequest: { receivedDate: '2026-11-24T00:00:00.000+0000' },
  })
})

for (const set of sets)
  test(`reasons for No both ways, with the ${set} set`, () => {
    const assumed = worldshareReader({}, set)
    for (const code of ['OnLoan', 'NotHeld', 'NonCirculating', 'NotFoundAsCited', 'Other'])
      assert.equal(reasonHeard(reasonSaid(code, assumed), assumed), code)
    assert.equal(reasonSaid('PoorCondition', assumed), assumed('reasonOther'))
    assert.equal(reasonHeard(assumed('reasonChecked'), assumed), 'NotAvailableForILL')
    assert.equal(reasonHeard(null, assumed), 'Other')
  })

test('a search whose filter is not known finds everybody: nobody of them is ours', () => {
  const record = (id: string, code: string) => ({ id, 'urn:x': { correlationInfo: [{ idAtSource: code }] } })
  const all = { Resources: [record('b', 'P17'), record('c', 'P170'), record('a', 'P17')] }
  assert.deepEqual(recordsFound(all, 'P17'), { ours: ['a', 'b'], others: 1 })
  assert.deepEqual(recordsFound(all, 'P18'), { ours: [], others: 3 })
  assert.deepEqual(recordsFound({ totalResults: 0 }, 'P17'), { ours: [], others: 0 })
})
