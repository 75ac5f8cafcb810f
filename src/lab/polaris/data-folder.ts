import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { openJournal } from '../kept/journal.ts'
import type { Tracked } from '../kept/track.ts'
import { stateSchema, type State } from './state.ts'

/** Where the state lives between runs. */
export interface DataFolder {
  load(): State | null
  save(state: Tracked<State>): void
  close(state: Tracked<State>): void
  readonly logFile: string | null
}

export function openFolder(folder: string): DataFolder {
  mkdirSync(folder, { recursive: true })
  const journal = openJournal(folder)
  return {
    logFile: join(folder, 'requests.jsonl'),
    load() {
      const found = journal.load()
      return found === null ? null : stateSchema.parse(found)
    },
    save: (state) => journal.save(state),
    close: (state) => journal.close(state),
  }
}

export const nowhere: DataFolder = {
  load: () => null,
  save: (state) => void state.taken(),
  close: () => undefined,
  logFile: null,
}
