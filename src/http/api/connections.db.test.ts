import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { test, type TestContext } from 'node:test'
import { at, makeWorld } from '../../../test/world.ts'
import { openMail } from '../../main/mail.ts'
import { openWorldshare } from '../../main/worldshare.ts'
import { reachPartner } from '../../connectors/iso18626/reach.ts'
import { watchConnections } from '../../office/directory/connection-watch.ts'
import type { Connection } from '../../office/directory/connections.ts'
import { ConnectorError } from '../../office/ports.ts'
import { changeLibrary } from '../../store/libraries.ts'

const address = { address1: '1 Canal St' }
const fields = { registryId: 128807, clientId: 'client', deliveryAddress: address, billingAddress: address }

async function officeWith(t: TestContext) {
  const connections: Connection[] = []
  const time = { wall: Date.UTC(2026, 10, 25, 10, 5) }
  const world = await makeWorld(t, { app: { connections, reachPartner } })
  const { office, settings: kept, secrets } = world
  const watch = watchConnections(office, () => time.wall)
  connections.push(
    openWorldshare({ office, kept, secret: secrets.get, watch }).connection,
    openMail({ kept, secret: secrets.get, watch }).connection,
  )
  const of = async (name: string): Promise<unknown> => {
    const { body } = await world.ask('assistant', 'GET', '/connections')
    return Array.isArray(body) ? body.find((one) => at(one, 'name') === name) : undefined
  }
  return { world, watch, time, of }
}

test('how calls went is seen by every process; a good call after a bad one is good news at once', async (t) => {
  const { world, watch, time, of } = await officeWith(t)
  await world.ask('administrator', 'PUT', '/connections/worldshare', {
    isOn: true,
    fields,
    secrets: { 'worldshare-key-secret': 'hush-hush' },
  })
  assert.equal(at(await of('worldshare'), 'standing'), 'untried')
  const heard = watch.of('worldshare')
  await heard(() => Promise.resolve(1))
  assert.equal(at(await of('worldshare'), 'standing'), 'well')
  const away = (): Promise<never> => Promise.reject(new ConnectorError('unreachable', 'WorldShare cannot be reached.'))
  await assert.rejects(heard(away), ConnectorError)
  const bad = await of('worldshare')
  assert.deepEqual(
    [at(bad, 'standing'), at(bad, 'sentence'), at(bad, 'error')],
    ['trouble', 'WorldShare cannot be reached.', 'WorldShare cannot be reached.'],
  )
  assert.ok(at(bad, 'badAt') && at(bad, 'goodAt'))
  // What was refused says nothing about the line.
  await assert.rejects(
    heard(() => Promise.reject(new ConnectorError('refused', 'No such request.'))),
    ConnectorError,
  )
  assert.equal(at(await of('worldshare'), 'standing'), 'trouble')
  // Another process, which never saw the trouble.
  const other = watchConnections(world.office, () => time.wall)
  await other.of('worldshare')(() => Promise.resolve(1))
  const good = await of('worldshare')
  assert.deepEqual([at(good, 'standing'), at(good, 'error')], ['well', 'WorldShare cannot be reached.'])
})

test('calls of the hour add up over processes and begin anew with the hour', async (t) => {
  const { world, watch, time, of } = await officeWith(t)
  time.wall = Date.now()
  await world.ask('administrator', 'PUT', '/connections/worldshare', { isOn: true, fields })
  const other = watchConnections(world.office, () => time.wall)
  for (let n = 0; n < 5; n += 1) await watch.of('worldshare')(() => Promise.resolve(n))
  await other.of('worldshare')(() => Promise.resolve(1))
  // One of each process was written with the news; the other four wait in this one for a minute to pass.
  assert.equal(watch.uncounted('worldshare'), 4)
  time.wall += 61_000
  await watch.of('worldshare')(() => Promise.resolve(1))
  const isSameHour = Math.floor(time.wall / 3_600_000) === Math.floor((time.wall - 61_000) / 3_600_000)
  const budget = at(await of('worldshare'), 'budget')
  assert.equal(at(budget, 'most'), 2000)
  if (isSameHour) assert.equal(at(budget, 'used'), 7)
  time.wall += 3_600_000
  assert.equal(watch.uncounted('worldshare'), 0)
})

