import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { stateSchema, type State } from './state.ts'

/** Where the state lives between runs: one file, replaced whole, so that it is always the old one or the new one. */
export interface DataFolder {
  load(): State | null
  save(state: State): void
  readonly logFile: string | null
}

export function openFolder(folder: string): DataFolder {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'state.json')
  let last = ''
  return {
    logFile: join(folder, 'requests.jsonl'),
    load: () => (existsSync(file) ? stateSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : null),
    save: (state) => {
      const text = JSON.stringify(state)
      if (text === last) return
      writeWhole(file, text)
      last = text
    },
  }
}

export const nowhere: DataFolder = { load: () => null, save: () => undefined, logFile: null }

function writeWhole(file: string, text: string): void {
  const draft = `${file}.new`
  const handle = openSync(draft, 'w')
  try {
    writeSync(handle, text)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(draft, file)
}
