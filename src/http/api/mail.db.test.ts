import assert from 'node:assert/strict'
import { test } from 'node:test'
import { outbox } from '../../../test/outbox.ts'
import { at, makeWorld } from '../../../test/world.ts'
import { ConnectorError } from '../../office/ports.ts'

const server = {
  host: 'mail.fiverivers.example',
  port: 587,
  security: 'starttls',
  user: 'ill',
  from: 'ill@fiverivers.example',
}

test('the mail server is set up and switched off; its password is written and never read back', async (t) => {
  const world = await makeWorld(t)
  assert.deepEqual(at((await world.ask('administrator', 'GET', '/mail')).body, 'server'), null)
  const set = await world.ask('administrator', 'PUT', '/mail', { server, password: 'lock-and-dam' })
  assert.equal(set.status, 200)
  assert.deepEqual(at(set.body, 'server'), server)
  assert.equal(world.secrets.get('smtp-password'), 'lock-and-dam')
  assert.doesNotMatch(JSON.stringify(set.body), /lock-and-dam/)
  assert.deepEqual(world.settings.mailServer(), server)
  const bad = await world.ask('administrator', 'PUT', '/mail', { server: { ...server, port: 99_999 } })
  assert.equal(bad.status, 400)
  await world.ask('administrator', 'PUT', '/mail', { server: null })
  assert.equal(world.settings.mailServer(), null)
})

test('a mail to try it goes out, or says why not', async (t) => {
  const mails = outbox()
  const world = await makeWorld(t, { mailer: mails })
  assert.deepEqual((await world.ask('administrator', 'POST', '/mail/test', { to: 'me@fiverivers.example' })).body, {
    sent: true,
  })
  assert.deepEqual(
    mails.sent.map((one) => one.to),
    ['me@fiverivers.example'],
  )
  mails.failNext(new ConnectorError('bad-credentials', 'The mail server refused our user name or password.'))
  const no = await world.ask('administrator', 'POST', '/mail/test', { to: 'me@fiverivers.example' })
  assert.match(String(at(no.body, 'data.sentence')), /did not go out: The mail server refused our user name/)
  const off = await makeWorld(t)
  const refused = await off.ask('administrator', 'POST', '/mail/test', { to: 'me@fiverivers.example' })
  assert.equal(at(refused.body, 'data.code'), 'mail-off')
})

test('owners and the hour are kept; what nobody can own is refused', async (t) => {
  const world = await makeWorld(t)
  const kept = await world.ask('librarian', 'PUT', '/notices', {
    owners: { hold_ready: 'keuka' },
    memberMailHour: null,
  })
  assert.equal(kept.status, 200, JSON.stringify(kept.body))
  const { owners, memberMailHour } = world.settings.correspondence()
  assert.deepEqual([owners.hold_ready, owners.bill, memberMailHour], ['keuka', 'ils', null])
  for (const wrong of [{ question: 'ils' }, { unfilled: 'ils' }, { nonsense: 'keuka' }])
    assert.equal((await world.ask('librarian', 'PUT', '/notices', { owners: wrong, memberMailHour: 8 })).status, 400)
  assert.equal(world.settings.correspondence().memberMailHour, null)
})
