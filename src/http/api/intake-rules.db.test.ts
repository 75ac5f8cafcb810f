import assert from 'node:assert/strict'
import { test } from 'node:test'
import { at, makeWorld } from '../../../test/world.ts'
import { loadSettings } from '../../office/directory/settings.ts'

const warning = 'A warning of our own making, long enough to be one: copies are for private study.'

test('the rules of intake are kept, checked, and left alone by the other settings', async (t) => {
  const world = await makeWorld(t)
  const rules = (await world.ask('assistant', 'GET', '/intake/rules')).body
  assert.ok(typeof rules === 'object' && rules !== null)
  assert.equal(at(rules, 'copyrightWarning'), '')
  const next = { ...rules, activeRequests: 3, excludedMaterials: ['game', 'game', 'map'], copyrightWarning: warning }
  assert.equal((await world.ask('librarian', 'PUT', '/intake/rules', next)).status, 200)

  const settings = (await world.ask('administrator', 'GET', '/settings')).body
  assert.equal((await world.ask('administrator', 'PUT', '/settings', settings)).status, 200)
  const { intake } = (await loadSettings(world.office.store)).policy()
  assert.deepEqual(
    [intake.activeRequests, intake.excludedMaterials, intake.copyrightWarning],
    [3, ['game', 'map'], warning],
  )

  const cases: [object, string][] = [
    [{ ...next, activeRequests: 0 }, 'at least 1'],
    [{ ...next, copyrightWarning: 'NOTICE' }, 'paste the whole warning, not its heading alone'],
    [{ ...next, excludedMaterials: ['spoon'] }, 'must be one of'],
  ]
  for (const [body, problem] of cases) {
    const answer = await world.ask('librarian', 'PUT', '/intake/rules', body)
    assert.equal(answer.status, 400)
    assert.ok(String(at(answer.body, 'data.sentence')).includes(problem), JSON.stringify(answer.body))
  }
})

test('no form takes an order for a copy before the copyright warning is there', async (t) => {
  const world = await makeWorld(t)
  const copy = { service: 'copy', title: 'Canal Gazette' }
  const off = await world.ask('member', 'POST', '/requests/borrowing', copy)
  assert.deepEqual(
    [off.status, at(off.body, 'data.code'), at(off.body, 'data.field')],
    [409, 'no-copyright-warning', 'service'],
  )
  const rules = (await world.ask('librarian', 'GET', '/intake/rules')).body
  assert.ok(typeof rules === 'object' && rules !== null)
  await world.ask('librarian', 'PUT', '/intake/rules', { ...rules, copyrightWarning: warning })
  assert.equal((await world.ask('member', 'POST', '/requests/borrowing', copy)).status, 201)
})

test('a facility’s line is borrowed by its own call, never as a plain action', async (t) => {
  const world = await makeWorld(t)
  const line = await world.facilityLine()
  const plain = await world.ask('assistant', 'POST', `/requests/${line}/actions`, { action: 'borrowOut', details: {} })
  assert.deepEqual([plain.status, at(plain.body, 'data.code')], [409, 'own-call'])
  const view = await world.ask('assistant', 'GET', `/requests/${line}`)
  assert.equal(at(view.body, 'line.state'), 'new')
  assert.equal((await world.ask('assistant', 'POST', `/requests/${line}/borrow`, {})).status, 201)
})
