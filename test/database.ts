import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, mkdir, readdir, rename, rm, stat, statfs, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { migrate, readMigrations } from '../src/store/migrate.ts'
import { openStore, type Store } from '../src/store/open.ts'

export type Place = { folder: string } | { url: string }

export interface TestStore {
  store: Store
  /** Where it is, for a second process. */
  place: Place
  /** Closes and opens the same database again, as after a restart. */
  reopen(): Promise<Store>
  drop(): Promise<void>
}

export const testDatabase: 'pglite' | 'postgres' =
  process.env['KEUKA_TEST_DATABASE'] === 'postgres' ? 'postgres' : 'pglite'

/** A migrated database of its own, on the database that KEUKA_TEST_DATABASE names. With `empty`, one without tables. */
export async function testStore(options: { kind?: 'pglite' | 'postgres'; empty?: boolean } = {}): Promise<TestStore> {
  const kind = options.kind ?? testDatabase
  const empty = options.empty === true
  const made = takeSpare(kind, empty) ?? (await make(kind, empty))
  let untouched = !empty
  const test: TestStore = {
    store: made.store,
    get place() {
      untouched = false
      return made.place
    },
    async reopen() {
      untouched = false
      await test.store.close()
      test.store = await openStore(made.place)
      return test.store
    },
    async drop() {
      if (untouched && !isEnding && (await emptied(made.store))) return void spares.push(made)
      await test.store.close()
      await made.remove()
    },
  }
  return test
}

interface Made {
  readonly store: Store
  readonly place: Place
  remove(): Promise<void>
}

async function make(kind: Store['kind'], empty: boolean): Promise<Made> {
  const made = kind === 'pglite' ? await makeFolder(empty) : await makeDatabase(empty)
  return { ...made, store: await openStore(made.place) }
}

/** Opening a database costs more than most tests do: the next test of this process gets the last one's, emptied. */
const spares: Made[] = []

// An open PGlite keeps its process alive for ten seconds more.
let isEnding = false
if (process.env['NODE_TEST_CONTEXT'] !== undefined)
  after(async () => {
    isEnding = true
    await Promise.all(spares.splice(0).map((one) => one.store.close().then(() => one.remove())))
  })

function takeSpare(kind: Store['kind'], empty: boolean): Made | undefined {
  const index = empty ? -1 : spares.findIndex((one) => one.store.kind === kind)
  return index === -1 ? undefined : spares.splice(index, 1)[0]
}

/** Migrations insert nothing, so a migrated database without rows is a new one. False where the test has closed it, or PostgreSQL has gone. */
async function emptied(store: Store): Promise<boolean> {
  try {
    await store.runScript(emptyEveryTable)
    return true
  } catch {
    return false
  }
}

// Triggers keep some tables from losing rows; a replica runs none.
const emptyEveryTable = `do $$
declare one record; has_rows boolean;
begin
  set local session_replication_role = replica;
  for one in select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname = 'public' and tablename <> 'schema_migration'
  loop
    execute 'select exists (select from ' || one.name || ')' into has_rows;
    if has_rows then execute 'delete from ' || one.name; end if;
  end loop;
  for one in select format('%I.%I', schemaname, sequencename) as name, start_value from pg_sequences
    where schemaname = 'public' and last_value is not null
  loop
    perform setval(one.name, one.start_value, false);
  end loop;
end $$`

/** The address of a PostgreSQL on which tests may make and drop databases; undefined where there is none. */
export const adminUrl = process.env['DATABASE_URL_ADMIN']

type MadePlace = Omit<Made, 'store'>

async function makeFolder(empty: boolean): Promise<MadePlace> {
  const root = join(await quickFolder(), `keuka-test-${process.getuid?.() ?? 0}`)
  await mkdir(root, { recursive: true })
  await removeLeftovers(root)
  const folder = join(root, `copy-${process.pid}-${randomBytes(4).toString('hex')}`)
  await cp(await templateFolder(root, empty), folder, { recursive: true })
  return { place: { folder }, remove: () => rm(folder, { recursive: true, force: true }) }
}

