// A library asks in WorldShare for a book of ours: a hold in Polaris for its institutional patron, which the first loan makes, brings
// it to the office; yes, with the due date, goes out with the package alone; it comes back, and both systems are done with it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { at } from '../world.ts'
import { branch, twoSystems } from './two-systems.ts'

for (const set of ['value', 'other'] as const)
  test(`lent from WorldShare through Polaris and home again, with the ${set} of each assumption`, async (t) => {
    const it = await twoSystems(t, { set })
    const { world } = it
    const title = 'Salt and orchard'
    const there = await it.incoming(title, 'RECEIVE RETURN')
    await it.goOn()
    const found = await world.office.store.db.selectFrom('request').select(['id', 'title', 'state']).execute()
    assert.deepEqual(
      found.map((one) => [one.title, one.state]),
      [[title, 'new']],
    )
    const id = found[0]?.id ?? 0

    // The first loan to this library: its patron is proposed, made by one key, and the hold goes on by itself.
    await world.act(id, 'willSupply')
    await it.goOn(2)
    assert.deepEqual((await it.polaris()).holds, [])
    const asking = await it.press(
      id,
      /No patron in Polaris stands for Tallgrass Regional \(US-TG\) yet\. Nobody there is alike/,
      'answer',
      'make',
    )
    assert.deepEqual(
      asking.keys.filter((one) => one.does === 'answer').map((one) => [one.key, one.label]),
      [['N', 'Make it, card ILLUSTG']],
    )
    const made = (await it.polaris()).patrons.filter((one) => one.fields['NameLast'] === 'US-TG')
    assert.deepEqual(
      made.map((one) => one.barcode),
      ['ILLUSTG'],
    )
    const library = await world.ask('assistant', 'GET', `/libraries/${world.libraries.tallgrass}`)
    assert.equal(at(library.body, 'ilsCard'), 'ILLUSTG')
    const [hold] = (await it.polaris()).holds
    assert.deepEqual([hold?.patronId, hold?.pickupId], [made[0]?.id, branch.office])
    const network = async () => (await it.network()).requests.find((one) => one.id === there)
    assert.equal((await network())?.status, 'CONSIDERING', 'will supply is no yes yet')

    // Pulled at the owning branch, by van to the office.
    const itemThere = async () => (await it.polaris()).items.find((one) => one.bibId === hold?.bibId)
    const barcode = (await itemThere())?.barcode ?? ''
    await it.atBranch.checkIn(barcode, branch.owasca)
    await it.goOn(6)
    assert.equal(await it.state(id), 'coming')
    await world.act(id, 'arrive', { barcode })
    await it.goOn(2)
    assert.equal((await network())?.status, 'CONSIDERING', 'yes goes out with the package alone')

    await it.sendAway(world.libraries.tallgrass, '2027-01-05')
    await it.goOn(2)
    const lent = await itemThere()
    assert.deepEqual([lent?.statusId, lent?.loan?.patronId], [2, made[0]?.id])
    assert.equal((await it.polaris()).holds[0]?.statusId, 17, 'the hold is filled')
    const due = (await network())?.facts.dueAt ?? 0
    assert.equal(new Date(due).toISOString().slice(0, 10), '2027-01-05')
    // Polaris has a day of its own, which no call sets.
    const reset = /reset the due date of 31234\d+ to 2027-01-05/
    if (set === 'value') {
      await it.atBranch.resetDue(barcode, '2027-01-05')
      await it.press(id, reset, 'again')
      assert.deepEqual(await it.cards(id), [])
    } else assert.ok((await it.cards(id)).some((one) => reset.test(one.why)))

    for (let round = 0; round < 4 && (await it.state(id)) !== 'returning'; round += 1) await it.goOn()
    assert.equal(await it.state(id), 'returning')
    const back = await it.scanner('drop_box', barcode)
    assert.equal(back.tone, 'right', back.line)
    assert.equal(await it.state(id), 'closed')
    await it.goOn()
    assert.deepEqual([(await itemThere())?.statusId, (await itemThere())?.loan], [6, null], 'on the van to its owner')
    assert.equal((await network())?.status, 'CLOSED')
    assert.deepEqual(await it.cards(id), [])
    assert.equal((await it.polaris()).patrons.filter((one) => one.barcode === 'ILLUSTG').length, 1)

    // The next loan to it asks nobody.
    const second = await it.incoming('A field guide to canal towns', 'RECEIVE RETURN')
    await it.goOn()
    const next = await world.office.store.db
      .selectFrom('request')
      .select('id')
      .where('source_key', '=', String(second))
      .executeTakeFirstOrThrow()
    await world.act(next.id, 'willSupply')
    await it.goOn(2)
    assert.deepEqual(await it.cards(next.id), [])
    assert.equal((await it.polaris()).holds.length, 2)
    // Cancelled there, or refused here: the hold is turned round.
    if (set === 'value') await it.networkActs(second, 148456, 'actionCancel')
    else await world.act(next.id, 'no', { reason: 'OnLoan' })
    await it.goOn()
    await it.goOn(2)
    assert.equal(await it.state(next.id), 'closed')
    assert.deepEqual(
      (await it.polaris()).holds.map((one) => one.statusId),
      [17],
    )
  })
