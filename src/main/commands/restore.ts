import { resolve } from 'node:path'
import { restoreBackup } from '../../store/backup/restore.ts'
import { verifyBackup } from '../../store/backup/verify.ts'
import { openHome } from '../home.ts'
import { openDatabase } from '../open-database.ts'
import type { Call, Report } from './command.ts'
import { databaseUrlFrom } from './office-here.ts'

export async function restoreCommand(call: Call): Promise<Report> {
  const file = resolve(call.words[0] ?? '')
  // Before a folder or a database is made for it.
  await verifyBackup(file)
  const home = await openHome(call.environment, call.programFolder)
  const store = await openDatabase(home, databaseUrlFrom(call.environment), call.log)
  try {
    const manifest = await restoreBackup(store, home.folder, file, { replace: call.flags.has('replace') })
    const rows = Object.values(manifest.tables).reduce((sum, table) => sum + table.rows, 0)
    const files = Object.keys(manifest.files).length
    return {
      json: { file, rows, files, madeAt: manifest.madeAt, schema: manifest.schema, secrets: manifest.secrets },
      lines: [
        `Restored the office of ${manifest.madeAt} (release ${manifest.version}): ${rows} rows, ${files} files.`,
        ...(manifest.secrets
          ? []
          : [
              'Keys and passwords of other systems open with the key of the office it was made in (KEUKA_KEY, or secrets/key): where that is not here, enter them again; bin/keuka doctor says which.',
            ]),
        'Open it with bin/keuka start.',
      ],
    }
  } finally {
    await store.close()
  }
}
