import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fields, rows, setTerms, twoPackages } from '../../../test/two-packages.ts'
import { at } from '../../../test/world.ts'

test('the screen calls the packages by number, a piece of another one stops, and what is all in is closed', async (t) => {
  const { world, pack, ask } = await twoPackages(t)
  assert.deepEqual(
    rows((await ask('GET', '/packing')).body).map((one) => [one['library'], one['pieces'], one['packed']]),
    [
      ['Tallgrass Regional', 2, 0],
      ['Hillcrest Seminary', 1, 0],
    ],
  )
  const wrong = await pack.scan(pack.tallgrass, pack.numbers[2])
  assert.deepEqual(
    [at(wrong, 'tone'), at(wrong, 'line')],
    ['wrong', `Stop: ${pack.hillcrestNumber} to Hillcrest Seminary`],
  )
  assert.equal(at(await pack.scan(pack.tallgrass, pack.numbers[0]), 'line'), 'In')
  assert.equal(at(await pack.scan(pack.tallgrass, pack.numbers[0]), 'line'), 'In it already')
  const [first] = rows(at((await ask('GET', `/packing/${pack.tallgrass}`)).body, 'pieces'))
  const back = await ask('DELETE', `/packing/${pack.tallgrass}/scanned/${String(first?.['pieceId'])}`)
  assert.deepEqual(
    [at(back.body, 'pieces.length'), at(back.body, 'pieces.0.isPacked')],
    [2, false],
    'taken back, still planned',
  )
  assert.equal(at(await pack.scan(pack.tallgrass, pack.numbers[0]), 'line'), 'In')
  const early = await ask('POST', `/packages/${pack.tallgrass}/close`, { onlyPacked: true })
  assert.equal(at(early.body, 'data.code'), 'parcel-unpacked')
  assert.match(String(at(early.body, 'data.sentence')), /^Not scanned yet: /)
  await pack.scan(pack.tallgrass, pack.numbers[1])
  const called = await pack.scan(pack.tallgrass, pack.hillcrestNumber)
  assert.deepEqual([at(called, 'parcelId'), at(called, 'tone')], [pack.hillcrest, 'right'])
  assert.equal((await ask('POST', `/packages/${pack.tallgrass}/close`, { onlyPacked: true })).status, 200)
  assert.equal(rows((await ask('GET', '/packing')).body).length, 1)
  const unplanned = await world.borrowing('back')
  const number = String(at((await ask('GET', `/requests/${unplanned}`)).body, 'line.number'))
  assert.equal(at(await pack.scan(pack.hillcrest, number), 'line'), 'Stop: it goes to Tallgrass Regional')
})

test('begun for a day to come: called when none is left for today, the nearest day first', async (t) => {
  const { world, pack, ask } = await twoPackages(t)
  const plan = (parcelId: number, planned_on: string) =>
    world.office.store.transact((tx) =>
      tx.updateTable('parcel').set({ planned_on }).where('id', '=', parcelId).execute(),
    )
  const called = async () => rows((await ask('GET', '/packing')).body).map((one) => one['library'])
  await plan(pack.tallgrass, '2099-01-08')
  assert.deepEqual(await called(), ['Hillcrest Seminary'])
  await plan(pack.hillcrest, '2099-01-07')
  assert.deepEqual(await called(), ['Hillcrest Seminary'])
})

test('a piece nobody planned for the package goes in when a person says so', async (t) => {
  const { world, pack, ask } = await twoPackages(t)
  const third = await world.borrowing('back')
  const number = String(at((await ask('GET', `/requests/${third}`)).body, 'line.number'))
  assert.deepEqual(fields(await pack.scan(pack.tallgrass, number), 'tone', 'line', 'canPut'), [
    'look',
    'For this library, but not planned for this package',
    true,
  ])
  assert.equal(at(await pack.scan(pack.tallgrass, number, true), 'tone'), 'right')
  assert.equal(at((await ask('GET', `/packing/${pack.tallgrass}`)).body, 'pieces.2.isPacked'), true)
})

