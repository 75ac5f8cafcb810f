// Made in WorldShare by hand, and no key to ask it with: the pasted queue brings it here, once.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { alertMail } from '../../src/office/correspondence/alert-mail.ts'
import { scene } from '../assisted-office.ts'

const madeShape = z.object({ requestId: z.number() })

async function post(url: string, body: object): Promise<unknown> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  assert.equal(answer.status, 200, await answer.clone().text())
  return answer.json()
}

test('a pasted queue takes in what nobody here knows yet, once; an alert about it in the mail moves the same one', async (t) => {
  const it = await scene(t)
  const { office, emulator } = it
  const { requestId: id } = madeShape.parse(
    await post(`${emulator.url}/lab/born`, { title: 'Locks of the Champlain Canal' }),
  )
  const queue = await it.page('queues/review')
  const [preview] = await it.pasted(queue, false)
  assert.deepEqual(preview?.slice(0, 2), [String(id), 'taken_in'])
  const count = async () =>
    (
      await office.store.db
        .selectFrom('request')
        .select('id')
        .where('title', '=', 'Locks of the Champlain Canal')
        .execute()
    ).length
  assert.equal(await count(), 0, 'a preview makes nothing')
  assert.match((await it.pasted(queue, true))[0]?.[2] ?? '', /^Taken in as borrowing request B-26-/)
  assert.equal((await it.pasted(queue, true))[0]?.[1], 'same')
  assert.equal(await count(), 1)

  const mail = {
    messageId: null,
    fromName: null,
    fromAddress: 'noreply@oclc.org',
    to: [],
    subject: `Unfilled request ${id}`,
    sentAt: null,
    text: `Request ID: ${id}\nTitle: Locks of the Champlain Canal`,
    headers: '',
    parts: [],
    trouble: null,
  }
  const read = await alertMail.read(office, mail)
  assert.equal(read.is, 'taken', JSON.stringify(read))
  const stranger = await alertMail.read(office, { ...mail, subject: 'Unfilled request 999888777', text: '' })
  assert.equal(stranger.is, 'trouble', 'a number nobody knows waits for a person')
  assert.equal((await alertMail.read(office, { ...mail, fromAddress: 'somebody@example.org' })).is, 'not mine')
})
