// Opens the office's database and brings its schema up to this program, after a backup.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { settleRestore } from '../store/backup/settle.ts'
import { writeBackup } from '../store/backup/write.ts'
import { migrate } from '../store/migrate.ts'
import { openStore, type Store } from '../store/open.ts'
import type { Home } from './home.ts'
import { programVersion } from './version.ts'

export const openDatabase = (home: Home, databaseUrl: string | null, log: (line: string) => void): Promise<Store> =>
  openStore(databaseUrl === null ? { folder: home.database } : { url: databaseUrl }, { log })

/** Migrates; what stood there before is kept in the backups folder. Answers the names of what was applied. */
export async function bringUp(store: Store, home: Home, say: (line: string) => void): Promise<readonly string[]> {
  await settleRestore(store, home.folder)
  const applied = await migrate(store, {
    before: async (pending) => {
      await mkdir(home.backups, { recursive: true })
      const file = join(
        home.backups,
        `before-${String(pending[0]?.number ?? 0).padStart(4, '0')}-${new Date().toISOString().replaceAll(':', '')}.keuka`,
      )
      await writeBackup(store, home.folder, file, { withSecrets: false, version: programVersion })
      say(`Backed up to ${file} before migrating.`)
    },
  })
  return applied.map((one) => one.name)
}
