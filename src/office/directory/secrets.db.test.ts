import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { testStore } from '../../../test/database.ts'
import { openTestSecrets, testKey } from '../../../test/secrets.ts'
import { at, makeWorld } from '../../../test/world.ts'
import { openPolaris } from '../../main/polaris.ts'
import { openWorldshare } from '../../main/worldshare.ts'
import { writeBackup } from '../../store/backup/write.ts'
import { lineOf, readTables } from '../../store/backup/tables.ts'
import { sql } from 'kysely'
import { readSecrets } from '../../store/secrets.ts'
import type { Connection } from './connections.ts'
import { seal, secretKeyIn, unseal } from './secret-box.ts'
import { openSecrets } from './secrets.ts'

const otherKey = secretKeyIn('cd'.repeat(32))
assert.ok(otherKey)

test('a key is 32 bytes in hexadecimal or base64; the two spellings are one key', () => {
  const bytes = Buffer.from('ab'.repeat(32), 'hex')
  for (const text of ['AB'.repeat(32), bytes.toString('base64'), bytes.toString('base64url')])
    assert.equal(secretKeyIn(text)?.id, testKey.id)
  for (const text of ['', 'password', 'ab'.repeat(31), `${'ab'.repeat(31)}zz`, 'ä'.repeat(44)])
    assert.equal(secretKeyIn(text), null, text)
})

test('the same words are sealed differently each time; a changed letter, another name or another key opens nothing', () => {
  const first = seal(testKey, 'one', 'Weiß 😀')
  assert.notEqual(first, seal(testKey, 'one', 'Weiß 😀'))
  assert.equal(unseal(testKey, 'one', first), 'Weiß 😀')
  assert.equal(unseal(testKey, 'two', first), null)
  assert.equal(unseal(otherKey, 'one', first), null)
  const bytes = Buffer.from(first, 'base64')
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
  assert.equal(unseal(testKey, 'one', bytes.toString('base64')), null)
  assert.equal(unseal(testKey, 'one', 'AAAA'), null)
})

test('what one process keeps, another that hears of it reads; the database holds no letter of it', async (t) => {
  const { store, drop } = await testStore()
  t.after(drop)
  const here = await openTestSecrets(store)
  const there = await openTestSecrets(store)
  await here.keep('smtp-password', 'lock-and-dam')
  assert.deepEqual([here.get('smtp-password'), there.get('smtp-password')], ['lock-and-dam', null])
  await there.reload()
  assert.equal(there.get('smtp-password'), 'lock-and-dam')
  assert.doesNotMatch(JSON.stringify(await readSecrets(store.db)), /lock-and-dam/)
  assert.equal(here.cover('535 no lock-and-dam here'), '535 no •••••• here')
})

test('under another key it is locked and has to be entered anew; a former key seals it anew', async (t) => {
  const { store, drop } = await testStore()
  t.after(drop)
  await (await openTestSecrets(store)).keep('smtp-password', 'lock-and-dam')
  const elsewhere = await openSecrets(store, { current: otherKey, former: null })
  assert.deepEqual(
    [elsewhere.get('smtp-password'), elsewhere.standing('smtp-password').is, elsewhere.locked()],
    [null, 'locked', ['smtp-password']],
  )
  const changed = await openSecrets(store, { current: otherKey, former: testKey })
  assert.deepEqual([changed.get('smtp-password'), changed.locked()], ['lock-and-dam', []])
  assert.equal((await readSecrets(store.db))[0]?.key_id, otherKey.id)
  assert.equal((await openTestSecrets(store)).standing('smtp-password').is, 'locked')
  assert.equal((await openSecrets(store, { current: otherKey, former: null })).get('smtp-password'), 'lock-and-dam')
})

/** Says everything it was told, as badly written servers do in their error pages. */
async function parrot(): Promise<{ readonly url: string; close(): void }> {
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      response.statusCode = 401
      const basic = /^Basic (.*)$/.exec(request.headers.authorization ?? '')?.[1] ?? ''
      response.end(`${request.url} ${body} ${basic} ${Buffer.from(basic, 'base64').toString()}`)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const place = server.address()
  assert.ok(typeof place === 'object' && place !== null)
  return { url: `http://127.0.0.1:${place.port}`, close: () => server.close() }
}

