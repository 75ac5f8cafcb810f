import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testKey } from '../../test/secrets.ts'
import { makeWorld } from '../../test/world.ts'
import { peerName, watchConnections } from '../office/directory/connection-watch.ts'
import { changeLibrary } from './libraries.ts'
import { officeHealth } from './office-health.ts'

test('the doctor hears of each connection that was set, how it stands, and which key opens what', async (t) => {
  const world = await makeWorld(t)
  const { office } = world
  const watch = watchConnections(office)
  const at = world.clock.now()
  await world.settings.changeConnection('polaris', { isOn: false, fields: {} }, at)
  await world.settings.changeMailServer(
    { host: 'mail.example', port: 25, security: 'none', user: null, from: 'ill@office.example' },
    at,
  )
  await office.store.transact((tx) =>
    changeLibrary(tx, world.libraries.tallgrass, { channel: 'iso18626', endpoint: 'http://127.0.0.1:1' }, undefined),
  )
  await world.secrets.keep('smtp-password', 'hush-hush')
  await watch.of('mail')(() => Promise.resolve(1))
  await watch.of(peerName(world.libraries.tallgrass))(() => Promise.resolve(1))
  const health = await officeHealth(office.store)
  assert.deepEqual(health.secrets, [{ name: 'smtp-password', keyId: testKey.id }])
  assert.deepEqual(
    health.connections
      .map(({ name, isOn, isWell }) => [name, isOn, isWell])
      .toSorted((a, b) => String(a[0]).localeCompare(String(b[0]))),
    [
      ['mail', true, true],
      ['polaris', false, null],
      ['Tallgrass Regional', true, true],
    ],
  )
})
