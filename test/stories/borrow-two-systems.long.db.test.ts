// A walk-in without an account asks for a book, which comes by WorldShare and goes out by Polaris, and goes home again. One
// entry here does what both systems need; at the end both are asked what they hold.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { branch, twoSystems, type TwoSystems } from './two-systems.ts'

const form = {
  firstName: 'Odessa',
  lastName: 'Marlowe',
  birthDate: '1988-03-14',
  email: 'odessa@readers.example',
  street: '7 Canal Street',
  city: 'Alder Falls',
  region: 'NY',
  postcode: '13999',
}
const cardShape = z.object({ card: z.string() })
const madeShape = z.object({ requestId: z.number(), number: z.string() })

for (const set of ['value', 'other'] as const)
  for (const way of ['ill-module', 'temporary-items'] as const)
    test(`a walk-in’s loan from account to home, by ${way}, with the ${set} of each assumption`, async (t) => {
      const it = await twoSystems(t, { set, way })
      const { world } = it
      const patron = { ...form, libraryId: world.libraries.owasca, pickupLibraryId: world.libraries.ithaca }

      // The account, once: a second press of the same form makes no second patron.
      const checked = await world.ask('assistant', 'POST', '/patrons/new/check', { patron })
      assert.deepEqual(z.object({ alike: z.array(z.unknown()) }).parse(checked.body).alike, [])
      const made = await world.ask('assistant', 'POST', '/patrons/new', {
        patron,
        key: 'walk-in-1',
        isVouchedFor: true,
      })
      assert.equal(made.status, 201, JSON.stringify(made.body))
      const { card } = cardShape.parse(made.body)
      assert.match(card, /^PACREG/)
      const again = await world.ask('assistant', 'POST', '/patrons/new', {
        patron,
        key: 'walk-in-1',
        isVouchedFor: true,
      })
      if (set === 'value') assert.equal(cardShape.parse(again.body).card, card)

      await it.lendersDo('NO:IN_USE SHIP:28 RENEW-YES')
      const asked = await world.ask('assistant', 'POST', '/requests/borrowing', {
        service: 'loan',
        title: 'Winter engines',
        citation: { author: 'Halloran, Tess', oclc: '9990000105' },
        card,
        pickupLibraryId: world.libraries.ithaca,
        lenders: [world.libraries.tallgrass, world.libraries.hillcrest],
      })
      assert.equal(asked.status, 201, JSON.stringify(asked.body))
      const { requestId: id, number } = madeShape.parse(asked.body)

      await world.act(id, 'send')
      for (let round = 0; round < 6 && (await it.state(id)) !== 'shipped'; round += 1) await it.goOn()
      assert.equal(await it.state(id), 'shipped', (await said(it, id)).join('\n'))

      // One scan at the desk, and both systems have received it.
      const scanned = await it.scanner('arriving', number)
      assert.equal(scanned.tone, 'right', scanned.line)
      await it.goOn(2)
      const barcode = number.replaceAll('-', '')
      const received = await it.polaris()
      const item = received.items.find((one) => one.barcode === barcode)
      assert.ok(item, (await said(it, id)).join('\n'))
      assert.equal(received.items.filter((one) => one.barcode === barcode).length, 1)
      assert.equal((await it.network()).requests[0]?.status, 'RECEIVED')

      // By van to the right branch, onto its hold shelf, out, renewed, back.
      await it.atBranch.checkIn(barcode, branch.ithaca)
      await it.goOn(6)
      assert.equal(await it.state(id), 'on_shelf')
      await it.atBranch.checkOut(barcode, card, branch.ithaca)
      await it.goOn(6)
      assert.equal(await it.state(id), 'out')
      await world.act(id, 'renew')
      await it.goOn(2)
      await it.goOn()
      await it.goOn()
      const facts = await world.office.store.db
        .selectFrom('request')
        .select(['renewals', 'due_on', 'patron_due_on'])
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      assert.equal(facts.renewals, 1)
      assert.ok(facts.patron_due_on)
      const reset = new RegExp(`reset the due date of ${barcode} to ${facts.patron_due_on}`)
      if (way === 'ill-module') {
        // Pressed before it was done, the card stands; once it was done in Leap, the look finds it.
        await it.press(id, reset, 'again')
        assert.ok((await said(it, id)).some((line) => reset.test(line)))
        await it.atBranch.resetDue(barcode, facts.patron_due_on)
        await it.press(id, reset, 'again')
        assert.ok(!(await said(it, id)).some((line) => reset.test(line)))
      } else assert.ok((await said(it, id)).some((line) => reset.test(line)))
      await it.atBranch.checkIn(barcode, branch.ithaca)
      // Nobody waits for it and it is not due: it is looked at once a day.
      await it.goOn(21 * 60)
      assert.equal(await it.state(id), 'coming_back')
      const back = await it.scanner('drop_box', number)
      assert.equal(back.tone, 'right', back.line)
      assert.equal(await it.state(id), 'back')
      await it.goOn(2)
      await it.sendAway(world.libraries.hillcrest)
      await it.goOn(2)
      for (let round = 0; round < 4 && (await it.state(id)) !== 'closed'; round += 1) await it.goOn()
      assert.equal(await it.state(id), 'closed')

      const there = await it.polaris()
      const patronThere = there.patrons.filter((one) => one.fields['NameLast'] === 'Marlowe')
      assert.deepEqual(
        patronThere.map((one) => one.barcode),
        [card],
      )
      const left = there.items.filter((one) => one.barcode === barcode)
      const ill = there.ills.filter((one) => one.title === 'Winter engines')
      // Where Polaris deletes only what is In, what was returned stays, and a card says so.
      const stays = set === 'other' && way === 'ill-module'
      assert.deepEqual(
        left.map((one) => one.statusId),
        stays ? [17] : [],
      )
      assert.deepEqual(
        ill.map((one) => one.statusId),
        stays ? [12] : [],
      )
      assert.equal(
        there.bibs.some((one) => one.title === 'Winter engines'),
        stays,
      )
      if (stays) assert.match((await it.press(id, /did not delete ILL request/, 'done')).why, /leave it there/)
      const network = await it.network()
      assert.deepEqual(
        network.requests.map((one) => one.status),
        ['CLOSED'],
      )
      assert.deepEqual(
        (await said(it, id)).filter((line) => !line.startsWith('Tell the patron')),
        [],
      )
    })

const said = async (it: TwoSystems, id: number): Promise<readonly string[]> =>
  (await it.cards(id)).map((one) => `${one.words}: ${one.why}`)
