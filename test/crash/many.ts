// Many days, each interrupted at another point; the points lie evenly over the whole day, moved by the seed.
import { makeCopies, type Copies } from './places.ts'
import { freePorts, peerUrl, type Ports } from './outside.ts'
import type { Point, PointCounts, PointKind } from './points.ts'
import { runOnce, type Run } from './run-once.ts'

export interface Plan {
  readonly kind: 'pglite' | 'postgres'
  readonly runs: number
  readonly seed: number
  /** In every so many-th run the process that takes over is killed too, soon after its start. 0: never. */
  readonly againEvery: number
  readonly onRun?: (run: Run, done: number) => void
}
export interface Sum {
  /** Points in a day nobody interrupts. */
  readonly points: PointCounts
  readonly runs: readonly PlannedRun[]
}
export interface PlannedRun extends Run {
  readonly killAt: readonly Point[]
}

const slotCount = 2
interface Slot {
  readonly ports: Ports
  readonly copies: Copies
}

export async function runMany(plan: Plan): Promise<Sum> {
  const slots: Slot[] = []
  try {
    for (let n = 0; n < slotCount; n += 1) slots.push(await openSlot(plan.kind))
    const [first] = slots
    if (!first) throw new Error('no slot')
    const whole = await runOnce(first.copies, first.ports, [])
    if (whole.wrong.length > 0 || whole.points === null)
      throw new Error(`a day without a crash went wrong:\n${whole.wrong.join('\n')}`)

    const waiting = killPoints(plan, whole.points)
    const runs: PlannedRun[] = []
    await Promise.all(
      slots.map(async (slot) => {
        for (let killAt = waiting.shift(); killAt; killAt = waiting.shift()) {
          // In every third day the library system cannot tell a repeat by its key.
          const run = await runOnce(slot.copies, slot.ports, killAt, waiting.length % 3 !== 0)
          runs.push({ ...run, killAt })
          plan.onRun?.(run, runs.length)
        }
      }),
    )
    return { points: whole.points, runs }
  } finally {
    for (const slot of slots) await slot.copies.close()
  }
}

async function openSlot(kind: Plan['kind']): Promise<Slot> {
  const ports = await freePorts()
  return { ports, copies: await makeCopies(kind, peerUrl(ports)) }
}

/** Two in five runs die at a statement, the others at commits and requests, which are fewer and matter more. */
const turns = ['statement', 'commit', 'outgoing', 'statement', 'incoming'] as const satisfies readonly PointKind[]

/** A day differs a little from the next: its last points may not come, so the last twentieth is left out. */
function killPoints(plan: Plan, counts: PointCounts): Point[][] {
  const random = seeded(plan.seed)
  const offset = random()
  return Array.from({ length: plan.runs }, (_, index) => {
    const kind = turns[index % turns.length] ?? 'statement'
    const first: Point = `${kind} ${1 + Math.floor(((index + offset) / plan.runs) * counts[kind] * 0.95)}`
    const again = plan.againEvery > 0 && index % plan.againEvery === 0
    return again ? [first, `${index % 2 === 0 ? 'statement' : 'commit'} ${1 + Math.floor(random() * 60)}`] : [first]
  })
}

/** The same numbers for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
