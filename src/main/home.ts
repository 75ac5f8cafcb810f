// Where an office keeps what is its own on this machine: its folder, its secrets, its files.
import { randomBytes } from 'node:crypto'
import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { errorCode } from '../store/errors.ts'

export interface Home {
  readonly folder: string
  readonly database: string
  readonly files: string
  readonly backups: string
  /** What a file of the secrets folder holds; null when there is none. Those of other systems stand in the database. */
  secretFile(name: string): Promise<string | null>
  secretFiles(): Promise<readonly string[]>
  /** A random secret that is made the first time it is asked for. */
  ownSecret(name: string): Promise<string>
}

/** Opens (and makes) the office's folder: `KEUKA_HOME`, else `.keuka` beside the program. */
export async function openHome(environment: NodeJS.ProcessEnv, programFolder: string): Promise<Home> {
  const folder = homeFolder(environment, programFolder)
  const secretsFolder = join(folder, 'secrets')
  await mkdir(secretsFolder, { recursive: true, mode: 0o700 })
  await mkdir(join(folder, 'files'), { recursive: true })
  await chmod(secretsFolder, 0o700)
  const secretFile = (name: string): Promise<string | null> => readIfThere(join(secretsFolder, name))

  return {
    folder,
    database: join(folder, 'database'),
    files: join(folder, 'files'),
    backups: join(folder, 'backups'),
    secretFile,
    secretFiles: () => readdir(secretsFolder),
    async ownSecret(name) {
      const known = await secretFile(name)
      if (known !== null) return known
      const made = randomBytes(32).toString('base64url')
      // Another process of this office may make it at the same moment: the first one's is in force.
      await writeFile(join(secretsFolder, name), made, { mode: 0o600, flag: 'wx' }).catch((error: unknown) => {
        if (errorCode(error) !== 'EEXIST') throw error
      })
      return (await secretFile(name)) ?? made
    },
  }
}

export const homeFolder = (environment: NodeJS.ProcessEnv, programFolder: string): string =>
  resolve(environment['KEUKA_HOME'] || join(programFolder, '.keuka'))

async function readIfThere(file: string): Promise<string | null> {
  try {
    return (await readFile(file, 'utf8')).trim()
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  }
}
