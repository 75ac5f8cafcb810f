import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { testDatabase } from '../../test/database.ts'
import { makeWorld, type World } from '../../test/world.ts'
import { byHand } from '../connectors/by-hand/carrier.ts'
import type { Office } from '../office/context.ts'
import type { Carrier } from '../office/ports.ts'
import { StoreGone } from '../store/errors.ts'
import { openStore } from '../store/open.ts'
import { drawPapers } from '../paper/draw.ts'
import { printers } from '../connectors/printers/printers.ts'
import { startEffectLoop, startPrintLoop, type Loop } from './effect-loop.ts'

/** An office whose partners are reached by a carrier that notes what it carried. */
async function connectedOffice(t: TestContext, { knowsKeys = true } = {}) {
  const carried: string[] = []
  const carrier: Carrier = {
    byHand: false,
    leavesHouse: true,
    knowsKeys,
    carry: (task) => {
      carried.push(task.key)
      return Promise.resolve({})
    },
  }
  const world = await makeWorld(t, {
    policy: { graceSeconds: 0 },
    carriers: { partner: () => carrier, ils: () => byHand },
  })
  const running: Loop[] = []
  t.after(async () => {
    for (const loop of running) await loop.stop()
  })
  const run = (office: Office): Loop => {
    const loop = startEffectLoop(office)
    running.push(loop)
    return loop
  }
  return { world, carried, run }
}

async function until(holds: () => boolean, longestMs = 5_000): Promise<void> {
  for (const began = Date.now(); !holds(); await sleep(10))
    assert.ok(Date.now() - began < longestMs, 'it did not come to pass')
}

test('the program that prints does the steps as well: neither waits for the other’s turn', async (t) => {
  const { world, carried, run } = await connectedOffice(t)
  const printing = startPrintLoop(world.office, { press: { draw: drawPapers }, printers })
  t.after(() => printing.stop())
  await sleep(300)
  const loop = run(world.office)
  await world.act(await world.borrowing('new'), 'send')
  loop.wake()
  await until(() => carried.length === 1)
})

test('steps of different requests go side by side, each once', async (t) => {
  const inHand = { now: 0, most: 0 }
  const carried: string[] = []
  const carrier: Carrier = {
    byHand: false,
    leavesHouse: true,
    knowsKeys: true,
    async carry({ requestId, name }) {
      inHand.most = Math.max(inHand.most, (inHand.now += 1))
      await sleep(50)
      inHand.now -= 1
      carried.push(`${requestId} ${name}`)
      return {}
    },
  }
  const world = await makeWorld(t, {
    policy: { graceSeconds: 0 },
    carriers: { partner: () => carrier, ils: () => byHand },
  })
  const ids = [await world.borrowing('new'), await world.borrowing('new'), await world.borrowing('new')]
  for (const id of ids) await world.act(id, 'send')
  const loop = startEffectLoop(world.office)
  t.after(() => loop.stop())
  await until(() => carried.length >= ids.length)
  assert.ok(inHand.most > 1, `${inHand.most} at once`)
  assert.deepEqual(
    carried.toSorted(),
    ids.map((id) => `${id} lender.ask`),
  )
})

test('news that comes while the loop looks when to wake is not slept through', async (t) => {
  const { world, carried, run } = await connectedOffice(t)
  const requestId = await world.borrowing('new')
  let wake = (): void => {}
  let looks = 0
  const store = {
    ...world.office.store,
    /** Asked for at start (what was half done), then for the time of the next effect: there the news comes in between. */
    get db() {
      looks += 1
      if (looks === 2) void world.act(requestId, 'send').then(() => wake())
      return world.office.store.db
    },
  }
  wake = run({ ...world.office, store }).wake
  await until(() => carried.length === 1)
})

test('an effect taken just when the database goes away is not forgotten: it is taken again', async (t) => {
  const { world, carried, run } = await connectedOffice(t)
  const requestId = await world.borrowing('sent')
  const { store } = world.office
  let transactions = 0
  run({
    ...world.office,
    store: {
      ...store,
      /** The first transaction is kept, but nobody hears so. */
      async transact(work, options) {
        transactions += 1
        const isFirst = transactions === 1
        const result = await store.transact(work, options)
        if (isFirst) throw new StoreGone('gone')
        return result
      },
    },
  })
  await untilDone(world, requestId)
  assert.equal(carried.length, 1)
})

test('an effect carried just when the database goes away is written down when it is back', async (t) => {
  const { world, carried, run } = await connectedOffice(t)
  const requestId = await world.borrowing('sent')
  const { store } = world.office
  let transactions = 0
  run({
    ...world.office,
    store: {
      ...store,
      transact(work, options) {
        transactions += 1
        return transactions === 2 ? Promise.reject(new StoreGone('gone')) : store.transact(work, options)
      },
    },
  })
  await untilDone(world, requestId)
  assert.equal(new Set(carried).size, 1)
})

test('what was in hand for a receiver that knows no keys is a card at the next start, and is not carried again', async (t) => {
  const { world, carried, run } = await connectedOffice(t, { knowsKeys: false })
  const { store } = world.office
  const requestId = await world.borrowing('sent')
  await store.transact((tx) =>
    tx.updateTable('effect').set({ state: 'doing' }).where('request_id', '=', requestId).execute(),
  )
  const loop = run(world.office)
  const effects = () =>
    store.db.selectFrom('effect').select(['state', 'error']).where('request_id', '=', requestId).execute()
  for (let tries = 0; tries < 500 && (await effects())[0]?.state === 'doing'; tries += 1) await sleep(10)
  await loop.stop()
  assert.deepEqual(await effects(), [
    { state: 'with_person', error: 'The program ended while this was being done: did it go out?' },
  ])
  assert.deepEqual(carried, [])
})

async function untilDone(world: World, requestId: number): Promise<void> {
  const { store } = world.office
  const effects = () => store.db.selectFrom('effect').select('state').where('request_id', '=', requestId).execute()
  for (let tries = 0; tries < 500 && (await effects()).some((one) => one.state !== 'done'); tries += 1) await sleep(10)
  assert.deepEqual(await effects(), [{ state: 'done' }])
}

test('a loop that is stopped before it has begun ends', async (t) => {
  const { world, run } = await connectedOffice(t)
  await run(world.office).stop()
})

test(
  'of two programs on one database one does the steps; the other takes over, and nothing is done twice',
  { skip: testDatabase === 'postgres' ? false : 'only on PostgreSQL: a folder lets in one program' },
  async (t) => {
    const { world, carried, run } = await connectedOffice(t)
    const { place } = world.database
    assert.ok('url' in place)
    const secondStore = await openStore(place)
    t.after(() => secondStore.close())
    const first = run(world.office)
    const sent = async (): Promise<void> => void (await world.act(await world.borrowing('new'), 'send'))
    await sent()
    first.wake()
    await until(() => carried.length === 1)

    const second = run({ ...world.office, store: secondStore })
    const doing = await world.office.store.db
      .updateTable('effect')
      .set({ state: 'doing' })
      .where('id', '=', 1)
      .returning('id')
      .execute()
    assert.equal(doing.length, 1, 'a step the first program has in hand')
    await sent()
    first.wake()
    second.wake()
    await until(() => carried.length === 2)
    assert.equal(new Set(carried).size, 2)

    await first.stop()
    await until(() => carried.length === 3, 10_000)
    assert.equal(carried[2], carried[0], 'found half done by the one that took over')
    await second.stop()
  },
)
