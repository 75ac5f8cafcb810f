// A disk of a few megabytes with a migrated database on it, to be filled up.
import { execFileSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { cp, mkdtemp, rmdir, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore, type Store } from '../src/store/open.ts'
import { testStore, type TestStore } from './database.ts'

export interface SmallDisk {
  readonly database: TestStore
  /** Takes all room but so much. */
  fill(leftBytes: number): Promise<void>
  makeRoom(): void
}

/** Only root may make a disk; the words say why there is none. */
export async function smallDisk(megabytes: number): Promise<SmallDisk | string> {
  const disk = await mkdtemp(join(tmpdir(), 'keuka-small-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'none', disk], { stdio: 'pipe' })
  } catch (error) {
    await rmdir(disk)
    return `a small disk cannot be made here: ${error instanceof Error ? error.message.trim() : String(error)}`
  }
  const template = await testStore({ kind: 'pglite' })
  await template.store.close()
  const folder = join(disk, 'office')
  if ('folder' in template.place) await cp(template.place.folder, folder, { recursive: true })
  await template.drop()

  const filler = join(disk, 'filler')
  const database: TestStore = {
    store: await openStore({ folder }),
    place: { folder },
    async reopen(): Promise<Store> {
      await database.store.close()
      database.store = await openStore({ folder })
      return database.store
    },
    async drop() {
      await database.store.close()
      execFileSync('umount', ['--lazy', disk])
      await rmdir(disk)
    },
  }
  return {
    database,
    async fill(leftBytes) {
      const { bavail, bsize } = await statfs(disk)
      writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - leftBytes)))
    },
    makeRoom: () => rmSync(filler),
  }
}
