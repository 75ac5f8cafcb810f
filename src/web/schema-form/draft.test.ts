import assert from 'node:assert/strict'
import { test } from 'node:test'
import { polarisSettings } from '../../connectors/polaris/settings.ts'
import { worldshareSettings } from '../../connectors/worldshare/settings.ts'
import { formOf } from '../../main/read-fields.ts'
import { groupDraft, groupValue } from './draft.ts'
import { fieldsOf } from './form-field.ts'

const address = { address1: '1 Canal St' }
const worldshare = worldshareSettings.parse({
  registryId: 128807,
  clientId: 'client',
  keyExpiresOn: '2027-01-31',
  deliveryAddress: address,
  billingAddress: address,
  pollHours: { soon: 0.25 },
  assumed: { callsPerMinute: 30 },
})
const polaris = polarisSettings.parse({
  papiAddress: 'https://polaris.example.org/PAPIService/REST',
  accessId: 'KEUKA',
  domain: 'LIBRARY',
  user: 'illstaff',
  branchId: 5,
  userId: 799,
  workstationId: 21,
  branchCodes: { OWA: 3 },
  prompts: { 68: 5 },
  institutions: { 'US-TG': '29000000000017' },
  assumed: { keyedHash: 'sha256' },
})

for (const [name, shape, value] of [
  ['worldshare', worldshareSettings, worldshare],
  ['polaris', polarisSettings, polaris],
] as const) {
  test(`what is set for ${name} goes through the form unchanged`, () => {
    const fields = fieldsOf(formOf(shape))
    assert.deepEqual(shape.parse(groupValue(fields, groupDraft(fields, value))), value)
  })
}

const only = (schema: object) => fieldsOf({ properties: { it: schema }, required: ['it'] })
const cases: readonly (readonly [string, object, unknown, unknown])[] = [
  ['nothing typed is left out', { type: 'string' }, '', {}],
  ['nothing typed where nothing may stand', { anyOf: [{ type: 'string' }, { type: 'null' }] }, '', { it: null }],
  ['a number', { type: 'integer' }, ' 12 ', { it: 12 }],
  ['what is no number stays as typed', { type: 'integer' }, 'twelve', { it: 'twelve' }],
  [
    'a part that may be missing is missing',
    { anyOf: [{ type: 'object', properties: { server: { type: 'string' } }, required: ['server'] }, { type: 'null' }] },
    '',
    { it: null },
  ],
  ['a tick', { type: 'boolean' }, true, { it: true }],
  ['a list', { type: 'array', items: { type: 'number' } }, ['1', '2.5'], { it: [1, 2.5] }],
  [
    'a pair without anything is none',
    { type: 'object', additionalProperties: { type: 'string' } },
    [{ key: '', text: '' }],
    { it: {} },
  ],
  [
    'a name with a word',
    { type: 'object', additionalProperties: {} },
    [{ key: 'hash', text: 'SHA-1' }],
    { it: { hash: 'SHA-1' } },
  ],
  ['a name with a number', { type: 'object', additionalProperties: {} }, [{ key: 'n', text: '30' }], { it: { n: 30 } }],
]
for (const [name, schema, draft, expected] of cases) {
  test(name, () => {
    const fields = only(schema)
    assert.deepEqual(groupValue(fields, { it: typed(draft) }), expected)
  })
}

function typed(draft: unknown): Parameters<typeof groupValue>[1][string] {
  if (typeof draft === 'string' || typeof draft === 'boolean') return draft
  assert.ok(Array.isArray(draft))
  return draft.map((one: unknown) =>
    typeof one === 'object' && one !== null ? { key: '', text: '', ...one } : String(one),
  )
}

test('a form nobody has filled in shows what is in force without it', () => {
  const fields = fieldsOf(formOf(worldshareSettings))
  const draft = groupDraft(fields, {})
  assert.deepEqual([draft['searchesHoldings'], draft['callsPerHour'], draft['sendAs']], [true, '2000', 'SUBMITTING'])
  assert.deepEqual(draft['pollHours'], { soon: '0.5', today: '4', slow: '24' })
})

test('labels, help, limits and choices are read from the schema', () => {
  const fields = fieldsOf(formOf(worldshareSettings))
  const registry = fields.find((one) => one.name === 'registryId')
  assert.deepEqual([registry?.label, registry?.isNeeded, registry?.is], ['Our registry id', true, 'number'])
  const sendAs = fields.find((one) => one.name === 'sendAs')
  assert.ok(sendAs?.is === 'choice')
  assert.deepEqual(sendAs.options, ['SUBMITTING', 'PROFILING'])
  const ends = fields.find((one) => one.name === 'keyExpiresOn')
  assert.ok(ends?.is === 'text')
  assert.deepEqual([ends.type, ends.isNullable], ['date', true])
  assert.equal(fieldsOf({ properties: { deliveryType: { type: 'string' } } })[0]?.label, 'Delivery type')
})
