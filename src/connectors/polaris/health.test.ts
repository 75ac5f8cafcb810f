import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { staffToken, Status, talk, type Answers } from '../../../test/polaris-answers.ts'
import { checkPolaris } from './health.ts'

const well: Answers = {
  'GET /organizations/branch': { PAPIErrorCode: 1, OrganizationsGetRows: [{ OrganizationID: 5 }] },
  'GET /itemstatuses': [],
}
async function found(t: TestContext, answers: Answers, branchId = 5) {
  const { polaris } = await talk(t, answers, { settings: { branchId } })
  const findings = await checkPolaris(polaris)
  return new Map(findings.map((one) => [one.what, `${one.isWell ? 'well' : 'no'}: ${one.sentence}`]))
}

test('a branch Polaris does not have is said where the key is accepted', async (t) => {
  assert.match((await found(t, well)).get('Our key') ?? '', /^well/)
  assert.equal(
    (await found(t, well, 99)).get('Our key'),
    'no: Polaris accepts our key, and has no branch 99: check “Branch of this office”.',
  )
})

test('what nothing was heard of is not called well; a Test has no request whose messages could be read', async (t) => {
  const silent = await found(t, {
    'GET /organizations/branch': (_, response) => response.destroy(),
    'POST /authenticator/staff': (_, response) => response.destroy(),
    'POST /authentication/staffuser': (_, response) => response.destroy(),
  })
  assert.equal(silent.get('Clock'), 'no: Not compared: nothing answered.')
  const refused = await found(t, {
    ...well,
    'GET /itemstatuses': () => {
      throw new Status(400, { ErrorCode: 400 })
    },
  })
  assert.equal(
    refused.get('Staff interface'),
    'no: Polaris refused this (HTTP 400, code 400): check “Branch of this office” and “Workstation id” in the settings.',
  )
})

test('with another account the token of the one before is not used', async (t) => {
  let password = 'first'
  const there = await talk(t, { ...well, 'POST /authenticator/staff': { PAPIErrorCode: 0, ...staffToken } })
  const { createPolaris } = await import('./polaris.ts')
  const { triesInMemory } = await import('./staff-account.ts')
  const { polarisReader } = await import('../../domain/assumptions/polaris.ts')
  const polaris = createPolaris({
    connection: () => ({ settings: there.settings, accessKey: 'k', password }),
    assumed: polarisReader({}),
    keeper: there.polaris.keeper,
    tries: triesInMemory(),
    now: () => there.clock.now,
  })
  await polaris.papi.staff()
  await polaris.papi.staff()
  password = 'second'
  await polaris.papi.staff()
  assert.equal(there.asked.filter((one) => one.path === '/authenticator/staff').length, 2)
})