test('the weight: read as typed, held against the estimate, learnt of a piece that is alone', async (t) => {
  const { world, pack, ask } = await twoPackages(t)
  const path = `/packing/${pack.hillcrest}`
  const bad = await ask('PUT', `${path}/weight`, { weight: '35' })
  assert.deepEqual(
    [bad.status, at(bad.body, 'data.code'), at(bad.body, 'data.field')],
    [400, 'weight-unread', 'weight'],
  )
  assert.equal(at((await ask('PUT', `${path}/weight`, { weight: '160 lb' })).body, 'data.code'), 'weight-range')
  const heavy = await ask('PUT', `${path}/weight`, { weight: '3 lb 2 oz' })
  assert.equal(at(heavy.body, 'weight'), '3 lb 2 oz')
  assert.match(String(at(heavy.body, 'weightOff')), /^1 lb 11 oz more than expected \(1 lb 7 oz\)/)
  assert.deepEqual(fields(at(heavy.body, 'postage'), 'cents', 'table'), [627, '2026-07-12'])
  await pack.scan(pack.hillcrest, pack.numbers[2])
  await ask('POST', `/packages/${pack.hillcrest}/close`, { onlyPacked: true })
  const { db } = world.office.store
  const piece = await db.selectFrom('piece').selectAll().where('request_id', '=', pack.ids[2]).executeTakeFirstOrThrow()
  assert.deepEqual([piece.weight_oz, piece.weight_from], [47, 'scale'])
  const kept = await db.selectFrom('parcel').selectAll().where('id', '=', pack.hillcrest).executeTakeFirstOrThrow()
  assert.deepEqual(
    [kept.service, kept.container, kept.postage_cents, kept.rated_on],
    ['library_mail', 'reused_mailer', 627, '2026-07-12'],
  )

  await ask('PUT', `/packing/${pack.tallgrass}/weight`, { weight: '1.5 kg' })
  await pack.scan(pack.tallgrass, pack.numbers[0])
  await pack.scan(pack.tallgrass, pack.numbers[1])
  await ask('POST', `/packages/${pack.tallgrass}/close`, {})
  const others = await db
    .selectFrom('piece')
    .select('weight_oz')
    .where('request_id', 'in', [pack.ids[0], pack.ids[1]])
    .execute()
  assert.deepEqual(others.map((one) => one.weight_oz), [null, null], 'of several nothing is made up') // oxfmt-ignore
})

test('what one person does not lift: one piece alone goes when two lift it, several do not; a carrier’s limit binds', async (t) => {
  const { pack, ask } = await twoPackages(t)
  const weigh = async (parcel: number, weight: string) =>
    (await ask('PUT', `/packing/${parcel}/weight`, { weight })).body
  const close = async (parcel: number) => (await ask('POST', `/packages/${parcel}/close`, {})).body
  const [single, several] = [pack.hillcrest, pack.tallgrass]
  assert.deepEqual(at(await weigh(several, '55 lb'), 'broken'), [
    'It weighs 55 lb, and one person here lifts 50 lb at most: take a piece out.',
  ])
  assert.equal(at(await close(several), 'data.code'), 'parcel-term')
  assert.deepEqual(fields(await weigh(several, '50 lb'), 'broken', 'needsTwo'), [[], null])

  await ask('PUT', `/packing/${single}/way`, { service: 'library_mail' })
  assert.match(String(at(await weigh(single, '71 lb'), 'broken')), /Library Mail takes 70 lb at most/)
  const heavy = await weigh(single, '55 lb')
  assert.deepEqual(fields(heavy, 'broken', 'twoLift'), [[], false])
  assert.match(String(at(heavy, 'needsTwo')), /^It weighs 55 lb, .*: two lift it\.$/)
  const refused = await close(single)
  assert.equal(at(refused, 'data.code'), 'parcel-two-lift')
  assert.match(String(at(refused, 'data.sentence')), /two lift it\. Say so on the package’s page at Packing first\.$/)
  assert.equal(at((await ask('PUT', `/packing/${single}/way`, { twoLift: true })).body, 'twoLift'), true)
  assert.equal(at(await weigh(single, '71 lb'), 'broken.0'), 'It weighs 71 lb, and Library Mail takes 70 lb at most.')
  await weigh(single, '55 lb')
  assert.ok(at(await close(single), 'gesture'))
  assert.equal(at(await weigh(single, '60 lb'), 'weight'), '60 lb', 'closed, it is held to the same')
  assert.equal(at(await weigh(single, '80 lb'), 'data.code'), 'parcel-term')
})

