import { openStore } from '../../src/store/open.ts'
import type { Place } from '../database.ts'
import { whatIsWrong } from './check.ts'
import { startMortal } from './mortal.ts'
import { openOutside, type Outside, type Ports } from './outside.ts'
import type { Copies } from './places.ts'
import type { Point, PointCounts } from './points.ts'
import { tellStory } from './story.ts'

export interface Run {
  /** The points at which it was killed; fewer than asked for when it had ended before. */
  readonly deaths: readonly string[]
  /** How many points there were, when nobody killed it. */
  readonly points: PointCounts | null
  readonly wrong: readonly string[]
  readonly seconds: number
}

/** One office's day, killed at the given points in turn, looked at when all is quiet. */
export async function runOnce(
  copies: Copies,
  ports: Ports,
  killAt: readonly Point[],
  ilsKnowsKeys = true,
): Promise<Run> {
  const began = performance.now()
  const copy = await copies.fresh()
  const outside = await openOutside(ports)
  const { place } = copy
  const { clerk } = copies
  const { ilsUrl } = outside
  const office = startMortal({ place, port: ports.office, clerk, ilsUrl, ilsKnowsKeys, killAt })
  const wrong: string[] = []
  try {
    const told = await tellStory(office, outside, copies.ids)
    await office.close()
    const store = await openStore(copy.place)
    wrong.push(...(await whatIsWrong(store, outside, told, ilsKnowsKeys)))
    await store.close()
  } catch (error) {
    wrong.push(error instanceof Error ? error.message : String(error))
    await office.close().catch((late: unknown) => wrong.push(String(late)))
    wrong.push(...(await leftUndone(copy.place)), ...unanswered(outside), office.said().slice(-3000))
  } finally {
    await outside.close()
    await copy.remove()
  }
  const seconds = (performance.now() - began) / 1000
  return { deaths: office.deaths, points: office.points, wrong: [...wrong, ...complaintsIn(office.said())], seconds }
}

/** The office's own log must not speak of faults of its own. */
const complaintsIn = (said: string): readonly string[] =>
  said.split('\n').filter((line) => /^(effects|iso18626): /.test(line))

/** For whoever looks for the cause: what stands open on either side. */
const unanswered = ({ peer }: Outside): readonly string[] =>
  peer.sent
    .filter((one) => one.outcome !== 'OK')
    .map(
      (one) => `${one.message.id} ${one.message.what} of the partner is ${one.outcome} after ${one.tries.length} tries`,
    )

async function leftUndone(place: Place): Promise<readonly string[]> {
  const store = await openStore(place)
  try {
    const effects = await store.db
      .selectFrom('effect')
      .selectAll()
      .where('state', 'not in', ['done', 'undone'])
      .orderBy('id')
      .execute()
    return effects.map(
      (one) =>
        `${one.key} ${one.name} of request ${one.request_id} is ${one.state}, tried ${one.tries} times, not before ${one.not_before.toISOString()} (${one.error ?? ''})`,
    )
  } finally {
    await store.close()
  }
}
