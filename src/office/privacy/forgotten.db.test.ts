import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, afterEach, before, beforeEach, test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { namedLoans, words, type NamedLoans } from '../../../test/named-loans.ts'
import type { SmallOffice } from '../../../test/small-office.ts'
import { runNightly } from '../../jobs/nightly.ts'
import { writeBackup } from '../../store/backup/write.ts'
import { eventsOf } from '../../store/requests/events.ts'

let home: string
before(async () => {
  home = await mkdtemp(join(tmpdir(), 'keuka-scrub-'))
})
after(() => rm(home, { recursive: true, force: true }))
let loans: NamedLoans
let small: SmallOffice
beforeEach(async () => {
  loans = await namedLoans()
  small = loans.small
})
afterEach(() => small.close())

async function backupText(name: string): Promise<string> {
  const file = join(home, name)
  await writeBackup(small.office.store, home, file, { withSecrets: true, version: '0.0.0' })
  const bytes = await readFile(file)
  return (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString('utf8')
}
const wordsIn = (text: string): string[] => words.filter((word) => text.includes(word))

test('a patron’s name is in many places during a loan and nowhere after the scrub', async () => {
  const id = await loans.wholeLoan('one')
  assert.deepEqual(await loans.tablesWith(), ['exchange', 'former_value', 'note', 'patron', 'request'])
  assert.deepEqual(wordsIn(await backupText('before.keuka')), words)
  await rm(join(home, 'before.keuka'))

  small.days(31)
  await runNightly(small.office)

  assert.deepEqual(await loans.tablesWith(), [])
  await writeFile(join(home, 'office.log'), small.logged.join('\n'))
  assert.deepEqual(wordsIn(await backupText('after.keuka')), [])
  // PGlite's own files, too: deleted rows and the write-ahead log.
  const { place } = small.database
  for (const folder of [home, ...('folder' in place ? [place.folder] : [])]) {
    for (const name of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (name.isFile())
        assert.deepEqual(wordsIn(await readFile(join(name.parentPath, name.name), 'latin1')), [], name.name)
    }
  }
  const row = await loans.rowOf(id)
  assert.equal(row.title, 'The Wheel-Wrights’ Almanack')
  assert.deepEqual(row.citation, { author: 'Orne, T.' })
  assert.deepEqual([row.outcome, row.home_library_id, row.due_on], ['filled', small.members.elm, '2026-04-30'])
  const last = (await eventsOf(small.office.store.db, id)).at(-1)
  assert.deepEqual(
    [last?.action, last?.actor_kind, last?.from_state, last?.to_state],
    ['scrub', 'timer', 'closed', 'closed'],
  )
})
