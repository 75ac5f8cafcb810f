import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readInstance } from '../../src/domain/returns-format/read-instance.ts'
import { example } from './example.ts'

test('unknown fields and services nobody defines are ignored', () => {
  const read = readInstance({ ...example, colour: 'blue' })
  assert.ok(read.ok)
  assert.deepEqual(read.value.lenders[0]?.services, ['mail', 'courier', 'balloon'])
})

const wrong: readonly (readonly [place: string, value: unknown, sentence: RegExp])[] = [
  ['format', 'ill-returns/2', /^format must be "ill-returns\/1"/],
  ['horizon.end', '2026-05-01', /^horizon\.end is before horizon\.start/],
  ['horizon.start', '2026-02-29', /^horizon\.start must be a date such as 2026-02-27, not "2026-02-29"/],
  ['office.closed_weekdays.0', 8, /^office\.closed_weekdays\[0\] must be a whole number from 1 to 7, not 8/],
  ['office.max_package_gross_oz', 1.5, /^office\.max_package_gross_oz must be a whole number of at least 1, not 1\.5/],
  ['office.handling', {}, /^office\.handling\.minutes_per_package is missing: it must be a whole number of at least 0/],
  ['services', null, /^services must be a list, not null/],
  ['services.0.price.kind', 'per_kg', /^services\[0\]\.price\.kind must be "flat", "per_lb" or "per_lb_zone"/],
  ['services.0.price.cents', [1, 2], /^services\[0\]\.price\.cents must have 70 prices, one for each pound, not 2/],
  ['services.0.price.cents.3', '610', /^services\[0\]\.price\.cents\[3\] must be a whole number/],
  [
    'services.0.insurance.1.up_to_cents',
    4000,
    /^services\[0\]\.insurance\[1\]\.up_to_cents must be above the one before it/,
  ],
  [
    'services.1.requires_media_eligible',
    'no',
    /^services\[1\]\.requires_media_eligible must be true or false, not "no"/,
  ],
  ['services.1.id', 'mail', /^services\[1\]\.id is “mail”, which is there twice/],
  ['containers.0.max_items', 0, /^containers\[0\]\.max_items must be a whole number of at least 1, not 0/],
  ['containers.0.services', 'mail', /^containers\[0\]\.services must be a list, not "mail"/],
  ['lenders.0.transit_days', { mail: 4 }, /^lenders\[0\]\.transit_days\.courier is missing/],
  ['lenders.0.blackouts.0.to', '2026-05-29', /^lenders\[0\]\.blackouts\[0\]\.to is before its “from”/],
  ['items.2.lender', 'OZ', /^items\[2\]\.lender is “OZ”, which is not among the lenders/],
  ['items.2.weight_oz', -4, /^items\[2\]\.weight_oz must be a whole number of at least 1, not -4/],
  ['items.2.available_on', undefined, /^items\[2\]\.available_on is missing: it must be a date such as 2026-02-27/],
  ['items.2.leave_by', 'soon', /^items\[2\]\.leave_by must be a date/],
  ['items.3.id', 'A', /^items\[3\]\.id is “A”, which is there twice/],
  ['items.4', 7, /^items\[4\] must be an object, not 7/],
]
for (const [place, value, sentence] of wrong) {
  test(`${place} is named`, () => {
    const read = readInstance(withField(example, place.split('.'), value))
    assert.ok(!read.ok)
    assert.match(read.problems[0] ?? '', sentence)
  })
}

test('every wrong field has a sentence of its own', () => {
  const read = readInstance(withField(withField(example, ['items', '0', 'solo'], 1), ['items', '1', 'due_on'], 'x'))
  assert.ok(!read.ok)
  assert.equal(read.problems.length, 2)
})

test('a zone without a price is named', () => {
  const price = { kind: 'per_lb_zone', zones: { '4': example.services[0]?.price.cents } }
  const read = readInstance(withField(example, ['services', '0', 'price'], price))
  assert.ok(!read.ok)
  assert.match(read.problems[0] ?? '', /^lenders\[0\]\.zone\.mail is missing/)
})

function withField(file: unknown, [name, ...rest]: readonly string[], value: unknown): unknown {
  if (name === undefined) return value
  if (Array.isArray(file))
    return file.map((one: unknown, index) => (String(index) === name ? withField(one, rest, value) : one))
  assert.ok(typeof file === 'object' && file !== null)
  const fields: Record<string, unknown> = { ...file }
  return { ...fields, [name]: withField(fields[name], rest, value) }
}
