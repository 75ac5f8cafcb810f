import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { createDemoStaff, createFirstAdministrator } from './first-staff.ts'
import { changeOwnPassword } from './own-password.ts'
import type { Person } from './person.ts'
import type { Answer } from '../../domain/refusal.ts'
import { addStaff, disableStaff, enableStaff, listStaff, resetPassword, setRole, type StaffOrder } from './staff.ts'
import { cookieOf, emailOf, password, testOffice, type TestOffice } from '../../../test/sign-in-office.ts'
import { triesPerAccount } from './try-sign-in.ts'

let office: TestOffice
let ada: Person
before(async () => {
  office = await testOffice()
  ada = await office.person('administrator')
})
after(() => office.close())
beforeEach(async () => {
  await office.store.db.deleteFrom('staff_sign_in_try').execute()
  await office.store.db.deleteFrom('staff_rate_limit').execute()
})

const now = new Date()
const codeOf = (outcome: Answer<unknown>) => (outcome.ok ? 'done' : outcome.code)
function valueOf<T>(outcome: Answer<T>): T {
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.sentence)
  return outcome.value
}

const zoe: StaffOrder = { name: ' Zoë ', email: ' Zoe@Keuka.example', role: 'librarian', libraryId: null }

test('a new person gets a password to hand over, and must choose their own before anything else', async () => {
  const { id, password: handedOver } = valueOf(await addStaff(office.store, ada, zoe, now))
  assert.equal(codeOf(await addStaff(office.store, ada, zoe, now)), 'email-taken')

  const first = await office.send('/sign-in', { email: 'zoe@keuka.example', password: handedOver, next: '/requests' })
  assert.equal(first.headers.get('location'), '/sign-in/password?next=%2Frequests')
  const cookie = cookieOf(first)
  assert.equal(await office.who(cookie), null)
  assert.equal(
    (await office.look('/sign-in?next=/requests', cookie)).headers.get('location'),
    '/sign-in/password?next=%2Frequests',
  )
  assert.match(await (await office.look('/sign-in/password', cookie)).text(), /made by an administrator/)

  const choose = (form: Record<string, string>) =>
    office.send('/sign-in/password', { next: '/requests', ...form }, { cookie })
  const mine = 'a lock on the outlet'
  for (const [form, sentence] of [
    [
      { currentPassword: handedOver, newPassword: mine, again: 'a lock on the inlet' },
      'The two new passwords are not the same.',
    ],
    [{ currentPassword: 'wrong', newPassword: mine, again: mine }, 'That is not your present password.'],
    [{ currentPassword: handedOver, newPassword: handedOver, again: handedOver }, 'The new password is the old one.'],
    [{ currentPassword: handedOver, newPassword: 'short', again: 'short' }, 'A password has at least 12 characters.'],
  ] as const) {
    const refused = await choose(form)
    assert.equal(refused.status, 400)
    assert.ok((await refused.text()).includes(sentence), sentence)
  }
  const chosen = await choose({ currentPassword: handedOver, newPassword: mine, again: mine })
  assert.equal(chosen.headers.get('location'), '/requests')
  assert.equal(await office.who(cookie), null, 'the session with the old password is over')
  assert.equal((await office.who(cookieOf(chosen)))?.userId, id)
  assert.equal((await office.send('/sign-in', { email: zoe.email, password: handedOver })).status, 401)
})

test('an account that was switched off is out at once, everywhere, and comes back when switched on', async () => {
  const { userId } = await office.person('assistant')
  const [here, there] = [await office.signIn('assistant'), await office.signIn('assistant')]
  valueOf(await disableStaff(office.store, ada, userId, now))
  assert.equal(await office.who(here), null)
  assert.equal(await office.who(there), null)
  assert.equal(codeOf(await disableStaff(office.store, ada, userId, now)), 'already-disabled')

  const refused = await office.send('/sign-in', { email: emailOf('assistant'), password })
  assert.equal(refused.status, 403)
  assert.match(await refused.text(), /has been switched off/)
  assert.equal((await office.send('/sign-in', { email: emailOf('assistant'), password: 'wrong password' })).status, 401)

  valueOf(await enableStaff(office.store, ada, userId, now))
  assert.equal(codeOf(await enableStaff(office.store, ada, userId, now)), 'not-disabled')
  assert.equal((await office.who(await office.signIn('assistant')))?.userId, userId)
})

test('a reset signs out everywhere, forgets the tries and hands over a new password', async () => {
  const { userId } = await office.person('librarian')
  const cookie = await office.signIn('librarian')
  for (let n = 0; n <= triesPerAccount; n += 1)
    await office.send('/sign-in', { email: emailOf('librarian'), password: 'wrong' })
  const handedOver = valueOf(await resetPassword(office.store, ada, userId, now)).password
  assert.equal(await office.who(cookie), null)
  assert.equal((await office.send('/sign-in', { email: emailOf('librarian'), password })).status, 401)
  assert.equal((await office.send('/sign-in', { email: emailOf('librarian'), password: handedOver })).status, 303)
  valueOf(await changeOwnPassword(office.store, { userId, currentPassword: handedOver, newPassword: password }, now))
})