/** Memory, where there is enough of it: containers often have 64 MB. */
async function quickFolder(): Promise<string> {
  const memory = await statfs('/dev/shm').catch(() => undefined)
  return memory && memory.bavail * memory.bsize > 2_000_000_000 ? '/dev/shm' : tmpdir()
}

/** Built under another name and renamed, so that two processes may build it at once. */
async function templateFolder(root: string, empty: boolean): Promise<string> {
  const template = join(root, `template-${empty ? 'empty' : await schemaKey()}`)
  if (existsSync(template)) {
    await utimes(template, new Date(), new Date())
    return template
  }
  const building = join(root, `copy-${process.pid}-${randomBytes(4).toString('hex')}`)
  const store = await openStore({ folder: building })
  if (!empty) await migrate(store)
  await store.close()
  try {
    await rename(building, template)
  } catch (error) {
    await rm(building, { recursive: true, force: true })
    if (!existsSync(template)) throw error
  }
  return template
}

/** What killed test runs left behind, and templates nobody has used for a day. */
async function removeLeftovers(root: string): Promise<void> {
  for (const name of await readdir(root)) {
    const made = await stat(join(root, name)).catch(() => undefined)
    const isOld = made !== undefined && Date.now() - made.mtimeMs > 86_400_000
    if (isOld && name.startsWith('template-')) await rm(join(root, name), { recursive: true, force: true })
    const pid = /^copy-(\d+)-/.exec(name)?.[1]
    if (pid !== undefined && !isAlive(Number(pid))) await rm(join(root, name), { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

async function makeDatabase(empty: boolean): Promise<MadePlace> {
  if (adminUrl === undefined)
    throw new Error(
      'Tests on PostgreSQL need DATABASE_URL_ADMIN, the address of a server where they may make databases.',
    )
  const name = `keuka_test_${process.pid}_${randomBytes(4).toString('hex')}`
  const template = empty ? 'template0' : await templateDatabase(adminUrl)
  await onServer(adminUrl, (run) => run(`create database ${name} template ${template}`))
  return {
    place: { url: addressOf(adminUrl, name) },
    remove: () => onServer(adminUrl, (run) => run(`drop database if exists ${name} with (force)`)),
  }
}

async function templateDatabase(admin: string): Promise<string> {
  const name = `keuka_template_${await schemaKey()}`
  await onServer(admin, async (run) => {
    await run(`select pg_advisory_lock(4100002)`)
    const { rows } = await run(`select 1 from pg_database where datname = '${name}'`)
    if (rows.length > 0) return
    await run(`drop database if exists ${name}_building with (force)`)
    await run(`create database ${name}_building`)
    const store = await openStore({ url: addressOf(admin, `${name}_building`) })
    await migrate(store)
    await store.close()
    await untilFree(() => run(`alter database ${name}_building rename to ${name}`))
  })
  return name
}

/** The server takes a moment to notice that a session has left. */
async function untilFree(rename: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      await rename()
      return
    } catch (error) {
      if (tries === 20) throw error
      await sleep(50)
    }
  }
}

type Run = (statement: string) => Promise<{ rows: unknown[] }>

export async function onServer(admin: string, work: (run: Run) => Promise<unknown>): Promise<void> {
  const store = await openStore({ url: admin })
  try {
    await store.db.connection().execute((session) => work((statement) => sql.raw(statement).execute(session)))
  } finally {
    await store.close()
  }
}

function addressOf(admin: string, database: string): string {
  const url = new URL(admin)
  url.pathname = `/${database}`
  return url.href
}

async function schemaKey(): Promise<string> {
  const hash = createHash('sha256')
  for (const migration of await readMigrations()) hash.update(migration.checksum)
  return hash.digest('hex').slice(0, 12)
}
