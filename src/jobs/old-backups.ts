// A backup remembers whom the office has forgotten, so it ends too: after as many days as a request's own data.
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Office } from '../office/context.ts'
import type { Job } from './schedule.ts'

/** Removes the backups in a folder that are older than that; the newest stays, whatever its age. Answers how many went. */
export async function removeOldBackups(folder: string, olderThan: Date): Promise<number> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  })
  const files = await Promise.all(
    names
      .filter((name) => name.endsWith('.keuka'))
      .map(async (name) => ({ file: join(folder, name), writtenAt: (await stat(join(folder, name))).mtime })),
  )
  const [, ...others] = files.toSorted((a, b) => b.writtenAt.getTime() - a.writtenAt.getTime())
  const old = others.filter((one) => one.writtenAt < olderThan)
  for (const { file } of old) await rm(file)
  return old.length
}

/** `now` is the wall clock's: so are the files' dates. */
export const oldBackupsJob = (office: Office, folder: string, now: () => Date = () => new Date()): Job => ({
  name: 'old_backups',
  dailyAt: '04:00',
  run: async () => ({
    removed: await removeOldBackups(folder, new Date(now().getTime() - office.policy().scrubAfterDays * 86_400_000)),
  }),
})
