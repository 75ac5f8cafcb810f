// Preloaded into the office that is to be killed (`node --import`): counts each statement, commit, outgoing request,
// its answer, incoming request and its answer, before and after, and ends the process at the one it was told.
import { channel } from 'node:diagnostics_channel'
import { appendFileSync, writeFileSync } from 'node:fs'
import { ServerResponse } from 'node:http'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import type { PointKind } from './points.ts'

/** Such as `commit 17`: the seventeenth point of that kind. */
const [killKind, killNumber] = (process.env['KEUKA_CRASH_AT'] ?? '').split(' ')
const report = process.env['KEUKA_CRASH_REPORT']
const counts = new Map<string, number>()

function point(kind: PointKind, where: string): void {
  const count = (counts.get(kind) ?? 0) + 1
  counts.set(kind, count)
  if (kind !== killKind || count !== Number(killNumber)) return
  if (report !== undefined) appendFileSync(report, `${kind} ${count}, ${where}`)
  process.kill(process.pid, 'SIGKILL')
}

/** How many points there were, for whoever plans the next runs. */
process.on('exit', () => {
  if (report !== undefined) writeFileSync(report, JSON.stringify(Object.fromEntries(counts)))
})

/** Puts a method in another's place; the other is called with the same `this`. */
function replace(
  owner: object,
  name: string,
  around: (call: () => unknown, given: readonly unknown[]) => unknown,
): void {
  const former: unknown = Reflect.get(owner, name)
  if (typeof former !== 'function') throw new Error(`the hook looks for ${name} in vain`)
  Reflect.set(owner, name, function method(this: unknown, ...given: unknown[]) {
    return around(() => Reflect.apply(former, this, given), given)
  })
}

const isPromise = (value: unknown): value is Promise<unknown> => value instanceof Promise
const words = (statement: unknown): string =>
  typeof statement === 'string' ? statement.replaceAll(/\s+/g, ' ').slice(0, 70) : 'a statement'

function aroundStatement(call: () => unknown, given: readonly unknown[]): unknown {
  const what = words(given[0])
  const kind = /^(begin|commit|rollback)/i.test(what) ? 'commit' : 'statement'
  point(kind, `before: ${what}`)
  const answer = call()
  return isPromise(answer)
    ? answer.then((result) => {
        point(kind, `after: ${what}`)
        return result
      })
    : answer
}

replace(pg.Client.prototype, 'query', aroundStatement)
replace(PGlite.prototype, 'query', aroundStatement)
replace(PGlite.prototype, 'exec', aroundStatement)
replacePgliteTransaction()

/** A transaction of PGlite's begins and commits by itself: its points stand around the work it is given. */
function replacePgliteTransaction(): void {
  const former: unknown = Reflect.get(PGlite.prototype, 'transaction')
  if (typeof former !== 'function') throw new Error('the hook looks for transaction in vain')
  Reflect.set(PGlite.prototype, 'transaction', async function transaction(this: unknown, work: unknown) {
    point('commit', 'before: begin')
    const result: unknown = await Reflect.apply(former, this, [
      async (tx: object) => {
        point('commit', 'after: begin')
        const done: unknown = await workOn(work, watched(tx))
        point('commit', 'before: commit')
        return done
      },
    ])
    point('commit', 'after: commit')
    return result
  })
}

function workOn(work: unknown, tx: object): unknown {
  return typeof work === 'function' ? Reflect.apply(work, undefined, [tx]) : undefined
}

const watched = (tx: object): object =>
  new Proxy(tx, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name)
      if ((name !== 'query' && name !== 'exec') || typeof member !== 'function') return member
      return (...given: unknown[]) => aroundStatement(() => Reflect.apply(member, target, given), given)
    },
  })

for (const [name, what] of [
  ['undici:request:create', 'before it is sent'],
  ['undici:request:bodySent', 'when it is sent'],
  ['undici:request:headers', 'when its answer begins'],
  ['undici:request:trailers', 'when its answer is here'],
  ['http.client.request.start', 'before it is sent'],
  ['http.client.response.finish', 'when its answer is here'],
] as const) {
  channel(name).subscribe(() => point('outgoing', what))
}
channel('http.server.request.start').subscribe(() => point('incoming', 'when it comes'))
replace(ServerResponse.prototype, 'end', (call) => {
  point('incoming', 'before it is answered')
  const response = call()
  point('incoming', 'after it is answered')
  return response
})
