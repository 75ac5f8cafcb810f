import { createHash } from 'node:crypto'
import { open, readdir } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { Archive } from './archive.ts'

/** The folders of KEUKA_HOME that a backup holds; `secrets` only when asked for. */
export const homeFolders = ['files', 'secrets'] as const

export async function filesIn(home: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(home, folder), { recursive: true, withFileTypes: true }).catch(
    (error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
      throw error
    },
  )
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(home, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
}

/** Puts one file into the archive as long as it was when opened. A file scrubbed in the meantime is left out. */
export async function addFile(
  archive: Archive,
  home: string,
  name: string,
): Promise<{ bytes: number; sha256: string } | undefined> {
  const handle = await open(join(home, name), 'r').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  })
  if (!handle) return undefined
  try {
    const { size } = await handle.stat()
    const hash = createHash('sha256')
    await archive.addStream(
      name,
      size,
      hashed(size === 0 ? [] : handle.createReadStream({ end: size - 1, autoClose: false }), hash),
    )
    return { bytes: size, sha256: hash.digest('hex') }
  } finally {
    await handle.close()
  }
}

async function* hashed(chunks: AsyncIterable<Uint8Array> | Uint8Array[], hash: { update(chunk: Uint8Array): unknown }) {
  for await (const chunk of chunks) {
    hash.update(chunk)
    yield chunk
  }
}

export async function streamSum(chunks: AsyncIterable<Uint8Array>): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of chunks) {
    hash.update(chunk)
    bytes += chunk.byteLength
  }
  return { bytes, sha256: hash.digest('hex') }
}
