// Releases before 0014 kept keys and passwords of other systems as files: at start they move into the database, once. Our
// own (signing, the key) stay files: docs/decisions/0018-secrets.md.
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Secrets } from '../office/directory/secrets.ts'
import type { Home } from './home.ts'
import { keyFile } from './secret-key.ts'

export const ownSecrets: readonly string[] = [keyFile, 'links', 'sign-in']

/** Answers how many moved. What the database has already stays as it is there: it is the newer. */
export async function carryOverSecrets(home: Home, secrets: Secrets): Promise<number> {
  const names = (await home.secretFiles()).filter((name) => !ownSecrets.includes(name))
  let moved = 0
  for (const name of names) {
    const value = await home.secretFile(name)
    if (value !== null && value !== '' && secrets.standing(name).is !== 'set') {
      await secrets.keep(name, value)
      moved += 1
    }
    // Only now: a crash in between finds it in both places, with the same value.
    await rm(join(home.folder, 'secrets', name), { force: true })
  }
  return moved
}
