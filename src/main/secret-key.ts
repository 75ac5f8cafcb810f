// The key that seals secrets in the database: KEUKA_KEY, else one made at the first start and kept in the secrets folder.
import { secretKeyIn, type SecretKey } from '../office/directory/secret-box.ts'
import type { SecretKeys } from '../office/directory/secrets.ts'
import type { Home } from './home.ts'
import { SettingUnusable } from './settings.ts'

export const keyFile = 'key'

/** The keys of this office; one is made when there is none. `given`: from the environment. */
export async function secretKeys(given: SecretKey | null, home: Home): Promise<SecretKeys> {
  if (given) {
    const text = await home.secretFile(keyFile)
    return { current: given, former: text === null ? null : secretKeyIn(text) }
  }
  const current = secretKeyIn(await home.ownSecret(keyFile))
  if (current) return { current, former: null }
  throw new SettingUnusable(
    `${home.folder}/secrets/${keyFile} holds no key: put it back from a copy, or remove it and enter keys and passwords of other systems anew.`,
  )
}
