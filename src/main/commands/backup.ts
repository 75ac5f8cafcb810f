import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { manifestSchema, type Manifest } from '../../store/backup/manifest.ts'
import { writeBackup } from '../../store/backup/write.ts'
import { StoreInUse } from '../../store/errors.ts'
import { openHome, type Home } from '../home.ts'
import { openDatabase } from '../open-database.ts'
import { programVersion } from '../version.ts'
import { askOffice } from './ask-office.ts'
import type { Call, Report } from './command.ts'
import { databaseUrlFrom, refuseWithoutOffice } from './office-here.ts'

export async function backupCommand(call: Call): Promise<Report> {
  refuseWithoutOffice(call.environment, call.programFolder)
  const home = await openHome(call.environment, call.programFolder)
  const file = resolve(call.words[0] ?? '')
  const withSecrets = call.flags.has('with-secrets')
  const manifest = await writeHereOrThere(home, call, file, withSecrets)
  const { size } = await stat(file)
  const rows = Object.values(manifest.tables).reduce((sum, table) => sum + table.rows, 0)
  const files = Object.keys(manifest.files).length
  return {
    json: {
      file,
      bytes: size,
      rows,
      files,
      schema: manifest.schema,
      madeAt: manifest.madeAt,
      secrets: manifest.secrets,
    },
    lines: [
      `Backed up to ${file}: ${inKilobytes(size)}, ${rows} rows, ${files} files, schema ${manifest.schema}.`,
      withSecrets
        ? 'It holds the office’s own key, which opens the keys and passwords of other systems: keep it where only you can read it.'
        : 'Keys and passwords of other systems are sealed in it: only this office’s key (KEUKA_KEY, or secrets/key) opens them.',
    ],
  }
}

async function writeHereOrThere(home: Home, call: Call, file: string, withSecrets: boolean): Promise<Manifest> {
  try {
    const store = await openDatabase(home, databaseUrlFrom(call.environment), call.log)
    try {
      return await writeBackup(store, home.folder, file, { withSecrets, version: programVersion })
    } finally {
      await store.close()
    }
  } catch (error) {
    if (!(error instanceof StoreInUse)) throw error
    const ask = { method: 'POST', path: '/control/backup', body: { file, withSecrets } } as const
    return askOffice(home.folder, error, ask, manifestSchema)
  }
}

function inKilobytes(bytes: number): string {
  return bytes < 10_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${Math.round(bytes / 1_000_000)} MB`
}
