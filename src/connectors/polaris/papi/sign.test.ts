import assert from 'node:assert/strict'
import { test } from 'node:test'
import { authorizationOf, polarisDate, signatureOf } from './sign.ts'

// Made-up keys; the signatures were worked out apart from this program.
const h = 'https://papi.example.org/PAPIService/REST'
const token = 'Tk9tQ3JlYWxUb2tlbkZvckRvY3M0Mg01'
const secret = 's3cretForDocs042'
const common = { accessKey: '5D1E9A70-0C3B-4F62-8A17-EXAMPLEKEY01', date: 'Tue, 24 Nov 2026 14:05:00 GMT' }

const cases: readonly [string, 'sha1' | 'sha256', string, string, string, string][] = [
  ['log-in', 'sha1', 'POST', `${h}/protected/v1/1033/100/1/authenticator/staff`, '', 'zV4gvBHGBBBbb2LNfcPZj616BUE='],
  [
    'protected',
    'sha1',
    'GET',
    `${h}/protected/v1/1033/100/1/${token}/search/patrons/boolean?q=PATB%3D21234000002105`,
    secret,
    'yZ2zae/hVBX2nT7KEoL9u6s6m8Q=',
  ],
  [
    'staff for a patron',
    'sha1',
    'GET',
    `${h}/public/v1/1033/100/1/patron/21234000002105/illrequests/all`,
    secret,
    'nAv+GyLXnAEOpmt/BLiCzxaJPvk=',
  ],
  [
    'the patron',
    'sha1',
    'GET',
    `${h}/public/v1/1033/100/1/patron/21234000002105/illrequests/all`,
    '1234',
    'V5hzDi/HvzzjxzF5P6iRqF5WrSE=',
  ],
  ['anyone', 'sha1', 'get', `${h}/public/v1/1033/100/1/organizations/branch`, '', 'gln1Y+E1e8PM3O1t5NPplbiAmZo='],
  [
    'anyone, SHA-256',
    'sha256',
    'GET',
    `${h}/public/v1/1033/100/1/organizations/branch`,
    '',
    'QIcXoFfSaDy2xrwak4qnqXqKqSs2TgL9419hnj/KR0E=',
  ],
]

test('signatures are those worked out beforehand', () => {
  for (const [name, hash, method, address, secret, expected] of cases)
    assert.equal(signatureOf({ ...common, hash, method, address, secret }), expected, name)
})

test('the header has one blank, none round the colon; the date is RFC 1123', () => {
  const header = authorizationOf({
    ...common,
    accessId: 'ILLDEMO',
    hash: 'sha1',
    method: 'GET',
    address: `${h}/public/v1/1033/100/1/organizations/branch`,
    secret: '',
  })
  assert.equal(header, 'PWS ILLDEMO:gln1Y+E1e8PM3O1t5NPplbiAmZo=')
  assert.equal(polarisDate(new Date('2026-11-24T14:05:00Z')), common.date)
})
