import assert from 'node:assert/strict'
import { test } from 'node:test'
import { at, makeWorld, type World } from '../../../test/world.ts'
import type { Role } from '../sign-in/person.ts'

const idsSeen = async (world: World, role: Role): Promise<unknown[]> => {
  const told = await world.ask(role, 'GET', '/requests')
  const lines = at(told.body, 'lines')
  assert.ok(Array.isArray(lines), JSON.stringify(told.body))
  return lines.map((line) => at(line, 'id'))
}

test('a member library sees what it has a part in, a facility its own lines, each nothing else', async (t) => {
  const world = await makeWorld(t)
  const { owasca, ithaca } = world.libraries
  const home = await world.borrowing('new', { card: world.cards.owasca })
  const pickup = await world.borrowing('new', { card: world.cards.ithaca, pickupLibraryId: owasca })
  const elsewhere = await world.borrowing('new', { card: world.cards.ithaca })
  const ours = await world.lending('new', { ownerLibraryId: owasca })
  const theirs = await world.lending('new', { ownerLibraryId: ithaca })
  const byPiece = await world.lending('ready', { ownerLibraryId: ithaca })
  await world.office.store.db
    .updateTable('piece')
    .set({ owner_library_id: owasca })
    .where('request_id', '=', byPiece)
    .execute()
  const line = await world.facilityLine()

  assert.deepEqual(await idsSeen(world, 'member'), [byPiece, ours, pickup, home])
  assert.deepEqual(await idsSeen(world, 'facility'), [line])
  for (const [role, hidden] of [
    ['member', [elsewhere, theirs, line]],
    ['facility', [home, ours]],
  ] as const) {
    for (const id of hidden) {
      assert.equal((await world.ask(role, 'GET', `/requests/${id}`)).status, 404)
      const tried = await world.ask(role, 'POST', `/requests/${id}/actions`, { action: 'cancel' })
      assert.deepEqual([tried.status, at(tried.body, 'data.code')], [404, 'not-found'])
    }
  }
  const counts = await world.ask('facility', 'GET', '/requests/counts')
  assert.deepEqual([at(counts.body, 'length'), at(counts.body, '0.kind')], [1, 'facility'])
  const number = at((await world.ask('assistant', 'GET', `/requests/${elsewhere}`)).body, 'line.number')
  assert.deepEqual((await world.ask('member', 'GET', `/find?code=${String(number)}`)).body, [])
})

test('a member reads its own patron’s name and no other’s, no amounts, no messages, no colleague’s name', async (t) => {
  const world = await makeWorld(t)
  const own = await world.borrowing('out', { card: world.cards.owasca, maxCostCents: 4321 })
  const other = await world.borrowing('sent', {
    card: world.cards.ithaca,
    pickupLibraryId: world.libraries.owasca,
    maxCostCents: 4321,
  })
  for (const id of [own, other]) {
    await world.act(id, 'note', { note: 'Ignatius Vane telephoned' })
    await world.act(id, 'charge', { amountCents: 8765 }, { kind: 'staff', id: 'boss', role: 'librarian' })
  }
  const page = await world.ask('member', 'GET', `/requests/${own}`)
  assert.equal(at(page.body, 'patron.name'), 'Prudence Quill')
  const cannotSee = ['Ignatius Vane', '4321', '8765', 'assistant person']
  for (const id of [own, other]) {
    const text = JSON.stringify((await world.ask('member', 'GET', `/requests/${id}`)).body)
    for (const hidden of cannotSee) assert.ok(!text.includes(hidden), `${hidden} in request ${id}`)
  }
  const foreign = await world.ask('member', 'GET', `/requests/${other}`)
  assert.deepEqual(
    [at(foreign.body, 'patron'), at(foreign.body, 'effects'), at(foreign.body, 'exchanges'), at(foreign.body, 'undo')],
    [null, [], [], null],
  )
  assert.equal(at(foreign.body, 'line.pickup.name'), 'Owasca Public Library')

  const text = JSON.stringify((await world.ask('assistant', 'GET', `/requests/${other}`)).body)
  for (const shown of ['Ignatius Vane', '4321', '8765']) assert.ok(text.includes(shown), shown)
})

test('a member does what the life cycle gives it, in its library’s name', async (t) => {
  const world = await makeWorld(t)
  const id = await world.borrowing('routed', { card: world.cards.owasca })
  const page = await world.ask('member', 'GET', `/requests/${id}`)
  const buttons = at(page.body, 'buttons')
  assert.ok(Array.isArray(buttons))
  assert.deepEqual(
    buttons
      .filter((one) => at(one, 'possible'))
      .map((one) => String(at(one, 'action')))
      .toSorted((a, b) => a.localeCompare(b)),
    ['atLibrary', 'checkedOut', 'damaged', 'lose', 'renew'],
  )
  const put = await world.ask('member', 'POST', `/requests/${id}/actions`, { action: 'atLibrary', gesture: 'theirs' })
  assert.deepEqual([put.status, at(put.body, 'to'), at(put.body, 'gesture')], [200, 'on_shelf', null])
  const refused = await world.ask('member', 'POST', `/requests/${id}/actions`, { action: 'comeBack' })
  assert.deepEqual([refused.status, at(refused.body, 'data.code')], [403, 'not-yours'])
  const story = await world.ask('assistant', 'GET', `/requests/${id}`)
  assert.equal(at(story.body, 'story.0.by'), 'Owasca Public Library')
})

test('a member asks for its own patrons only, and leaves lenders to the office', async (t) => {
  const world = await makeWorld(t)
  const wish = { service: 'loan', title: 'Locks' }
  const own = await world.ask('member', 'POST', '/requests/borrowing', { ...wish, card: world.cards.owasca })
  assert.equal(own.status, 201, JSON.stringify(own.body))
  const foreign = await world.ask('member', 'POST', '/requests/borrowing', { ...wish, card: world.cards.ithaca })
  assert.deepEqual(
    [foreign.status, at(foreign.body, 'data.code'), at(foreign.body, 'data.field')],
    [404, 'patron-not-found', 'card'],
  )
  const choosing = await world.ask('member', 'POST', '/requests/borrowing', {
    ...wish,
    lenders: [world.libraries.tallgrass],
  })
  assert.equal(choosing.status, 403)
  assert.equal((await world.ask('member', 'GET', `/patrons/find?card=${world.cards.ithaca}`)).status, 404)
  assert.equal(
    at((await world.ask('member', 'GET', `/patrons/find?card=${world.cards.owasca}`)).body, 'name'),
    'Prudence Quill',
  )
  assert.equal(
    at((await world.ask('assistant', 'GET', `/patrons/find?card=${world.cards.ithaca}`)).body, 'library.name'),
    'Ithaca Falls Library',
  )
  const libraries = await world.ask('member', 'GET', '/libraries')
  assert.deepEqual(Array.isArray(libraries.body) && libraries.body.map((one) => at(one, 'name')), [
    'Ithaca Falls Library',
    'Owasca Public Library',
  ])

  const line = { title: 'Endgames', facilityLine: 'List 8, line 1' }
  assert.equal(
    (
      await world.ask('facility', 'POST', '/requests/facility', {
        ...line,
        facilityLibraryId: world.libraries.lakeside,
      })
    ).status,
    201,
  )
  assert.equal(
    (await world.ask('facility', 'POST', '/requests/facility', { ...line, facilityLibraryId: 99 })).status,
    403,
  )
})
