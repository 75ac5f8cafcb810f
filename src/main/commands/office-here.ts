import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { homeFolder } from '../home.ts'
import { CommandRefused } from './refused.ts'

export function databaseUrlFrom(environment: NodeJS.ProcessEnv): string | null {
  return environment['DATABASE_URL'] || null
}

/** Whether a database of its own has been made in the office's folder. */
export function hasOwnDatabase(folder: string): boolean {
  return existsSync(join(folder, 'database', 'database', 'PG_VERSION'))
}

/** A mistyped KEUKA_HOME must not make a new office out of nothing. */
export function refuseWithoutOffice(environment: NodeJS.ProcessEnv, programFolder: string): void {
  const folder = homeFolder(environment, programFolder)
  if (databaseUrlFrom(environment) !== null || hasOwnDatabase(folder)) return
  throw new CommandRefused('no-office', `There is no office in ${folder}: KEUKA_HOME names the folder of one.`)
}
