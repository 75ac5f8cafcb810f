// Days in the drop box: the connector and the make-believe Polaris, which takes a fine for each day too late.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkOut } from '../../src/lab/polaris/circulation.ts'
import { itemByBarcode, patronByBarcode } from '../../src/lab/polaris/world.ts'
import { addDays, dayOf } from '../../src/domain/values/days.ts'
import { connected } from './connected.ts'

const card = '21234000002105'
const reference = 'L260000019'

for (const set of ['value', 'other'] as const)
  test(`three days too late, two of them in the box: one day’s fine (${set} of each assumption)`, async (t) => {
    const fineOf = async (daysInBox: number): Promise<number> => {
      const { ils, there } = await connected(t, set, {})
      const free = there.state.items.find((one) => one.statusId === 1)
      const reader = patronByBarcode(there, card)
      assert.ok(free && reader)
      assert.equal(checkOut(there, reader, free, free.branchId).code, 0)
      const item = itemByBarcode(there, free.barcode)
      assert.ok(item?.loan)
      item.loan.dueAt = new Date(Date.now() - 3 * 86_400_000 + 60_000).toISOString()
      const zone = there.settings.assumed('timeZone')
      const droppedOn = addDays(dayOf(new Date(), zone), -daysInBox)
      const matter = { reference, title: '', author: null, isbn: null }
      await ils.carry('k', { ...matter, name: 'ils.checkIn', barcode: item.barcode, droppedOn })
      assert.equal(item.loan, null)
      return there.state.transactions
        .filter((one) => one.patronId === reader.id && one.itemId === item.id)
        .reduce((sum, one) => sum + one.openCents, 0)
    }
    assert.deepEqual([await fineOf(0), await fineOf(2), await fineOf(3)], [75, 25, 0])
  })
