import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fields, setTerms, twoPackages } from '../../../test/two-packages.ts'
import { at } from '../../../test/world.ts'
import { changeShipping, shippingSettings } from '../shipping/settings.ts'
import { parcelPaper } from './parcel-papers.ts'
import { manifestOf } from './shipping-day.ts'

test('the day: totals by carrier, the meter beside them, manifests and the papers of crate and bag', async (t) => {
  const { world, pack, ask } = await twoPackages(t)
  await setTerms(world, pack.ids[2], { returnTo: ['Hillcrest Annex', '12 Depot Rd', 'Hays, KS 67601'] })
  for (const page of [`/packages/${pack.hillcrest}`, `/packing/${pack.hillcrest}`]) {
    const address = ['Hillcrest Annex', '12 Depot Rd', 'Hays, KS 67601']
    assert.deepEqual(at((await ask('GET', page)).body, 'address'), address, `${page}, as its label says`)
  }
  for (const id of [pack.tallgrass, pack.hillcrest]) await ask('POST', `/packages/${id}/close`, {})
  const day = await ask('GET', '/shipping-day')
  assert.deepEqual(fields(day.body, 'on', 'carriers.0.carrier', 'carriers.0.cents', 'carriers.0.words'), [
    '2026-11-24',
    'usps',
    557 + 487,
    null,
  ])
  const meter = await ask('PUT', '/shipping-day/meter', { on: '2026-11-24', carrier: 'usps', cents: 1100 })
  assert.match(String(at(meter.body, 'carriers.0.words')), /The meter has more by \$0\.56/)
  assert.equal(at((await ask('GET', '/shipping-day')).body, 'carriers.0.meterCents'), 1100)

  const csv = await ask('GET', '/shipping-day/manifest?on=2026-11-24&carrier=usps&form=csv')
  const lines = String(csv.body).trim().split('\r\n')
  assert.equal(lines.length, 3)
  assert.match(
    lines[1] ?? '',
    /^P2600001,Tallgrass Regional,1 Main Street,,,Owasca,NY,13000,US,Library Mail,2,11,5\.57,0\.00,N,,$/,
  )
  assert.match(lines[2] ?? '', /^P2600002,[^,]+,Hillcrest Annex,12 Depot Rd,,Hays,KS,67601,US,/, 'as its label says')
  await setTerms(world, pack.ids[2], { returnTo: ['Hillcrest Annex', 'the desk upstairs'] })
  const unsplit = await ask('GET', '/shipping-day/manifest?on=2026-11-24&carrier=usps&form=csv')
  assert.match(String(unsplit.body), /,Hillcrest Annex,the desk upstairs,,,,,US,.*,"Type city, state and ZIP: /)
  const manifest = await manifestOf(world.office, '2026-11-24', 'usps')
  assert.match(String(manifest.ok && manifest.value.rows[1]?.[1]), /, Hillcrest Annex, the desk upstairs$/)
  const pdf = await ask('GET', '/shipping-day/manifest?on=2026-11-24&carrier=usps')
  assert.equal(pdf.status, 200)
  assert.equal(pdf.headers.get('content-type'), 'application/pdf')
  assert.equal((await ask('GET', '/shipping-day/manifest?on=2026-11-24&carrier=ups')).status, 404)
  assert.equal((await ask('GET', `/packages/${pack.tallgrass}/papers/crate`)).status, 200)
  const bag = await ask('GET', `/packages/${pack.tallgrass}/papers/bag`)
  assert.match(String(at(bag.body, 'data.sentence')), /has no hub/)
  await world.office.store.db
    .updateTable('library')
    .set({ courier_hub: 'SYR' })
    .where('id', '=', world.libraries.tallgrass)
    .execute()
  assert.equal((await ask('GET', `/packages/${pack.tallgrass}/papers/bag`)).status, 200)
  const heading = async () => {
    const paper = await parcelPaper(world.office, pack.tallgrass, 'bag')
    return paper.ok && 'sheets' in paper.value ? paper.value.sheets[0]?.heading : null
  }
  assert.equal(await heading(), 'Empire Library Delivery')
  const settings = await shippingSettings(world.office.store.db)
  assert.ok((await changeShipping(world.office, { ...settings, courierName: 'Finger Lakes Courier' })).ok)
  assert.equal(await heading(), 'Finger Lakes Courier')
})

/** Two pieces planned to go home to Tallgrass, one to Hillcrest; nothing scanned yet. */
