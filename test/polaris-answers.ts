// A small listener that answers as Polaris' manual shows, for tests of the connector: what was asked is kept.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { TestContext } from 'node:test'
import { polarisReader, type PolarisAssumed } from '../src/domain/assumptions/polaris.ts'
import { createPolarisIls } from '../src/connectors/polaris/ils.ts'
import { createPolaris, type Polaris } from '../src/connectors/polaris/polaris.ts'
import { polarisSettings, type PolarisSettings } from '../src/connectors/polaris/settings.ts'
import type { EarlierCall, OutsideCalls } from '../src/office/ports.ts'
import type { IlsOrder } from '../src/office/ils-port.ts'
import { triesInMemory } from '../src/connectors/polaris/staff-account.ts'
import { z } from 'zod'

export interface Asked {
  readonly method: string
  /** Behind the fixed beginning of either interface, decoded: /patron/21234/basicdata?addresses=0 */
  readonly path: string
  readonly url: string
  readonly headers: IncomingMessage['headers']
  readonly body: Readonly<Record<string, unknown>>
}
type Told = string | number | null | { readonly [field: string]: unknown }
type Answer = Told | ((asked: Asked, response: ServerResponse) => unknown)
/** By method and path, such as 'GET /patron/21234/basicdata'; a list is answered one after another, the last again. */
export type Answers = Readonly<Record<string, Answer | readonly Answer[]>>

export interface Talk {
  readonly polaris: Polaris
  readonly asked: Asked[]
  /** Methods and paths, without log-ins. */
  readonly lines: () => string[]
  readonly kept: (EarlierCall & { reference: string | null; kind: string; at: Date })[]
  readonly clock: { now: Date }
  readonly settings: PolarisSettings
}

export const staffToken = { AccessToken: 'tokentokentoken', AccessSecret: 'secretsecret', AuthExpDate: null }
const logIns: Answers = {
  'POST /authenticator/staff': { PAPIErrorCode: 0, ErrorMessage: '', PolarisUserID: 11, BranchID: 5, ...staffToken },
  'POST /authentication/staffuser': { SiteDomain: 'polaris', ...staffToken },
  'GET /organizations/branch': {
    PAPIErrorCode: 2,
    OrganizationsGetRows: [
      { OrganizationID: 3, OrganizationCodeID: 3, Name: 'Elm Public Library', Abbreviation: 'ELM' },
      { OrganizationID: 5, OrganizationCodeID: 3, Name: 'System', Abbreviation: 'SYS' },
    ],
  },
}
const bodyShape = z.record(z.string(), z.unknown()).catch({})

/** Thrown inside an answer: that status, with a body. */
export class Status extends Error {
  readonly status: number
  readonly body: string
  constructor(status: number, body: object | string = '') {
    super(String(status))
    this.status = status
    this.body = typeof body === 'string' ? body : JSON.stringify(body)
  }
}

export async function talk(
  t: TestContext,
  answers: Answers,
  more: { settings?: Partial<PolarisSettings>; assumed?: Partial<PolarisAssumed> } = {},
): Promise<Talk> {
  const asked: Asked[] = []
  const turns = new Map<string, number>()
  const all: Answers = { ...logIns, ...answers }
  const server = createServer((request, response) => {
    void answer(request, response)
  })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = ''
    for await (const chunk of request) text += String(chunk)
    const url = request.url ?? ''
    const one: Asked = {
      method: request.method ?? '',
      path: pathOf(url),
      url,
      headers: request.headers,
      body: bodyShape.parse(text === '' ? {} : JSON.parse(text)),
    }
    asked.push(one)
    const bare = `${one.method} ${one.path.split('?')[0] ?? ''}`
    const found = all[`${one.method} ${one.path}`] ?? all[bare]
    const turn = turns.get(bare) ?? 0
    turns.set(bare, turn + 1)
    const chosen: Answer | undefined = isList(found) ? found[Math.min(turn, found.length - 1)] : found
    try {
      if (chosen === undefined) throw new Status(404)
      const said: unknown = typeof chosen === 'function' ? await chosen(one, response) : chosen
      if (response.writableEnded || response.destroyed) return
      response.setHeader('content-type', 'application/json')
      response.end(typeof said === 'string' ? said : JSON.stringify(said))
    } catch (error) {
      if (!(error instanceof Status)) throw error
      response.statusCode = error.status
      response.end(error.body)
    }
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const clock = { now: new Date('2026-11-24T14:05:00Z') }
  const settings = {
    ...polarisSettings.parse({
      papiAddress: `http://127.0.0.1:${port}/PAPIService/REST`,
      staffAddress: `http://127.0.0.1:${port}/Polaris.ApplicationServices/api`,
      accessId: 'ILLDEMO',
      domain: 'FLDOMAIN',
      user: 'illstaff',
      branchId: 5,
      userId: 11,
      workstationId: 21,
    }),
    ...more.settings,
  }
  const kept: Talk['kept'] = []
  const polaris = createPolaris({
    connection: () => ({ settings, accessKey: 'key-of-the-office', password: 'notarealpassword' }),
    assumed: polarisReader(more.assumed),
    keeper: keepIn(kept, clock),
    tries: triesInMemory(),
    now: () => clock.now,
  })
  return {
    polaris,
    asked,
    lines: () => asked.map((one) => `${one.method} ${one.path}`).filter((line) => !/ \/authenticat/.test(line)),
    kept,
    clock,
    settings,
  }
}

/** One order to Polaris: what was said, and what was asked. */
export async function carryOrder(
  t: TestContext,
  order: IlsOrder,
  answers: Answers,
  settings: Partial<PolarisSettings> = {},
) {
  const there = await talk(t, answers, { settings })
  const ils = createPolarisIls(there.polaris, () => there.clock.now)
  const said = await ils.carry('k', order).then(
    () => 'done',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  )
  return { ...there, said, lines: there.lines(), again: () => ils.carry('k', order) }
}

const isList = (answer: Answers[string] | undefined): answer is readonly Answer[] => Array.isArray(answer)

/** Without what every call begins with. */
const pathOf = (url: string): string =>
  decodeURIComponent(url)
    .replace(/^\/PAPIService\/REST\/(public|protected)\/v\d\/\d+\/\d+\/\d+/, '')
    .replace(/^\/Polaris\.ApplicationServices\/api\/v1\/[a-z]+\/\d+/, '')
    .replace(/^\/polaris\/\d+\/\d+/, '')
    .replace(`/${staffToken.AccessToken}`, '')

function keepIn(kept: Talk['kept'], clock: Talk['clock']): OutsideCalls {
  return {
    begin(call) {
      kept.push({ id: kept.length, ...call, answer: null, status: null, at: clock.now })
      return Promise.resolve(kept.length - 1)
    },
    end(id, { status, body }) {
      const before = kept[id]
      if (before) kept[id] = { ...before, status, answer: body }
      return Promise.resolve()
    },
    holding: (words, kind, since) =>
      Promise.resolve(
        kept.filter(
          (one) => one.kind === kind && one.reference === null && one.body.includes(words) && one.at >= since,
        ),
      ),
    looked(call, { status, body }) {
      kept.push({ id: kept.length, ...call, answer: body, status, at: clock.now })
      return Promise.resolve()
    },
    earlier: (reference, kind) =>
      Promise.resolve(kept.filter((one) => one.reference === reference && one.kind === kind)),
  }
}
