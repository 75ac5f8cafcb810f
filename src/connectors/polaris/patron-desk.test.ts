import assert from 'node:assert/strict'
import { test } from 'node:test'
import { talk, type Answers } from '../../../test/polaris-answers.ts'
import type { NewIlsPatron } from '../../domain/ils/records.ts'
import { createBranches } from './branches.ts'
import { createPatronDesk } from './patron-desk.ts'
import type { Talk } from '../../../test/polaris-answers.ts'

const ada: NewIlsPatron = {
  firstName: 'Ada',
  lastName: 'Reader',
  birthDate: '1990-05-01',
  email: 'ada@readers.example',
  phone: null,
  userName: null,
  card: null,
  libraryCode: 'ELM',
  pickupCode: null,
  address: { street: '1 Sample St', city: null, region: null, postcode: null },
}
const deskOf = ({ polaris, clock }: Talk) => {
  const now = () => clock.now
  return createPatronDesk({ polaris, branches: createBranches(polaris, now), now })
}
const nobody = { PAPIErrorCode: -1, ErrorMessage: '' }
const defaults = { 'GET /patrondefaults': { City: 'Elmira', State: 'NY', PostalCode: '14901', PatronCodeID: 1 } }
const row = (id: number, card: string, name: string) => ({
  PatronID: id,
  Barcode: card,
  OrganizationID: 3,
  PatronFirstLastName: name,
})

test('who might be the same person: by name and birth date, e-mail, user name, card; each once, with why', async (t) => {
  const there = await talk(t, {
    'GET /search/patrons/boolean?q=PATNL="Reader, Ada" AND BD="1990-05-01"&patronsperpage=20&page=1&sort=PATNL': {
      PAPIErrorCode: 1,
      PatronSearchRows: [row(1, '100', 'Reader, Ada')],
    },
    'GET /search/patrons/boolean?q=EM="ada@readers.example"&patronsperpage=20&page=1&sort=PATNL': {
      PAPIErrorCode: 2,
      PatronSearchRows: [row(1, '100', 'Reader, Ada'), row(2, '200', 'Reader, Bert')],
    },
    'GET /search/patrons/boolean': nobody,
    'GET /patron/adar/basicdata': {
      PAPIErrorCode: 0,
      PatronBasicData: { PatronID: 3, Barcode: '300', NameFirst: 'A', NameLast: 'Rabbit', PatronOrgID: 3 },
    },
  })
  assert.deepEqual(await deskOf(there).alike({ ...ada, userName: 'adar', card: '999' }), [
    { card: '100', name: 'Reader, Ada', libraryCode: 'ELM', by: ['name and birth date', 'e-mail'] },
    { card: '200', name: 'Reader, Bert', libraryCode: 'ELM', by: ['e-mail'] },
    { card: '300', name: 'Rabbit, A', libraryCode: 'ELM', by: ['user name'] },
  ])
  assert.ok(there.lines().includes('GET /search/patrons/boolean?q=PATB="999"&patronsperpage=20&page=1&sort=PATNL'))
})

test('the record is shown before it is made, with what the branch gives; without an address none is made', async (t) => {
  const there = await talk(t, defaults)
  assert.deepEqual(await deskOf(there).preview(ada), [
    { field: 'Branch id', value: '3' },
    { field: 'First name', value: 'Ada' },
    { field: 'Last name', value: 'Reader' },
    { field: 'Birth date', value: '1990-05-01' },
    { field: 'E-mail', value: 'ada@readers.example' },
    { field: 'Patron code', value: '1' },
    { field: 'Address to be checked', value: '2027-11-24' },
    { field: 'Street', value: '1 Sample St' },
    { field: 'City', value: 'Elmira' },
    { field: 'State', value: 'NY' },
    { field: 'ZIP code', value: '14901' },
  ])
  await assert.rejects(deskOf(await talk(t, {})).preview(ada), /without city, state, ZIP code/)
})

