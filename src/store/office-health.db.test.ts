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

test('a closing on some days of the week is none of the closings ahead', async (t) => {
  const { office } = await makeWorld(t)
  const year = { starts_on: '2026-01-01', ends_on: '2099-12-31' }
  await office.store.db
    .insertInto('library_closure')
    .values([
      { library_id: null, ...year, weekdays: ['sun'], reason: null },
      { library_id: null, starts_on: '2098-12-24', ends_on: '2098-12-26', weekdays: null, reason: null },
    ])
    .execute()
  assert.deepEqual((await officeHealth(office.store)).closedAhead, [{ startsOn: '2098-12-24', endsOn: '2098-12-26' }])
})
