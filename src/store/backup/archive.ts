import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { extract, pack } from 'tar-stream'
import { errorCode } from '../errors.ts'

/** A gzipped tar written piece by piece; it takes its name only once it is whole. */
export interface Archive {
  add(name: string, bytes: Uint8Array): Promise<void>
  addStream(name: string, size: number, chunks: AsyncIterable<Uint8Array>): Promise<void>
  finish(): Promise<void>
  /** Removes what was written so far. */
  abandon(): Promise<void>
}

export function writeArchive(file: string): Archive {
  const partial = `${file}.partial`
  const tar = pack()
  const flow = pipeline(tar, createGzip(), createWriteStream(partial, { flags: 'w', mode: 0o600 }))
  // Whoever waits for an entry must hear of a full disk: the entry's own callback would never come.
  const broken = flow.then(() => new Promise<never>(() => {}))
  broken.catch(() => {})

  async function addStream(name: string, size: number, chunks: AsyncIterable<Uint8Array>): Promise<void> {
    try {
      await Promise.race([write(name, size, chunks), broken])
    } catch (error) {
      // What the disk said explains more than the streams that ended because of it.
      tar.destroy()
      await flow.catch((cause: unknown) => {
        if (errorCode(cause)?.startsWith('E')) throw cause
      })
      throw error
    }
  }

  async function write(name: string, size: number, chunks: AsyncIterable<Uint8Array>): Promise<void> {
    const written = Promise.withResolvers<void>()
    const entry = tar.entry({ name, size, mode: 0o600 }, (error) => (error ? written.reject(error) : written.resolve()))
    await Promise.all([pipeline(Readable.from(chunks), entry), written.promise])
  }

  return {
    add: (name, bytes) => addStream(name, bytes.byteLength, Readable.from([bytes])),
    addStream,
    async finish() {
      tar.finalize()
      await flow
      await syncFile(partial)
      await rename(partial, file)
    },
    async abandon() {
      tar.destroy()
      await flow.catch(() => {})
      await rm(partial, { force: true })
    },
  }
}

async function syncFile(path: string): Promise<void> {
  const handle = await open(path, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

export interface ArchiveEntry {
  name: string
  size: number
  body: AsyncIterable<Uint8Array>
}

/** The entries in order; each body must be read before the next is asked for. */
export async function* readArchive(file: string): AsyncGenerator<ArchiveEntry> {
  const tar = extract()
  const flow = pipeline(createReadStream(file), createGunzip(), tar)
  flow.catch(() => {})
  for await (const entry of tar) {
    if (entry.header.type === 'file')
      yield { name: entry.header.name, size: entry.header.size ?? 0, body: bytesOf(entry) }
    else entry.resume()
  }
  await flow
}

async function* bytesOf(chunks: AsyncIterable<unknown>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) if (chunk instanceof Uint8Array) yield chunk
}

export async function readWhole(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of body) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}
