import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeWorld } from '../../../test/world.ts'
import { insertNetworkRequest } from '../../store/network-requests.ts'
import { addClosure } from '../../store/closures.ts'
import { cards } from './cards.ts'

test('one staffed day before our days to respond end: in hand, pack it; not yet, ask first or no', async (t) => {
  // A Tuesday; the desk is staffed from Monday to Friday.
  const world = await makeWorld(t, { at: '2026-11-24T14:00:00Z' })
  const { office } = world
  const begin = async (state: 'pulling' | 'ready', number: string) => {
    const id = await world.lending(state)
    await office.store.transact((tx) =>
      insertNetworkRequest(tx, {
        request_id: id,
        number,
        status: 'considering',
        last_day: '2026-11-30',
        then_what: 'the next lender is asked; none left: Unfilled',
        changed_at: world.clock.now(),
      }),
    )
    return id
  }
  const pulling = await begin('pulling', '300000001')
  const ready = await begin('ready', '300000002')
  const found = async (id: number) => (await cards(office, id)).filter((one) => one.kind === 'moves_on')
  world.days(2)
  assert.deepEqual(await found(ready), [], 'Thursday: Friday is staffed, and then Monday')
  world.days(1)
  const [inHand] = await found(ready)
  assert.match(inHand?.words ?? '', /^In hand: pack it for Tallgrass Regional now/)
  assert.deepEqual([inHand?.until, inHand?.by, inHand?.isLate], ['2026-11-30', '2026-11-30T19:00:00.000Z', false])
  const labels = (inHand?.keys ?? []).map((one) => `${one.key} ${one.label}`)
  assert.ok(
    labels.includes('P Pack it') && labels.includes('Q Conditional (buys four days)') && labels.includes('X No'),
  )
  const [notYet] = await found(pulling)
  assert.match(notYet?.words ?? '', /^Not in hand yet for Tallgrass Regional/)
  assert.ok(!(notYet?.keys ?? []).some((one) => one.key === 'P'))

  // Closed on Friday: it is said on Thursday.
  world.days(-1)
  await office.store.transact((tx) =>
    addClosure(tx, null, { startsOn: '2026-11-27', endsOn: '2026-11-27', reason: null }),
  )
  assert.equal((await found(ready)).length, 1)
  // It has been asked first: the four days are the borrower's, and nothing more is said.
  await world.act(ready, 'condition', { conditions: ['LibraryUseOnly'] })
  assert.deepEqual(await found(ready), [])
})
