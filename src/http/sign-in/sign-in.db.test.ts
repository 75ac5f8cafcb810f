import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { cookieOf, emailOf, password, testOffice, type TestOffice } from '../../../test/sign-in-office.ts'

let office: TestOffice
before(async () => {
  office = await testOffice({
    demoSignIns: [{ label: 'Ada, administrator', email: emailOf('administrator'), password }],
  })
})
after(() => office.close())
beforeEach(async () => {
  office.clock.now = new Date()
  await office.store.db.deleteFrom('staff_sign_in_try').execute()
  await office.store.db.deleteFrom('staff_rate_limit').execute()
})

test('a person signs in, is known, and goes where they wanted to go', async () => {
  const answer = await office.send('/sign-in', {
    email: ` ${emailOf('member').toUpperCase()} `,
    password,
    next: '/requests?state=new',
  })
  assert.equal(answer.status, 303)
  assert.equal(answer.headers.get('location'), '/requests?state=new')
  assert.deepEqual(await office.who(cookieOf(answer)), await office.person('member'))
})

test('the cookie is for us alone, and not sent in the clear when the office has https', async () => {
  const plain = (await office.send('/sign-in', { email: emailOf('assistant'), password })).headers.getSetCookie()
  assert.equal(plain.length, 1)
  assert.match(plain[0] ?? '', /^keuka\.session_token=.+; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/)

  const secure = await testOffice({ publicUrl: 'https://ill.example.org' })
  const [cookie = ''] = (
    await secure.send('/sign-in', { email: emailOf('assistant'), password })
  ).headers.getSetCookie()
  await secure.close()
  assert.match(cookie, /^__Secure-keuka\.session_token=.+; Secure; SameSite=Lax$/)
})

test('a wrong password, an unknown person and an empty form are refused in one sentence', async () => {
  for (const form of [
    { email: emailOf('assistant'), password: 'not-the-password' },
    { email: 'nobody@keuka.example', password: 'not-the-password' },
    { email: 'not an address', password: 'not-the-password' },
    { email: emailOf('assistant'), password: 'x'.repeat(9000) },
  ]) {
    const answer = await office.send('/sign-in', form)
    assert.equal(answer.status, 401)
    assert.equal(answer.headers.getSetCookie().length, 0)
    const page = await answer.text()
    assert.match(page, /id="form-fault" role="alert">That e-mail address and password do not go together\.</)
    assert.match(page, /aria-describedby="form-fault"/)
    assert.ok(!page.includes(form.password), 'a password is never written back')
  }
  const empty = await office.send('/sign-in', { email: '', password: '' })
  assert.equal(empty.status, 400)
  assert.match(await empty.text(), /aria-describedby="email-fault"/)
})

test('what somebody types is shown as text', async () => {
  const page = await (await office.send('/sign-in', { email: '"><script>alert(1)</script>', password: 'x' })).text()
  assert.ok(!page.includes('<script'))
  assert.ok(page.includes('&quot;&gt;&lt;script&gt;'))
})

test('after signing in nobody is sent to another site', async () => {
  for (const next of ['https://evil.example/', '//evil.example/', '/.//evil.example/']) {
    const answer = await office.send('/sign-in', { email: emailOf('assistant'), password, next })
    assert.equal(answer.headers.get('location'), '/')
  }
})

test('a form sent by another site is refused', async () => {
  const form = { email: emailOf('assistant'), password }
  for (const headers of [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: '', 'sec-fetch-site': 'cross-site' },
  ]) {
    const answer = await office.send('/sign-in', form, headers)
    assert.equal(answer.status, 403)
    assert.equal(answer.headers.getSetCookie().length, 0)
    assert.match(await answer.text(), /came from another site/)
    assert.equal(answer.headers.get('cache-control'), 'no-store')
  }
})

test('a change by cookie from another site is refused; one by token is not', async () => {
  const cookie = await office.signIn('assistant')
  const statusWith = async (headers: Record<string, string>) => (await office.send('/change', {}, headers)).status
  assert.equal(await statusWith({ cookie }), 200)
  assert.equal(await statusWith({ cookie, origin: 'https://evil.example' }), 403)
  assert.equal(await statusWith({ cookie, origin: '' }), 403)
  assert.equal(await statusWith({ cookie, origin: '', 'sec-fetch-site': 'same-origin' }), 200)
  assert.equal(await statusWith({ cookie, 'sec-fetch-site': 'same-site' }), 403)
  assert.equal(await statusWith({ origin: 'https://evil.example' }), 200)
  assert.equal(await statusWith({ cookie, origin: 'https://evil.example', authorization: 'Bearer keuka_x' }), 200)
})