test('a dearer service is answered with the cheaper legal one, and a term that forbids it is not', async (t) => {
  const { world, pack, ask } = await twoPackages(t)
  const path = `/packing/${pack.hillcrest}`
  const dear = await ask('PUT', `${path}/way`, { service: 'media_mail' })
  assert.deepEqual(fields(at(dear.body, 'cheaper'), 'service', 'cents', 'savesCents'), ['library_mail', 487, 26])
  assert.equal(at((await ask('PUT', `${path}/way`, { service: 'library_mail' })).body, 'cheaper'), null)
  await setTerms(world, pack.ids[2], { neverBy: ['usps'] })
  const forbidden = await ask('POST', `/packages/${pack.hillcrest}/close`, {})
  assert.equal(at(forbidden.body, 'data.code'), 'parcel-term')
  assert.match(
    String(at(forbidden.body, 'data.sentence')),
    /“Do not send by USPS”, but this is Library Mail\. The package stays as it is\.$/,
  )
})

test('no package that breaks a lender’s term can be closed', async (t) => {
  const { world, pack, ask } = await twoPackages(t)
  const close = async (service: string, terms: object): Promise<string> => {
    await setTerms(world, pack.ids[2], terms)
    return String(at((await ask('POST', `/packages/${pack.hillcrest}/close`, { service })).body, 'data.sentence'))
  }
  assert.match(await close('library_mail', { onlyBy: ['ups'] }), /“Return by UPS”, but this is Library Mail/)
  assert.match(
    await close('library_mail', { insuredCents: 100_000 }),
    /must be insured, together for \$1000\.00: Library Mail does not go so high/,
  )
  assert.match(await close('courier', { signature: true }), /must be signed for, which Library courier does not offer/)
  assert.match(await close('courier', { tracked: true }), /Library courier is not tracked/)
  assert.match(
    await close('library_mail', { notArriving: [{ from: '2026-11-25', until: '2026-12-05' }] }),
    /“Do not let it arrive between .*”, but it is expected there on/,
  )
  await setTerms(world, pack.ids[0], { ownPackaging: true })
  const both = await ask('POST', `/packages/${pack.tallgrass}/close`, {})
  assert.match(String(at(both.body, 'data.sentence')), /own packaging, by itself”, but 2 pieces are in the package/)
  assert.equal(await close('library_mail', { insuredCents: 10_000, signature: true }), 'undefined')
  const kept = await world.office.store.db
    .selectFrom('parcel')
    .selectAll()
    .where('id', '=', pack.hillcrest)
    .executeTakeFirstOrThrow()
  assert.deepEqual([kept.insured_cents, kept.signature, kept.postage_cents], [10_000, true, 487 + 350 + 515])
})

