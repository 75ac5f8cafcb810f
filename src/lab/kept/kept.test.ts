import assert from 'node:assert/strict'
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { z } from 'zod'
import { drawer } from '../worldshare/chance.ts'
import { openJournal } from './journal.ts'
import { track } from './track.ts'

const rowShape = z.object({
  id: z.number(),
  words: z.array(z.string()),
  loan: z.object({ due: z.string() }).nullable(),
})
const stateShape = z.object({ rows: z.array(rowShape), tokens: z.array(z.string()) })
type Row = z.infer<typeof rowShape>
const row = (id: number): Row => ({ id, words: ['made'], loan: null })
const fresh = () => ({ version: 1, next: { row: 0 }, rows: [row(-1), row(-2)], tokens: ['a'], clock: { speed: 1 } })

function folderOf(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'keuka-kept-'))
  t.after(() => rmSync(folder, { recursive: true }))
  return folder
}
function onDisk(folder: string): unknown {
  const found = openJournal(folder).load()
  assert.ok(typeof found === 'object' && found !== null)
  return { ...found, journal: 0 }
}

test('whatever is done to the state, the disk has it after the next time it is kept', (t) => {
  for (let seed = 0; seed < 30; seed += 1) {
    const folder = folderOf(t)
    const draw = drawer(seed, 'kept')
    const kept = track(fresh())
    const { state } = kept
    let journal = openJournal(folder)
    const any = (): Row | undefined => state.rows[Math.floor(draw() * state.rows.length)]
    const steps = [
      () => void state.rows.push(row(state.next.row++)),
      () => {
        const made = row(state.next.row++)
        state.rows.push(made)
        made.words.push('after it was put in')
      },
      () => void any()?.words.push('more'),
      () => Object.assign(any() ?? {}, { loan: { due: String(draw()) } }),
      () => {
        const loan = any()?.loan
        if (loan) loan.due = 'later'
      },
      () => {
        const one = any()
        state.rows = state.rows.filter((other) => other !== one)
      },
      () => void state.rows.splice(0, 1),
      () => (state.rows = state.rows.toReversed()),
      () => (state.tokens = [...state.tokens.slice(-3), String(draw())]),
      () => (state.clock = { speed: draw() }),
      () => {
        if (draw() < 0.1) kept.replace(fresh())
      },
      () => {
        const before = structuredClone(kept.raw)
        assert.throws(() =>
          kept.whole(() => {
            state.rows.push(row(1), row(2))
            any()?.words.push('never')
            state.rows = state.rows.filter(() => draw() < 0.5)
            state.rows.splice(1, 2)
            state.tokens = []
            throw new Error('half-way')
          }),
        )
        assert.deepEqual(kept.raw, before)
      },
    ]
    for (let n = 0; n < 120; n += 1) {
      steps[Math.floor(draw() * steps.length)]?.()
      if (draw() < 0.5) continue
      journal.save(kept)
      if (draw() < 0.2) assert.deepEqual(onDisk(folder), { ...structuredClone(kept.raw), journal: 0 })
      // A process that ends and begins again.
      if (draw() < 0.05) journal = openJournal(folder)
    }
    journal.save(kept)
    assert.deepEqual(onDisk(folder), { ...structuredClone(kept.raw), journal: 0 })
  }
})

test('a change costs what it changes; a line cut off by a crash is as if it had not begun', (t) => {
  const folder = folderOf(t)
  const kept = track({ tokens: ['a'], rows: Array.from({ length: 5000 }, (_, id) => row(id)) })
  const journal = openJournal(folder)
  journal.save(kept)
  const changes = (): string =>
    join(folder, readdirSync(folder).find((name) => name.startsWith('changes.')) ?? 'changes')
  kept.state.rows[4321]?.words.push('touched')
  kept.state.rows.push(row(5000))
  journal.save(kept)
  assert.ok(statSync(changes()).size < 300, readFileSync(changes(), 'utf8'))
  journal.save(kept)
  assert.equal(readFileSync(changes(), 'utf8').split('\n').length, 2, 'nothing new, nothing written')
  appendFileSync(changes(), '{"rows":{"rows":[[1,{"id"')

  const again = openJournal(folder)
  const second = track(stateShape.parse(again.load()))
  assert.deepEqual(second.raw.rows, kept.raw.rows)
  second.state.rows.push(row(7))
  again.save(second)
  assert.deepEqual(onDisk(folder), { ...structuredClone(second.raw), journal: 0 })
  again.close(second)
  assert.equal(readdirSync(folder).join(), 'state.json', 'closed, it is one file')
})