test('with a token in the request the cookie does not count', async () => {
  const cookie = await office.signIn('assistant')
  const answer = await fetch(`${office.origin}/who`, { headers: { cookie, authorization: 'Bearer keuka_unknown' } })
  assert.equal(await answer.json(), null)
})

test('signing out ends the session here and takes the cookie back', async () => {
  const cookie = await office.signIn('assistant')
  const other = await office.signIn('assistant')
  assert.match(await (await office.look('/sign-out', cookie)).text(), /signed in as <strong>Asa/)
  assert.notEqual(await office.who(cookie), null, 'looking at the page signs nobody out')

  const answer = await office.send('/sign-out', {}, { cookie })
  assert.equal(answer.headers.get('location'), '/sign-in?after=signed-out')
  assert.match(answer.headers.getSetCookie()[0] ?? '', /^keuka\.session_token=; Max-Age=0/)
  assert.equal(await office.who(cookie), null)
  assert.notEqual(await office.who(other), null)
})

test('a session ends when it lies unused for twelve hours, and is kept by use', async () => {
  const cookie = await office.signIn('assistant')
  const later = (hours: number) => {
    office.clock.now = new Date(Date.now() + hours * 3_600_000)
  }
  later(11)
  assert.notEqual(await office.who(cookie), null)
  later(22)
  assert.notEqual(await office.who(cookie), null)
  later(35)
  assert.equal(await office.who(cookie), null)
  later(22)
  assert.equal(await office.who(cookie), null, 'an ended session stays ended')
})

test('a forged or altered cookie is nobody', async () => {
  const cookie = await office.signIn('assistant')
  const { token } = await office.store.db.selectFrom('staff_session').select('token').limit(1).executeTakeFirstOrThrow()
  assert.equal(await office.who(`keuka.session_token=${token}`), null)
  assert.equal(await office.who(cookie.slice(0, -8)), null)
  assert.equal(await office.who('keuka.session_token=%%%'), null)
})

test('programs sign in with JSON, and are told no in the same words', async () => {
  const ask = (body: string, type = 'application/json') =>
    fetch(`${office.origin}/auth/sign-in/email`, { method: 'POST', body, headers: { 'content-type': type } })
  const good = await ask(JSON.stringify({ email: emailOf('librarian'), password }))
  assert.deepEqual(await good.json(), { ok: true, mustChangePassword: false })
  assert.equal((await office.who(cookieOf(good)))?.role, 'librarian')

  const bad = await ask(JSON.stringify({ email: emailOf('librarian'), password: 'no' }))
  assert.equal(bad.status, 401)
  assert.deepEqual(await bad.json(), {
    ok: false,
    code: 'wrong-password',
    status: 401,
    sentence: 'That e-mail address and password do not go together.',
  })
  assert.equal((await ask('{')).status, 400)
  assert.equal(
    (await ask(new URLSearchParams({ email: emailOf('librarian'), password }).toString(), 'text/plain')).status,
    400,
  )
})

test('a broken or bloated form is refused in a sentence', async () => {
  const send = (body: string, type: string) =>
    fetch(`${office.origin}/sign-in`, {
      method: 'POST',
      body,
      headers: { origin: office.origin, 'content-type': type },
    })
  for (const [answer, status] of [
    [await send('x', 'multipart/form-data'), 400],
    [await send('x'.repeat(10_001), 'application/x-www-form-urlencoded'), 413],
  ] as const) {
    assert.equal(answer.status, status)
    assert.match(await answer.text(), /did not arrive whole/)
    assert.match(answer.headers.get('content-security-policy') ?? '', /^default-src 'none'/)
  }
})

test('nobody can make an account, nor reach what we do not offer', async () => {
  for (const path of [
    '/auth/sign-up/email',
    '/auth/update-user',
    '/auth/change-email',
    '/auth/delete-user',
    '/auth/request-password-reset',
  ]) {
    assert.equal((await office.send(path)).status, 404, path)
  }
})

test('the page lists the make-believe people only where there are any', async () => {
  const page = await (await office.look('/sign-in?next=/requests')).text()
  assert.match(page, /Ada, administrator/)
  assert.match(page, /name="next" value="\/requests"/)
  const other = await testOffice()
  const plain = await (await other.look('/sign-in')).text()
  await other.close()
  assert.ok(!plain.includes('Make-believe'))
})
