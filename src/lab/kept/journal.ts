// A state on disk: whole in one file, and what changed since in a second, a line for each time; so that a crash leaves all
// that was written down, and writing costs what changed. Now and then the whole is written anew.
import {
  appendFileSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Touched, Tracked } from './track.ts'

const lineShape = z.object({
  set: z.record(z.string(), z.unknown()).default({}),
  rows: z.record(z.string(), z.array(z.tuple([z.number(), z.unknown()]))).default({}),
  gone: z.record(z.string(), z.array(z.number())).default({}),
})
type Line = z.infer<typeof lineShape>
const wholeShape = z.looseObject({ journal: z.number().default(0) })

export interface Journal {
  /** What stands on disk; null while nothing does. */
  load(): unknown
  /** Keeps what was touched since the last time. */
  save(state: Tracked<object>): void
  /** The whole in one file again. */
  close(state: Tracked<object>): void
}

/** So much more than the whole may be written of changes before the whole is written anew. */
const slackBytes = 1_000_000

export function openJournal(folder: string): Journal {
  const file = join(folder, 'state.json')
  const changes = (number: number): string => join(folder, `changes.${number}.jsonl`)
  let number = 0
  let wholeBytes = 0
  let changedBytes = 0
  let handle: number | null = null
  /** Rows as they were last written, in their order, each with its number. */
  const written = new Map<string, object[]>()
  const ids = new WeakMap<object, number>()
  const nextIds = new Map<string, number>()

  function numbered(part: string, row: object): number {
    const id = nextIds.get(part) ?? 0
    nextIds.set(part, id + 1)
    ids.set(row, id)
    return id
  }
  function writeWhole(raw: object): void {
    const text = JSON.stringify({ ...raw, journal: number + 1 })
    const draft = `${file}.new`
    const out = openSync(draft, 'w', 0o600)
    try {
      writeFileSync(out, text)
      fsyncSync(out)
    } finally {
      closeSync(out)
    }
    rmSync(changes(number + 1), { force: true })
    renameSync(draft, file)
    if (handle !== null) closeSync(handle)
    handle = null
    rmSync(changes(number), { force: true })
    number += 1
    wholeBytes = text.length
    changedBytes = 0
    for (const [part, value] of Object.entries(raw)) anew(part, value)
  }
  function remember(part: string, rows: readonly object[]): void {
    for (const row of rows) numbered(part, row)
    written.set(part, [...rows])
  }

  return {
    load() {
      if (!existsSync(file)) return null
      const whole = wholeShape.parse(JSON.parse(readFileSync(file, 'utf8')))
      number = whole.journal
      replay(whole, existsSync(changes(number)) ? readFileSync(changes(number), 'utf8') : '')
      return whole
    },
    save(state) {
      const touched = state.taken()
      if (wholeBytes === 0) return writeWhole(state.raw)
      const line = lineOf(state.raw, touched)
      if (line === null) return
      const text = `${JSON.stringify(line)}\n`
      handle ??= openSync(changes(number), 'a', 0o600)
      appendFileSync(handle, text)
      fsyncSync(handle)
      changedBytes += text.length
      if (changedBytes > wholeBytes + slackBytes) writeWhole(state.raw)
    },
    close(state) {
      state.taken()
      writeWhole(state.raw)
    },
  }

  function lineOf(raw: object, touched: ReadonlyMap<string, Touched>): Line | null {
    const line: Line = { set: {}, rows: {}, gone: {} }
    for (const [part, { rows, isListTouched }] of touched) {
      const before = written.get(part)
      const now: unknown = Reflect.get(raw, part)
      const list = before && isListTouched ? differenceIn(part, before, now) : { gone: [], added: [] }
      if (!before || !list) {
        line.set[part] = now
        anew(part, now)
        continue
      }
      const gone = new Set(list.gone)
      const changed = [...rows].flatMap((row): [number, unknown][] => {
        const id = ids.get(row)
        return id === undefined || gone.has(id) ? [] : [[id, row]]
      })
      const kept = [...changed.filter(([id]) => !list.added.some(([added]) => added === id)), ...list.added]
      if (kept.length > 0) line.rows[part] = kept
      if (list.gone.length > 0) line.gone[part] = list.gone
    }
    const isEmpty = [line.set, line.rows, line.gone].every((one) => Object.keys(one).length === 0)
    return isEmpty ? null : line
  }

  /** Its rows are numbered from the first again. */
  function anew(part: string, now: unknown): void {
    nextIds.set(part, 0)
    if (isRows(now)) remember(part, now)
    else written.delete(part)
  }

  /** Which rows went, and which came at the end; null when they stand in another order, or are no rows any more. */
  function differenceIn(part: string, before: readonly object[], now: unknown) {
    if (!isRows(now)) return null
    const gone: number[] = []
    let at = 0
    for (const row of before)
      if (now[at] === row) at += 1
      else gone.push(ids.get(row) ?? -1)
    const rest = now.slice(at)
    if (rest.some((row) => ids.has(row))) return null
    const added = rest.map((row): [number, unknown] => [numbered(part, row), row])
    written.set(part, [...now])
    return { gone, added }
  }
}

function replay(whole: Record<string, unknown>, text: string): void {
  const parts = new Map<string, Map<number, unknown>>()
  const partOf = (name: string): Map<number, unknown> => {
    const list: unknown = whole[name]
    const found = parts.get(name) ?? new Map(Array.isArray(list) ? list.entries() : [])
    parts.set(name, found)
    return found
  }
  for (const one of text.split('\n')) {
    if (one === '') continue
    const line = readLine(one)
    // The last one was being written when the process ended: nobody was told of it.
    if (line === null) break
    for (const [name, value] of Object.entries(line.set)) {
      whole[name] = value
      parts.delete(name)
    }
    for (const [name, rows] of Object.entries(line.rows)) for (const [id, row] of rows) partOf(name).set(id, row)
    for (const [name, gone] of Object.entries(line.gone)) for (const id of gone) partOf(name).delete(id)
  }
  for (const [name, rows] of parts) whole[name] = [...rows.values()]
}

function readLine(text: string): Line | null {
  try {
    return lineShape.parse(JSON.parse(text))
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

const isRows = (value: unknown): value is readonly object[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'object' && one !== null)