test('a secret stands nowhere: not in answers, log, database or backup, even when the other side says it back', async (t) => {
  const there = await parrot()
  t.after(() => there.close())
  const connections: Connection[] = []
  const world = await makeWorld(t, { app: { connections } })
  const { office, settings: kept, secrets } = world
  connections.push(
    openPolaris({ store: office.store, clock: office.clock, kept, secret: secrets.get }).connection,
    openWorldshare({ office, kept, secret: secrets.get }).connection,
  )
  const values = {
    'polaris-access-key': 'Heron+Marsh/9',
    'polaris-staff-password': 'quiet "otter" 7',
    'worldshare-key-secret': 'Sedge:Wren=3',
    'smtp-password': 'lock-and-dam',
  }
  const address = { address1: '1 Canal St' }
  const polaris = { papiAddress: there.url, staffAddress: there.url, accessId: 'K', domain: 'D', user: 'u' }
  const ids = { branchId: 5, userId: 7, workstationId: 2 }
  const heard: unknown[] = []
  const ask = async (method: string, path: string, body?: unknown): Promise<void> => {
    const answer = await world.ask('administrator', method, path, body)
    heard.push(answer.body)
    assert.ok(answer.status < 500, `${path}: ${answer.status}`)
  }
  await ask('PUT', '/connections/polaris', {
    isOn: true,
    fields: { ...polaris, ...ids },
    secrets: {
      'polaris-access-key': values['polaris-access-key'],
      'polaris-staff-password': values['polaris-staff-password'],
    },
  })
  await ask('PUT', '/connections/worldshare', {
    isOn: true,
    fields: {
      registryId: 128807,
      clientId: 'client',
      tokenAddress: there.url,
      searchAddress: there.url,
      deliveryAddress: address,
      billingAddress: address,
    },
    secrets: { 'worldshare-key-secret': values['worldshare-key-secret'] },
  })
  const server = { host: '127.0.0.1', port: 1, security: 'none', user: 'ill', from: 'ill@office.example' }
  await ask('PUT', '/mail', { server, password: values['smtp-password'] })
  // They are known where they are used: else nothing below could find them.
  for (const [name, value] of Object.entries(values)) assert.equal(secrets.get(name), value)
  for (const path of ['/connections/polaris/test', '/connections/worldshare/test']) await ask('POST', path)
  await ask('POST', '/mail/test', { to: 'reader@patron.example' })
  for (const path of ['/connections', '/mail', '/cards', '/today', '/settings']) await ask('GET', path)
  assert.match(JSON.stringify(heard), /does not accept/)

  const folder = await mkdtemp(join(tmpdir(), 'keuka-secret-'))
  t.after(() => rm(folder, { recursive: true }))
  const file = join(folder, 'office.keuka')
  await writeBackup(office.store, folder, file, { withSecrets: false, version: '0' })
  assert.deepEqual(await readdir(folder), ['office.keuka'])
  const rows = await office.store.transact(async (tx) => {
    const lines: string[] = []
    for (const table of await readTables(tx)) {
      const found = await sql<{ line: string }>`select ${lineOf(table)} as line from ${sql.table(table.name)}`.execute(
        tx,
      )
      lines.push(...found.rows.map((row) => row.line))
    }
    return lines.join('\n')
  })
  // The calls were kept: what is searched is not empty.
  assert.match(rows, /AuthenticateStaffUser|OrganizationsGet/)
  assert.match(rows, /smtp-password/)
  const places = {
    answers: JSON.stringify(heard),
    log: world.logged.join('\n'),
    database: rows,
    backup: gunzipSync(await readFile(file)).toString('latin1'),
  }
  for (const [place, text] of Object.entries(places)) {
    for (const [name, value] of Object.entries(values)) {
      for (const form of formsOf(value)) assert.ok(!text.includes(form), `${name} stands in the ${place} as ${form}`)
    }
  }
  assert.equal(at(heard[0], 'secrets.0.isSet'), true)
})

/** As it is, as JSON writes it (once and within a string), in an address, and behind a user's name in a Basic header. */
function formsOf(value: string): readonly string[] {
  const json = JSON.stringify(value).slice(1, -1)
  const basic = ['client', 'ill', 'D\\u'].map((user) => Buffer.from(`${user}:${value}`).toString('base64'))
  return [value, json, JSON.stringify(json).slice(1, -1), encodeURIComponent(value), ...basic]
}
