import assert from 'node:assert/strict'
import { test } from 'node:test'
import { judge } from '../../src/main/commands/doctor/database.ts'
import { officeHealth } from '../../src/store/office-health.ts'
import { saveSetting } from '../../src/store/settings.ts'
import { at, makeWorld } from '../world.ts'

test('printing as it was kept cannot be read any more: the screen and doctor say so until it is set again', async (t) => {
  const world = await makeWorld(t)
  const { store, clock } = world.office
  const said = async () => {
    const findings = (await judge(await officeHealth(store))).filter((one) => one.about === 'Paper')
    const { body } = await world.ask('assistant', 'GET', '/print/settings')
    return [at(body, 'isUnreadable'), findings.map((one) => one.state)]
  }
  assert.deepEqual(await said(), [false, []])
  await store.transact((tx) => saveSetting(tx, 'paper', { kinds: { strap: 'pink' }, printers: [] }, clock.now()))
  assert.deepEqual(await said(), [true, ['warn']])
  const { body } = await world.ask('assistant', 'GET', '/print/settings')
  const { kinds, printers } = { kinds: at(body, 'kinds'), printers: at(body, 'printers') }
  const kept = await world.ask('librarian', 'PUT', '/print/settings', { kinds, printers })
  assert.deepEqual([kept.status, at(kept.body, 'isUnreadable')], [200, false])
  assert.deepEqual(await said(), [false, []])
})
