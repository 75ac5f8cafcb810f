// What Polaris has no call for is a card with the fields of Polaris' own screen, also while the connection is on; once
// somebody has done it there, it is seen and the card goes by itself.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { usualAssisted } from '../../src/domain/assisted/systems.ts'
import { checkIn } from '../../src/lab/polaris/circulation.ts'
import { returnIll } from '../../src/lab/polaris/ill-life.ts'
import { illById, itemByBarcode } from '../../src/lab/polaris/world.ts'
import { seeDone } from '../../src/office/circulation/see-done.ts'
import type { Office } from '../../src/office/context.ts'
import { runNextEffect } from '../../src/office/effects/effect-runner.ts'
import { settleEffect } from '../../src/office/effects/settle-effect.ts'
import { cards } from '../../src/office/worklist/cards.ts'
import { listDifferences } from '../../src/office/differences/list.ts'
import { effectsOfRequest } from '../../src/store/requests/effects.ts'
import { colleague } from '../world-requests.ts'
import { amberwell, card, compared, received, twoSystems, type TwoSystems } from '../two-systems.ts'

const librarian = { kind: 'staff', id: 'l', role: 'librarian' } as const
const atApi = (it: TwoSystems): Office => ({
  ...it.world.office,
  assisted: () => ({
    settings: { ...usualAssisted, polaris: { isOn: false, pages: { patron: 'https://leap.example/patron/{card}' } } },
    modes: { worldshare: 'api', polaris: 'api' },
    us: 0,
  }),
})
async function stepOf(office: Office, id: number, name: string) {
  const step = (await effectsOfRequest(office.store.db, id)).findLast((one) => one.name === name)
  assert.ok(step, name)
  return step
}
async function keyed(it: TwoSystems, form: Record<string, string>): Promise<void> {
  const lever = await fetch(new URL(`/emulator/patron/${card}/charge`, it.polarisAddress), {
    method: 'POST',
    body: new URLSearchParams(form),
    redirect: 'manual',
  })
  assert.equal(lever.status, 303, await lever.text())
}

test('a charge: a card until it stands on the account in Polaris', async (t) => {
  const it = await twoSystems(t)
  const office = atApi(it)
  const one = await received(it, 'Lost and charged')
  await it.world.act(one.id, 'lose', { reason: 'lost' })
  await it.work()
  await it.world.act(one.id, 'charge', { amountCents: 2450 }, librarian)
  await it.world.act(one.id, 'charge', { amountCents: 2450 }, librarian)
  await it.work()
  const mine = async () => (await cards(office, one.id)).filter((found) => found.words === 'Key a charge in Polaris')

  const [first, behind] = await mine()
  assert.ok(first && !behind, 'the second waits for the first')
  assert.deepEqual(
    first.fields.map((found) => `${found.label}: ${found.value}`),
    [
      `Patron barcode: ${card}`,
      'Amount: 24.50',
      'Reason: Lost item',
      `Associated item: ${one.number}`,
      `Notes: Interlibrary loan ${first.number}`,
    ],
  )
  assert.deepEqual(
    [first.assist?.screen, first.assist?.address],
    ['Patron Status, Account: Charge', `https://leap.example/patron/${card}`],
  )
  assert.match(first.why, /24\.50 do not stand on the patron’s account in Polaris yet/)

  await t.test('nobody’s word ends it, and nothing else waits for it', async () => {
    const step = await stepOf(office, one.id, 'ils.charge')
    const said = await settleEffect(office, { effectId: first.effectId ?? 0, how: 'done', actor: colleague })
    assert.ok(said.ok)
    while (await runNextEffect(office));
    assert.equal((await mine()).length, 1)
    assert.equal(await seeDone(office), 1)
    assert.equal((await mine()).length, 1, `still open: ${step.id}`)
  })
  await t.test('another amount under our number is said, not taken', async () => {
    await keyed(it, { amount: '42.50', notes: `ILL ${one.number}` })
    await settleEffect(office, { effectId: first.effectId ?? 0, how: 'again', actor: colleague })
    while (await runNextEffect(office));
    assert.match((await mine())[0]?.why ?? '', /of 42\.50, not 24\.50/)
  })
  await t.test('keyed: the card goes by itself; the second of the same amount is another charge', async () => {
    await keyed(it, { amount: '24.50', item: one.number, notes: '' })
    await seeDone(office)
    while (await runNextEffect(office));
    const [second] = await mine()
    assert.ok(second && second.effectId !== first.effectId)
    await seeDone(office)
    assert.equal((await mine()).length, 1, 'one charge is not taken for two')
    await keyed(it, { amount: '24.50', notes: `Interlibrary loan ${first.number.toLowerCase()}` })
    // Paid at once: it is no longer outstanding, and was charged all the same.
    const paid = it.polaris.state.transactions.at(-1)
    assert.ok(paid)
    paid.openCents = 0
    await seeDone(office)
    assert.deepEqual(await mine(), [])
  })
})

test('no charge is ordered where nobody’s account in Polaris is meant', async (t) => {
  const it = await twoSystems(t)
  const names = async (id: number) => (await effectsOfRequest(it.world.office.store.db, id)).map((one) => one.name)
  const free = await received(it, 'Nothing owed')
  await it.world.act(free.id, 'charge', { amountCents: 0 }, librarian)
  assert.ok(!(await names(free.id)).includes('ils.charge'))
  const lent = await it.world.lending('ready', { title: 'Lent' })
  await it.world.act(lent, 'charge', { amountCents: 500 }, librarian)
  assert.ok(!(await names(lent)).includes('ils.charge'))
})

test('an ILL item is returned in Leap: seen at the next look, the card and the difference go', async (t) => {
  const it = await twoSystems(t, { fields: { mayReturnIll: false } })
  const office = atApi(it)
  const one = await received(it, 'Returned by hand')
  const item = itemByBarcode(it.polaris, one.number)
  assert.ok(item)
  await it.world.act(one.id, 'comeBack')
  await it.work()
  const [left] = (await cards(office, one.id)).filter((found) => found.words === 'Take the item out of Polaris')
  assert.match(left?.why ?? '', /^Checked in\. In Leap open ILL request \d+/)
  assert.equal(left?.assist?.screen, 'ILL Request: Return')
  assert.deepEqual(
    left?.fields.map((found) => found.label),
    ['Patron barcode', 'Title', 'Barcode'],
  )
  assert.ok((await compared(it)).some((found) => found.kind === 'itemLeft'))

  checkIn(it.polaris, item, amberwell)
  await seeDone(office)
  assert.equal((await stepOf(office, one.id, 'ils.retire')).state, 'with_person', 'checked in is not returned')

  item.statusId = 1
  const ill = illById(it.polaris, item.illId)
  assert.ok(ill)
  returnIll(it.polaris, ill)
  assert.equal(item.statusId, 17)
  await seeDone(office)
  assert.equal((await stepOf(office, one.id, 'ils.retire')).state, 'done')
  assert.deepEqual((await listDifferences(it.world.office)).differences, [])
})
