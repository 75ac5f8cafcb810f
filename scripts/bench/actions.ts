// How fast the one path is: acts through `act`, beside the very same statements sent straight through the same driver,
// and beside pgbench with the same statements. Rounds alternate, so that a busy machine meets all alike.
import type { BenchPlace } from './places.ts'
import { benchOffice } from './bench-office.ts'
import { median, perSecond, ratio, whole, type Aim, type Section } from './figures.ts'
import { openHouse, type BenchHouse } from './house.ts'
import { life, orderOf, seedLives, takeStep } from './life.ts'
import { runPgbench, type Pgbench } from './pgbench.ts'
import { record, sendAgain, type Script } from './recording.ts'

export interface ActionsOptions {
  readonly lives: number
  readonly rounds: number
  readonly pgbench: Pgbench | null
}

export async function benchActions(place: BenchPlace, options: ActionsOptions): Promise<Section> {
  const ways = ['serial', 'eight'] as const
  const perRound = options.lives
  const needed = 1 + ways.length * (options.rounds + 1) * 4 * perRound
  let next = await seedLives(place.store, needed)
  const take = (count: number): readonly number[] => Array.from({ length: count }, () => next++)

  const recordedId = take(1)[0] ?? 0
  const scripts = await recordLife(place, recordedId)
  const statements = scripts.reduce((sum, script) => sum + script.length, 0) / scripts.length
  const house = await openHouse(place.store)
  const rows: string[][] = []
  const aims: Aim[] = []
  for (const way of ways) {
    const atOnce = way === 'serial' ? 1 : 8
    const figures: Record<'http' | 'act' | 'straight' | 'pgbench', number[]> = {
      http: [],
      act: [],
      straight: [],
      pgbench: [],
    }
    for (let round = 0; round <= options.rounds; round += 1) {
      const one = {
        http: await throughHttp(house, take(perRound), atOnce),
        act: await timed(take(perRound), atOnce, (id) => liveByAct(place, id)),
        straight: await timed(take(perRound), atOnce, (id) => liveStraight(place, scripts, recordedId, id)),
        pgbench: await pgbenchRound(place, options.pgbench, scripts, recordedId, take(perRound), atOnce),
      }
      // The first round warms up.
      if (round === 0) continue
      figures.http.push(one.http)
      figures.act.push(one.act)
      figures.straight.push(one.straight)
      if (one.pgbench !== null) figures.pgbench.push(one.pgbench)
    }
    const toStraight = median(figures.act.map((value, index) => value / (figures.straight[index] ?? Number.NaN)))
    const toPgbench = median(figures.act.map((value, index) => value / (figures.pgbench[index] ?? Number.NaN)))
    const hasPgbench = figures.pgbench.length > 0
    rows.push([
      way === 'serial' ? 'one after the other' : '8 at once',
      whole(median(figures.http)),
      whole(median(figures.act)),
      whole(median(figures.straight)),
      ratio(toStraight),
      hasPgbench ? whole(median(figures.pgbench)) : '–',
      hasPgbench ? ratio(toPgbench) : '–',
    ])
    aims.push({
      words: `${place.name}, ${atOnce} at once: ${ratio(toStraight)} of the same SQL from Node (aim 0.5)`,
      reached: toStraight >= 0.5,
    })
    if (hasPgbench)
      aims.push({
        words: `${place.name}, ${atOnce} at once: ${ratio(toPgbench)} of pgbench (aim 0.3)`,
        reached: toPgbench >= 0.3,
      })
  }
  await house.close()
  return {
    title: `Actions per second, ${place.name}`,
    columns: ['', 'through HTTP', 'act', 'same SQL from Node', 'ratio', 'pgbench', 'ratio'],
    rows,
    aims,
    notes: [
      `A life of ${life.length} acts (send … home), ${statements.toFixed(1)} statements an act beside begin and commit; ${perRound} lives a round, median of ${options.rounds} alternating rounds; commits are on disk.`,
    ],
  }
}

async function throughHttp(house: BenchHouse, ids: readonly number[], atOnce: number): Promise<number> {
  const lanes = ids.map((id) =>
    life.map((step) => ({
      method: 'POST' as const,
      path: `/api/requests/${id}/actions`,
      body: JSON.stringify(orderOf(id, step)),
    })),
  )
  const { milliseconds } = await house.ask(lanes, atOnce)
  return perSecond(ids.length * life.length, milliseconds)
}

async function liveByAct(place: BenchPlace, id: number): Promise<void> {
  const office = benchOffice(place.store)
  for (const step of life) await takeStep(office, id, step)
}

async function recordLife(place: BenchPlace, id: number): Promise<readonly Script[]> {
  const scripts: Script[] = []
  for (const step of life)
    scripts.push(await record(place.store, place.dialect, (store) => takeStep(benchOffice(store), id, step)))
  return scripts
}

async function liveStraight(
  place: BenchPlace,
  scripts: readonly Script[],
  recordedId: number,
  id: number,
): Promise<void> {
  const ids = new Map([[recordedId, id]])
  for (const script of scripts) await place.straight((send) => sendAgain(script, send, ids))
}

async function timed(ids: readonly number[], atOnce: number, live: (id: number) => Promise<void>): Promise<number> {
  const waiting = [...ids]
  const began = performance.now()
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) await live(id)
    }),
  )
  return perSecond(ids.length * life.length, performance.now() - began)
}

async function pgbenchRound(
  place: BenchPlace,
  pgbench: Pgbench | null,
  scripts: readonly Script[],
  recordedId: number,
  ids: readonly number[],
  atOnce: number,
): Promise<number | null> {
  if (pgbench === null || place.url === null) return null
  const livesPerSecond = await runPgbench(pgbench, place.url, scripts, recordedId, ids, atOnce)
  return livesPerSecond * life.length
}
