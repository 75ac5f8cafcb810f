// Where an office keeps what is its own on this machine: its folder, its secrets, its files.
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'

export interface Home {
  readonly folder: string
  readonly database: string
  readonly files: string
  readonly backups: string
  /** A secret by name; null when there is none. Read once at start and after each change. */
  secret(name: string): string | null
  /** Keeps a secret in a file only its owner may read. */
  keepSecret(name: string, value: string): Promise<void>
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
  const secrets = await readSecrets(secretsFolder)

  async function keepSecret(name: string, value: string): Promise<void> {
    if (!/^[a-z0-9-]{1,80}$/.test(name))
      throw new Error(`a secret’s name is lower-case letters, digits and hyphens: ${name}`)
    const file = join(secretsFolder, name)
    await writeFile(file, value, { mode: 0o600 })
    await chmod(file, 0o600)
    secrets.set(name, value)
  }
  return {
    folder,
    database: join(folder, 'database'),
    files: join(folder, 'files'),
    backups: join(folder, 'backups'),
    secret: (name) => secrets.get(name) ?? null,
    keepSecret,
    async ownSecret(name) {
      const known = secrets.get(name)
      if (known !== undefined) return known
      const made = randomBytes(32).toString('base64url')
      await keepSecret(name, made)
      return made
    },
  }
}

export const homeFolder = (environment: NodeJS.ProcessEnv, programFolder: string): string =>
  resolve(environment['KEUKA_HOME'] || join(programFolder, '.keuka'))

async function readSecrets(folder: string): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  if (!existsSync(folder)) return found
  for (const name of await readdir(folder)) found.set(name, (await readFile(join(folder, name), 'utf8')).trim())
  return found
}
