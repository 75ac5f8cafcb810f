import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { adminUrl, testDatabase, testStore } from '../../test/database.ts'
import { BesideTransaction, StoreFull, StoreGone, StoreUnfit } from './errors.ts'
import { openStore } from './open.ts'

const here = await testStore({ empty: true })
after(() => here.drop())
const store = here.store
await store.runScript('create table thing (id bigint generated always as identity primary key, name text unique)')

const everyKind = sql`
  select 7::bigint as whole, 9007199254740993::bigint as huge, 1::integer as small, 1.50::numeric as exact, 1.5::float8 as float,
    true as claim, 'a;b' as text, '2026-02-03'::date as day, '2026-02-03 04:05:06.789+02'::timestamptz as instant,
    '{"list": [1, null]}'::jsonb as json, '\\x00ff'::bytea as bytes, null::text as nothing, '04:05'::time as hour,
    '0d7b7c7e-0000-4000-8000-000000000000'::uuid as uuid, interval '1 day 2 hours' as span,
    array['a"b', 'c,d', null, 'NULL', ''] as texts, array[1, 2]::bigint[] as wholes, array['2026-02-03']::date[] as days,
    '{}'::text[] as none, array[array[1, 2], array[3, 4]] as grid, count(*) as counted`

const everyKindRead = {
  whole: 7,
  huge: 9007199254740993n,
  small: 1,
  exact: '1.50',
  float: 1.5,
  claim: true,
  text: 'a;b',
  day: '2026-02-03',
  instant: new Date('2026-02-03T02:05:06.789Z'),
  json: { list: [1, null] },
  bytes: new Uint8Array([0, 255]),
  nothing: null,
  hour: '04:05:00',
  uuid: '0d7b7c7e-0000-4000-8000-000000000000',
  span: '1 day 02:00:00',
  texts: ['a"b', 'c,d', null, 'NULL', ''],
  wholes: [1, 2],
  days: ['2026-02-03'],
  none: [],
  grid: [
    [1, 2],
    [3, 4],
  ],
  counted: 1,
}

test('values read the same from either database', async () => {
  const { rows } = await everyKind.execute(store.db)
  assert.deepStrictEqual({ ...Object(rows[0]) }, everyKindRead)
})

test('values come back as they were sent', async () => {
  const bytes = new Uint8Array([1, 2, 250])
  const { rows } = await sql<{ i: Date; j: unknown; b: Uint8Array; t: string[]; n: number }>`
    select ${new Date(5)}::timestamptz as i, ${{ a: ['ü', '"'] }}::jsonb as j, ${bytes}::bytea as b,
      ${['a"\\,b', '{}']}::text[] as t, ${12}::bigint as n`.execute(store.db)
  assert.deepStrictEqual({ ...rows[0] }, { i: new Date(5), j: { a: ['ü', '"'] }, b: bytes, t: ['a"\\,b', '{}'], n: 12 })
})

test('the database beside an open transaction throws at once', async () => {
  const beside = [
    () => sql`select 1`.execute(store.db),
    () => store.db.transaction().execute(async () => 1),
    () => store.transact(async () => 1),
    () => store.runScript('select 1'),
  ]
  for (const slip of beside) {
    await assert.rejects(
      store.transact(async () => void (await slip())),
      BesideTransaction,
    )
  }
  await sql`select 1`.execute(store.db)
})

test('work left running after its transaction may use the database again', async () => {
  const later = await store.transact(async () => {
    const gate = Promise.withResolvers<void>()
    const work = gate.promise.then(() => sql<{ one: number }>`select 1 as one`.execute(store.db))
    return { gate, work }
  })
  later.gate.resolve()
  assert.equal((await later.work).rows[0]?.one, 1)
})

test('a transaction that throws leaves nothing', async () => {
  await assert.rejects(
    store.transact(async (tx) => {
      await sql`insert into thing (name) values ('gone')`.execute(tx)
      throw new Error('changed my mind')
    }),
    /changed my mind/,
  )
  const { rows } = await sql<{ n: number }>`select count(*) as n from thing where name = 'gone'`.execute(store.db)
  assert.equal(rows[0]?.n, 0)
})

test('an error swallowed inside a transaction does not look like success', async () => {
  await assert.rejects(
    store.transact(async (tx) => void (await sql`select 1 / 0`.execute(tx).catch(() => {}))),
    /rolled back/,
  )
})

test('a transaction that may only read refuses to write', async () => {
  await assert.rejects(
    store.transact(async (tx) => void (await sql`insert into thing (name) values ('x')`.execute(tx)), {
      readOnly: true,
    }),
    /read-only/,
  )
})