test('what does not fit comes out, is known for next time, and asks for the plan again', async (t) => {
  const { world, pack, ask } = await twoPackages(t)
  const { db } = world.office.store
  const piece = await db.selectFrom('piece').selectAll().where('request_id', '=', pack.ids[2]).executeTakeFirstOrThrow()
  await db.updateTable('piece').set({ partner_barcode: '39990000000017' }).where('id', '=', piece.id).execute()
  const out = await ask('POST', `/packing/${pack.hillcrest}/pieces/${piece.id}/does-not-fit`)
  // It was alone in it: a package with nothing in it does not stay.
  assert.deepEqual(fields(out.body, 'container', 'larger', 'parcel'), [
    'Reused mailer',
    { id: 'box', label: 'Box' },
    null,
  ])
  assert.equal((await ask('GET', `/packing/${pack.hillcrest}`)).status, 404)
  const after = await db.selectFrom('piece').selectAll().where('id', '=', piece.id).executeTakeFirstOrThrow()
  assert.deepEqual(after.too_big_for, ['reused_mailer'])
  const [measure] = await db.selectFrom('item_measure').selectAll().execute()
  assert.deepEqual([measure?.barcode, measure?.too_big_for], ['39990000000017', ['reused_mailer']])
  const next = Number(at((await ask('POST', '/packages', { libraryId: world.libraries.hillcrest })).body, 'id'))
  await ask('POST', `/packages/${next}/pieces`, { pieceId: piece.id })
  assert.equal(at((await ask('GET', `/packing/${next}`)).body, 'container.id'), 'box')
  // With another piece in it the package goes on; so does one whose label may lie somewhere.
  const [first] = await db.selectFrom('piece').select('id').where('request_id', '=', pack.ids[0]).execute()
  const rest = await ask('POST', `/packing/${pack.tallgrass}/pieces/${first?.id}/does-not-fit`)
  assert.equal(at(rest.body, 'parcel.pieces.length'), 1)
  const closed = await ask('POST', `/packages/${next}/close`, {})
  await ask('POST', '/undo', { gesture: at(closed.body, 'gesture') })
  const again = await ask('POST', `/packing/${next}/pieces/${piece.id}/does-not-fit`)
  assert.deepEqual([at(again.body, 'container'), at(again.body, 'parcel.pieces.length')], ['Box', 0])
})

test('a tracking number scanned is kept; one of another carrier or with a wrong digit is not', async (t) => {
  const { pack, ask } = await twoPackages(t)
  await ask('PUT', `/packing/${pack.hillcrest}/way`, { service: 'library_mail' })
  const kept = await pack.scan(pack.hillcrest, '420221539101026837331000039521')
  assert.deepEqual([at(kept, 'line'), at(kept, 'parcel.tracking')], ['Tracking number kept', '9101026837331000039521'])
  const ups = await pack.scan(pack.hillcrest, '1Z999AA10123456784')
  assert.match(String(at(ups, 'line')), /This is a UPS number, but the package goes by USPS/)
  const wrong = await ask('PUT', `/packing/${pack.hillcrest}/way`, { tracking: '9400111202555842332668' })
  assert.deepEqual([wrong.status, at(wrong.body, 'data.field')], [400, 'tracking'])
})

test('lost on its way: everything in it is lost in transit by one gesture, which can be taken back', async (t) => {
  const { pack, ask } = await twoPackages(t)
  const path = `/packages/${pack.tallgrass}`
  await ask('POST', `${path}/close`, {})
  assert.equal(at((await ask('POST', `${path}/lost`)).body, 'data.code'), 'parcel-not-collected')
  await ask('POST', `${path}/collect`)
  const lost = await ask('POST', `${path}/lost`)
  assert.equal(lost.status, 200, JSON.stringify(lost.body))
  const stateOf = async (id: number) => at((await ask('GET', `/requests/${id}`)).body, 'line.state')
  assert.deepEqual([await stateOf(pack.ids[0]), await stateOf(pack.ids[1])], ['lost', 'lost'])
  const loss = at((await ask('GET', path)).body, 'loss')
  assert.deepEqual([at(loss, 'missing'), at(loss, 'found')], [2, 0])
  assert.match(JSON.stringify((await ask('GET', `/requests/${pack.ids[0]}`)).body), /Lost on its way in package/)
  const undone = await ask('POST', '/undo', { gesture: at(lost.body, 'gesture') })
  assert.equal(undone.status, 200, JSON.stringify(undone.body))
  assert.deepEqual([await stateOf(pack.ids[0]), at((await ask('GET', path)).body, 'loss')], ['returned', null])
})