test('guessing the present password counts as a try for the account', async () => {
  const { userId } = await office.person('member')
  const guess = () => changeOwnPassword(office.store, { userId, currentPassword: 'wrong', newPassword: password }, now)
  for (let n = 0; n < triesPerAccount; n += 1) assert.equal(codeOf(await guess()), 'not-your-password')
  assert.equal(codeOf(await guess()), 'too-many-tries')
})

test('a role changes at once, and the library goes with it', async () => {
  const { userId } = await office.person('facility')
  const cookie = await office.signIn('facility')
  const { library, facility, partner } = office.members
  const to = (role: StaffOrder['role'], libraryId: number | null) =>
    setRole(office.store, ada, { id: userId, role, libraryId }, now)
  assert.equal(codeOf(await to('member', null)), 'library-missing')
  assert.equal(codeOf(await to('member', facility)), 'library-missing')
  assert.equal(codeOf(await to('member', partner)), 'library-missing')
  assert.equal(codeOf(await to('member', 999_999)), 'library-missing')
  assert.equal(codeOf(await to('assistant', library)), 'library-not-wanted')
  valueOf(await to('member', library))
  assert.deepEqual(await office.who(cookie), {
    ...(await office.person('facility')),
    role: 'member',
    libraryId: library,
  })
  valueOf(await to('facility', facility))
})

test('the last administrator can be neither switched off nor demoted', async () => {
  const demotion = { id: ada.userId, role: 'librarian', libraryId: null } as const
  assert.equal(codeOf(await disableStaff(office.store, ada, ada.userId, now)), 'last-administrator')
  assert.equal(codeOf(await setRole(office.store, ada, demotion, now)), 'last-administrator')

  const { userId: lib } = await office.person('librarian')
  valueOf(await setRole(office.store, ada, { id: lib, role: 'administrator', libraryId: null }, now))
  const both = await Promise.all([
    disableStaff(office.store, ada, ada.userId, now),
    setRole(office.store, ada, { id: lib, role: 'librarian', libraryId: null }, now),
  ])
  assert.deepEqual(both.map(codeOf).sort(), ['done', 'last-administrator'], 'two leaving at once leave one')
  valueOf(both[0].ok ? await enableStaff(office.store, ada, ada.userId, now) : both[1])
  await setRole(office.store, ada, { id: lib, role: 'librarian', libraryId: null }, now)
})

test('only an administrator may change accounts', async () => {
  const { userId } = await office.person('assistant')
  for (const role of ['assistant', 'librarian', 'member', 'facility'] as const) {
    const by = await office.person(role)
    for (const outcome of [
      await addStaff(office.store, by, { ...zoe, email: 'other@keuka.example' }, now),
      await disableStaff(office.store, by, userId, now),
      await enableStaff(office.store, by, userId, now),
      await resetPassword(office.store, by, userId, now),
      await setRole(office.store, by, { id: userId, role: 'administrator', libraryId: null }, now),
    ]) {
      assert.equal(codeOf(outcome), 'not-yours')
    }
  }
})

test('what cannot be an account is refused by the field', async () => {
  const add = async (change: Partial<StaffOrder>) => {
    const outcome = await addStaff(office.store, ada, { ...zoe, email: 'new@keuka.example', ...change }, now)
    return outcome.ok ? 'done' : `${outcome.code} ${outcome.field}`
  }
  assert.equal(await add({ name: '  ' }), 'name-missing name')
  assert.equal(await add({ name: 'x'.repeat(201) }), 'name-missing name')
  assert.equal(await add({ email: 'nobody' }), 'email-not-an-address email')
  assert.equal(await add({ role: 'facility' }), 'library-missing libraryId')
  assert.equal(codeOf(await resetPassword(office.store, ada, 'nobody', now)), 'staff-not-found')
})

test('the first account is made once; the list names everybody', async () => {
  const outcome = await createFirstAdministrator(
    office.store,
    { name: 'Eve', email: 'eve@keuka.example', password },
    now,
  )
  assert.equal(codeOf(outcome), 'already-set-up')
  const list = await listStaff(office.store.db)
  assert.deepEqual(
    list.map(({ name, role, libraryName }) => [name, role, libraryName]),
    [
      ['Ada', 'administrator', null],
      ['Asa', 'assistant', null],
      ['Fay', 'facility', 'Lakeside'],
      ['Lib', 'librarian', null],
      ['Mem', 'member', 'Penn Yan'],
      ['Zoë', 'librarian', null],
    ],
  )

  await office.store.db.deleteFrom('staff_user').execute()
  const short = await createFirstAdministrator(
    office.store,
    { name: 'Eve', email: 'eve@keuka.example', password: 'short' },
    now,
  )
  assert.equal(codeOf(short), 'password-too-short')
  const twice = { ...zoe, name: 'Zoë', password }
  assert.equal(codeOf(await createDemoStaff(office.store, [twice, twice], now)), 'email-taken')
  assert.equal(
    codeOf(await createDemoStaff(office.store, [twice, { ...twice, email: 'm@keuka.example', role: 'member' }], now)),
    'library-missing',
  )
  assert.equal((await listStaff(office.store.db)).length, 0, 'a refusal leaves nothing behind')
  const both = await Promise.all(
    ['eve', 'eva'].map((name) =>
      createFirstAdministrator(office.store, { name, email: `${name}@keuka.example`, password }, now),
    ),
  )
  assert.deepEqual(both.map(codeOf).sort(), ['already-set-up', 'done'])
})