test('errors carry no values', async () => {
  await sql`insert into thing (name) values ('Jane Reader')`.execute(store.db)
  await assert.rejects(sql`insert into thing (name) values (${'Jane Reader'})`.execute(store.db), (error: Error) => {
    assert.doesNotMatch(JSON.stringify(Object.entries(error)), /Jane/)
    assert.match(error.message, /thing_name_key/)
    return true
  })
})

test('a full disk is one sentence', async () => {
  const full = sql`do $$ begin raise exception 'no room' using errcode = 'disk_full'; end $$`
  await assert.rejects(
    full.execute(store.db),
    (error) => error instanceof StoreFull && /disk .* is full/.test(error.message),
  )
})

test('notes arrive at commit, and the listener may use the database', async () => {
  const heard: string[] = []
  const done = Promise.withResolvers<void>()
  const stop = await store.listen('bell', (payload) => {
    heard.push(payload)
    sql`select 1`.execute(store.db).then(() => done.resolve(), done.reject)
  })
  await store.transact(async (tx) => {
    await sql`select pg_notify('bell', 'one')`.execute(tx)
    await sleep(20)
    assert.deepEqual(heard, [])
  })
  await done.promise
  assert.deepEqual(heard, ['one'])
  await stop()
  await sql`select pg_notify('bell', 'two')`.execute(store.db)
  await sleep(20)
  assert.deepEqual(heard, ['one'])
})

test('what met another transaction is done again', async () => {
  let tries = 0
  const result = await store.transact(async (tx) => {
    tries += 1
    if (tries < 3) await sql`do $$ begin raise exception 'met' using errcode = '40001'; end $$`.execute(tx)
    return 'done'
  })
  assert.deepEqual([result, tries], ['done', 3])
})

test('closing waits for the transaction under way, and what was kept is there after a restart', async () => {
  const other = await testStore({ empty: true })
  await other.store.runScript('create table kept (n integer)')
  const slow = other.store.transact(async (tx) => {
    await sleep(50)
    await sql`insert into kept values (1)`.execute(tx)
  })
  const reopened = other.reopen()
  await slow
  const store = await reopened
  assert.equal((await sql`select * from kept`.execute(store.db)).rows.length, 1)
  await assert.rejects(
    (async () => {
      await store.close()
      await store.transact(async () => 1)
    })(),
    StoreGone,
  )
  await other.drop()
})

const onPostgres = { skip: testDatabase !== 'postgres' || !adminUrl ? 'only on PostgreSQL' : false }

const killOthers = sql`
  select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`

test(
  'a connection lost inside a transaction is told, keeps nothing, and the next call connects anew',
  onPostgres,
  async () => {
    const pid = Promise.withResolvers<number>()
    const killed = Promise.withResolvers<void>()
    const work = store.transact(async (tx) => {
      await sql`insert into thing (name) values ('lost')`.execute(tx)
      pid.resolve((await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)).rows[0]?.pid ?? 0)
      await killed.promise
      await sql`insert into thing (name) values ('lost too')`.execute(tx)
    })
    await sql`select pg_terminate_backend(${await pid.promise}::integer)`.execute(store.db)
    await sleep(50)
    killed.resolve()
    await assert.rejects(work, StoreGone)
    assert.equal((await sql`select from thing where name like 'lost%'`.execute(store.db)).rows.length, 0)
  },
)

test(
  'resting and listening connections that are lost end nothing; the listener is told and hears again',
  onPostgres,
  async () => {
    const heard = Promise.withResolvers<string>()
    const lost = Promise.withResolvers<void>()
    const stop = await store.listen('bell', heard.resolve, lost.resolve)
    await killOthers.execute(store.db)
    await lost.promise
    await sql`select pg_notify('bell', 'again')`.execute(store.db)
    assert.equal(await heard.promise, 'again')
    await stop()
  },
)

test('a server that is not there is one sentence', async () => {
  await assert.rejects(
    openStore({ url: 'postgres://nobody@127.0.0.1:9/none' }),
    (error) => error instanceof StoreGone && /cannot be reached/.test(error.message),
  )
})

test('a database that does not exist is one sentence', onPostgres, async () => {
  const url = new URL(adminUrl ?? '')
  url.pathname = '/no_such_office'
  await assert.rejects(
    openStore({ url: url.href }),
    (error) =>
      error instanceof StoreUnfit && /DATABASE_URL: database "no_such_office" does not exist/.test(error.message),
  )
})
