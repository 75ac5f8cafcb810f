import assert from 'node:assert/strict'
import { test } from 'node:test'
import { talk } from '../../../test/polaris-answers.ts'
import { findCopies } from './bibs.ts'
import { createBranches } from './branches.ts'
import { checkPolaris } from './health.ts'
import { checkPin, findPatron } from './patrons.ts'

const card = '21234000002105'
const patron = {
  PAPIErrorCode: 0,
  PatronBasicData: {
    PatronID: 356956,
    Barcode: card,
    NameFirst: 'Ada',
    NameLast: 'Reader',
    PhoneNumber: '',
    EmailAddress: 'ada@readers.example',
    PatronOrgID: 3,
    PatronCodeID: 1,
    ChargeBalance: 0.25,
    BirthDate: '/Date(641534400000-0400)/',
  },
}

test('a patron with the words of what stands against lending', async (t) => {
  const { polaris, clock } = await talk(t, {
    [`GET /patron/${card}/basicdata`]: patron,
    [`GET /patron/${card}/circulationblocks`]: {
      PAPIErrorCode: 0,
      CanPatronCirculate: false,
      Blocks: [{ BlockDescription: 'Owes more than $10.00' }],
    },
  })
  assert.deepEqual(
    await findPatron(
      polaris,
      createBranches(polaris, () => clock.now),
      card,
    ),
    {
      ilsId: '356956',
      card,
      name: 'Ada Reader',
      email: 'ada@readers.example',
      phone: null,
      libraryCode: 'ELM',
      group: 'Patron code 1',
      blocks: ['Owes more than $10.00'],
    },
  )
})

test('nobody has the card; a card Polaris cannot be asked for', async (t) => {
  const { polaris, clock } = await talk(t, {
    [`GET /patron/${card}/basicdata`]: { PAPIErrorCode: -3000, ErrorMessage: '', PatronBasicData: null },
  })
  const branches = createBranches(polaris, () => clock.now)
  assert.equal(await findPatron(polaris, branches, card), null)
  await assert.rejects(findPatron(polaris, branches, '12+3'), /plus sign/)
})

test('a PIN is right, wrong, or cannot be checked', async (t) => {
  const { polaris } = await talk(t, {
    'POST /authenticator/patron': [
      { PAPIErrorCode: 0, AccessSecret: 'x' },
      { PAPIErrorCode: -3001 },
      { PAPIErrorCode: -5 },
    ],
  })
  assert.equal(await checkPin(polaris, card, '1234'), true)
  assert.equal(await checkPin(polaris, card, '0000'), false)
  await assert.rejects(checkPin(polaris, card, '1234'), /database of Polaris/)
})

test('copies of a title by its ISBN, branch by branch; a branch the settings name', async (t) => {
  const { polaris, clock, lines } = await talk(
    t,
    {
      'GET /search/bibs/keyword/ISBN': {
        PAPIErrorCode: 1,
        BibSearchRows: [{ Position: 1, ControlNumber: 806821, Title: 'Villette', Author: 'Brontë, Charlotte' }],
      },
      'GET /bib/806821/holdings': {
        PAPIErrorCode: 4,
        BibHoldingsGetRows: [
          { LocationID: 3, Barcode: '301', CallNumber: 'F BRO', CircStatus: 'In' },
          { LocationID: 9, Barcode: '302', CallNumber: '', CircStatus: 'Out (Due: 11/30/2026)' },
          { LocationID: 3, Barcode: '303', CircStatus: 'In-Transit' },
          { LocationID: 3, Barcode: '304', CircStatus: 'In', IsElectronicItem: true },
        ],
      },
    },
    { settings: { branchCodes: { OAK: 9 } } },
  )
  assert.deepEqual(
    await findCopies(
      polaris,
      createBranches(polaris, () => clock.now),
      { isbn: '978-0-00-000000-2', title: 'Villette' },
    ),
    [
      { barcode: '301', libraryCode: 'ELM', callNumber: 'F BRO', isIn: true },
      { barcode: '302', libraryCode: 'OAK', callNumber: null, isIn: false },
      { barcode: '303', libraryCode: 'ELM', callNumber: null, isIn: false },
    ],
  )
  assert.match(lines()[0] ?? '', /q=9780000000002/)
})

test('by title: only the same title by the same author', async (t) => {
  const rows = [
    { ControlNumber: 1, Title: 'The shirley letters', Author: 'Clappe, Louise' },
    { ControlNumber: 2, Title: 'Shirley : a tale', Author: 'Brontë, Charlotte' },
    { ControlNumber: 3, Title: 'Shirley', Author: 'Somebody, Else' },
  ]
  const { polaris, clock, lines } = await talk(t, {
    'GET /search/bibs/keyword/TI': { PAPIErrorCode: 3, BibSearchRows: rows },
    'GET /bib/2/holdings': { PAPIErrorCode: 0, BibHoldingsGetRows: [] },
  })
  assert.deepEqual(
    await findCopies(
      polaris,
      createBranches(polaris, () => clock.now),
      { title: 'Shirley', author: 'Charlotte Brontë' },
    ),
    [],
  )
  assert.deepEqual(lines().slice(1), ['GET /bib/2/holdings'])
})

test('is it connected? Each interface in a sentence', async (t) => {
  const well = await talk(t, { 'GET /itemstatuses': () => [] })
  assert.deepEqual(
    (await checkPolaris(well.polaris)).map((one) => one.isWell),
    [true, true, true, false],
    'the listener’s clock is another than the test’s',
  )
  const off = await talk(
    t,
    { 'POST /authenticator/staff': { PAPIErrorCode: 0, PolarisUserID: 12, AccessToken: 'aaaa', AccessSecret: 'bbbb' } },
    { settings: { staffAddress: null } },
  )
  const findings = await checkPolaris(off.polaris)
  assert.equal(findings[1]?.sentence, 'The staff account is user 12, the settings say 11.')
  assert.equal(findings[2]?.isWell, false)
})