test('made once: the same key finds it; its card is PACREG’s', async (t) => {
  let made: object | null = null
  const answers: Answers = {
    ...defaults,
    'GET /search/patrons/boolean': () =>
      made ? { PAPIErrorCode: 1, PatronSearchRows: [row(357166, 'PACREG357166', 'Reader, Ada')] } : nobody,
    'GET /patron/PACREG357166/basicdata': () => ({
      PAPIErrorCode: 0,
      PatronBasicData: { PatronID: 357166, FormerID: 'keuka-7' },
    }),
    'POST /patron': (asked) => {
      made = asked.body
      return { PAPIErrorCode: 0, Barcode: 'PACREG357166', PatronID: 357166 }
    },
  }
  const there = await talk(t, answers)
  const expected = { ilsId: '357166', card: 'PACREG357166', doubles: [] }
  assert.deepEqual(await deskOf(there).create('keuka-7', ada), expected)
  assert.deepEqual(await deskOf(there).create('keuka-7', ada), expected)
  const posts = there.asked.filter((one) => one.method === 'POST' && one.path === '/patron')
  assert.equal(posts.length, 1)
  assert.match(posts[0]?.url ?? '', /\/public\/v2\//)
  assert.deepEqual(
    [posts[0]?.body['FormerID'], posts[0]?.body['PatronBranchID'], posts[0]?.body['LogonUserID']],
    ['keuka-7', 3, 11],
  )
})

test('an answer that never comes is a person’s to look at; a duplicate is said', async (t) => {
  const silent = await talk(t, {
    ...defaults,
    'GET /search/patrons/boolean': nobody,
    'POST /patron': (_, response) => response.destroy(),
  })
  await assert.rejects(deskOf(silent).create('k', ada), { kind: 'by-hand', message: /^Is it there\?/ })
  const twice = await talk(t, {
    ...defaults,
    'GET /search/patrons/boolean': nobody,
    'POST /patron': { PAPIErrorCode: -3528, PatronID: 0 },
  })
  await assert.rejects(deskOf(twice).create('k', ada), /A patron of this name exists/)
})

test('while the search lags a second press makes nobody; where nobody can say, a person looks', async (t) => {
  const asked = (there: Talk): number => there.asked.filter((one) => one.path === '/patron').length
  const blind = { ...defaults, 'GET /search/patrons/boolean': nobody }
  const told = await talk(t, { ...blind, 'POST /patron': { PAPIErrorCode: 0, Barcode: 'PACREG9', PatronID: 9 } })
  const made = { ilsId: '9', card: 'PACREG9', doubles: [] }
  assert.deepEqual(await deskOf(told).create('k', ada), made)
  assert.deepEqual(await deskOf(told).create('k', ada), made)
  await assert.rejects(deskOf(told).create('another form', ada), {
    kind: 'by-hand',
    message: /^Is it there\?.*was made/,
  })
  assert.equal(asked(told), 1)
  await deskOf(told).create('her brother', { ...ada, firstName: 'Alf' })
  assert.equal(asked(told), 2)

  const silent = await talk(t, { ...blind, 'POST /patron': (_, response) => response.destroy() })
  await assert.rejects(deskOf(silent).create('k', ada), /^.*Is it there\?/)
  for (const key of ['k', 'another form'])
    await assert.rejects(deskOf(silent).create(key, ada), { kind: 'by-hand', message: /may have been made/ })
  assert.equal(asked(silent), 1)
  // By then the search would know: it was not made, and may be.
  silent.clock.now = new Date(silent.clock.now.getTime() + 61_000)
  await assert.rejects(deskOf(silent).create('k', ada), /Is it there\?/)
  assert.equal(asked(silent), 2)
})

test('changed: only what was said, in place of the patron; where the site does not let us, by hand', async (t) => {
  const there = await talk(t, { 'PUT /patron/100': { PAPIErrorCode: 0 } })
  await deskOf(there).change('100', { email: 'new@readers.example' })
  assert.deepEqual(there.asked.at(-1)?.body, {
    LogonBranchID: 5,
    LogonUserID: 11,
    LogonWorkstationID: 21,
    EmailAddress: 'new@readers.example',
  })
  assert.ok(there.asked.at(-1)?.headers['x-papi-accesstoken'])
  const closed = await talk(t, {}, { assumed: { staffMayUpdatePatron: false } })
  await assert.rejects(deskOf(closed).change('100', { email: 'new@readers.example' }), {
    kind: 'by-hand',
    message: 'Change the patron in Leap: E-mail new@readers.example.',
  })
})

test('what a patron has out, owes, and more time for one', async (t) => {
  const there = await talk(t, {
    'GET /patron/100/itemsout/all': {
      PAPIErrorCode: 1,
      PatronItemsOutGetRows: [
        { ItemID: 7, Barcode: '301', Title: 'Villette', DueDate: '2026-12-20T23:59:59', RenewalCount: 1 },
      ],
    },
    'GET /patron/100/account/outstanding': {
      PAPIErrorCode: 2,
      PatronAccountGetRows: [
        { TransactionID: 1, FeeDescription: 'Overdue', Title: 'Villette', OutstandingAmount: 1.2503, Barcode: '301' },
        { TransactionID: 2, FeeDescription: 'Card', OutstandingAmount: 0 },
      ],
    },
    'PUT /patron/100/itemsout/7': [
      { PAPIErrorCode: 0, ItemRenewResult: { DueDateRows: [{ ItemRecordID: 7, DueDate: '2027-01-10T23:59:59' }] } },
      {
        PAPIErrorCode: -2,
        ItemRenewResult: { BlockRows: [{ PAPIErrorType: 2, ErrorDesc: 'Renewal limit reached.' }] },
      },
    ],
  })
  const desk = deskOf(there)
  assert.deepEqual(
    (await desk.itemsOut('100')).map((one) => [one.barcode, one.dueOn, one.renewals]),
    [['301', '2026-12-20', 1]],
  )
  assert.deepEqual(await desk.owed('100'), [{ what: 'Overdue: Villette', cents: 125, barcode: '301' }])
  assert.deepEqual(await desk.renew('100', '301'), { dueOn: '2027-01-10' })
  await assert.rejects(desk.renew('100', '301'), /does not renew it: Renewal limit reached\./)
  await assert.rejects(desk.renew('100', '999'), /does not have item 999/)
})