test('undoing the closing opens the package again with its pieces, and what it cost is forgotten', async (t) => {
  const { pack, ask } = await twoPackages(t)
  const path = `/packages/${pack.tallgrass}`
  const closed = await ask('POST', `${path}/close`, {})
  assert.equal(at((await ask('GET', path)).body, 'postageCents'), 557)
  await ask('POST', '/undo', { gesture: at(closed.body, 'gesture') })
  assert.deepEqual(fields((await ask('GET', path)).body, 'state', 'postageCents', 'pieces.length'), ['open', null, 2])
})

test('closing takes what it is packed in off the shelf, once; undoing the closing lays it back', async (t) => {
  const { world, pack, ask } = await twoPackages(t)
  await ask('POST', '/supplies/usual')
  const path = `/packages/${pack.tallgrass}`
  await ask('PUT', `/packing/${pack.tallgrass}/way`, { container: 'padded_mailer' })
  const used = async () =>
    (
      await world.office.store.db
        .selectFrom('supply_movement as m')
        .innerJoin('supply as s', 's.id', 'm.supply_id')
        .select(['s.name', 'm.quantity'])
        .where('m.kind', '=', 'used')
        .execute()
    ).map((one) => `${one.quantity} ${one.name}`)
  const closed = await ask('POST', `${path}/close`, {})
  assert.deepEqual(await used(), ['-1 Padded mailers'])
  await ask('POST', `${path}/close`, {})
  assert.deepEqual(await used(), ['-1 Padded mailers'], 'closed already')
  await ask('POST', '/undo', { gesture: at(closed.body, 'gesture') })
  assert.deepEqual(await used(), [])
  await ask('POST', '/undo', { gesture: at(closed.body, 'gesture') })
  await ask('POST', `${path}/close`, {})
  assert.deepEqual(await used(), ['-1 Padded mailers'])
  await ask('POST', `/packages/${pack.hillcrest}/close`, {})
  assert.deepEqual(await used(), ['-1 Padded mailers'], 'a reused mailer costs nothing')
})

test('prices, zones and ways at packing are the office’s own', async (t) => {
  const { world, pack, ask } = await twoPackages(t)
  const { db } = world.office.store
  const path = `/packing/${pack.hillcrest}`
  const rates = { service: 'library_mail', from: '2026-11-01', rows: '1,1.11\n2,2.22\n3,3.33', source: 'Our own' }
  assert.equal((await world.ask('administrator', 'POST', '/shipping/rates', rates)).status, 200)
  assert.deepEqual(fields((await ask('GET', path)).body, 'postage.cents', 'postage.table'), [222, '2026-11-01'])
  const near = async () => at((await ask('PUT', `${path}/way`, { service: 'ups_ground' })).body, 'postage.cents')
  const farCents = await near()
  await db.updateTable('library').set({ postal_zone: 2 }).where('id', '=', world.libraries.hillcrest).execute()
  assert.ok(Number(await near()) < Number(farCents), 'near costs less than an unknown zone')
  const ids = async () => rows(at((await ask('GET', path)).body, 'services')).map((one) => one['id'])
  assert.ok(!(await ids()).includes('courier') && !(await ids()).includes('van'))
  await db
    .updateTable('library')
    .set({ by_courier: true, is_institution: false })
    .where('id', '=', world.libraries.hillcrest)
    .execute()
  assert.ok((await ids()).includes('courier'))
  const barred = await ask('POST', `/packages/${pack.hillcrest}/close`, { service: 'library_mail' })
  assert.match(String(at(barred.body, 'data.sentence')), /^Library Mail goes between libraries, schools/)
})
