import assert from 'node:assert/strict'
import { existsSync, readdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { testStore } from '../../../test/database.ts'
import { pendingMigrations } from '../migrate.ts'
import { restoreBackup } from './restore.ts'

const kept = fileURLToPath(new URL('../../../test/samples/backups/', import.meta.url))
const samples = existsSync(kept) ? readdirSync(kept).filter((name) => name.endsWith('.keuka')) : []

test('a backup of every release is kept', { skip: samples.length === 0 && 'no release yet' }, () => {
  assert.ok(samples.length > 0)
})

for (const sample of samples) {
  test(`the backup of release ${sample} can be restored into this program`, async () => {
    const home = await mkdtemp(join(tmpdir(), 'keuka-sample-'))
    const here = await testStore({ empty: true })
    const manifest = await restoreBackup(here.store, home, join(kept, sample), { replace: false })
    assert.equal(`${manifest.version}.keuka`, sample)
    assert.deepEqual(await pendingMigrations(here.store), [])
    await here.drop()
    await rm(home, { recursive: true })
  })
}
