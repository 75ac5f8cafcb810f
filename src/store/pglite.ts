import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { btree_gin } from '@electric-sql/pglite/contrib/btree_gin'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { unaccent } from '@electric-sql/pglite/contrib/unaccent'
import type { Engine } from './engine.ts'
import { lockFolder } from './lock.ts'
import { DurableFolder, durableParameters, syncFolder } from './pglite-folder.ts'
import { pgliteDialect } from './pglite-dialect.ts'
import { parsers } from './values.ts'

/** PostgreSQL in this process. `folder` holds the lock and, in `database/`, PGlite's own files; `memory://` keeps nothing. */
export async function openPglite(folder: string): Promise<Engine> {
  if (folder === 'memory://')
    return engine(await prepare(await PGlite.create({ dataDir: folder, extensions })), () => {})
  const unlock = await lockFolder(folder)
  try {
    const files = join(folder, 'database')
    mkdirSync(files, { recursive: true })
    return engine(await prepare(await startFolder(files)), unlock)
  } catch (error) {
    unlock()
    throw error
  }
}

const extensions = { pg_trgm, unaccent, btree_gin }

async function startFolder(files: string): Promise<PGlite> {
  const isNew = !existsSync(join(files, 'PG_VERSION'))
  const pglite = await PGlite.create({
    fs: new DurableFolder(files),
    startParams: durableParameters(PGlite.defaultStartParams),
    extensions,
  })
  if (isNew) await syncFolder(files)
  return pglite
}

async function prepare(pglite: PGlite): Promise<PGlite> {
  pglite.parsers = parsers
  pglite.serializers = {}
  await pglite.exec(`set time zone 'UTC'; set datestyle = 'ISO, YMD'; set client_min_messages = warning`)
  return pglite
}

function engine(pglite: PGlite, unlock: () => void): Engine {
  return {
    kind: 'pglite',
    dialect: pgliteDialect(pglite),
    listen: (channel, onNote) => pglite.listen(channel, onNote),
    // The folder's lock lets in one program.
    takeTurn: () => Promise.resolve({ isLost: false, release: () => Promise.resolve() }),
    async close() {
      try {
        await pglite.exec('checkpoint')
        await pglite.close()
      } finally {
        unlock()
      }
    },
  }
}
