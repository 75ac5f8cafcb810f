import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import type { World } from '../world.ts'
import { readBatch, readCall } from './call.ts'
import { readLogin } from './login.ts'
import { done, error, loggedIn } from './tokens.ts'
import { refusal, select } from './view.ts'

/** The one user of this database: may read the view and nothing else. */
export const sqlReader = { user: 'keuka_reader', password: 'read-only-1825' } as const
const headerBytes = 8
const packetBytes = 4096

/** Polaris' database as SQL Server shows it to a reader: log in by TDS 7.4 without encryption, read one view. */
export async function openSql(world: World, port: number, host: string) {
  const lines = new Set<Socket>()
  const server = createServer((line) => {
    lines.add(line)
    line.on('close', () => lines.delete(line))
    line.on('error', () => line.destroy())
    talk(world, line)
  })
  server.listen(port, host)
  await once(server, 'listening')
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    async close() {
      for (const line of lines) line.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

function talk(world: World, line: Socket): void {
  let waiting = Buffer.alloc(0)
  let message: Buffer[] = []
  let isIn = false
  line.on('data', (bytes) => {
    waiting = Buffer.concat([waiting, typeof bytes === 'string' ? Buffer.from(bytes) : bytes])
    while (waiting.length >= headerBytes && waiting.length >= waiting.readUInt16BE(2)) {
      const length = waiting.readUInt16BE(2)
      if (length < headerBytes) return void line.destroy()
      const type = waiting.readUInt8(0)
      const isLast = (waiting.readUInt8(1) & 1) === 1
      message.push(waiting.subarray(headerBytes, length))
      waiting = waiting.subarray(length)
      if (!isLast) continue
      const body = Buffer.concat(message)
      message = []
      const answer = answerTo(world, type, body, isIn)
      if (answer === null) return void line.destroy()
      isIn ||= type === 0x10 && !answer.isRefused
      send(line, answer.bytes)
      if (answer.isRefused) line.end()
    }
  })
}

interface Answer {
  readonly bytes: Buffer
  readonly isRefused?: boolean
}

function answerTo(world: World, type: number, body: Buffer, isIn: boolean): Answer | null {
  if (type === 0x12) return { bytes: preLogin() }
  if (type === 0x10) return logIn(body)
  if (!isIn) return null
  // What a client sets for itself at the start is let be; more than that a reader may not.
  if (type === 0x01)
    return /^\s*set\s/i.test(readBatch(body))
      ? { bytes: done(0xfd, 0) }
      : { bytes: Buffer.concat([error(229, 'The SELECT permission was denied.'), done(0xfd, 0x02)]) }
  if (type === 0x06) return { bytes: done(0xfd, 0x20) }
  if (type !== 0x03) return null
  const call = readCall(body)
  return { bytes: call ? select(world, call) : refusal(2812, 'Could not find stored procedure.') }
}

function logIn(body: Buffer): Answer {
  const { user, password, database } = readLogin(body)
  if (user !== sqlReader.user || password !== sqlReader.password)
    return {
      bytes: Buffer.concat([error(18456, `Login failed for user '${user}'.`), done(0xfd, 0x02)]),
      isRefused: true,
    }
  if (database !== '' && database.toLowerCase() !== 'polaris')
    return {
      bytes: Buffer.concat([
        error(4060, `Cannot open database "${database}" requested by the login. The login failed.`),
        done(0xfd, 0x02),
      ]),
      isRefused: true,
    }
  return { bytes: loggedIn('Polaris') }
}

/** Version, no encryption (it is not supported here), no instance, one thread, one result at a time. */
function preLogin(): Buffer {
  const options: readonly (readonly [number, readonly number[]])[] = [
    [0, [15, 0, 0x10, 0, 0, 0]],
    [1, [2]],
    [2, [0]],
    [3, []],
    [4, [0]],
  ]
  let at = options.length * 5 + 1
  const head: number[] = []
  for (const [name, bytes] of options) {
    head.push(name, at >> 8, at & 0xff, 0, bytes.length)
    at += bytes.length
  }
  return Buffer.from([...head, 0xff, ...options.flatMap(([, bytes]) => bytes)])
}

function send(line: Socket, bytes: Buffer): void {
  const most = packetBytes - headerBytes
  for (let at = 0, number = 1; at < bytes.length || at === 0; at += most, number += 1) {
    const part = bytes.subarray(at, at + most)
    const header = Buffer.from([0x04, at + most >= bytes.length ? 1 : 0, 0, 0, 0, 0, number & 0xff, 0])
    header.writeUInt16BE(part.length + headerBytes, 2)
    line.write(Buffer.concat([header, part]))
  }
}
