import assert from 'node:assert/strict'
import { test } from 'node:test'
import { forms, papiSignature, readAuthorization } from '../signature.ts'

const key = '5D1E9A70-0C3B-4F62-8A17-EXAMPLEKEY01'
const date = 'Tue, 24 Nov 2026 14:05:00 GMT'
const root = 'https://papi.example.org/PAPIService/REST'
const token = 'Tk9tQ3JlYWxUb2tlbkZvckRvY3M0Mg01'
const branches = `${root}/public/v1/1033/100/1/organizations/branch`
const ills = `${root}/public/v1/1033/100/1/patron/21234000002105/illrequests/all`

const worked = [
  ['POST', `${root}/protected/v1/1033/100/1/authenticator/staff`, '', 'sha1', 'zV4gvBHGBBBbb2LNfcPZj616BUE='],
  [
    'GET',
    `${root}/protected/v1/1033/100/1/${token}/search/patrons/boolean?q=PATB%3D21234000002105`,
    's3cretForDocs042',
    'sha1',
    'yZ2zae/hVBX2nT7KEoL9u6s6m8Q=',
  ],
  ['GET', ills, 's3cretForDocs042', 'sha1', 'nAv+GyLXnAEOpmt/BLiCzxaJPvk='],
  ['GET', ills, '1234', 'sha1', 'V5hzDi/HvzzjxzF5P6iRqF5WrSE='],
  ['GET', branches, '', 'sha1', 'gln1Y+E1e8PM3O1t5NPplbiAmZo='],
  ['GET', branches, '', 'sha256', 'QIcXoFfSaDy2xrwak4qnqXqKqSs2TgL9419hnj/KR0E='],
] as const

test('the worked signatures, byte for byte', () => {
  for (const [method, url, secret, hash, expected] of worked) {
    assert.equal(papiSignature(key, { method, url, date, secret }, hash), expected)
  }
})

test('PWS in capitals, one space, nothing round the colon', () => {
  assert.deepEqual(readAuthorization('PWS ILLDEMO:abc='), { id: 'ILLDEMO', signature: 'abc=' })
  for (const bad of [undefined, '', 'pws ILLDEMO:abc=', 'PWS  ILLDEMO:abc=', 'PWS ILLDEMO : abc=', 'Basic abc']) {
    assert.equal(readAuthorization(bad), null, String(bad))
  }
})

test('an address is known in its plain and its percent-encoded form', () => {
  const sent = 'http://h/search/patrons/boolean?q=PATN%3DO%27Dell%2C%20M*'
  for (const hashed of [
    sent,
    "http://h/search/patrons/boolean?q=PATN=O'Dell, M*",
    sent.toLowerCase().replace('patn', 'PATN').replace('dell', 'Dell').replace('m*', 'M*').replace('o%27', 'O%27'),
  ]) {
    assert.ok(forms(sent).includes(hashed), hashed)
  }
  assert.deepEqual(forms(sent, 'encoded'), [sent])
  assert.ok(!forms(sent, 'plain').includes(sent))
})

test('the staff interface’s Basic sample', () => {
  assert.equal(
    Buffer.from('FLDOMAIN\\illstaff:notarealpassword').toString('base64'),
    'RkxET01BSU5caWxsc3RhZmY6bm90YXJlYWxwYXNzd29yZA==',
  )
})
