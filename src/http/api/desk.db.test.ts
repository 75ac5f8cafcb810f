import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { makeWorld } from '../../../test/world.ts'
import { scrub } from '../../office/privacy/scrub.ts'

const lines = z.object({
  by: z.string(),
  patron: z.object({ id: z.number(), name: z.string() }).nullable(),
  lines: z.array(
    z.object({
      line: z.object({ id: z.number(), title: z.string(), number: z.string() }),
      where: z.string(),
      who: z.string().nullable(),
      due: z.object({ words: z.string(), on: z.string() }).nullable(),
    }),
  ),
})
const lookUpList = z.array(z.object({ by: z.string(), patronId: z.number(), why: z.string() }))

test('on the telephone: a title, a number, a card and a library each say where it is, when due, who has it', async (t) => {
  const world = await makeWorld(t)
  const out = await world.borrowing('out', { title: 'The Erie Canal Reader', card: world.cards.owasca })
  const lent = await world.lending('ready', { title: 'Canal Songs' })
  const ask = async (words: string) => lines.parse((await world.ask('assistant', 'POST', '/phone', { words })).body)

  const byTitle = await ask('canal reader')
  assert.equal(byTitle.by, 'words')
  assert.deepEqual(
    byTitle.lines.map((one) => one.line.id),
    [out],
  )
  assert.equal(byTitle.lines[0]?.where, 'With the patron')
  assert.equal(byTitle.lines[0]?.who, null)
  assert.ok(byTitle.lines[0]?.due)

  const byNumber = await ask(byTitle.lines[0]?.line.number ?? '')
  assert.equal(byNumber.by, 'number')
  assert.equal(byNumber.lines[0]?.line.id, out)

  const byCard = await ask(world.cards.owasca)
  assert.equal(byCard.by, 'card')
  assert.equal(byCard.patron?.name, 'Prudence Quill')
  assert.deepEqual(
    byCard.lines.map((one) => one.line.id),
    [out],
  )

  const byLibrary = await ask('tallgrass reg')
  assert.ok(byLibrary.lines.some((one) => one.line.id === lent))
  const found = byLibrary.lines.find((one) => one.line.id === lent)
  assert.equal(found?.where, 'In the office')
  assert.equal(found.who, null)
  assert.deepEqual((await ask('zeppelin')).lines, [])
})

test('a member library hears on the telephone only of its own, and of its own patrons', async (t) => {
  const world = await makeWorld(t)
  await world.borrowing('received', {
    title: 'Towpath Tales',
    card: world.cards.ithaca,
    pickupLibraryId: world.libraries.ithaca,
  })
  const own = await world.borrowing('received', { title: 'Towpath Towns', card: world.cards.owasca })
  const heard = lines.parse((await world.ask('member', 'POST', '/phone', { words: 'towpath' })).body)
  assert.deepEqual(
    heard.lines.map((one) => one.line.id),
    [own],
  )
  const card = lines.parse((await world.ask('member', 'POST', '/phone', { words: world.cards.ithaca })).body)
  assert.equal(card.patron, null)
  assert.deepEqual(card.lines, [])
  const seen = lookUpList.parse((await world.ask('librarian', 'GET', '/patrons/look-ups')).body)
  assert.deepEqual(seen, [])
})

test('looking at what a patron has is on record, once a visit, and goes when its day comes', async (t) => {
  const world = await makeWorld(t)
  await world.borrowing('out', { title: 'Low Bridge', card: world.cards.owasca })
  const look = (role: 'assistant' | 'member', card: string) => world.ask(role, 'POST', '/patrons/look-up', { card })
  const shape = z.object({ id: z.number(), open: z.array(z.object({ title: z.string() })), past: z.array(z.unknown()) })
  const patron = shape.parse((await look('assistant', world.cards.owasca)).body)
  assert.deepEqual(
    patron.open.map((one) => one.title),
    ['Low Bridge'],
  )
  await look('assistant', world.cards.owasca)
  await world.ask('assistant', 'POST', '/phone', { words: world.cards.owasca })
  const audit = async () => lookUpList.parse((await world.ask('librarian', 'GET', '/patrons/look-ups')).body)
  assert.deepEqual(
    (await audit()).map(({ by, patronId, why }) => [by, patronId, why]),
    [
      ['assistant person', patron.id, 'phone'],
      ['assistant person', patron.id, 'desk'],
    ],
  )
  assert.equal((await look('member', world.cards.ithaca)).status, 404)
  assert.equal((await look('assistant', '20009999999999')).status, 404)
  assert.equal((await world.ask('assistant', 'POST', '/patrons/look-up', {})).status, 400)

  world.days(181)
  await scrub(world.office)
  assert.deepEqual(await audit(), [])
})

