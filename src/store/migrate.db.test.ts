import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test, type TestContext } from 'node:test'
import { sql } from 'kysely'
import { testDatabase, testStore, type TestStore } from '../../test/database.ts'
import { MigrationRefused } from './errors.ts'
import { migrate, pendingMigrations, readMigrations, schemaNumber, type Migration } from './migrate.ts'
import { openStore } from './open.ts'

async function fresh(t: TestContext): Promise<TestStore> {
  const here = await testStore({ empty: true })
  t.after(() => here.drop())
  return here
}

const first = migration(1, 'first', 'create table one (n integer); insert into one values (1); -- a ; in a comment')
const second = migration(
  2,
  'second',
  `create function two() returns integer language plpgsql as $$ begin return 2; end $$; alter table one add m integer`,
)
const broken = migration(3, 'broken', 'create table three (n integer); select 1 / 0')

function migration(number: number, name: string, script: string): Migration {
  return { number, name, script, checksum: createHash('sha256').update(script).digest('hex') }
}

test('migrations are applied once, in order, with a backup first when there is something to back up', async (t) => {
  const here = await fresh(t)
  const backups: string[][] = []
  const before = async (pending: Migration[]) => void backups.push(pending.map(({ name }) => name))
  await migrate(here.store, { migrations: [first], before })
  assert.deepEqual(backups, [])
  await migrate(here.store, { migrations: [first, second], before })
  await migrate(here.store, { migrations: [first, second], before })
  assert.deepEqual(backups, [['second']])
  assert.equal(await schemaNumber(here.store.db), 2)
  const { rows } = await sql<{ two: number }>`select two() from one`.execute(here.store.db)
  assert.deepEqual(rows, [{ two: 2 }])
})

test('a migration that fails leaves nothing, and the ones before it stay', async (t) => {
  const here = await fresh(t)
  await assert.rejects(migrate(here.store, { migrations: [first, second, broken] }), /division by zero/)
  assert.equal(await schemaNumber(here.store.db), 2)
  const { rows } = await sql<{ three: string | null }>`select to_regclass('three')::text as three`.execute(
    here.store.db,
  )
  assert.equal(rows[0]?.three, null)
})

test('a database newer than the program is refused', async (t) => {
  const here = await fresh(t)
  await migrate(here.store, { migrations: [first, second] })
  await assert.rejects(
    migrate(here.store, { migrations: [first] }),
    (error) => error instanceof MigrationRefused && /newer than this program/.test(error.message),
  )
})

test('a migration changed after it was applied is refused', async (t) => {
  const here = await fresh(t)
  await migrate(here.store, { migrations: [first] })
  const changed = migration(1, 'first', 'create table one (n bigint)')
  await assert.rejects(
    pendingMigrations(here.store, [changed]),
    (error) => error instanceof MigrationRefused && /0001-first\.sql is not the one/.test(error.message),
  )
})

test(
  'two starters at once apply each migration once',
  { skip: testDatabase === 'pglite' && 'only on PostgreSQL: PGlite has one process' },
  async (t) => {
    const here = await fresh(t)
    const other = await openStore(here.place)
    const done = await Promise.all([
      migrate(here.store, { migrations: [first, second] }),
      migrate(other, { migrations: [first, second] }),
    ])
    await other.close()
    assert.equal(done.flat().length, 2)
    assert.equal(await schemaNumber(here.store.db), 2)
  },
)

test("the program's own migrations apply and leave nothing pending", async (t) => {
  const here = await fresh(t)
  await migrate(here.store)
  assert.deepEqual(await pendingMigrations(here.store), [])
  assert.equal(await schemaNumber(here.store.db), (await readMigrations()).length)
})
