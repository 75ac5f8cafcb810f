import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Status, talk, type Answers, type Asked } from '../../../../test/polaris-answers.ts'
import { z } from 'zod'
import { createPolarisIls } from '../ils.ts'
import type { MakeOrder } from './make-circulable.ts'

const card = '21234000002105'
const reference = 'B260000014'
const order: MakeOrder = {
  name: 'ils.makeCirculable',
  reference,
  title: 'Shirley',
  author: 'Brontë, Charlotte',
  isbn: null,
  barcode: reference,
  patronCard: card,
  pickupCode: 'ELM',
  dueOn: '2026-12-20',
  inLibraryOnly: false,
  mayRenew: true,
}
const patron = { PAPIErrorCode: 0, PatronBasicData: { PatronID: 77, Barcode: card } }
const asks = (id: number) => ({
  WorkflowRequestGuid: 'g',
  WorkflowStatus: -3,
  Prompt: { WorkflowPromptID: id, Title: '', Message: '' },
})
const done = { WorkflowStatus: 1 }

const fieldsShape = z.object({ RequestExtension: z.object({ Data: z.record(z.string(), z.unknown()) }) })

interface World {
  holds: { SysHoldRequestID: number; SysHoldStatusID: number; NonPublicNotes?: string }[]
  ill: {
    ILLRequestID: number
    ILLStatusID: number
    ItemRecordID: number
    PickupLibID: number
    Title: string
    notes: string | null
  }[]
  items: Record<string, object>
  started: unknown[]
}
/** A Polaris that remembers, as far as the manual says what it would. */
function worldOf(start: Partial<World> = {}): { world: World; answers: Answers } {
  const world: World = { holds: [], ill: [], items: {}, started: [], ...start }
  let pending: Record<string, unknown> = {}
  const extension = (asked: Asked): Record<string, unknown> => fieldsShape.parse(asked.body).RequestExtension.Data
  const answers: Answers = {
    [`GET /patron/${card}/basicdata`]: patron,
    'GET /patrons/77/requests/local': () => world.holds,
    'GET /patrons/77/requests/ill': () => world.ill,
    'GET /patrons/77/requests/ill/482': () => ({ StaffNotes1: world.ill[0]?.notes ?? null }),
    'GET /patrons/77/requests/ill/483': () => ({ StaffNotes1: world.ill[1]?.notes ?? null }),
    [`GET /itemrecords/${reference}`]: () => {
      const item = world.items[reference]
      if (!item) throw new Status(404)
      return item
    },
    'POST /workflow': (asked) => {
      const type = Number(asked.body['WorkflowRequestType'])
      pending = extension(asked)
      world.started.push(type)
      if (type === 5)
        world.holds.push({ SysHoldRequestID: 9, SysHoldStatusID: 1, NonPublicNotes: String(pending['NonPublicNotes']) })
      if (type === 20) {
        world.ill.push({
          ILLRequestID: 482,
          ILLStatusID: 1,
          ItemRecordID: 0,
          PickupLibID: 3,
          Title: 'Shirley',
          notes: world.holds[0]?.NonPublicNotes ?? null,
        })
        world.holds = []
      }
      if (type === 8)
        world.items[String(pending['Barcode'])] = {
          ItemRecordID: 5001,
          ItemStatusID: 1,
          NonPublicNote: pending['NonPublicNote'],
          BibInfo: { BibliographicRecordID: 900 },
        }
      return type === 18 ? asks(55) : done
    },
    'PUT /workflow/g': (asked) => {
      if (asked.body['WorkflowPromptID'] === 55) {
        world.items[reference] = { ItemRecordID: 5001, ItemStatusID: 5 }
        const row = world.ill.find((one) => one.ILLRequestID === pending['ILLRequestID'])
        if (row) Object.assign(row, { ILLStatusID: 11, ItemRecordID: 5001 })
        return asks(30)
      }
      return done
    },
    'GET /search/bibs/keyword/NOTE': { PAPIErrorCode: 0, BibSearchRows: [] },
    'POST /bibliographicrecords': 900,
    [`POST /item/${reference}/checkin`]: () => {
      world.items[reference] = { ...world.items[reference], ItemStatusID: 6 }
      return { PAPIErrorCode: 0 }
    },
  }
  return { world, answers }
}

test('received for a request made in two steps; done again it changes nothing', async (t) => {
  const { world, answers } = worldOf()
  const { polaris, clock, asked } = await talk(t, answers)
  const ils = createPolarisIls(polaris, () => clock.now)
  await ils.carry('k', order)
  assert.deepEqual(world.started, [5, 20, 18])
  assert.deepEqual(asked.find((one) => one.method === 'PUT')?.body, {
    WorkflowPromptID: 55,
    WorkflowPromptResult: 5,
    WorkflowReplyExtension: { Data: { ItemBarcode: reference } },
  })
  await ils.carry('k', order)
  assert.deepEqual(world.started, [5, 20, 18])
})

test('after each crash between two steps nothing is made twice', async (t) => {
  const held = worldOf({ holds: [{ SysHoldRequestID: 9, SysHoldStatusID: 1, NonPublicNotes: reference }] })
  const first = await talk(t, held.answers)
  await createPolarisIls(first.polaris, () => first.clock.now).carry('k', order)
  assert.deepEqual(held.world.started, [20, 18])

  const converted = worldOf({
    ill: [
      {
        ILLRequestID: 482,
        ILLStatusID: 1,
        ItemRecordID: 0,
        PickupLibID: 5,
        Title: 'Shirley',
        notes: `ILL ${reference}`,
      },
    ],
  })
  const second = await talk(t, converted.answers)
  await createPolarisIls(second.polaris, () => second.clock.now).carry('k', order)
  assert.deepEqual(converted.world.started, [17, 18], 'moved to the pick-up library, then received')
})

