import assert from 'node:assert/strict'
import { test } from 'node:test'
import { colleague } from '../../../test/world-requests.ts'
import { scanningDesk } from '../../../test/scanning.ts'
import { mostDaysInBox } from '../../domain/lifecycle/guards.ts'
import { addDays } from '../../domain/values/days.ts'
import { effectsOfRequest } from '../../store/requests/effects.ts'
import { ilsOrder } from '../circulation/ils-order.ts'
import { scanPiece } from './scan-piece.ts'
import { forgetSessions } from '../../store/scans.ts'
import { beginSession, sayDropped, sessionState } from './scan-session.ts'

test('a new session at the drop box knows when it was emptied; a scan takes the day with it to the library system', async (t) => {
  const { world, number } = await scanningDesk(t)
  const { office } = world
  let count = 0
  const scan = async (session: string, id: number) => {
    const code = await number(id)
    const answer = await scanPiece(office, { session, station: 'drop_box', code, key: `k${++count}`, actor: colleague })
    assert.ok(answer.ok)
    assert.equal(answer.value.kind, 'done', answer.value.line)
  }
  const droppedOn = async (id: number) => {
    const effect = (await effectsOfRequest(office.store.db, id)).find((one) => one.name === 'ils.retire')
    assert.ok(effect)
    const order = await ilsOrder(office.store.db, {
      name: 'ils.retire',
      requestId: id,
      effectId: effect.id,
      pieceId: effect.piece_id,
      eventId: effect.event_id,
    })
    return order.name === 'ils.retire' ? order.droppedOn : undefined
  }
  const [first, second, third] = [
    await world.borrowing('out'),
    await world.borrowing('out'),
    await world.borrowing('out'),
  ]
  await scan('friday-session', first)
  assert.equal(await droppedOn(first), null, 'nobody knows when it was emptied before')
  const friday = (await sessionState(office, 'friday-session'))?.session.opened_at.toISOString().slice(0, 10)

  world.clock.advance(3 * 86_400_000)
  await scan('monday-session', second)
  assert.equal(await droppedOn(second), friday)
  assert.equal((await sessionState(office, 'monday-session'))?.session.dropped_on, friday)

  // Somebody emptied it on the way in, and says so.
  assert.ok((await sayDropped(office, 'monday-session', null)).ok)
  await scan('monday-session', third)
  assert.equal(await droppedOn(third), null)
  // Nobody closes it overnight: the next morning it is what was scanned last, not last week's day.
  world.clock.advance(86_400_000)
  const [fourth, fifth] = [await world.borrowing('out'), await world.borrowing('out')]
  await scan('monday-session', fourth)
  const monday = new Date(world.clock.now().getTime() - 86_400_000).toISOString().slice(0, 10)
  assert.equal(await droppedOn(fourth), monday)
  // A session begun before its first scan shows the day; an afternoon's is that of the morning.
  assert.ok((await beginSession(office, 'afternoon', 'drop_box')).ok)
  const tuesday = world.clock.now().toISOString().slice(0, 10)
  assert.equal((await sessionState(office, 'afternoon'))?.session.dropped_on, tuesday)
  const wrong = await beginSession(office, 'afternoon', 'arriving')
  assert.equal(wrong.ok || wrong.code, 'session-station')

  // Three weeks closed: old sessions are forgotten, but not when the box was emptied.
  world.clock.advance(21 * 86_400_000)
  await office.store.transact((tx) => forgetSessions(tx, new Date(world.clock.now().getTime() - 7 * 86_400_000)))
  await scan('after-the-closing', fifth)
  assert.equal(await droppedOn(fifth), tuesday)

  // Nobody scanned there for longer than any closing: the day is as far back as it may be, and the scan is done.
  world.clock.advance(45 * 86_400_000)
  const sixth = await world.borrowing('out')
  await scan('after-long', sixth)
  const today = world.clock.now().toISOString().slice(0, 10)
  assert.equal(await droppedOn(sixth), addDays(today, -mostDaysInBox))

  const ahead = await sayDropped(office, 'after-the-closing', '2099-01-01')
  assert.equal(ahead.ok || ahead.code, 'dropped-ahead')
  const arriving = { session: 'arriving-session', station: 'arriving', code: 'X', key: 'x', actor: colleague } as const
  await scanPiece(office, arriving)
  const elsewhere = await sayDropped(office, 'arriving-session', null)
  assert.equal(elsewhere.ok || elsewhere.code, 'session-station')
})
