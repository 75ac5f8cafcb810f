// The planner of returns as people run it: a command on a file, from an office's week to a whole system's month.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { readInstance } from '../../src/domain/returns-format/read-instance.ts'
import { greedyPlan } from '../../src/domain/returns/greedy.ts'
import { totalCents } from '../../src/domain/returns/parcel.ts'
import { problemOf } from '../../src/domain/returns/problem.ts'
import { makeInstance, type Wish } from '../../src/lab/returns/make-instance.ts'
import { whole, type Section } from './figures.ts'

const sizes: readonly (readonly [items: number, lenders: number])[] = [
  [10, 4],
  [60, 15],
  [250, 60],
  [400, 90],
  [2000, 450],
]
const kinds: readonly (readonly [name: string, wish: Partial<Wish>])[] = [
  ['each lender by itself', {}],
  ['with fees for the day', { dayFees: true }],
  ['with fees of every service', { dayFees: 'everywhere' }],
  ['with high fees', { dayFees: 'high' }],
  ['with minutes of the day', { minutes: 1.5 }],
  ['with fees, minutes, insured and signed for', { dayFees: true, minutes: 1.5, demands: 0.5 }],
]
/** Seeds whose days have room for what must leave on them. */
const seeds: Readonly<Record<number, number>> = { 10: 10, 60: 60, 250: 2250, 400: 1400, 2000: 2000 }
const solution = z.object({
  total_cents: z.number(),
  lower_bound_cents: z.number(),
  optimal: z.boolean(),
  elapsed_ms: z.number(),
})

export function benchReturns(): Section {
  const folder = mkdtempSync(join(tmpdir(), 'keuka-bench-returns-'))
  try {
    const rows = kinds.flatMap(([name, wish]) =>
      sizes.map(([items, lenders]) => measured(folder, name, { seed: seeds[items] ?? items, items, lenders, ...wish })),
    )
    rows.push(measured(folder, 'heavy sets of one lender', { seed: 90, items: 90, lenders: 1, weights: 'heavy' }))
    for (const items of [40, 60, 90])
      rows.push(
        measured(folder, 'mixed, of one lender', { seed: items, items, lenders: 1, weights: 'mixed', leaveBy: 'each' }),
      )
    return {
      title: 'Planning returns',
      columns: ['', 'ms', 'above the bound', 'proven', 'saved against greedy'],
      rows: rows.map(({ cells }) => cells),
      aims: [
        {
          words: '400 items in 2 s, proven',
          reached: rows.every(({ items, ms, isProven }) => items > 400 || (isProven && ms <= 2000)),
        },
        {
          words: '2,000 items over 450 lenders in 10 s, proven',
          reached: rows.every(({ items, ms, isProven }) => items <= 400 || (isProven && ms <= 10_000)),
        },
      ],
      notes: [
        'The whole command, with the start of Node and the reading of the file.',
        `Afterwards ${whole(loadavg()[0] ?? 0)} tasks wanted the machine’s ${cpus().length} cores: with more tasks than cores the planner has only a part of its time.`,
      ],
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

interface Measured {
  readonly items: number
  readonly ms: number
  readonly isProven: boolean
  readonly cells: readonly string[]
}

function measured(folder: string, name: string, wish: Wish): Measured {
  const path = join(folder, 'instance.json')
  const file = makeInstance(wish)
  writeFileSync(path, JSON.stringify(file))
  const started = performance.now()
  const run = spawnSync(process.execPath, ['src/main/cli.ts', 'returns', 'plan', path], { encoding: 'utf8' })
  const ms = performance.now() - started
  const title = `${whole(wish.items)} items, ${name}`
  if (run.status !== 0) {
    const words = run.stderr.trim().split('\n').at(-1) ?? ''
    return { items: wish.items, ms, isProven: false, cells: [title, whole(ms), words, 'no', ''] }
  }
  const plan = solution.parse(JSON.parse(run.stdout))
  const read = readInstance(JSON.parse(readFileSync(path, 'utf8')))
  const greedy = read.ok ? greedyPlan(problemOf(read.value)) : null
  const gap = (plan.total_cents - plan.lower_bound_cents) / Math.max(plan.lower_bound_cents, 1)
  const saved = greedy ? 1 - plan.total_cents / Math.max(totalCents(greedy), 1) : null
  return {
    items: wish.items,
    ms,
    isProven: plan.optimal,
    cells: [
      title,
      whole(ms),
      percent(gap),
      plan.optimal ? 'yes' : 'no',
      saved === null ? 'no greedy plan' : percent(saved),
    ],
  }
}

const percent = (share: number): string => `${(share * 100).toFixed(2)} %`
