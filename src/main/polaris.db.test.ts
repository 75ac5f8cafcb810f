import assert from 'node:assert/strict'
import { test } from 'node:test'
import { talk } from '../../test/polaris-answers.ts'
import { at, makeWorld } from '../../test/world.ts'
import { createIlsCarrier } from '../office/circulation/ils-carrier.ts'
import type { Office } from '../office/context.ts'
import type { Connection } from '../office/directory/connections.ts'
import { runNextEffect } from '../office/effects/effect-runner.ts'
import { act } from '../office/act.ts'
import { patronFor } from '../office/intake/find-patron.ts'
import { takeInRequest } from '../office/intake/take-in-request.ts'
import { cards as listCards } from '../office/worklist/cards.ts'
import { exchangesOf } from '../store/exchanges.ts'
import { openPolaris } from './polaris.ts'

const card = '21234000002105'
const patron = {
  PAPIErrorCode: 0,
  PatronBasicData: { PatronID: 77, Barcode: card, NameFirst: 'Ada', NameLast: 'Reader', PatronOrgID: 3 },
}

test('set up, tried, switched on: a patron is found there, and what it asks of a person is a card to try again', async (t) => {
  const there = await talk(t, {
    'GET /itemstatuses': () => [],
    [`GET /patron/${card}/basicdata`]: patron,
    [`GET /patron/${card}/circulationblocks`]: { PAPIErrorCode: 0, Blocks: [] },
    'GET /patrons/77/requests/ill': () => [
      { ILLRequestID: 482, ILLStatusID: 3, ItemRecordID: 0, PickupLibID: 3, Title: 'Shirley' },
    ],
    'GET /patrons/77/requests/ill/482': { StaffNotes1: null },
    'POST /workflow': {
      WorkflowRequestGuid: 'g',
      WorkflowStatus: -3,
      Prompt: { WorkflowPromptID: 68, Title: 'Limit', Message: 'Go on?' },
    },
    'PUT /workflow/g': { WorkflowStatus: 1 },
  })
  const connections: Connection[] = []
  const world = await makeWorld(t, { app: { connections } })
  const polaris = openPolaris({
    store: world.office.store,
    clock: world.clock,
    kept: world.settings,
    secret: (name) => world.secrets.get(name),
  })
  connections.push(polaris.connection)
  assert.equal(polaris.ils.byHand, true)

  const list = (await world.ask('librarian', 'GET', '/connections')).body
  assert.deepEqual(at(list, '0.secrets.0.isSet'), false)
  assert.equal(at(list, '0.form.properties.papiAddress.label'), 'Address of PAPI')
  const fields = { ...there.settings, branchCodes: { OWA: 3 } }
  const wrong = await world.ask('administrator', 'PUT', '/connections/polaris', {
    isOn: true,
    fields: { ...fields, branchId: -1 },
  })
  assert.deepEqual([wrong.status, at(wrong.body, 'data.field')], [400, 'fields.branchId'])
  const odd = await world.ask('administrator', 'PUT', '/connections/polaris', {
    isOn: true,
    fields: { ...fields, assumed: { keyedHash: 'md5' } },
  })
  assert.equal(at(odd.body, 'data.field'), 'fields.assumed')

  const secrets = { 'polaris-access-key': 'key-of-the-office', 'polaris-staff-password': 'notarealpassword' }
  const set = await world.ask('administrator', 'PUT', '/connections/polaris', { isOn: true, fields, secrets })
  assert.equal(set.status, 200)
  assert.doesNotMatch(JSON.stringify(set.body), /notarealpassword|key-of-the-office/)
  assert.equal(world.secrets.get('polaris-staff-password'), 'notarealpassword')
  const tried = await world.ask('administrator', 'POST', '/connections/polaris/test')
  assert.deepEqual([at(tried.body, 'findings.0.isWell'), at(tried.body, 'findings.2.sentence')], [true, 'Logged in.'])
  assert.equal(polaris.ils.byHand, false)

  const carrier = createIlsCarrier(world.office.store, polaris.ils)
  const office: Office = {
    ...world.office,
    ils: polaris.ils,
    carriers: { partner: world.office.carriers.partner, ils: () => carrier },
  }
  const found = await patronFor(office, card)
  assert.ok(found.ok, JSON.stringify(found))
  const actor = { kind: 'staff', id: 'colleague' } as const
  const taken = await takeInRequest(office, {
    kind: 'borrowing',
    service: 'loan',
    title: 'Shirley',
    source: 'form',
    sourceKey: 'one',
    actor,
    patronId: found.value.patronId,
    homeLibraryId: found.value.homeLibraryId,
    pickupLibraryId: world.libraries.owasca,
    lenders: [world.libraries.hillcrest],
  })
  assert.ok(taken.ok)
  const { requestId } = taken.value
  for (const action of ['send', 'receive']) assert.ok((await act(office, { requestId, action, details: {}, actor })).ok)
  world.clock.advance(120_000)
  while (await runNextEffect(office));

  const cards = JSON.stringify((await world.ask('assistant', 'GET', '/cards')).body)
  assert.match(cards, /Polaris asks “Limit: Go on\?”\./)
  assert.match(cards, /"label":"Try again"/)
  const kept = (await exchangesOf(office.store.db, requestId)).map(
    (one) => `${one.protocol} ${one.kind} ${one.answer_status}`,
  )
  assert.deepEqual(kept.at(-1), 'polaris Receive ILL item 200')

  // The prompt's own words, its answers as keys; what is chosen goes with the next try and stands in no setting.
  const [asking] = await listCards(office, requestId)
  assert.deepEqual(
    asking?.keys.filter((one) => one.does === 'answer').map((one) => [one.key, one.label, one.answer]),
    [
      ['Y', 'Yes', '2'],
      ['C', 'Continue', '5'],
      ['R', 'Retain', '11'],
      ['N', 'No', '3'],
    ],
  )
  const settle = (body: object) => world.ask('assistant', 'POST', `/effects/${asking?.effectId ?? 0}/settle`, body)
  assert.equal(at((await settle({ how: 'answer', answer: '99' })).body, 'data.code'), 'not-asked-that')
  assert.equal((await settle({ how: 'answer', answer: '5' })).status, 200)
  while (await runNextEffect(office));
  assert.deepEqual(there.asked.at(-1)?.body, { WorkflowPromptID: 68, WorkflowPromptResult: 5 })
  assert.ok((await listCards(office, requestId)).every((one) => one.effectId !== asking?.effectId))

  await world.ask('administrator', 'PUT', '/connections/polaris', { isOn: false, fields })
  assert.equal(polaris.ils.byHand, true)
})
