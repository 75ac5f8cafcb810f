import { migrate } from '../../src/store/migrate.ts'
import { openStore } from '../../src/store/open.ts'
import { databasePage } from './database-page.ts'
import type { GeneratedFile } from './generated-file.ts'
import { rowTypes } from './row-types.ts'

/** What is read off a migrated database: the row types, and the page that shows the tables. */
export async function databaseFiles(): Promise<readonly GeneratedFile[]> {
  const store = await openStore({ folder: 'memory://' })
  try {
    await migrate(store)
    return [
      { file: 'src/store/generated/database.ts', text: await rowTypes(store) },
      { file: 'docs/generated/database.md', text: await databasePage(store) },
    ]
  } finally {
    await store.close()
  }
}
