import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { mkdir, stat, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { z } from 'zod'
import { readRunning } from '../../src/main/control-door.ts'
import { testDatabase } from '../database.ts'
import { findingsIn, keuka, openOffice, testHome, type OpenOffice, type TestHome } from './command.ts'

/** An office from its first page to its end, by the commands a person types. */
let home: TestHome
let elsewhere: TestHome
let office: OpenOffice
let busy: { server: Server; port: number }
const environment = () => home.environment
const isInFolder = testDatabase === 'pglite'
const backup = () => join(home.folder, 'one.keuka')

before(async () => {
  home = await testHome()
  elsewhere = await testHome({ empty: true })
  busy = await takePort()
  office = await openOffice(['--empty'], { ...environment(), PORT: String(busy.port) })
})
after(async () => {
  busy.server.close()
  await home.remove()
  await elsewhere.remove()
})

test('a busy port: the next one, said', () => {
  assert.match(office.said(), new RegExp(`Port ${busy.port} is in use; trying ${busy.port + 1}`))
  assert.notEqual(new URL(office.url).port, String(busy.port))
})

test('the office is set up with the code it printed', async () => {
  assert.match((await fetch(office.url)).url, /\/set-up$/)
  const wrong = await send('/set-up', { ...form, code: 'AAAA-AAAA' })
  assert.equal(wrong.status, 403)
  const answer = await send('/set-up', { ...form, code: codeOf(office) })
  assert.equal(answer.headers.get('location'), '/sign-in?after=set-up')
  assert.equal((await fetch(`${office.url}/set-up`)).status, 404)
  const me = await fetch(`${office.url}/api/me`, { headers: { cookie: await signIn(office.url) } })
  assert.equal(z.object({ officeName: z.string() }).parse(await me.json()).officeName, form.officeName)
})

if (isInFolder) {
  test('a second start, a migration and a restore are refused with the holder’s name and time', async () => {
    await writeFile(backup(), 'no backup at all')
    for (const words of [['start'], ['migrate']]) {
      const ended = await keuka(words, environment())
      assert.equal(ended.code, 1)
      assert.match(ended.err, new RegExp(`in use by process ${office.pid} on \\S+ since \\d{4}-\\d\\d-\\d\\dT`))
    }
  })
}

test('where to reach it stands in a file only its account may read, and goes with it', async () => {
  assert.equal((await stat(join(home.folder, 'running.json'))).mode & 0o777, 0o600)
  const running = await readRunning(home.folder)
  if (!running) throw new Error('nothing is written down')
  assert.equal(running.pid, office.pid)
  for (const authorization of ['', 'Bearer ', `Bearer ${'x'.repeat(running.token.length)}`]) {
    const answer: Response = await fetch(`${running.control}/control/health`, { headers: { authorization } })
    assert.equal(answer.status, 401)
  }
})

test('doctor looks into the open office', async () => {
  const ended = await keuka(['doctor', '--json'], { ...environment(), PORT: new URL(office.url).port })
  const told = findingsIn(ended.out)
  assert.match(JSON.stringify(told.get('Database')), /"ok".*schema/)
  assert.match(JSON.stringify(told.get('Accounts')), /"ok".*1\./)
  assert.match(JSON.stringify(told.get('Secrets')), /"ok"/)
  assert.match(JSON.stringify(told.get('Port')), /The office is open at/)
})

test('a backup from the open office', async () => {
  await mkdir(join(home.folder, 'backups'))
  const ended = await keuka(
    ['backup', join(home.folder, 'backups', 'two.keuka'), '--with-secrets', '--json'],
    environment(),
  )
  assert.equal(ended.code, 0, ended.err)
  const told = outcome.parse(JSON.parse(ended.out))
  assert.ok(told.rows > 3)
  assert.equal(told.secrets, true)
  assert.equal((await stat(told.file)).mode & 0o777, 0o600)
  const again = await keuka(['backup', told.file], environment())
  assert.equal(again.code, 1)
  assert.match(again.err, /already a file/)
})

test('a restore under an open office is refused', async () => {
  const ended = await keuka(['restore', join(home.folder, 'backups', 'two.keuka'), '--replace'], environment())
  assert.equal(ended.code, 1)
  assert.match(ended.err, isInFolder ? /in use by process/ : /Keuka is running on this database/)
})

test('SIGTERM answers what is in hand, ends the live streams and closes within seconds', async () => {
  const cookie = await signIn(office.url)
  const stream = await fetch(`${office.url}/api/changes`, { headers: { cookie } })
  assert.equal(stream.status, 200)
  const reader = stream.body?.getReader()
  await reader?.read()
  const inHand = [1, 2, 3].map(() => send('/sign-in', { email: form.email, password: form.password }))
  await new Promise((resolve) => setTimeout(resolve, 30))
  const { code, ms } = await office.stop()
  assert.equal(code, 0, office.logged())
  assert.ok(ms < 10_000, `took ${ms} ms`)
  for (const answer of await Promise.all(inHand)) assert.equal(answer.status, 303)
  assert.ok(!existsSync(join(home.folder, 'running.json')))
  for (let isOpen = true; isOpen;) isOpen = (await reader?.read())?.done === false
})

test('a restore over a living office wants --replace; without it nothing changes', async () => {
  const file = join(home.folder, 'backups', 'two.keuka')
  const refused = await keuka(['restore', file], environment())
  assert.equal(refused.code, 1)
  assert.match(refused.err, /say --replace/)
  const replaced = await keuka(['restore', file, '--replace', '--json'], environment())
  assert.equal(replaced.code, 0, replaced.err)
  assert.ok(outcome.parse(JSON.parse(replaced.out)).rows > 3)
})

test('restored elsewhere it is the same office: the same people sign in, and no code is printed', async () => {
  const ended = await keuka(['restore', join(home.folder, 'backups', 'two.keuka')], elsewhere.environment)
  assert.equal(ended.code, 0, ended.err)
  assert.match(ended.out, /Restored the office of/)
  const other = await openOffice([], elsewhere.environment)
  try {
    assert.doesNotMatch(other.said(), /not set up/)
    assert.match(await signIn(other.url), /./)
  } finally {
    assert.equal((await other.stop('SIGINT')).code, 0)
  }
})

test('a real office does not become a make-believe one', async () => {
  const ended = await keuka(['start', '--demo'], elsewhere.environment)
  assert.equal(ended.code, 1)
  assert.match(ended.err, /holds a real office/)
})

const outcome = z.object({ file: z.string(), rows: z.number(), secrets: z.boolean() })

const form = {
  officeName: 'Four Counties',
  isil: 'US-NFCL',
  street: '1 Lock Street',
  city: 'Seneca Falls',
  timeZone: 'America/New_York',
  name: 'Ada Byron',
  email: 'ada@example.org',
  password: 'canal boats go slowly',
  again: 'canal boats go slowly',
}

function send(path: string, fields: Record<string, string>, url = office.url): Promise<Response> {
  const headers = { origin: new URL(url).origin }
  return fetch(url + path, { method: 'POST', body: new URLSearchParams(fields), headers, redirect: 'manual' })
}

async function signIn(url: string): Promise<string> {
  const answer = await send('/sign-in', { email: form.email, password: form.password }, url)
  assert.equal(answer.status, 303, await answer.text())
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

function codeOf({ said }: OpenOffice): string {
  const code = /this code: ([A-Z0-9-]+)/.exec(said())?.[1]
  assert.ok(code !== undefined, said())
  return code
}

function takePort(): Promise<{ server: Server; port: number }> {
  const server = createServer()
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve({ server, port: typeof address === 'object' && address ? address.port : 0 })
    })
  })
}
