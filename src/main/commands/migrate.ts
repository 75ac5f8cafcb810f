import { openHome } from '../home.ts'
import { bringUp, openDatabase } from '../open-database.ts'
import { schemaNumber } from '../../store/migrate.ts'
import type { Call, Report } from './command.ts'
import { databaseUrlFrom } from './office-here.ts'

export async function migrateCommand(call: Call): Promise<Report> {
  const home = await openHome(call.environment, call.programFolder)
  const store = await openDatabase(home, databaseUrlFrom(call.environment), call.log)
  try {
    const applied = await bringUp(store, home, call.say)
    const schema = await schemaNumber(store.db)
    const lines =
      applied.length === 0
        ? [`Nothing to do: the database is at schema ${schema}.`]
        : [...applied.map((name) => `Applied ${name}.`), `The database is at schema ${schema}.`]
    return { json: { applied, schema }, lines }
  } finally {
    await store.close()
  }
}
