import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testStore } from '../../test/database.ts'
import { StoreInUse } from './errors.ts'
import { openStore } from './open.ts'

const writer = `
  import { sql } from 'kysely'
  import { openStore } from ${JSON.stringify(new URL('./open.ts', import.meta.url).href)}
  const store = await openStore({ folder: process.argv[1] })
  for (let n = 1; ; n += 1) {
    await store.transact((tx) => sql\`insert into kept values (\${n})\`.execute(tx))
    console.log(n)
  }`

test('a process that is killed loses nothing it was told is kept, and frees its folder', async () => {
  const here = await testStore({ kind: 'pglite', empty: true })
  await here.store.runScript('create table kept (n integer primary key)')
  await here.store.close()
  assert.ok('folder' in here.place)
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', writer, here.place.folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let told = 0
  for await (const line of createInterface(child.stdout)) {
    told = Number(line)
    if (told === 1) await assert.rejects(openStore(here.place), StoreInUse)
    if (told === 40) break
  }
  child.kill('SIGKILL')
  await once(child, 'exit')
  const store = await here.reopen()
  const { rows } = await sql<{ n: number; last: number }>`select count(*) as n, max(n) as last from kept`.execute(
    store.db,
  )
  assert.ok(rows[0] && rows[0].n >= told && rows[0].n === rows[0].last, JSON.stringify({ told, ...rows[0] }))
  await here.drop()
})

test('PostgreSQL asks the disk to keep what it commits', async () => {
  const here = await testStore({ kind: 'pglite', empty: true })
  const { rows } =
    await sql`select current_setting('fsync') as fsync, current_setting('wal_sync_method') as method`.execute(
      here.store.db,
    )
  assert.deepEqual(rows, [{ fsync: 'on', method: 'fsync' }])
  await here.drop()
})
