// The make-believe Polaris as a process of its own for the fault run: faults come by a chance of its own seed, and what was
// ever made is written down, so that what is deleted later is counted too.
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { polarisReader } from '../../src/domain/assumptions/polaris.ts'
import { realClock, settableClock } from '../../src/lab/clock.ts'
import { Polaris } from '../../src/lab/polaris/polaris.ts'
import { openPolaris } from '../../src/lab/polaris/server.ts'
import { defaultSettings } from '../../src/lab/polaris/settings.ts'
import { drawer } from '../../src/lab/worldshare/chance.ts'
import { madeShape, type Made } from './made.ts'

const { folder, port, seed, faults, set, clock } = z
  .object({
    folder: z.string(),
    port: z.number(),
    seed: z.number(),
    faults: z.array(z.record(z.string(), z.json())),
    set: z.enum(['value', 'other']),
    clock: z.object({ now: z.iso.datetime(), speed: z.number() }),
  })
  .parse(JSON.parse(process.argv[2] ?? '{}'))

const day = settableClock()
day.moveTo?.({ now: new Date(clock.now), speed: clock.speed })
const polaris = new Polaris({
  settings: { ...defaultSettings, assumed: polarisReader({}, set) },
  clock: day,
  wall: realClock,
  folder,
  chance: drawer(seed, 'polaris'),
})
for (const rule of faults) polaris.faults.add(rule)

const struck = join(folder, 'struck.txt')
const strike = polaris.faults.strike.bind(polaris.faults)
polaris.faults.strike = (incoming) => {
  const fault = strike(incoming)
  if (fault) appendFileSync(struck, `${fault.kind}\n`)
  return fault
}

const madeFile = join(folder, 'made.jsonl')
const last = new Map<Made['kind'], number>()
if (existsSync(madeFile))
  for (const line of readFileSync(madeFile, 'utf8').split('\n'))
    if (line !== '') {
      const one = madeShape.parse(JSON.parse(line))
      last.set(one.kind, Math.max(last.get(one.kind) ?? 0, one.id))
    }
function note(): void {
  const { items, bibs, holds, ills, patrons } = polaris.state
  const all: Made[] = [
    ...newer('item', items).map((one) => ({ kind: 'item' as const, id: one.id, key: one.barcode })),
    ...newer('title', bibs).map((one) => ({ kind: 'title' as const, id: one.id, key: one.title })),
    ...newer('hold', holds).map((one) => ({ kind: 'hold' as const, id: one.id, key: one.title })),
    ...newer('ILL request', ills).map((one) => ({ kind: 'ILL request' as const, id: one.id, key: one.title })),
    ...newer('patron', patrons).map((one) => ({
      kind: 'patron' as const,
      id: one.id,
      key: String(one.fields['NameLast']),
    })),
  ]
  if (all.length === 0) return
  appendFileSync(madeFile, all.map((one) => `${JSON.stringify(one)}\n`).join(''))
  for (const one of all) last.set(one.kind, Math.max(last.get(one.kind) ?? 0, one.id))
}
function newer<T extends { readonly id: number }>(kind: Made['kind'], rows: readonly T[]): T[] {
  const after = last.get(kind) ?? 0
  return rows.filter((one) => one.id > after)
}
note()
const answer = polaris.answer.bind(polaris)
polaris.answer = (incoming, clock) => {
  const reply = answer(incoming, clock)
  if (incoming.method !== 'GET') note()
  return reply
}

await openPolaris(polaris, port, '127.0.0.1')
