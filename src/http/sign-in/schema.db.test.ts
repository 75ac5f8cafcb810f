import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { getMigrations } from 'better-auth/db/migration'
import { testStore, type TestStore } from '../../../test/database.ts'
import { authOptions } from './auth.ts'

let database: TestStore
before(async () => {
  database = await testStore()
})
after(() => database.drop())

test('the migrations hold everything better-auth asks for', async () => {
  const settings = {
    db: database.store.db,
    secret: 's'.repeat(32),
    publicUrl: null,
    isDisabled: async () => false,
    log: () => {},
  }
  const { toBeCreated, toBeAdded, compileMigrations } = await getMigrations(authOptions(settings))
  assert.deepEqual(toBeCreated, [])
  assert.deepEqual(toBeAdded, [])
  assert.equal((await compileMigrations()).trim().replace(';', ''), '')
})
