import assert from 'node:assert/strict'
import { secretKeyIn } from '../src/office/directory/secret-box.ts'
import { openSecrets, type Secrets } from '../src/office/directory/secrets.ts'
import type { Store } from '../src/store/open.ts'

const key = secretKeyIn('ab'.repeat(32))
assert.ok(key)
/** The key of every office a test opens. */
export const testKey = key

export const openTestSecrets = (store: Store): Promise<Secrets> =>
  openSecrets(store, { current: testKey, former: null })
