import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../database.ts'
import { smallDisk } from '../small-disk.ts'
import { makeWorld } from '../world.ts'

const isElsewhere = testDatabase === 'pglite' ? false : 'only on PGlite: a server has its own disk'

test(
  'a full disk: one sentence, nothing half done, and all goes on when there is room',
  { skip: isElsewhere },
  async (t) => {
    const disk = await smallDisk(96)
    if (typeof disk === 'string') return t.skip(disk)
    const world = await makeWorld(t, { database: disk.database })
    const id = await world.borrowing('new')
    await world.cookie('assistant')
    const note = (words: string) =>
      world.ask('assistant', 'POST', `/requests/${id}/actions`, { action: 'note', details: { note: words } })
    const kept = async () => {
      const { store } = disk.database
      const events = await store.db.selectFrom('request_event').select(['id', 'action']).execute()
      const notes = await store.db.selectFrom('note').select('id').execute()
      const { version } = await store.db
        .selectFrom('request')
        .select('version')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      return { events: events.length, notes: notes.length, version }
    }

    await disk.fill(256 * 1024)
    let answered = 0
    let refused: Awaited<ReturnType<typeof note>> | undefined
    while (refused === undefined && answered < 500) {
      const answer = await note('x'.repeat(1500))
      if (answer.status === 200) answered += 1
      else refused = answer
    }
    assert.equal(refused?.status, 503)
    assert.match(JSON.stringify(refused?.body), /The disk is full: nothing was changed/)
    const before = await kept()
    assert.equal(before.notes, answered, 'what was answered is there, what was refused is not')

    disk.makeRoom()
    assert.equal((await note('there is room again')).status, 200)
    await world.live.close()
    await disk.database.reopen()
    assert.deepEqual(await kept(), { events: before.events + 1, notes: answered + 1, version: before.version + 1 })
  },
)
