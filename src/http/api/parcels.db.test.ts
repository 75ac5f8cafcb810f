import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rows, twoPackages } from '../../../test/two-packages.ts'
import { at, makeWorld } from '../../../test/world.ts'

test('pieces are packed, the package is closed and collected', async (t) => {
  const world = await makeWorld(t)
  const first = await world.borrowing('back')
  const second = await world.borrowing('back', { lenders: [world.libraries.hillcrest] })
  const waiting = await world.ask('assistant', 'GET', '/packages/waiting')
  assert.deepEqual(
    Array.isArray(waiting.body) &&
      waiting.body
        .map((one) => [at(one, 'library.name'), at(one, 'pieces.length')])
        .toSorted((a, b) => String(a[0]).localeCompare(String(b[0]))),
    [
      ['Hillcrest Seminary', 1],
      ['Tallgrass Regional', 1],
    ],
  )

  const opened = await world.ask('assistant', 'POST', '/packages', { libraryId: world.libraries.tallgrass })
  assert.deepEqual(
    [opened.status, at(opened.body, 'state'), at(opened.body, 'address')],
    [201, 'open', ['1 Main Street', 'Owasca, NY 13000']],
  )
  const path = `/packages/${String(at(opened.body, 'id'))}`
  assert.equal(at((await world.ask('assistant', 'POST', `${path}/close`, {})).body, 'data.code'), 'parcel-empty')
  const number = at((await world.ask('assistant', 'GET', `/requests/${first}`)).body, 'line.number')
  const packed = await world.ask('assistant', 'POST', `${path}/pieces`, { code: number })
  assert.deepEqual(
    [at(packed.body, 'pieces.length'), at(packed.body, 'pieces.0.number')],
    [1, number],
    JSON.stringify(packed.body),
  )
  const foreign = at((await world.ask('assistant', 'GET', `/requests/${second}`)).body, 'line.number')
  assert.equal(
    at((await world.ask('assistant', 'POST', `${path}/pieces`, { code: foreign })).body, 'data.code'),
    'parcel-address',
  )
  assert.equal(
    at(
      (await world.ask('assistant', 'DELETE', `${path}/pieces/${String(at(packed.body, 'pieces.0.pieceId'))}`)).body,
      'pieces.length',
    ),
    0,
  )
  await world.ask('assistant', 'POST', `${path}/pieces`, { code: number })

  const closed = await world.ask('assistant', 'POST', `${path}/close`, { tracking: '9400 1112 0255 5842 3326 69' })
  assert.deepEqual([closed.status, at(closed.body, 'parcel.state')], [200, 'closed'], JSON.stringify(closed.body))
  const page = await world.ask('assistant', 'GET', `/requests/${first}`)
  assert.deepEqual(
    [at(page.body, 'line.state'), at(page.body, 'undo.gesture'), at(page.body, 'pieces.0.parcel.number')],
    ['returned', at(closed.body, 'gesture'), at(opened.body, 'number')],
  )
  const collected = await world.ask('assistant', 'POST', `${path}/collect`)
  assert.deepEqual([at(collected.body, 'parcel.state'), at(collected.body, 'leavesInSeconds')], ['collected', 60])
  assert.equal(
    at((await world.ask('assistant', 'GET', '/packages?state=collected')).body, '0.number'),
    at(opened.body, 'number'),
  )
})

test('an address within the country has no country, on either page of a package; one abroad has', async (t) => {
  const { world, pack, ask } = await twoPackages(t)
  const { db } = world.office.store
  const endsOn = async (country: string) => {
    const address = { lines: ['2 Hill Road'], city: 'Hillcrest', region: 'NY', postcode: '14000', country }
    await db.updateTable('library').set({ address }).where('id', '=', world.libraries.hillcrest).execute()
    const pages = [`/packages/${pack.hillcrest}`, `/packing/${pack.hillcrest}`]
    return Promise.all(
      pages.map(async (path) =>
        String(at((await ask('GET', path)).body, 'address'))
          .split(',')
          .at(-1),
      ),
    )
  }
  assert.deepEqual(await endsOn('US'), [' NY 14000', ' NY 14000'])
  assert.deepEqual(await endsOn('CANADA'), ['CANADA', 'CANADA'])
})

test('a package is found by its tracking number, typed with blanks', async (t) => {
  const { world, pack, ask } = await twoPackages(t)
  await world.office.store.db
    .updateTable('parcel')
    .set({ tracking: '1Z999AA10123456784' })
    .where('id', '=', pack.tallgrass)
    .execute()
  const found = await ask('GET', `/packages?find=${encodeURIComponent('1z 999 AA1 01 2345 6784')}`)
  assert.deepEqual(
    rows(found.body).map((one) => one['id']),
    [pack.tallgrass],
  )
})
