// A set that is lent, and a line of a facility, held volume by volume: the connector and the make-believe Polaris.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wantedItems } from '../../src/domain/ils/wanted-items.ts'
import { checkIn } from '../../src/lab/polaris/circulation.ts'
import { putRecords, recordsShape } from '../../src/lab/polaris/records.ts'
import { itemByBarcode } from '../../src/lab/polaris/world.ts'
import { connected, officeBranch } from './connected.ts'

const title = 'A history of the lateral canals'
const owner = 5
const address = { street: null, city: 'Alder Falls', region: 'NY', postcode: '13999' }
const partner = { libraryId: 7, symbol: 'ZNR', name: 'Zennor Library', card: 'ILLZNR', address }
const facility = { libraryId: 8, symbol: 'ACC', name: 'Alder County Correctional', card: '21234000002162', address }

for (const staff of [true, false])
  for (const [library, reference] of [
    [partner, 'L260000019'],
    [facility, 'F260000007'],
  ] as const)
    test(`${library.name}: two of three volumes, each by a hold of its own, ${staff ? 'by the staff interface' : 'by PAPI alone'}`, async (t) => {
      const { ils, there } = await connected(t, 'value', staff ? {} : { staffAddress: null })
      putRecords(
        there,
        recordsShape.parse({
          patrons:
            library === partner
              ? [{ card: 'ILLZNR', last: 'ZNR', first: 'Interlibrary loan', branch: 'ALD', code: 4 }]
              : [],
          titles: [{ key: 'set', title }],
          items: [
            { barcode: 'V1A', title: 'set', branch: 'AMB', volume: 'v.1' },
            { barcode: 'V2A', title: 'set', branch: 'AMB', volume: 'v.2' },
            { barcode: 'V2B', title: 'set', branch: 'AMB', volume: 'v.2' },
            { barcode: 'V3A', title: 'set', branch: 'AMB', volume: 'v.3' },
          ],
        }),
      )
      const matter = { reference, title, author: null, isbn: null, institution: library.symbol, library }
      const items = wantedItems(reference, { volume: '1, 2' })
      const pull = { ...matter, name: 'ils.pull', ownerCode: 'AMB', items } as const
      // The answer to the second is lost on its way, and everything comes again.
      await ils.carry('k', pull)
      await ils.carry('k', pull)
      const holds = () => there.state.holds
      assert.deepEqual(
        holds().map((one) => [one.wantedBarcode, one.statusId, one.pickupId]),
        [
          ['V1A', 3, officeBranch],
          ['V2A', 3, officeBranch],
        ],
      )
      const notes = holds().map((one) => (staff ? one.privateNotes : one.pacNotes.replace('ILL ', '')))
      assert.deepEqual(notes, [`${reference}.v1`, `${reference}.v2`])

      const look = async () => {
        const seen = await ils.follow?.look({
          reference,
          barcodes: [],
          patronCard: null,
          institution: library.symbol,
          library,
          items,
        })
        return (seen ?? []).map((one) => one.news.what)
      }
      const find = (barcode: string): void => {
        const item = itemByBarcode(there, barcode)
        assert.ok(item)
        checkIn(there, item, owner)
      }
      // Another copy of the volume, and a volume nobody asked for, go to no hold.
      find('V2B')
      find('V3A')
      assert.deepEqual(
        holds().map((one) => one.statusId),
        [3, 3],
      )
      find('V1A')
      assert.deepEqual(await look(), [])
      find('V2A')
      assert.deepEqual(
        holds().map((one) => one.statusId),
        [5, 5],
      )
      assert.deepEqual(await look(), ['pulled'])

      // The second volume is refused at its branch: a person hears of it.
      const [, second] = holds()
      assert.ok(second)
      second.statusId = 7
      assert.deepEqual(await look(), ['hold_not_filled'])
    })