test('patrons are found by name only while something is open, and never all of them', async (t) => {
  const world = await makeWorld(t)
  const id = await world.borrowing('new', { title: 'Low Bridge', card: world.cards.owasca })
  const find = async (words: string) => world.ask('assistant', 'GET', `/patrons?words=${encodeURIComponent(words)}`)
  const found = z.array(z.object({ name: z.string(), cardEnd: z.string(), open: z.number() }))
  assert.deepEqual(
    found.parse((await find('quill')).body).map(({ cardEnd, open }) => [cardEnd, open]),
    [['0017', 1]],
  )
  assert.equal((await find('q')).status, 400)
  assert.equal((await world.ask('assistant', 'GET', '/patrons')).status, 400)
  assert.deepEqual(found.parse((await find('%%')).body), [])
  await world.act(id, 'cancel')
  assert.deepEqual(found.parse((await find('quill')).body), [])
})

test('an act on the telephone says so in the story', async (t) => {
  const world = await makeWorld(t)
  const id = await world.borrowing('out', { title: 'Low Bridge' })
  const acted = await world.ask('assistant', 'POST', `/requests/${id}/actions`, { action: 'renew', came: 'phone' })
  assert.equal(acted.status, 200, JSON.stringify(acted.body))
  const { story, buttons } = z
    .object({
      story: z.array(z.object({ action: z.string(), codes: z.record(z.string(), z.unknown()) })),
      buttons: z.array(z.object({ action: z.string(), phone: z.boolean() })),
    })
    .parse((await world.ask('assistant', 'GET', `/requests/${id}`)).body)
  assert.equal(story.find((one) => one.action === 'renew')?.codes['came'], 'phone')
  assert.deepEqual(buttons.flatMap((one) => (one.phone ? one.action : [])).toSorted(), [
    'cancel',
    'claimReturned',
    'lose',
    'notArrived',
    'renew',
  ])
})

test('staffed hours and closed days: checked, kept, and the deadlines follow', async (t) => {
  const world = await makeWorld(t)
  const read = await world.ask('assistant', 'GET', '/desk')
  const desk = z
    .object({
      week: z.record(z.string(), z.unknown()),
      auditDays: z.number(),
    })
    .parse(read.body)
  const change = (next: object) => world.ask('librarian', 'PUT', '/desk', { ...desk, ...next })
  const wrong = await change({ week: { ...desk.week, mon: { from: '14:00', until: '09:00' } } })
  assert.equal(wrong.status, 400)
  const never = Object.fromEntries(Object.keys(desk.week).map((name) => [name, null]))
  assert.equal((await change({ week: never })).status, 400)
  assert.equal((await change({ week: { ...desk.week, sat: { from: '10:00', until: '12:00' } } })).status, 200)

  // Four days to answer from a Tuesday end on a Saturday.
  await world.lending('new', { title: 'Canal Songs' })
  const by = async () =>
    z
      .array(z.object({ kind: z.string(), by: z.string().nullable() }))
      .parse((await world.ask('assistant', 'GET', '/cards')).body)
      .find((one) => one.kind === 'answer_by')?.by
  assert.equal(await by(), '2026-11-28T17:00:00.000Z')
  const close = (startsOn: string, endsOn: string) =>
    world.ask('assistant', 'POST', '/closures', { startsOn, endsOn, reason: 'Thanksgiving' })
  assert.equal((await close('2026-11-26', '2026-11-28')).status, 200)
  assert.equal(await by(), '2026-11-25T19:00:00.000Z')
  assert.equal((await close('2026-11-28', '2026-11-30')).status, 400)
  assert.equal((await close('2026-12-30', '2026-12-20')).status, 400)
  assert.equal((await close('2025-12-20', '2025-12-21')).status, 400)
  assert.equal((await world.ask('assistant', 'DELETE', '/closures/2026-11-27')).status, 404)
  assert.equal((await world.ask('assistant', 'DELETE', '/closures/2026-11-26')).status, 200)
  assert.equal(await by(), '2026-11-28T17:00:00.000Z')
})

