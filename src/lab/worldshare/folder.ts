import {
  appendFileSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { holdFile } from './hold.ts'
import { logLineShape, type LogLine } from './log.ts'
import { parseJson, stateShape, type State } from './state.ts'

const name = 'state.json'
const calls = 'calls.jsonl'
const longestLog = 10_000_000

/** Where the emulator keeps its state: one file, put in place whole, so that a crash leaves the one before. */
export interface Folder {
  load(): State | null
  save(state: State): void
  /** The calls logged so far; one that was being written when the process ended is left out. */
  loadCalls(): readonly LogLine[]
  /** Writes one call at the end; a long log begins anew and keeps the one before. */
  addCall(line: LogLine): void
  close(): void
}

export function openFolder(path: string): Folder {
  mkdirSync(path, { recursive: true })
  const release = holdFile(join(path, 'in-use'), path)
  let saved = ''
  return {
    load() {
      const text = textOf(join(path, name))
      if (text === null) return null
      saved = text
      return stateShape.parse(JSON.parse(text))
    },
    save(state) {
      const text = JSON.stringify(state)
      if (text === saved) return
      const next = join(path, `${name}.next`)
      const file = openSync(next, 'w', 0o600)
      writeFileSync(file, text)
      fsyncSync(file)
      closeSync(file)
      renameSync(next, join(path, name))
      saved = text
    },
    loadCalls: () => (textOf(join(path, calls)) ?? '').split('\n').flatMap(readCall),
    addCall(line) {
      const file = join(path, calls)
      appendFileSync(file, `${JSON.stringify(line)}\n`, { mode: 0o600 })
      if (statSync(file).size > longestLog) renameSync(file, join(path, `before.${calls}`))
    },
    close: release,
  }
}

function readCall(text: string): readonly LogLine[] {
  const line = logLineShape.safeParse(parseJson(text)?.value)
  return line.success ? [line.data] : []
}

/** An emulator that remembers nothing. */
export const noFolder: Folder = {
  load: () => null,
  save: () => undefined,
  loadCalls: () => [],
  addCall: () => undefined,
  close: () => undefined,
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
