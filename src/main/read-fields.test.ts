import assert from 'node:assert/strict'
import { test } from 'node:test'
import { polarisParts } from '../connectors/polaris/form-parts.ts'
import { polarisSettings } from '../connectors/polaris/settings.ts'
import { worldshareParts } from '../connectors/worldshare/form-parts.ts'
import { worldshareSettings } from '../connectors/worldshare/settings.ts'
import { fieldsOf, partsOf } from '../web/schema-form/form-field.ts'
import { formOf, readFields } from './read-fields.ts'

const wrong = (fields: object): readonly string[] => {
  const read = readFields(polarisSettings, fields)
  return read.ok ? [] : read.problems.map((one) => `${one.field} ${one.problem}`)
}

test('all that does not fit is said at once, each thing once, also what depends on two fields', () => {
  assert.deepEqual(
    wrong({
      papiAddress: 'polaris',
      accessId: '',
      domain: 'LIBRARY',
      user: 'illstaff',
      staffLogIn: 'oauth',
      userId: 'many',
      branchId: 5,
      workstationId: 21,
      branchCodes: { OWA: 'x', TBF: -1 },
    }),
    [
      'papiAddress must be an address such as https://ill.example.org.',
      'accessId is needed.',
      'userId must be a number.',
      'branchCodes.OWA must be a number.',
      'branchCodes.TBF must be at least 0.',
      'identity is needed for log-in by OAuth.',
    ],
  )
})

for (const [name, shape, parts] of [
  ['polaris', polarisSettings, polarisParts],
  ['worldshare', worldshareSettings, worldshareParts],
] as const) {
  test(`the parts of ${name}’s form hold every field once, and what is needed is not folded`, () => {
    const form = formOf(shape, parts)
    const fields = fieldsOf(form)
    const names = partsOf(form).flatMap((part) => part.names)
    assert.equal(new Set(names).size, names.length)
    assert.deepEqual(
      fields.filter((field) => !names.includes(field.name)),
      [],
    )
    const unfolded = partsOf(form).flatMap((part) => (part.isFolded ? [] : part.names))
    assert.deepEqual(
      fields.filter((field) => field.isNeeded && !unfolded.includes(field.name)),
      [],
    )
  })
}
