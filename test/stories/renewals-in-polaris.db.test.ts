// What the doctor says of temporary items that renew by themselves in Polaris: seen at night on those that are out.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { itemByBarcode, patronByBarcode } from '../../src/lab/polaris/world.ts'
import { temporaryItemFindings } from '../../src/main/commands/doctor/temporary-items.ts'
import { checkRenewals } from '../../src/office/circulation/check-renewals.ts'
import { officeHealth } from '../../src/store/office-health.ts'
import { amberwell, card, received, twoSystems } from '../two-systems.ts'

for (const [way, expected] of [
  ['ill-module', /RenewalLimit 1, seen on .*→.*item record template “ILL Item” to 0/],
  ['temporary-items', null],
] as const)
  test(`by ${way}`, async (t) => {
    const it = await twoSystems(t, { way })
    const { office } = it.world
    const said = async (): Promise<readonly string[]> =>
      temporaryItemFindings(await officeHealth(office.store)).map((one) => `${one.sentence} → ${one.todo ?? ''}`)
    assert.equal(await checkRenewals(office), 0)
    assert.deepEqual(await said(), [], 'nothing is said of what nobody has seen')

    const one = await received(it, 'Out with a patron')
    await it.world.act(one.id, 'route')
    const item = itemByBarcode(it.polaris, one.number)
    const patron = patronByBarcode(it.polaris, card)
    assert.ok(item && patron)
    // The desk there checks it out, whatever else stands in the way.
    const at = new Date().toISOString()
    item.statusId = 2
    item.loan = { patronId: patron.id, outAt: at, firstOutAt: at, dueAt: at, branchId: amberwell, renewals: 0 }
    await it.world.act(one.id, 'checkedOut')
    assert.equal(await checkRenewals(office), 1)
    const [first = ''] = await said()
    if (expected) assert.match(first, expected)
    else assert.match(first, /^No temporary item renews by itself in Polaris \(RenewalLimit 0; 1 seen/)

    item.renewalLimit = way === 'ill-module' ? 0 : 2
    await checkRenewals(office)
    const [then = ''] = await said()
    if (expected) assert.match(then, /^No temporary item renews/)
    else assert.match(then, /RenewalLimit 2, seen .*Keuka makes temporary items with RenewalLimit 0/)
  })
