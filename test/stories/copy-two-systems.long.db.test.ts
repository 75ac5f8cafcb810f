// A walk-in asks for an article: the account is made in Polaris, the request goes by WorldShare, the copy comes and is delivered.
// Polaris has the patron, and nothing else of a copy.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { twoSystems, us, type PolarisState } from './two-systems.ts'
import { wakeRequests } from '../../src/office/worklist/wake-requests.ts'

for (const set of ['value', 'other'] as const)
  test(`a walk-in’s copy from account to delivery, with the ${set} of each assumption`, async (t) => {
    const it = await twoSystems(t, { set })
    const { world } = it
    const before = await it.polaris()
    const patron = {
      firstName: 'Lorcan',
      lastName: 'Pettit',
      birthDate: '1971-08-02',
      libraryId: world.libraries.owasca,
      city: 'Alder Falls',
      region: 'NY',
      postcode: '13999',
    }
    const made = await world.ask('assistant', 'POST', '/patrons/new', { patron, key: 'walk-in-2' })
    assert.equal(made.status, 201, JSON.stringify(made.body))
    const { card } = z.object({ card: z.string() }).parse(made.body)

    await it.lendersDo('NO:LACKING SHIP')
    const asked = await world.ask('assistant', 'POST', '/requests/borrowing', {
      service: 'copy',
      title: 'Transactions of the canal society',
      citation: { article: 'On the packet boats', issn: '1234-5679', volume: '12', pages: '41-63' },
      copyrightCompliance: 'ccg',
      card,
      lenders: [world.libraries.tallgrass, world.libraries.hillcrest],
    })
    assert.equal(asked.status, 201, JSON.stringify(asked.body))
    const { requestId: id } = z.object({ requestId: z.number() }).parse(asked.body)
    await world.act(id, 'send')
    for (let round = 0; round < 6 && (await it.state(id)) === 'sent'; round += 1) await it.goOn()
    assert.equal(await it.state(id), 'here')
    assert.deepEqual(
      (await it.network()).requests.map((one) => one.status),
      ['SHIPPED'],
    )

    // Looked at and delivered: only now does the network hear that it was received.
    await world.act(id, 'deliver')
    await it.goOn()
    assert.equal(await it.state(id), 'delivered')
    assert.deepEqual(
      (await it.network()).requests.map((one) => one.status),
      [set === 'value' ? 'CLOSED' : 'RECEIVED'],
    )
    await it.goOn(60 * 24 * 40)
    await wakeRequests(world.office)
    assert.equal(await it.state(id), 'closed')
    assert.deepEqual(await it.cards(id), [])

    const after = await it.polaris()
    assert.equal(after.patrons.length, before.patrons.length + 1)
    assert.equal(after.patrons.filter((one) => one.barcode === card).length, 1)
    const things = ({ items, bibs, holds, ills }: PolarisState) => [items, bibs, holds, ills].map((one) => one.length)
    assert.deepEqual(things(after), things(before), 'a copy makes no item, title, hold or ILL request')
    assert.deepEqual(
      (await it.network()).requests.map((one) => one.borrower),
      [us],
    )
  })
