import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { Hono } from 'hono'
import { ilsByHand } from '../connectors/by-hand/ils.ts'
import { StoreGone } from '../store/errors.ts'
import { at, makeWorld, worldOrigin, type World } from '../../test/world.ts'

const look = (world: World, path: string, headers: Record<string, string> = {}, address?: string) =>
  world.app.request(
    `${worldOrigin}${path}`,
    { headers },
    address === undefined ? {} : { incoming: { socket: { remoteAddress: address } } },
  )

test('the machine’s own questions are answered, figures to this machine alone', async (t) => {
  const world = await makeWorld(t)
  await world.borrowing('sent')
  assert.equal((await look(world, '/healthz')).status, 200)
  assert.equal(await (await look(world, '/readyz')).text(), 'ready\n')
  assert.equal((await look(world, '/metrics')).status, 403)
  assert.equal((await look(world, '/metrics', {}, '192.0.2.7')).status, 403)
  assert.equal((await look(world, '/metrics', { 'x-forwarded-for': '192.0.2.7' }, '127.0.0.1')).status, 403)
  const text = await (await look(world, '/metrics', {}, '::ffff:127.0.0.1')).text()
  assert.match(text, /^keuka_requests_open\{kind="borrowing",service="loan",state="sent"\} 1$/m)
  assert.match(text, /^keuka_effects\{state="with_person"\} 1$/m)
  assert.match(text, /^process_resident_memory_bytes \d+$/m)
})

test('pages are for who is signed in; files are kept as long as their names allow', async (t) => {
  const webFolder = await mkdtemp(join(tmpdir(), 'keuka-web-'))
  t.after(() => rm(webFolder, { recursive: true }))
  await mkdir(join(webFolder, 'assets'))
  await writeFile(join(webFolder, 'index.html'), '<!doctype html><title>Keuka</title>')
  await writeFile(join(webFolder, 'assets', 'main-abc.js'), 'export {}')
  await writeFile(join(webFolder, 'icon.svg'), '<svg/>')
  const world = await makeWorld(t, { app: { webFolder } })
  const cookie = await world.cookie('assistant')

  const turnedAway = await look(world, '/requests?kind=lending')
  assert.deepEqual(
    [turnedAway.status, turnedAway.headers.get('location')],
    [303, '/sign-in?next=%2Frequests%3Fkind%3Dlending'],
  )
  for (const path of ['/', '/requests', '/requests/17', '/settings/staff']) {
    const page = await look(world, path, { cookie })
    assert.deepEqual([page.status, page.headers.get('cache-control')], [200, 'no-cache'], path)
    assert.match(await page.text(), /<title>Keuka/)
  }
  const page = await look(world, '/', { cookie })
  assert.match(page.headers.get('content-security-policy') ?? '', /script-src 'self';.*frame-ancestors 'none'/)
  assert.equal(page.headers.get('x-content-type-options'), 'nosniff')
  const script = await look(world, '/assets/main-abc.js', { 'accept-encoding': 'gzip, br' })
  assert.deepEqual(
    [script.status, script.headers.get('content-type'), script.headers.get('content-encoding')],
    [200, 'text/javascript; charset=utf-8', 'gzip'],
  )
  assert.match(script.headers.get('cache-control') ?? '', /immutable/)
  assert.equal((await look(world, '/icon.svg')).headers.get('cache-control'), 'no-cache')
  for (const path of ['/assets/old.js', '/..%2fpackage.json', '/index.php', '/api', '/api/nothing']) {
    assert.ok([401, 404].includes((await look(world, path)).status), path)
  }
  assert.match((await look(world, '/sign-in')).headers.get('content-security-policy') ?? '', /^default-src 'none'/)
})

test('without a built workbench the page says what to do; the document of the API is served', async (t) => {
  const world = await makeWorld(t)
  const page = await look(world, '/', { cookie: await world.cookie('assistant') })
  assert.equal(page.status, 503)
  assert.match(await page.text(), /npm run build/)
  const document = await look(world, '/api/openapi.json')
  assert.equal(at(JSON.parse(await document.text()), 'openapi'), '3.1.1')
})

test('a door of a protocol stands where it was mounted, with limits of its own', async (t) => {
  const door = new Hono().post('/', async (c) => c.text(`read ${(await c.req.text()).length}`))
  const world = await makeWorld(t, { app: { doors: [{ path: '/iso18626', app: door }] } })
  const answer = await world.app.request(`${worldOrigin}/iso18626`, { method: 'POST', body: 'x'.repeat(2_000_000) }, {})
  assert.equal(await answer.text(), 'read 2000000')
})

test('a database that is away and a fault of our own are told apart; the log has the cause, the person a reference', async (t) => {
  const world = await makeWorld(t, {
    ils: {
      ...ilsByHand,
      byHand: false,
      findPatron: (card) =>
        Promise.reject(card === '1' ? new StoreGone('The connection was lost.') : new Error('a slip')),
    },
  })
  const gone = await world.ask('assistant', 'GET', '/patrons/find?card=1')
  assert.deepEqual([gone.status, at(gone.body, 'code'), at(gone.body, 'data.code')], [503, 'UNAVAILABLE', 'store-gone'])
  const slip = await world.ask('assistant', 'GET', '/patrons/find?card=2')
  assert.equal(slip.status, 500)
  const reference = String(at(slip.body, 'data.reference'))
  assert.match(String(at(slip.body, 'data.sentence')), new RegExp(`Reference: ${reference}`))
  assert.ok(!JSON.stringify(slip.body).includes('a slip'))
  const line = world.logged.find((one) => one.startsWith(reference))
  assert.match(line ?? '', /^\w{8} patrons\.find: Error: a slip\n/)
  assert.equal(world.logged.length, 2)
})
