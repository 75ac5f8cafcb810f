import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { Hono } from 'hono'
import { testStore } from '../../../test/database.ts'
import { offerSetUp } from '../../main/first-account.ts'
import { loadSettings } from '../../office/directory/settings.ts'
import { createSignIn } from '../sign-in/create-sign-in.ts'

const origin = 'http://127.0.0.1:4100'
const database = await testStore()
after(() => database.drop())
const { store } = database
const settings = await loadSettings(store)
const said: string[] = []
const lastCode = () => said.at(-1)?.split(': ')[1] ?? ''

const secret = 'only-a-test-needs-this-secret-0123456789'
const signIn = createSignIn({ store, secret, publicUrl: null, trustedProxies: [] })
const app = new Hono().route('/', signIn.routes).get('/', (c) => c.text('the workbench'))
const offer = () => offerSetUp({ app, store, settings, publicUrl: null, say: (line) => said.push(line) })
const front = await offer()

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
const look = (path: string) => front.request(origin + path)
const send = (path: string, fields: Record<string, string>, headers: Record<string, string> = { origin }) =>
  front.request(origin + path, { method: 'POST', body: new URLSearchParams(fields), headers }, {})

test('until there is an account the first page and the sign-in lead to the set-up', async () => {
  for (const path of ['/', '/sign-in']) {
    const answer = await look(path)
    assert.equal(answer.status, 303)
    assert.equal(answer.headers.get('location'), '/set-up')
  }
  const page = await look('/set-up')
  assert.equal(page.status, 200)
  assert.match(page.headers.get('content-security-policy') ?? '', /default-src 'none'/)
  const text = await page.text()
  for (const [, name] of text.matchAll(/<(?:input|select|textarea)[^>]* name="(\w+)"/g)) {
    assert.ok(text.includes(`<label for="${name}">`), `${name} has no label`)
  }
})

test('without the code nothing is written, and what was typed stands there again', async () => {
  const answer = await send('/set-up', { ...form, code: 'AAAA-AAAA' })
  assert.equal(answer.status, 403)
  const text = await answer.text()
  assert.match(text, /value="Four Counties"/)
  assert.match(text, /id="code-fault"/)
  assert.ok(!text.includes(form.password), 'the password is not sent back')
  assert.equal(settings.isSetUp(), false)
})

test('with the code faults are told beside their fields', async () => {
  const answer = await send('/set-up', { ...form, code: lastCode(), city: '', password: 'short', again: 'short' })
  assert.equal(answer.status, 400)
  const text = await answer.text()
  assert.match(text, /id="city-fault"/)
  assert.match(text, /aria-invalid="true"[^>]*aria-describedby="password-hint password-fault"/)
  assert.match(text, /<title>Error: /)
})

test('another site cannot send the form', async () => {
  const answer = await send('/set-up', { ...form, code: lastCode() }, { origin: 'https://evil.example' })
  assert.equal(answer.status, 403)
  assert.equal(settings.isSetUp(), false)
})

test('the office is set up once, its first account signs in, and the page is gone', async () => {
  const answer = await send('/set-up', { ...form, code: lastCode() })
  assert.equal(answer.status, 303)
  assert.equal(answer.headers.get('location'), '/sign-in?after=set-up')
  assert.match(await (await look('/sign-in?after=set-up')).text(), /The office is set up/)
  assert.equal(settings.settings().name, 'Four Counties')
  assert.deepEqual(settings.settings().symbols, [{ scheme: 'ISIL', symbol: 'US-NFCL' }])
  assert.equal(await (await look('/')).text(), 'the workbench')

  assert.equal((await look('/set-up')).status, 404)
  const again = await send('/set-up', { ...form, email: 'eve@example.org', code: lastCode() })
  assert.equal(again.status, 409)
  assert.match(await again.text(), /has been set up/)

  const entered = await send('/sign-in', { email: form.email, password: form.password })
  assert.equal(entered.headers.get('location'), '/')
})

test('the next start prints no code', async () => {
  const before = said.length
  const next = await offer()
  assert.equal(said.length, before)
  assert.equal((await next.request(`${origin}/set-up`)).status, 404)
})
