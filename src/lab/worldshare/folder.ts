import { appendFileSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { openJournal } from '../kept/journal.ts'
import type { Tracked } from '../kept/track.ts'
import { holdFile } from './hold.ts'
import { logLineShape, type LogLine } from './log.ts'
import { parseJson, stateShape, type State } from './state.ts'

const calls = 'calls.jsonl'
const longestLog = 10_000_000

/** Where the emulator keeps its state. */
export interface Folder {
  load(): State | null
  save(state: Tracked<State>): void
  /** The calls logged so far; one that was being written when the process ended is left out. */
  loadCalls(): readonly LogLine[]
  /** Writes one call at the end; a long log begins anew and keeps the one before. */
  addCall(line: LogLine): void
  close(state: Tracked<State>): void
}

export function openFolder(path: string): Folder {
  mkdirSync(path, { recursive: true })
  const release = holdFile(join(path, 'in-use'), path)
  const journal = openJournal(path)
  return {
    load() {
      const found = journal.load()
      return found === null ? null : stateShape.parse(found)
    },
    save: (state) => journal.save(state),
    loadCalls: () => (textOf(join(path, calls)) ?? '').split('\n').flatMap(readCall),
    addCall(line) {
      const file = join(path, calls)
      appendFileSync(file, `${JSON.stringify(line)}\n`, { mode: 0o600 })
      if (statSync(file).size > longestLog) renameSync(file, join(path, `before.${calls}`))
    },
    close(state) {
      journal.close(state)
      release()
    },
  }
}

function readCall(text: string): readonly LogLine[] {
  const line = logLineShape.safeParse(parseJson(text)?.value)
  return line.success ? [line.data] : []
}

/** An emulator that remembers nothing. */
export const noFolder: Folder = {
  load: () => null,
  save: (state) => void state.taken(),
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
