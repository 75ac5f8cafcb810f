import { setTimeout as wait } from 'node:timers/promises'
import type { Hono } from 'hono'
import { answerFailure, httpError, refusedAnswer } from './answer.ts'
import { failure, failureCodes } from './failure.ts'
import { faultsFor, type FaultKind } from './faults.ts'
import type { Lab } from './lab.ts'
import type { Env } from './request-routes.ts'
import type { Fault } from './state.ts'

export interface Arrived {
  readonly method: string
  readonly url: string
  readonly headers: Headers
  readonly body: string
}

/** What goes back, and how: whole, cut in the middle, or never. */
export interface Reply {
  readonly status: number
  readonly headers: Headers
  readonly body: string
  readonly how: 'whole' | 'half' | 'never'
  readonly faults: readonly FaultKind[]
}

/** Answers one call, with the faults that meet it. */
export async function exchange(
  lab: Lab,
  app: Hono<Env>,
  arrived: Arrived,
  chance: () => number = Math.random,
): Promise<Reply> {
  const path = new URL(arrived.url).pathname
  const own = arrived.headers.get('x-lab-fault')
  const met = faultsFor(lab, { method: arrived.method, path, own }, chance)
  const faults = met.map((one) => one.kind)
  const has = (kind: FaultKind): boolean => faults.includes(kind)
  const delay = met.filter((one) => one.kind === 'delay').reduce((sum, one) => sum + one.ms, 0)
  if (delay > 0) await wait(delay)

  const stopped = has('timeout-before')
    ? new Response(null, { status: 504 })
    : (instead(faults) ?? maintenance(lab, met) ?? failing(lab, met))
  if (stopped) return reply(stopped, has('timeout-before') ? 'never' : 'whole', faults)

  const acting = shifted(lab, met)
  const answer = await app.fetch(asRequest(arrived), { lab: acting })
  // The same call a second time, as a network may deliver it; the first answer counts.
  if (has('duplicate')) await app.fetch(asRequest(arrived), { lab: acting })
  const result = await reply(answer, howOf(faults), faults)
  result.headers.set('date', new Date(acting.wall()).toUTCString())
  if (has('wrong-type')) result.headers.set('content-type', 'text/html;charset=UTF-8')
  return has('partial') && result.status === 200 ? { ...result, status: 206 } : result
}

/** Answers without any fault. */
export async function plainly(lab: Lab, app: Hono<Env>, arrived: Arrived): Promise<Reply> {
  return reply(await app.fetch(asRequest(arrived), { lab }), 'whole', [])
}

function instead(faults: readonly FaultKind[]): Response | null {
  if (faults.includes('unauthorized')) return refusedAnswer('json')
  if (faults.includes('too-many')) return tooMany()
  if (faults.includes('error')) return httpError(500, 'Internal Server Error')
  return null
}

/** A failure with a code of the list, whatever was asked. */
function failing(lab: Lab, met: readonly Fault[]): Response | null {
  const fault = met.find((one) => one.kind === 'failure')
  if (!fault) return null
  const isTheirs = fault.ms === 140_002 || fault.ms === failureCodes.unhandled
  const otherwise = fault.ms === failureCodes.forbidden ? lab.assumed('failureStatusForbidden') : 400
  return answerFailure(lab, 'B', 'json', failure(isTheirs ? 500 : otherwise, [{ failureCode: fault.ms }]))
}

/** A planned outage is a page for people, not for programs. */
function maintenance(lab: Lab, met: readonly Fault[]): Response | null {
  const fault = met.find((one) => one.kind === 'maintenance')
  if (!fault) return null
  const seconds = fault.until === null ? 600 : Math.max(1, Math.ceil((fault.until - lab.wall()) / 1000))
  const page =
    '<html><head><title>Maintenance</title></head><body><h1>The service is being maintained.</h1></body></html>'
  return new Response(page, {
    status: 503,
    headers: { 'content-type': 'text/html;charset=UTF-8', 'retry-after': String(seconds) },
  })
}

export function tooMany(): Response {
  const answer = httpError(429, 'Too Many Requests')
  answer.headers.set('retry-after', '2')
  return answer
}

function howOf(faults: readonly FaultKind[]): Reply['how'] {
  if (faults.includes('timeout-after')) return 'never'
  return faults.includes('half') ? 'half' : 'whole'
}

/** The emulator with a clock on the wall that goes wrong. */
function shifted(lab: Lab, met: readonly Fault[]): Lab {
  const skew = met.filter((one) => one.kind === 'skew').reduce((sum, one) => sum + one.ms, 0)
  return skew === 0 ? lab : { ...lab, wall: () => lab.wall() + skew }
}

function asRequest({ method, url, headers, body }: Arrived): Request {
  const isBodied = method !== 'GET' && method !== 'HEAD'
  return new Request(url, { method, headers, ...(isBodied && { body }) })
}

async function reply(answer: Response, how: Reply['how'], faults: readonly FaultKind[]): Promise<Reply> {
  const body = await answer.text()
  return { status: answer.status, headers: new Headers(answer.headers), body, how, faults }
}
