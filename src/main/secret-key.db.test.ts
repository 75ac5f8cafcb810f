import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { testStore } from '../../test/database.ts'
import { openTestSecrets, testKey } from '../../test/secrets.ts'
import { openSecrets } from '../office/directory/secrets.ts'
import { carryOverSecrets } from './carry-over-secrets.ts'
import { openHome, type Home } from './home.ts'
import { secretKeys } from './secret-key.ts'
import { SettingUnusable, settingsFrom } from './settings.ts'

async function homeFor(t: TestContext): Promise<Home> {
  const folder = await mkdtemp(join(tmpdir(), 'keuka-home-'))
  t.after(() => rm(folder, { recursive: true }))
  return openHome({ KEUKA_HOME: folder }, folder)
}

test('a key is made once, in a file of its owner; KEUKA_KEY takes its place and opens what it sealed', async (t) => {
  const home = await homeFor(t)
  // Two processes of one office at the same moment: one key.
  const [first, second] = await Promise.all([secretKeys(null, home), secretKeys(null, home)])
  assert.equal(first.current.id, second.current.id)
  assert.equal((await stat(join(home.folder, 'secrets', 'key'))).mode & 0o777, 0o600)
  const given = await secretKeys(testKey, home)
  assert.deepEqual([given.current.id, given.former?.id], [testKey.id, first.current.id])
})

test('a key that cannot be one is refused in one sentence that does not repeat it', async (t) => {
  for (const text of ['hunter2', 'ab'.repeat(30)])
    assert.throws(
      () => settingsFrom({ KEUKA_KEY: text }, false),
      (error) =>
        error instanceof SettingUnusable &&
        /KEUKA_KEY is 32 bytes/.test(error.message) &&
        !error.message.includes(text),
    )
  assert.equal(settingsFrom({ KEUKA_KEY: 'ab'.repeat(32) }, false).secretKey?.id, testKey.id)
  assert.equal(settingsFrom({ KEUKA_KEY: '' }, false).secretKey, null)
  const home = await homeFor(t)
  await writeFile(join(home.folder, 'secrets', 'key'), 'half')
  await assert.rejects(secretKeys(null, home), SettingUnusable)
})

test('files of the release before move into the database, once; our own stay', async (t) => {
  const home = await homeFor(t)
  const { store, drop } = await testStore()
  t.after(drop)
  const file = (name: string): string => join(home.folder, 'secrets', name)
  await writeFile(file('smtp-password'), 'lock-and-dam\n')
  await writeFile(file('library-7'), 's3cret')
  await writeFile(file('links'), 'ours')
  const keys = await secretKeys(null, home)
  const secrets = await openSecrets(store, keys)
  assert.equal(await carryOverSecrets(home, secrets), 2)
  assert.deepEqual([secrets.get('smtp-password'), secrets.get('library-7')], ['lock-and-dam', 's3cret'])
  assert.deepEqual([...(await home.secretFiles())].toSorted(), ['key', 'links'])
  assert.equal(await readFile(file('links'), 'utf8'), 'ours')
  assert.equal(await carryOverSecrets(home, secrets), 0)
  // One that was left behind by a crash says nothing new.
  await writeFile(file('smtp-password'), 'old')
  assert.equal(await carryOverSecrets(home, secrets), 0)
  assert.equal(secrets.get('smtp-password'), 'lock-and-dam')
  assert.equal((await openTestSecrets(store)).standing('smtp-password').is, 'locked')
})
