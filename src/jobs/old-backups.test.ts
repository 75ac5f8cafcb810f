import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { removeOldBackups } from './old-backups.ts'

async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'keuka-backups-'))
  for (const [name, day] of Object.entries(files)) {
    await writeFile(join(folder, name), '')
    await utimes(join(folder, name), new Date(day), new Date(day))
  }
  return folder
}

test('old backups go, the newest stays whatever its age, and other files are not ours', async () => {
  const folder = await folderWith({
    'a.keuka': '2026-01-01',
    'b.keuka': '2026-03-01',
    'c.keuka': '2026-03-20',
    'old.txt': '2020-01-01',
  })
  assert.equal(await removeOldBackups(folder, new Date('2026-03-10')), 2)
  assert.deepEqual((await readdir(folder)).toSorted(), ['c.keuka', 'old.txt'])
  assert.equal(await removeOldBackups(folder, new Date('2027-01-01')), 0)
  await rm(folder, { recursive: true })
})

test('an office that never made one has none to lose', async () => {
  assert.equal(await removeOldBackups(join(tmpdir(), 'keuka-no-such-folder'), new Date()), 0)
})
