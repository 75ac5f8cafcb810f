import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { borrowerKey, openEmulator, send, tokenFor } from './client.testing.ts'
import { hmacScheme, signText, textToSign } from './hmac.ts'
import { at, textOf } from './state.ts'

const wall = Date.UTC(2026, 10, 24, 17, 45, 30)
const emulator = await openEmulator({ wall: () => wall })
after(() => emulator.close())

test('a token has numbers as text and a space in its date', async () => {
  const answer = await tokenFor(emulator, borrowerKey, 'resource-sharing:create-requests refresh_token')
  assert.equal(answer.status, 200)
  assert.equal(at(answer.body, 'token_type'), 'bearer')
  assert.equal(at(answer.body, 'expires_in'), '3599')
  assert.equal(at(answer.body, 'expires_at'), '2026-11-24 18:45:29Z')
  assert.equal(at(answer.body, 'contextInstitutionId'), '128807')
  assert.equal(at(answer.body, 'principalIDNS'), 'urn:oclc:platform:128807')
  assert.equal(at(answer.body, 'refresh_token_expires_in'), '604799')
  assert.match(textOf(at(answer.body, 'refresh_token')), /^rt_/)

  const again = await send(
    `${emulator.url}/token`,
    'POST',
    { authorization: `Basic ${Buffer.from('demoWSKeyClientId:demoSecret').toString('base64')}` },
    `grant_type=refresh_token&refresh_token=${textOf(at(answer.body, 'refresh_token'))}`,
  )
  assert.equal(again.status, 200)
})

test('without refresh_token among the scopes there is none', async () => {
  const answer = await tokenFor(emulator, borrowerKey, 'resource-sharing')
  assert.equal(at(answer.body, 'refresh_token'), undefined)
})

test('a client may send everything in the address', async () => {
  const answer = await send(`${emulator.url}/token?grant_type=client_credentials&scope=wcapi`, 'POST', {
    authorization: 'Basic ZGVtb1dTS2V5Q2xpZW50SWQ6ZGVtb1NlY3JldA==',
  })
  assert.equal(answer.status, 200)
})

test('a bad key is named', async () => {
  const answer = await tokenFor(emulator, { id: 'nobody', secret: 'x', institution: 128807 })
  assert.equal(answer.status, 401)
  assert.deepEqual(answer.body, { code: { type: 'http', value: '401' }, message: "WSKey 'nobody' is invalid" })
})

test('an expired key and a strange context are refused', async () => {
  const expired = await tokenFor(emulator, { id: 'expiredWSKeyClientId', secret: 'expiredSecret', institution: 128807 })
  assert.equal(expired.status, 401)
  assert.equal((await tokenFor(emulator, { ...borrowerKey, institution: 1 })).status, 403)
})

test('the signed call of the worked example is believed, once, and near its time', async () => {
  const signedAt = 1_795_528_800
  const lab = await openEmulator({ wall: () => signedAt * 1000 })
  const header = `${hmacScheme} clientId="demoWSKeyClientId", timestamp="${signedAt}", nonce="1234567890", signature="0kJSmymuWJRufg4zZJelskTKGSv2O2YcWKCrOEg0f78="`
  const path = '/illpolicies/institutionsearch?q=supplier:Y&startIndex=1'
  const call = () => send(`${lab.url}${path}`, 'GET', { authorization: header })
  const answer = await call()
  assert.equal(answer.status, 200)
  assert.match(answer.headers.get('content-type') ?? '', /^application\/atom\+xml/)
  assert.equal((await call()).status, 401, 'a nonce is good once')
  await lab.close()
  assert.equal((await send(`${emulator.url}${path}`, 'GET', { authorization: header })).status, 401, 'too old')
})

test('a signature over other words is refused', async () => {
  const stamp = String(Math.floor(wall / 1000))
  const text = textToSign('demoWSKeyClientId', stamp, '9', 'GET', new URLSearchParams('q=supplier:N'))
  const header = `${hmacScheme} clientId="demoWSKeyClientId", timestamp="${stamp}", nonce="9", signature="${signText(text, 'demoSecret')}"`
  const answer = await send(`${emulator.url}/illpolicies/institutionsearch?q=supplier:Y`, 'GET', {
    authorization: header,
  })
  assert.equal(answer.status, 401)
})

test('a call without a token, with a token of the wrong scope, with a token that ran out', async () => {
  const none = await send(`${emulator.url}/requests/1`, 'GET', { accept: 'application/json' })
  assert.equal(none.status, 401)
  assert.deepEqual(none.body, {
    code: { type: 'http', value: '401' },
    message: 'No valid authentication credentials found in request',
  })
  const asXml = await send(`${emulator.url}/requests/1`, 'GET', {})
  assert.match(asXml.text, /<code type="http">401<\/code>/)

  const answer = await tokenFor(emulator, borrowerKey, 'wcapi:view_bib')
  const bearer = { authorization: `Bearer ${textOf(at(answer.body, 'access_token'))}`, accept: 'application/json' }
  const wrong = await send(`${emulator.url}/requests/1`, 'GET', bearer)
  assert.equal(wrong.status, 403)
  assert.equal(
    at(wrong.body, 'response.error.message'),
    'There was an error processing your request. Please check the error detail.',
  )

  const token = emulator.lab.state.tokens.at(-1)
  assert.ok(token)
  token.expiresAt = wall
  assert.equal((await send(`${emulator.url}/requests/1`, 'GET', bearer)).status, 401)
})
