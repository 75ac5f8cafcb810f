import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { signInsPerMinute } from './auth.ts'
import { emailOf, password, testOffice, type TestOffice } from '../../../test/sign-in-office.ts'
import { triesPerAccount } from './try-sign-in.ts'

let office: TestOffice
let behindProxy: TestOffice
before(async () => {
  office = await testOffice()
  behindProxy = await testOffice({ trustedProxies: ['127.0.0.1'] })
})
after(async () => {
  await office.close()
  await behindProxy.close()
})
beforeEach(async () => {
  for (const { clock, store } of [office, behindProxy]) {
    clock.now = new Date()
    await store.db.deleteFrom('staff_sign_in_try').execute()
    await store.db.deleteFrom('staff_rate_limit').execute()
  }
})

const from = (n: number) => ({ 'x-forwarded-for': `198.51.100.${n}`, 'x-keuka-client-address': `198.51.100.${n}` })

test('ten tries for one account, then nobody gets in for a quarter of an hour, whatever address they claim', async () => {
  for (let n = 1; n <= triesPerAccount; n += 1) {
    const answer = await office.send('/sign-in', { email: emailOf('assistant'), password: `wrong ${n}` }, from(n))
    assert.equal(answer.status, 401)
  }
  const locked = await office.send('/sign-in', { email: emailOf('assistant').toUpperCase(), password }, from(99))
  assert.equal(locked.status, 429)
  assert.equal(locked.headers.get('retry-after'), '900')
  assert.match(await locked.text(), /Too many tries for this account\./)
  assert.equal((await office.send('/sign-in', { email: emailOf('librarian'), password }, from(99))).status, 303)

  office.clock.now = new Date(Date.now() + 15 * 60_000 + 1)
  assert.equal((await office.send('/sign-in', { email: emailOf('assistant'), password }, from(99))).status, 303)
})

test('the account is held behind a proxy too, where the addresses truly differ', async () => {
  const tries = await Promise.all(
    Array.from({ length: triesPerAccount + 5 }, (_, n) =>
      behindProxy.send('/sign-in', { email: emailOf('assistant'), password: 'wrong password' }, from(n + 1)),
    ),
  )
  const statuses = tries.map((answer) => answer.status)
  assert.equal(statuses.filter((status) => status === 401).length, triesPerAccount, 'tries at once are each counted')
  assert.equal(statuses.filter((status) => status === 429).length, 5)
})

test('an address of e-mail nobody has is counted just the same', async () => {
  const status = async () => (await behindProxy.send('/sign-in', { email: 'nobody@keuka.example', password })).status
  for (let n = 1; n <= triesPerAccount; n += 1) assert.equal(await status(), 401)
  assert.equal(await status(), 429)
})

test('a good sign-in starts the count afresh', async () => {
  const send = (word: string) => office.send('/sign-in', { email: emailOf('assistant'), password: word })
  for (let n = 1; n < triesPerAccount; n += 1) await send('wrong password')
  assert.equal((await send(password)).status, 303)
  assert.equal((await send('wrong password')).status, 401)
})

test('one address is held after twenty sign-ins a minute, whatever x-forwarded-for it writes', async () => {
  const statuses: number[] = []
  for (let n = 1; n <= signInsPerMinute + 2; n += 1) {
    const answer = await office.send('/sign-in', { email: `nobody${n}@keuka.example`, password }, from(n))
    statuses.push(answer.status)
  }
  assert.deepEqual(statuses, [...Array.from({ length: signInsPerMinute }, () => 401), 429, 429])
  const json = await fetch(`${office.origin}/auth/sign-in/email`, {
    method: 'POST',
    body: JSON.stringify({ email: emailOf('assistant'), password }),
    headers: { 'content-type': 'application/json', ...from(77) },
  })
  assert.equal(json.status, 429, 'the other door is counted with it')
})

test('behind our proxy each client is counted by itself, and cannot choose whom it is counted as', async () => {
  const sendAs = async (n: number, chain: string) =>
    (await behindProxy.send('/sign-in', { email: `nobody${n}@keuka.example`, password }, { 'x-forwarded-for': chain }))
      .status
  for (let n = 1; n <= signInsPerMinute; n += 1) assert.equal(await sendAs(n, `203.0.113.${n}, 198.51.100.1`), 401)
  assert.equal(await sendAs(98, '203.0.113.99, 198.51.100.1'), 429)
  assert.equal(await sendAs(99, '198.51.100.2'), 401)
})