test('staff look and try, only an administrator changes; a wrong field has its own sentence', async (t) => {
  const { world, of } = await officeWith(t)
  const ask = (body: unknown) => world.ask('administrator', 'PUT', '/connections/worldshare', body)
  for (const [wrong, field, sentence] of [
    [{ ...fields, registryId: 'x' }, 'registryId', /must be a number/],
    [{ ...fields, clientId: '' }, 'clientId', /is needed/],
    [{ ...fields, deliveryAddress: {} }, 'deliveryAddress.address1', /is needed/],
    [{ ...fields, tokenAddress: 'oclc' }, 'tokenAddress', /address such as https/],
    [{ ...fields, sendAs: 'SOMEHOW' }, 'sendAs', /one of: SUBMITTING, PROFILING/],
    [{ ...fields, callsPerHour: 3 }, 'callsPerHour', /at least 10/],
    [{ ...fields, deliveryOptions: [{ deliveryType: 'Mail' }] }, 'deliveryOptions.0.deliveryDetail', /is needed/],
    [{ ...fields, keyExpiresOn: 'soon' }, 'keyExpiresOn', /must be a day/],
  ] as const) {
    const answer = await ask({ isOn: true, fields: wrong })
    assert.deepEqual([answer.status, at(answer.body, 'data.field')], [400, `fields.${field}`])
    assert.match(String(at(answer.body, 'data.sentence')), sentence)
  }
  const many = await ask({ isOn: true, fields: { ...fields, registryId: 'x', deliveryAddress: {}, callsPerHour: 3 } })
  assert.deepEqual(at(many.body, 'data.problems'), [
    { field: 'fields.registryId', sentence: 'Our registry id: must be a number.' },
    { field: 'fields.deliveryAddress.address1', sentence: 'Street: is needed.' },
    { field: 'fields.callsPerHour', sentence: 'Calls per hour: must be at least 10.' },
  ])
  assert.equal(at(many.body, 'data.sentence'), 'Our registry id: must be a number.')
  assert.equal(at(await of('worldshare'), 'standing'), 'unset')
  await ask({ isOn: false, fields })
  const off = await of('worldshare')
  assert.deepEqual([at(off, 'standing'), at(off, 'fields.clientId')], ['off', 'client'])
  const on = await world.ask('administrator', 'PUT', '/connections/worldshare/switch', { isOn: true })
  assert.deepEqual([at(on.body, 'isOn'), at(on.body, 'fields.clientId')], [true, 'client'])
  assert.match(String(at(on.body, 'sentence')), /Secret of the WSKey: not entered yet/)
  assert.equal((await world.ask('librarian', 'PUT', '/connections/worldshare/switch', { isOn: false })).status, 403)
  const unset = await world.ask('administrator', 'PUT', '/connections/mail/switch', { isOn: true })
  assert.equal(at(unset.body, 'data.code'), 'connection-unset')
})

test('mail is one thing here and in Settings; switched off and on again nothing is typed anew', async (t) => {
  const { world, of } = await officeWith(t)
  const server = { host: '127.0.0.1', port: 1, security: 'none', user: null, from: 'ill@office.example' }
  await world.ask('administrator', 'PUT', '/mail', { server })
  assert.deepEqual([at(await of('mail'), 'isOn'), at(await of('mail'), 'fields.host')], [true, '127.0.0.1'])
  const tried = await world.ask('assistant', 'POST', '/connections/mail/test')
  assert.deepEqual(
    [at(tried.body, 'findings.0.isWell'), at(tried.body, 'findings.0.sentence')],
    [false, 'The mail server cannot be reached, or ended the connection.'],
  )
  assert.equal(at(await of('mail'), 'standing'), 'trouble')
  await world.ask('administrator', 'PUT', '/connections/mail/switch', { isOn: false })
  assert.equal(at((await world.ask('administrator', 'GET', '/mail')).body, 'server'), null)
  await world.ask('administrator', 'PUT', '/connections/mail/switch', { isOn: true })
  assert.equal(at((await world.ask('administrator', 'GET', '/mail')).body, 'server.from'), 'ill@office.example')
})