test('the day: alike cards are one line with the keys they share; what waits, and what went by itself', async (t) => {
  const world = await makeWorld(t)
  for (let n = 1; n <= 5; n += 1) await world.borrowing('sent', { title: `Lock ${n}` })
  await world.borrowing('shipped', { title: 'On its way' })
  const day = z
    .object({
      count: z.number(),
      staffed: z.object({ from: z.string(), until: z.string() }).nullable(),
      sections: z.array(
        z.object({
          section: z.string(),
          folds: z.array(
            z.object({
              key: z.string(),
              count: z.number(),
              cards: z.array(z.unknown()),
              keys: z.array(z.object({ label: z.string(), does: z.string() })),
            }),
          ),
        }),
      ),
      table: z.object({ expected: z.number() }),
      waiting: z.object({ count: z.number(), long: z.number() }),
      byItself: z.object({ count: z.number() }),
    })
    .parse((await world.ask('assistant', 'GET', '/today')).body)
  const asks = day.sections.flatMap((one) => one.folds).find((one) => one.key === 'step:lender.ask')
  assert.equal(asks?.count, 5)
  assert.deepEqual(asks.cards, [])
  assert.ok(asks.keys.some((one) => one.label === 'Asked' && one.does === 'done'))
  assert.equal(day.table.expected, 1)
  assert.equal(day.waiting.count, 6)
  assert.equal(day.waiting.long, 0)
  assert.deepEqual(day.staffed, { from: '09:00', until: '14:00' })
  const one = await world.ask('assistant', 'GET', '/cards?alike=step:lender.ask')
  assert.equal(z.array(z.unknown()).parse(one.body).length, 5)
  world.days(20)
  const later = z.object({ waiting: z.object({ long: z.number() }) })
  assert.equal(later.parse((await world.ask('assistant', 'GET', '/today')).body).waiting.long, 6)
})

test('a step called done can be taken back with everything its press did', async (t) => {
  const world = await makeWorld(t)
  const ids = [await world.borrowing('sent', { title: 'Lock 1' }), await world.borrowing('sent', { title: 'Lock 2' })]
  const steps = z.array(z.object({ effectId: z.number(), requestId: z.number() }))
  const open = async () => steps.parse((await world.ask('assistant', 'GET', '/cards?alike=step:lender.ask')).body)
  const talks = async () => {
    const found = []
    for (const id of ids) {
      const view = z
        .object({ entries: z.array(z.object({ state: z.string() })) })
        .parse((await world.ask('assistant', 'GET', `/requests/${id}`)).body)
      found.push(view.entries[0]?.state)
    }
    return found
  }
  for (const { effectId } of await open()) {
    const settled = await world.ask('assistant', 'POST', `/effects/${effectId}/settle`, {
      how: 'done',
      gesture: 'both',
    })
    assert.equal(settled.status, 200, JSON.stringify(settled.body))
  }
  assert.deepEqual(await open(), [])
  assert.deepEqual(await talks(), ['asked', 'asked'])
  const undone = await world.ask('assistant', 'POST', '/undo', { gesture: 'both' })
  assert.equal(undone.status, 200, JSON.stringify(undone.body))
  assert.equal((await open()).length, 2)
  assert.deepEqual(await talks(), ['waiting', 'waiting'])

  const [first] = await open()
  await world.ask('assistant', 'POST', `/effects/${first?.effectId}/settle`, { how: 'done', gesture: 'alone' })
  assert.equal((await open()).length, 1)
  await world.act(first?.requestId ?? 0, 'willSupply')
  assert.equal((await world.ask('assistant', 'POST', '/undo', { gesture: 'alone' })).status, 409)
})

test('a step without an act of its own is taken back as well, until something follows it', async (t) => {
  const world = await makeWorld(t)
  const id = await world.borrowing('received', { title: 'Low Bridge' })
  const steps = z.array(z.object({ effectId: z.number().nullable(), alike: z.object({ key: z.string() }) }))
  const telling = async () =>
    steps
      .parse((await world.ask('assistant', 'GET', `/cards?requestId=${id}`)).body)
      .find((one) => one.alike.key === 'step:lender.tellReceived')?.effectId
  const effectId = await telling()
  assert.ok(effectId)
  const settled = await world.ask('assistant', 'POST', `/effects/${effectId}/settle`, { how: 'done' })
  const { gesture } = z.object({ gesture: z.string() }).parse(settled.body)
  assert.equal(await telling(), undefined)
  assert.equal((await world.ask('assistant', 'POST', '/undo', { gesture })).status, 200)
  assert.equal(await telling(), effectId)
  assert.equal((await world.ask('assistant', 'POST', '/undo', { gesture })).status, 409)
})

test('short words are found at the beginning of a word', async (t) => {
  const world = await makeWorld(t)
  await world.borrowing('new', { title: 'It: a novel' })
  await world.borrowing('new', { title: 'With a view' })
  const list = z.object({ lines: z.array(z.object({ title: z.string() })) })
  const titles = async (words: string) =>
    list
      .parse((await world.ask('assistant', 'GET', `/requests?words=${encodeURIComponent(words)}`)).body)
      .lines.map((one) => one.title)
  assert.deepEqual(await titles('it'), ['It: a novel'])
  assert.deepEqual(await titles('vi'), ['With a view'])
  assert.deepEqual(await titles('zz'), [])
})
