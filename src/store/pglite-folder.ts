import { fsyncSync } from 'node:fs'
import { open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

type Options = Parameters<NodeFS['init']>[1]

/** PGlite writes to the folder but never asks the disk to keep it: a power cut could take committed rows. Here PostgreSQL's own syncs reach the disk. */
export class DurableFolder extends NodeFS {
  override async init(pglite: PGlite, options: Options): Promise<{ emscriptenOpts: Options }> {
    const { emscriptenOpts } = await super.init(pglite, options)
    return {
      emscriptenOpts: {
        ...emscriptenOpts,
        preRun: [...(emscriptenOpts.preRun ?? []), passSyncs],
      },
    }
  }
}

/** The start parameters without `-F`, which turns syncing off; PGlite knows only one way to sync the log. */
export function durableParameters(parameters: readonly string[]): string[] {
  return [...parameters.filter((parameter) => parameter !== '-F'), '-c', 'wal_sync_method=fsync']
}

const inputOutputError = 29

function passSyncs(module: object): void {
  const files: unknown = Reflect.get(module, 'NODEFS')
  const operations: unknown = typeof files === 'object' && files !== null ? Reflect.get(files, 'stream_ops') : undefined
  if (typeof operations !== 'object' || operations === null)
    throw new Error('PGlite has changed how it reaches the disk.')
  Reflect.set(operations, 'fsync', (stream: { nfd?: number }) => {
    if (stream.nfd === undefined) return 0
    try {
      fsyncSync(stream.nfd)
      return 0
    } catch {
      // PostgreSQL stops rather than believe that a row is kept which is not.
      return inputOutputError
    }
  })
}

/** A new database is unpacked without any sync; this makes up for it, once. */
export async function syncFolder(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const handle = await open(join(entry.parentPath, entry.name), 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  }
}
