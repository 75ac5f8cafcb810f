import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stateShape, type State } from './state.ts'

const name = 'state.json'

/** Where the emulator keeps its state: one file, put in place whole, so that a crash leaves the one before. */
export interface Folder {
  load(): State | null
  save(state: State): void
}

export function openFolder(path: string): Folder {
  mkdirSync(path, { recursive: true })
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
  }
}

/** An emulator that remembers nothing. */
export const noFolder: Folder = { load: () => null, save: () => undefined }

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
