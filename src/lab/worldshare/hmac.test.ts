import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hmacScheme, readSigned, signText, textToSign } from './hmac.ts'

test('the worked example is signed byte for byte', () => {
  const query = new URL('https://ill.sd00.worldcat.org/illpolicies/institutionsearch?q=supplier:Y&startIndex=1')
    .searchParams
  const text = textToSign('demoWSKeyClientId', '1795528800', '1234567890', 'GET', query)
  assert.equal(
    text,
    'demoWSKeyClientId\n1795528800\n1234567890\n\nGET\nwww.oclc.org\n443\n/wskey\nq=supplier%3AY\nstartIndex=1\n',
  )
  assert.equal(signText(text, 'demoSecret'), '0kJSmymuWJRufg4zZJelskTKGSv2O2YcWKCrOEg0f78=')
})

test('the header is read whatever its order and spaces', () => {
  const header = `${hmacScheme} timestamp="1", clientId="a" ,nonce="2",  signature="x=", principalID="p", principalIDNS="n"`
  assert.deepEqual(readSigned(header), {
    clientId: 'a',
    timestamp: '1',
    nonce: '2',
    signature: 'x=',
    principalID: 'p',
    principalIDNS: 'n',
  })
  assert.equal(readSigned('Bearer tk_1'), null)
  assert.equal(readSigned(`${hmacScheme} clientId="a"`), null)
})
