import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fields, twoPackages } from '../../../test/two-packages.ts'

test('the same book at a later visit weighs, and fits, as it did before', async (t) => {
  const { world, pack, ask } = await twoPackages(t)
  const { db } = world.office.store
  await db
    .updateTable('piece')
    .set({ partner_barcode: '39990000000025' })
    .where('request_id', '=', pack.ids[2])
    .execute()
  await db
    .insertInto('item_measure')
    .values({
      library_id: world.libraries.hillcrest,
      barcode: '39990000000025',
      weight_oz: 61,
      too_big_for: ['reused_mailer'],
      learnt_at: world.clock.now(),
    })
    .execute()
  const seen = await ask('GET', `/packing/${pack.hillcrest}`)
  assert.deepEqual(fields(seen.body, 'container.id', 'estimated'), ['box', '4 lb 11 oz'])
})
