import { constants, existsSync } from 'node:fs'
import { access, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { bad, ok, warn, type Finding } from './finding.ts'

/** The folder, and that its secrets are read by nobody else. */
export async function lookAtHome(folder: string): Promise<Finding[]> {
  if (!existsSync(folder)) {
    return [warn('Folder', `${folder} is not there yet.`, 'bin/start makes it, or KEUKA_HOME names another.')]
  }
  if (!(await mayWrite(folder))) {
    return [bad('Folder', `${folder} cannot be written to by this account.`, 'Give it to the account that runs Keuka.')]
  }
  return [ok('Folder', `${folder}.`), await lookAtSecrets(join(folder, 'secrets'))]
}

async function lookAtSecrets(folder: string): Promise<Finding> {
  if (!existsSync(folder)) return ok('Secrets', 'None yet.')
  const names = await readdir(folder)
  const open: string[] = []
  for (const name of ['.', ...names]) {
    const path = join(folder, name)
    if (((await stat(path)).mode & 0o077) !== 0) open.push(path)
  }
  const first = open[0]
  if (first === undefined) return ok('Secrets', `${names.length}, readable by this account only.`)
  return bad(
    'Secrets',
    `Other accounts of this machine can read ${open.length === 1 ? first : `${first} and ${open.length - 1} more`}.`,
    `chmod 700 ${folder}; chmod 600 ${folder}/*; and think of the keys in them as known.`,
  )
}

const worry = 7

/** The newest file in the folder where Keuka itself puts backups; those kept elsewhere it cannot know. */
export async function lookAtBackups(folder: string, now = Date.now()): Promise<Finding> {
  const backups = join(folder, 'backups')
  const names = existsSync(backups) ? (await readdir(backups)).filter((name) => name.endsWith('.keuka')) : []
  const times = await Promise.all(names.map(async (name) => (await stat(join(backups, name))).mtimeMs))
  const todo = `bin/keuka backup ${join(backups, 'NAME.keuka')}, every night; keep copies on another machine.`
  if (times.length === 0) return warn('Backup', `None in ${backups}.`, todo)
  const days = Math.floor((now - Math.max(...times)) / 86_400_000)
  const said = `The newest in ${backups} is ${days === 0 ? 'of the last 24 hours' : `${days} day${days === 1 ? '' : 's'} old`}.`
  return days >= worry ? warn('Backup', said, todo) : ok('Backup', said)
}

async function mayWrite(folder: string): Promise<boolean> {
  return access(folder, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  )
}
