// Whoever a request is for: WorldShare gets a code of ours at most, and only where the setting says so. Name, card and e-mail
// stay in the office, whatever is asked, answered or sent back.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { scene } from '../worldshare-office.ts'
import { keepPatron } from '../../src/store/patrons.ts'

const card = '21999000007777'
const secret = { name: 'Zephyrine Quatrefoil', email: 'zephyrine@quatrefoil.example' }

for (const namesPatron of [false, true])
  test(`nothing that tells who the patron is leaves (code named: ${namesPatron})`, async (t) => {
    const it = await scene(t)
    const { world, network } = it
    const { db } = world.office.store
    const kept = z.looseObject({}).parse(world.settings.connection('worldshare')?.fields)
    await world.settings.changeConnection(
      'worldshare',
      { isOn: true, fields: { ...kept, namesPatron } },
      world.clock.now(),
    )
    const patronId = await world.office.store.transact(async (tx) => {
      const library = await tx.selectFrom('library').select('id').where('kind', '=', 'member').executeTakeFirstOrThrow()
      const { name, email } = secret
      return keepPatron(tx, { card, library_id: library.id, name, email, seen_at: world.clock.now() })
    })
    const id = await world.borrowing('sent', { citation: { oclc: '780941515' }, patronId })
    const named = await db.selectFrom('request_patron').select('patron_id').where('request_id', '=', id).execute()
    assert.deepEqual(named, [{ patron_id: patronId }])
    await it.work()
    const number = Number([...network.requests.keys()][0])
    network.say(number, 'SHIPPED', { dueDate: '2027-01-15T00:00:00.000+0000' })
    it.minutes(31)
    await it.here.poll()
    await world.act(id, 'receive', { barcode: '31999000000001' })
    await it.work()
    const left = network.asked.filter((one) => one.path !== '/token')
    assert.ok(left.filter((one) => one.method !== 'GET').length >= 2, 'made and received')
    for (const one of left)
      for (const word of [card, ...secret.name.split(' '), secret.email])
        assert.ok(!`${one.path}?${one.query.toString()} ${one.body}`.includes(word), `${one.path} tells ${word}`)
    const made = left.find((one) => one.method === 'POST')?.body ?? ''
    assert.equal(/"userId":"B\d+"/.test(made), namesPatron)
    assert.equal(made.includes('"patron"'), namesPatron)
  })
