import assert from 'node:assert/strict'
import { test } from 'node:test'
import { backPiece, built, itemOf } from '../../../../test/planning.ts'
import { makeWorld, type World } from '../../../../test/world.ts'
import { isOpen, type Closure } from '../../../domain/calendar/open-days.ts'
import { candidatesOf } from '../../../domain/returns-check/candidates.ts'
import { deliversOn, thereOn } from '../../../domain/shipping/arrival.ts'
import { loadFacts } from './load-facts.ts'

// What the format counts as in time, or as a day on which the lender is open, is so when it is really there.
// Today is Tuesday 24 November 2026.

async function promised(world: World, pieceId: number) {
  const now = await built(world.office)
  const { facts } = await loadFacts(world.office, world.office.store.db)
  const item = itemOf(now, pieceId)
  const { candidates } = candidatesOf(now.instance)(item)
  return candidates.map((one) => {
    const service = now.routes.get(one.service)?.service ?? 'library_mail'
    const days = now.instance.lenders[0]?.transitDays.get(one.service) ?? 0
    return { service, date: one.date, there: thereOn(one.date, days, deliversOn(service, facts, null)) }
  })
}

test('closed at the end and at the start of a week: nothing is planned to come then, and a Sunday stops no mail', async (t) => {
  const closings: readonly Closure[] = [
    { startsOn: '2026-12-07', endsOn: '2026-12-07' },
    { startsOn: '2026-12-04', endsOn: '2026-12-04' },
  ]
  const world = await makeWorld(t)
  await world.office.store.db
    .insertInto('library_closure')
    .values(
      closings.map(({ startsOn, endsOn }) => ({
        library_id: world.libraries.tallgrass,
        starts_on: startsOn,
        ends_on: endsOn,
        reason: null,
      })),
    )
    .execute()
  const all = await promised(world, await backPiece(world))
  assert.ok(all.length > 5)
  for (const { service, date, there } of all)
    assert.ok(isOpen({ closures: closings }, there), `${service} of ${date} would be there on ${there}`)
  assert.ok(
    all.some(({ service, date }) => service === 'library_mail' && date === '2026-11-24'),
    'there on Monday 30 November, not on the Sunday before',
  )
})

test('in their hands by a Saturday or a Sunday: no service promises what it does not deliver', async (t) => {
  const world = await makeWorld(t)
  await world.office.store.db
    .updateTable('library')
    .set({ due_means: 'in_their_hands' })
    .where('id', '=', world.libraries.tallgrass)
    .execute()
  for (const due of ['2026-12-05', '2026-12-06']) {
    const all = await promised(world, await backPiece(world, { dueOn: due }))
    assert.ok(all.some((one) => one.service === 'library_mail' && one.there === '2026-12-05'))
    for (const one of all) assert.ok(one.there <= due, `${one.service} of ${one.date}: there ${one.there}, due ${due}`)
  }
})
