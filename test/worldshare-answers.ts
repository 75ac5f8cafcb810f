// A small listener that answers as WorldShare's papers show, for tests of the connector: what was asked is kept.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { TestContext } from 'node:test'
import { worldshareReader, type WorldshareAssumed } from '../src/domain/assumptions/worldshare.ts'
import { createOclcClient, type OclcClient } from '../src/connectors/worldshare/client.ts'
import type { KeptAnswer, KeptCall } from '../src/connectors/worldshare/keep.ts'
import { worldshareSettings, type WorldshareSettings } from '../src/connectors/worldshare/settings.ts'
import type { WorldshareReader } from '../src/domain/assumptions/worldshare.ts'

export interface Asked {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingMessage['headers']
  readonly body: string
}
export interface Said {
  readonly status?: number
  readonly body?: object | string
  readonly headers?: Readonly<Record<string, string>>
  /** Only the first so many bytes, then the line breaks. */
  readonly cutAt?: number
  /** No answer at all. */
  readonly silent?: true
}
type Answer = Said | ((asked: Asked) => Said)
/** By method and path, `*` for every other; a list is answered one after another, the last again. */
export type Answers = Readonly<Record<string, Answer | readonly Answer[]>>

export interface Talk {
  readonly client: OclcClient
  readonly asked: Asked[]
  /** Methods and paths, without tokens. */
  readonly lines: () => string[]
  readonly kept: (KeptCall & { answer: KeptAnswer | null })[]
  readonly clock: { now: Date }
  readonly settings: WorldshareSettings
  readonly assumed: WorldshareReader
}

export const keySecret = 'secret-of-the-key'
export const tokenSaid = (text: string): Said => ({
  body: {
    access_token: text,
    token_type: 'bearer',
    expires_in: '1199',
    contextInstitutionId: '128807',
    expires_at: '2026-11-24 15:19:59Z',
  },
})
const isList = (value: Answer | readonly Answer[] | undefined): value is readonly Answer[] => Array.isArray(value)

export interface Listener {
  readonly origin: string
  readonly asked: Asked[]
}
export async function listen(t: TestContext, answers: Answers): Promise<Listener> {
  const asked: Asked[] = []
  const turns = new Map<string, number>()
  const server = createServer((request, response) => void reply(request, response))

  async function reply(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    const url = new URL(request.url ?? '/', 'http://here')
    const one: Asked = {
      method: request.method ?? '',
      path: url.pathname,
      query: url.searchParams,
      headers: request.headers,
      body,
    }
    asked.push(one)
    const name = `${one.method} ${one.path}`
    const found = answers[name] ?? answers['*']
    const turn = turns.get(name) ?? 0
    turns.set(name, turn + 1)
    const chosen = isList(found) ? found[Math.min(turn, found.length - 1)] : found
    const said: Said =
      typeof chosen === 'function' ? chosen(one) : (chosen ?? { status: 404, body: { title: 'NOT_FOUND' } })
    if (said.silent) return
    const text = typeof said.body === 'string' ? said.body : JSON.stringify(said.body ?? {})
    response.writeHead(said.status ?? 200, {
      'content-type': text.startsWith('<') ? 'application/xml' : 'application/json',
      'content-length': Buffer.byteLength(text),
      ...said.headers,
    })
    if (said.cutAt === undefined) response.end(text)
    else response.write(text.slice(0, said.cutAt), () => response.destroy())
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  const at = server.address()
  if (typeof at !== 'object' || at === null) throw new Error('the listener has no address')
  return { origin: `http://127.0.0.1:${at.port}`, asked }
}

/** Settings of a make-believe office whose every address is `origin`. */
export const settingsAt = (origin: string, more: Partial<WorldshareSettings> = {}): WorldshareSettings => ({
  ...worldshareSettings.parse({
    registryId: 128807,
    clientId: 'demoWSKeyClientId',
    tokenAddress: `${origin}/token`,
    searchAddress: origin,
    deliveryAddress: { address1: '1 Sample St', locality: 'Elmford', region: 'NY', postal: '14000' },
    billingAddress: { address1: '2 Sample St' },
  }),
  ...more,
})

export async function talk(
  t: TestContext,
  answers: Answers,
  more: { settings?: Partial<WorldshareSettings>; assumed?: Partial<WorldshareAssumed>; set?: 'value' | 'other' } = {},
): Promise<Talk> {
  const { origin, asked } = await listen(t, { 'POST /token': tokenSaid('tk_12345'), ...answers })
  const settings = settingsAt(origin, more.settings)
  const assumed = worldshareReader({ requestsBase: `${origin}/rs`, ...more.assumed }, more.set)
  const clock = { now: new Date('2026-11-24T15:00:00Z') }
  const kept: Talk['kept'] = []
  const client = createOclcClient({
    connection: () => ({ settings, keySecret }),
    assumed,
    now: () => clock.now,
    keeper: {
      begin: (call) => Promise.resolve(kept.push({ ...call, answer: null })),
      end: (id, answer) => {
        const one = kept[id - 1]
        if (one) one.answer = answer
        return Promise.resolve()
      },
    },
  })
  const lines = (): string[] => asked.filter((one) => one.path !== '/token').map((one) => `${one.method} ${one.path}`)
  return { client, asked, lines, kept, clock, settings, assumed }
}
