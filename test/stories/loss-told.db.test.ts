// Who hears that a piece is lost, and that it is found: whoever it was on its way to, or belongs to, and only who had heard of
// the loss; in words that are true of where it is now.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mailOfStep } from '../../src/office/correspondence/step-mail.ts'
import { effectsOfRequest } from '../../src/store/requests/effects.ts'
import { mailTable, sendAll, type MailTable } from './mail-table.ts'

const told = async (table: MailTable, id: number): Promise<readonly string[]> =>
  (await table.outside(id)).filter((one) => /tell(Lost|Found)/.test(one))

/** What the newest step of this name writes; then it is called done. */
async function tell(table: MailTable, requestId: number, name: string): Promise<string> {
  await table.run()
  const { office } = table.world
  const step = (await effectsOfRequest(office.store.db, requestId)).findLast((one) => one.name === name)
  assert.ok(step, `${name} is ordered`)
  const mail = await mailOfStep(office, step.id)
  if (step.state === 'with_person') await table.does('POST', `/effects/${step.id}/settle`, { how: 'done' })
  return mail?.body ?? ''
}

test('a lender that was paid is asked for a refund; one that was not hears only that it comes home', async (t) => {
  const table = await mailTable(t)
  const { world } = table
  const { tallgrass } = world.libraries
  for (const [title, settled, says] of [
    ['Locks and weirs', null, /^The item below, which was missing, has been found\. It comes home to you\.\n/],
    ['Towpath songs', 'paid', /May we ask you to refund what was paid for it\?/],
    ['Drumlins', 'replaced', /in place of which you were given another copy.*May we ask for that copy\?/],
  ] as const) {
    const loan = await world.borrowing('out', { title, lenders: [tallgrass] })
    await world.act(loan, 'lose', { reason: 'lost' })
    await tell(table, loan, 'lender.tellLost')
    if (settled) await world.act(loan, settled)
    await world.act(loan, 'found')
    const words = await tell(table, loan, 'lender.tellFound')
    assert.match(words, says)
    assert.doesNotMatch(words, /nothing need be settled/)
  }
})

test('a question about something else is no telling, and what was told of one loss is not told of the next', async (t) => {
  const table = await mailTable(t)
  const { world } = table
  const loan = await world.borrowing('out', { title: 'Locks and weirs' })
  await world.act(loan, 'lose', { reason: 'lost' })
  await world.act(loan, 'ask', { to: 'lender', question: 'other', note: 'May we keep the record open?' })
  await world.act(loan, 'found')
  assert.deepEqual(await told(table, loan), ['lender.tellLost undone'])

  await world.act(loan, 'lose', { reason: 'lost' })
  await tell(table, loan, 'lender.tellLost')
  await world.act(loan, 'found')
  await tell(table, loan, 'lender.tellFound')
  await world.act(loan, 'lose', { reason: 'lost' })
  await world.act(loan, 'found')
  assert.deepEqual(await told(table, loan), [
    'lender.tellLost undone',
    'lender.tellLost done',
    'lender.tellFound done',
    'lender.tellLost undone',
  ])
})

test('a borrower hears that its book was lost on the way, and that it comes after all; so does a facility of its line', async (t) => {
  const table = await mailTable(t)
  const { world } = table
  const { tallgrass, lakeside } = world.libraries
  const ours = await world.lending('ready', { title: 'Our own canal book' })
  const parcelId = await sendAll(table, tallgrass, [ours])
  await table.does('POST', `/packages/${parcelId}/lost`)
  assert.match(await tell(table, ours, 'borrower.tellLost'), /lost on its way to you/)
  await table.does('POST', `/packages/${parcelId}/found`)
  assert.match(await tell(table, ours, 'borrower.tellFound'), /on its way to you again; it is due on 20/)
  // A second loss, and the borrower has it before anybody told them.
  await table.does('POST', `/packages/${parcelId}/lost`)
  await world.act(ours, 'borrowerReceived', {}, { kind: 'borrower', id: null })
  assert.deepEqual(await told(table, ours), [
    'borrower.tellLost done',
    'borrower.tellFound done',
    'borrower.tellLost undone',
  ])
  // What a borrower lost itself, it need not be told.
  const theirs = await world.lending('ready', { title: 'Drumlins' })
  await sendAll(table, tallgrass, [theirs])
  await world.act(theirs, 'lose', { reason: 'lost' })
  assert.deepEqual(await told(table, theirs), [])

  const line = await world.facilityLine({ title: 'Boats of the canal' })
  await world.act(line, 'arrive', { barcode: '31234000012345' })
  const crate = await sendAll(table, lakeside, [line])
  await table.does('POST', `/packages/${crate}/lost`)
  assert.match(await tell(table, line, 'facility.tellLost'), /lost on its way to you:\n\nBoats of the canal/)
  await table.does('POST', `/packages/${crate}/found`)
  assert.match(await tell(table, line, 'facility.tellFound'), /on its way again/)
})

test('lost on its way to us, it comes after all: received for its reader or sent home, as somebody says', async (t) => {
  const table = await mailTable(t)
  const { world } = table
  const loan = await world.borrowing('shipped', { title: 'Locks and weirs' })
  await world.act(loan, 'lose', { reason: 'lost_in_transit' })
  await tell(table, loan, 'lender.tellLost')
  const asked = await table.scan('arriving', await table.number(loan))
  assert.deepEqual(
    [asked.kind, asked.choices.map((one) => one.choice?.action ?? '').join(' ')],
    ['asks', 'receive found'],
  )
  const choice = asked.choices.find((one) => one.choice?.action === 'receive')?.choice
  assert.ok(choice)
  await table.scan('arriving', await table.number(loan), choice)
  assert.match(await table.state(loan), /^(received|routed)$/)
  assert.match(await tell(table, loan, 'lender.tellFound'), /has been found and has arrived here/)

  // What was lost here has been received before: it goes home.
  const here = await world.borrowing('out', { title: 'Towpath songs' })
  await world.act(here, 'lose', { reason: 'lost' })
  assert.equal((await table.scan('arriving', await table.number(here))).line, 'Found')
})