test('an answer that never comes: the next try finds what was made', async (t) => {
  const { world, answers } = worldOf()
  const make = answers['POST /workflow']
  let broken = false
  const { polaris, clock } = await talk(t, {
    ...answers,
    'POST /workflow': (asked, response) => {
      const said: unknown = typeof make === 'function' ? make(asked, response) : null
      if (asked.body['WorkflowRequestType'] !== 5 || broken) return said
      broken = true
      return response.destroy()
    },
  })
  const ils = createPolarisIls(polaris, () => clock.now)
  await assert.rejects(ils.carry('k', order), { name: 'InDoubt', retry: true })
  await ils.carry('k', order)
  assert.deepEqual(world.started, [5, 20, 18])
})

test('the patron’s own request in the catalog is the one received; of two a person chooses', async (t) => {
  const row = { ILLRequestID: 482, ILLStatusID: 3, ItemRecordID: 0, PickupLibID: 3, Title: 'Shirley.', notes: null }
  const one = worldOf({ ill: [{ ...row }] })
  const first = await talk(t, one.answers)
  const ils = createPolarisIls(first.polaris, () => first.clock.now)
  await ils.carry('k', order)
  await ils.carry('k', order)
  assert.deepEqual(one.world.started, [18])

  const two = worldOf({ ill: [{ ...row }, { ...row, ILLRequestID: 483 }] })
  const second = await talk(t, two.answers)
  await assert.rejects(createPolarisIls(second.polaris, () => second.clock.now).carry('k', order), {
    kind: 'by-hand',
    message: /^Is it there\? The patron has 2 ILL requests/,
  })
  assert.deepEqual(two.world.started, [])
})

test('holds whose notes are not told: nothing is made, a person looks', async (t) => {
  const { world, answers } = worldOf({ holds: [{ SysHoldRequestID: 9, SysHoldStatusID: 3 }] })
  const { polaris, clock } = await talk(t, { ...answers, 'GET /holds/9': { SysHoldRequestID: 9, SysHoldStatusID: 3 } })
  await assert.rejects(createPolarisIls(polaris, () => clock.now).carry('k', order), { message: /^Is it there\?/ })
  assert.deepEqual(world.started, [])
})

test('a barcode of somebody else’s, one too long, no patron', async (t) => {
  const { answers } = worldOf({ items: { [reference]: { ItemRecordID: 1, ItemStatusID: 1 } } })
  const { polaris, clock } = await talk(t, { ...answers, 'GET /patron/1/basicdata': { PAPIErrorCode: -3000 } })
  const ils = createPolarisIls(polaris, () => clock.now)
  await assert.rejects(ils.carry('k', order), { kind: 'refused', message: /has the barcode B260000014/ })
  await assert.rejects(ils.carry('k', { ...order, barcode: '123456789012345678901' }), /longer than the 20/)
  await assert.rejects(ils.carry('k', { ...order, patronCard: '1' }), /No patron in Polaris/)
})

test('as temporary title and item: made once, held for the patron, trapped for the van', async (t) => {
  const { world, answers } = worldOf()
  const { polaris, clock, lines } = await talk(t, answers, { settings: { way: 'temporary-items' } })
  const ils = createPolarisIls(polaris, () => clock.now)
  await ils.carry('k', order)
  await ils.carry('k', order)
  assert.deepEqual(world.started, [8, 5])
  assert.equal(lines().filter((line) => line.startsWith('POST /bibliographicrecords')).length, 1)
  assert.equal(lines().filter((line) => line.includes('/checkin')).length, 1)
  await ils.carry('k', { ...order, patronCard: null })
  assert.deepEqual(world.started, [8, 5])
})

test('a title that may have been made is looked for by a person, then made when they try again', async (t) => {
  const { world, answers } = worldOf()
  const { polaris, clock } = await talk(
    t,
    { ...answers, 'POST /bibliographicrecords': [(_, response) => response.destroy(), 901] },
    { settings: { way: 'temporary-items' } },
  )
  const ils = createPolarisIls(polaris, () => clock.now)
  await assert.rejects(ils.carry('k', order), { name: 'InDoubt' })
  await assert.rejects(ils.carry('k', order), { kind: 'by-hand', message: /^Is it there\? .*note B260000014/ })
  assert.deepEqual(world.started, [])
  await ils.carry('k', order)
  assert.deepEqual(world.started, [8, 5])
})

const inactive = {
  ILLRequestID: 482,
  ILLStatusID: 1,
  ItemRecordID: 0,
  PickupLibID: 3,
  Title: 'Shirley',
  notes: reference,
}

test('an inactive request is activated where the office may; else it is received, or a person activates it', async (t) => {
  const may = worldOf({ ill: [{ ...inactive }] })
  const first = await talk(t, may.answers, { settings: { mayActivateIll: true } })
  await createPolarisIls(first.polaris, () => first.clock.now).carry('k', order)
  assert.deepEqual(may.world.started, [23, 18])

  const mayNot = worldOf({ ill: [{ ...inactive }] })
  const second = await talk(t, {
    ...mayNot.answers,
    'POST /workflow': { WorkflowStatus: -1, InformationMessages: [{ Message: 'Not active.' }] },
  })
  await assert.rejects(createPolarisIls(second.polaris, () => second.clock.now).carry('k', order), {
    kind: 'by-hand',
    message: 'Polaris did not do it: Not active. ILL request 482 may be inactive: activate it in Leap, then try again.',
  })
})