test('a key near its end, or past it, is said before a call fails', async (t) => {
  const { world } = await officeWith(t)
  const day = (ahead: number): string =>
    new Date(world.clock.now().getTime() + ahead * 86_400_000).toISOString().slice(0, 10)
  const warned = async (keyExpiresOn: string | null): Promise<unknown> => {
    await world.ask('administrator', 'PUT', '/connections/worldshare', {
      isOn: true,
      fields: { ...fields, keyExpiresOn },
    })
    return at((await world.ask('assistant', 'GET', '/connections/lights')).body, '0.warning')
  }
  assert.equal(await warned(null), null)
  assert.equal(await warned(day(40)), null)
  const soon = await warned(day(20))
  assert.equal(at(soon, 'isLate'), false)
  assert.match(String(at(soon, 'sentence')), /renew it with OCLC/)
  const past = await warned(day(-3))
  assert.equal(at(past, 'isLate'), true)
  assert.match(String(at(past, 'sentence')), /“WSKey valid until”/)
})

test('a partner of ISO 18626 stands with how its messages went, and its server can be asked for', async (t) => {
  const { world } = await officeWith(t)
  const server = createServer((_, response) => void response.end('<html>'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.after(() => server.close())
  const place = server.address()
  assert.ok(typeof place === 'object' && place !== null)
  const { tallgrass, hillcrest } = world.libraries
  const { store } = world.office
  const over = (id: number, endpoint: string) =>
    store.transact((tx) => changeLibrary(tx, id, { channel: 'iso18626', endpoint }, undefined))
  await over(tallgrass, `http://127.0.0.1:${place.port}/iso`)
  await over(hillcrest, 'http://127.0.0.1:1/iso')
  const good = await world.ask('assistant', 'POST', `/connections/peers/${tallgrass}/test`)
  const bad = await world.ask('assistant', 'POST', `/connections/peers/${hillcrest}/test`)
  assert.deepEqual([at(good.body, 'findings.0.isWell'), at(bad.body, 'findings.0.isWell')], [true, false])
  const { body } = await world.ask('assistant', 'GET', '/connections/peers')
  assert.ok(Array.isArray(body))
  assert.deepEqual(
    body.map((one) => [at(one, 'name'), at(one, 'standing')]),
    [
      ['Hillcrest Seminary', 'trouble'],
      ['Tallgrass Regional', 'well'],
    ],
  )
})

const mailServer = { host: 'mail.example', port: 587, security: 'starttls', user: 'ill', from: 'ill@office.example' }

test('the mail server and connections: a form that stood open is refused whole, its password too; switching touches none', async (t) => {
  const { world, of } = await officeWith(t)
  const ask = async (method: 'GET' | 'PUT', path: string, body?: object) =>
    world.ask('administrator', method, path, body)
  const refused = async (path: string, body: object) => {
    const answer = await ask('PUT', path, body)
    assert.deepEqual([answer.status, at(answer.body, 'data.code')], [409, 'settings-stale'], path)
  }
  const page = async () => (await ask('GET', '/mail')).body

  const opened = await page()
  assert.equal(
    (await ask('PUT', '/mail', { server: mailServer, password: 'theirs', version: at(opened, 'version') })).status,
    200,
  )
  await refused('/mail', {
    server: { ...mailServer, host: 'other.example' },
    password: 'mine',
    version: at(opened, 'version'),
  })
  assert.deepEqual(at(await page(), 'server'), mailServer)
  assert.equal(world.secrets.get('smtp-password'), 'theirs')
  const before = await page()
  await ask('PUT', '/mail', { server: mailServer, password: 'newer' })
  await refused('/mail', { server: mailServer, password: 'mine', version: at(before, 'version') })

  const shown = await of('mail')
  await ask('PUT', '/connections/mail/switch', { isOn: false })
  await ask('PUT', '/connections/mail/switch', { isOn: true })
  assert.equal(at(await of('mail'), 'version'), at(shown, 'version'))
  const version = at(shown, 'version')
  const saved = await ask('PUT', '/connections/mail', { fields: { ...mailServer, port: 465 }, secrets: {}, version })
  assert.equal(saved.status, 200)
  assert.equal(at(await of('mail'), 'isOn'), true, 'a form that says nothing of it leaves it on')
  await refused('/connections/mail', { fields: mailServer, secrets: { 'smtp-password': 'mine' }, version })
  assert.equal(world.secrets.get('smtp-password'), 'newer')
})
