import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Person } from './person.ts'
import { sweepSignIn } from '../../store/sign-in-try.ts'
import { idleMs } from './session.ts'
import { personIn, testOffice, type TestOffice } from '../../../test/sign-in-office.ts'
import { createToken, listTokens, revokeToken, type TokenOrder } from './tokens.ts'
import { triesWindowMs } from './try-sign-in.ts'

let office: TestOffice
let ada: Person
before(async () => {
  office = await testOffice()
  ada = await office.person('administrator')
})
after(() => office.close())

const now = new Date()
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000)
const order: TokenOrder = { name: 'Night report', role: 'librarian', libraryId: null, endsAt: inDays(30) }

async function whoWith(secret: string): Promise<Person | null> {
  return personIn(await fetch(`${office.origin}/who`, { headers: { authorization: `Bearer ${secret}` } }))
}

async function make(change: Partial<TokenOrder> = {}, by = ada) {
  const outcome = await createToken(office.store, by, { ...order, ...change }, now)
  return outcome.ok ? outcome.value : outcome.code
}

async function made(change: Partial<TokenOrder> = {}) {
  const token = await make(change)
  assert.ok(typeof token === 'object')
  return token
}

test('a token lets a program in with its role, and notes the day', async () => {
  const { id, secret } = await made()
  assert.match(secret, /^keuka_[\w-]{43}$/)
  assert.deepEqual(await whoWith(secret), {
    kind: 'staff',
    userId: `token:${id}`,
    role: 'librarian',
    libraryId: null,
    name: 'Night report',
    via: 'token',
  })
  const [row] = await listTokens(office.store.db)
  assert.equal(row?.lastUsedOn, now.toISOString().slice(0, 10))
  assert.equal(row?.createdBy, 'Ada')
  assert.ok(
    !JSON.stringify(await office.store.db.selectFrom('staff_token').selectAll().execute()).includes(secret),
    'the secret is not kept',
  )
})

test('a token of a member library sees that library', async () => {
  const { secret } = await made({ role: 'member', libraryId: office.members.library })
  assert.equal((await whoWith(secret))?.libraryId, office.members.library)
  assert.equal(await make({ role: 'member' }), 'library-missing')
  assert.equal(await make({ libraryId: office.members.library }), 'library-not-wanted')
})

test('an unknown, altered, revoked or ended token is nobody', async () => {
  const { id, secret } = await made()
  assert.equal(await whoWith('keuka_nothing'), null)
  assert.equal(await whoWith(`${secret}x`), null)
  assert.equal(await whoWith(secret.slice('keuka_'.length)), null)
  assert.equal(await whoWith(''), null)

  assert.deepEqual(await revokeToken(office.store, ada, id, now), { ok: true, value: { id } })
  assert.equal(await whoWith(secret), null)
  assert.equal((await revokeToken(office.store, ada, 999_999, now)).ok, false)

  const short = await made({ endsAt: inDays(1) })
  assert.notEqual(await whoWith(short.secret), null)
  office.clock.now = inDays(1)
  assert.equal(await whoWith(short.secret), null)
  office.clock.now = now
})

test('a token has a name and an end within a year, and is made by an administrator in person', async () => {
  assert.equal(await make({ name: ' ' }), 'name-missing')
  assert.equal(await make({ endsAt: now }), 'token-end')
  assert.equal(await make({ endsAt: inDays(400) }), 'token-end')
  assert.equal(await make({}, await office.person('librarian')), 'not-yours')
  assert.equal(await make({}, { ...ada, userId: 'token:1', via: 'token' }), 'person-only')
  const refused = await revokeToken(office.store, await office.person('librarian'), 1, now)
  assert.equal(refused.ok ? '' : refused.code, 'not-yours')
})

test('the night sweeps ended sessions and old counts, and leaves living ones', async () => {
  const cookie = await office.signIn('assistant')
  const sweepAt = (at: Date) => office.store.transact((tx) => sweepSignIn(tx, at, idleMs, triesWindowMs))
  await sweepAt(new Date())
  assert.notEqual(await office.who(cookie), null)
  await sweepAt(inDays(1))
  for (const table of ['staff_session', 'staff_sign_in_try', 'staff_rate_limit'] as const) {
    assert.deepEqual(await office.store.db.selectFrom(table).selectAll().execute(), [], table)
  }
})
