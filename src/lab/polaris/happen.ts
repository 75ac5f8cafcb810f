import type { ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { Clock } from '../clock.ts'
import type { Incoming, Reply } from './exchange.ts'
import type { Fault } from './faults.ts'
import type { Polaris } from './polaris.ts'
import { noteFailure } from './tokens.ts'

/** Where a reply goes; without a socket (in a test) what would be cut off is simply not sent. */
export interface Line {
  readonly outgoing: ServerResponse | undefined
}
export type Happened = Reply | 'gone'

/** Answers a call as the fault wants it: before, after, or instead of the work. */
export async function happen(polaris: Polaris, incoming: Incoming, fault: Fault | null, line: Line): Promise<Happened> {
  if (!fault) return polaris.answer(incoming)
  switch (fault.kind) {
    case 'delay':
      await wait(fault.ms)
      return polaris.answer(incoming)
    case 'time-out-before':
      return silence(line, fault.ms)
    case 'time-out-after':
      polaris.answer(incoming)
      return silence(line, fault.ms)
    case 'unauthorized':
      polaris.state.tokens = []
      polaris.save()
      return polaris.answer(withoutSignature(incoming))
    case 'lock-out':
      lockOut(polaris, incoming)
      return polaris.answer(incoming)
    case 'busy':
      return plain(polaris.settings.assumed('busyStatus'), 'Too many requests.', { 'retry-after': seconds(fault) })
    case 'error':
      return plain(500, 'An error has occurred.', {})
    case 'maintenance':
      return page(503, 'The library system is down for maintenance.', { 'retry-after': seconds(fault) })
    case 'wrong-type':
      polaris.answer(incoming)
      return page(200, 'Please sign in to continue.', {})
    case 'twice':
      polaris.answer(incoming)
      return polaris.answer(incoming)
    case 'skew':
      return datedAnHourOn(
        polaris.answer(incoming, { clock: anHourOn(polaris.clock), wall: anHourOn(polaris.wall) }),
        polaris.wall,
      )
    case 'half':
      return half(polaris.answer(incoming), line)
    default: {
      const nothing: never = fault.kind
      return nothing
    }
  }
}

const seconds = ({ ms }: Fault): string => String(Math.ceil(ms / 1000))

function plain(status: number, body: string, headers: Record<string, string>): Reply {
  return { status, headers: { 'content-type': 'text/plain', ...headers }, body, name: 'fault' }
}

function page(status: number, words: string, headers: Record<string, string>): Reply {
  const body = `<!doctype html><html><head><title>Polaris</title></head><body><h1>${words}</h1></body></html>`
  return { status, headers: { 'content-type': 'text/html; charset=utf-8', ...headers }, body, name: 'fault' }
}

async function silence({ outgoing }: Line, ms: number): Promise<'gone'> {
  await wait(ms)
  outgoing?.destroy()
  return 'gone'
}

/** Announces the whole answer, sends half of it and hangs up. */
async function half(reply: Reply, { outgoing }: Line): Promise<'gone'> {
  const bytes = Buffer.from(reply.body)
  if (outgoing) {
    outgoing.writeHead(reply.status, { ...reply.headers, 'content-length': String(bytes.length) })
    outgoing.write(bytes.subarray(0, Math.floor(bytes.length / 2)))
    await wait(20)
    outgoing.destroy()
  }
  return 'gone'
}

function withoutSignature(incoming: Incoming): Incoming {
  return { ...incoming, header: (name) => (name === 'authorization' ? undefined : incoming.header(name)) }
}

/** Three failures at once for whoever signs in; other calls go on. */
function lockOut(polaris: Polaris, { body }: Incoming): void {
  for (const user of polaris.state.staff) {
    if (!body.toLowerCase().includes(user.username.toLowerCase())) continue
    for (let count = 0; count < 3; count += 1) noteFailure(polaris, `${user.domain}\\${user.username}`)
  }
  polaris.save()
}

/** A server whose clock is wrong also says so in its answers. */
const datedAnHourOn = (reply: Reply, clock: Clock): Reply => ({
  ...reply,
  headers: { ...reply.headers, date: anHourOn(clock).now().toUTCString() },
})

function anHourOn(clock: Clock): Clock {
  return { ...clock, now: () => new Date(clock.now().getTime() + 3_600_000) }
}
