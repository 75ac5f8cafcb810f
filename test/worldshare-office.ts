// An office connected to a WorldShare of a few lines, for tests: it keeps what it is told, and shows what a test puts there.
import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { z } from 'zod'
import { listen, settingsAt, tokenSaid, type Asked, type Said } from './worldshare-answers.ts'
import { makeWorld, type World } from './world.ts'
import { byHand } from '../src/connectors/by-hand/carrier.ts'
import { worldshareSecret } from '../src/connectors/worldshare/settings.ts'
import { runNextEffect } from '../src/office/effects/effect-runner.ts'
import { openWorldshare, type WorldshareHere } from '../src/main/worldshare.ts'

export const us = 128807
export const first = 148456
export const second = 116402

interface There {
  requestId: number
  requestStatus: string
  referenceId?: string
  edited: string
  needed: string
  item: object
  requester: object
  supplier: { [name: string]: unknown }
}
/** A network of a few lines: it keeps what it is told, and shows what a test puts there. */
export interface Network {
  readonly requests: Map<string, There>
  readonly asked: Asked[]
  readonly steps: string[]
  put(number: number, more?: Partial<There>, sides?: { borrower: number; lenders: readonly number[] }): There
  say(number: number, status: string, supplier?: object): void
  /** Breaks the line after making the next request. */
  breaksNext: boolean
  refuses: string | null
  /** Creating fails with this code. */
  failsWith: number | null
  /** Searching is not offered. */
  noSearch: boolean
}
export interface Scene {
  readonly world: World
  readonly here: WorldshareHere
  readonly network: Network
  minutes(count: number): void
  work(): Promise<void>
  events(): Promise<readonly string[]>
}

const createdShape = z.object({
  illRequest: z.looseObject({
    referenceId: z.string(),
    needed: z.string(),
    item: z.looseObject({}),
    requester: z.looseObject({}),
  }),
})
const parsed = (text: string) => createdShape.parse(JSON.parse(text))

export async function scene(t: TestContext): Promise<Scene> {
  let edits = 0
  let made = 231200417
  const requests = new Map<string, There>()
  const steps: string[] = []
  const edited = (): string => new Date(Date.UTC(2026, 10, 24, 15, 0, (edits += 1))).toISOString().replace('Z', '+0000')
  const network: Omit<Network, 'asked'> = {
    requests,
    steps,
    breaksNext: false,
    refuses: null,
    failsWith: null,
    noSearch: false,
    put(number, more = {}, { borrower, lenders } = { borrower: first, lenders: [us, second] }) {
      const one: There = {
        requestId: number,
        requestStatus: 'SUBMITTED',
        edited: edited(),
        needed: '2027-01-15T00:00:00.000+0000',
        item: { title: 'Canal Songs', author: 'Towpath, Sal', oclcNumber: 780941515 },
        requester: {
          institution: { institutionId: borrower },
          serviceType: 'LOAN',
          supplierInfo: { institutions: lenders.map((institutionId) => ({ institutionId })) },
        },
        supplier: { currentInstitutionId: lenders[0] },
        ...more,
      }
      requests.set(String(number), one)
      return one
    },
    say(number, status, supplier = {}) {
      const one = requests.get(String(number))
      assert.ok(one)
      one.requestStatus = status
      one.edited = edited()
      one.supplier = { ...one.supplier, ...supplier }
    },
  }

  function answer({ method, path, query, body }: Asked): Said {
    const [, , , number, action] = path.split('/')
    if (number === undefined && method === 'POST' && network.failsWith !== null)
      return { status: 400, body: failure(network.failsWith) }
    if (number === undefined && method === 'POST') {
      const one = network.put((made += 1), parsed(body).illRequest)
      Object.assign(one, {
        requestId: made,
        requestStatus: 'SUBMITTED',
        edited: edited(),
        supplier: { currentInstitutionId: first },
      })
      const breaks = network.breaksNext
      network.breaksNext = false
      return breaks ? { status: 502, body: '<html>Bad gateway</html>' } : { body: { response: { illRequest: one } } }
    }
    if (number === undefined && network.noSearch) return { status: 400 }
    if (number === undefined) return { body: { responses: search(query).map((illRequest) => ({ illRequest })) } }
    const one = requests.get(number)
    if (!one) return { status: 404 }
    if (action === undefined) return { body: { response: { illRequest: one } } }
    steps.push(`${action} ${number} ${body}`)
    return network.refuses === action
      ? { status: 400, body: failure(140003) }
      : { body: { response: { illRequest: one } } }
  }
  function search(query: URLSearchParams): readonly There[] {
    const value = query.get('searchValue') ?? ''
    const since = query.get('editedSince') ?? ''
    const from = Number(query.get('offset'))
    return [...requests.values()]
      .filter((one) => {
        const whole = JSON.stringify(one.requester)
        if (query.get('searchTerm') === 'referenceId') return one.referenceId === value
        const isBorrower = whole.includes(`"institution":{"institutionId":${value}}`)
        return query.get('searchTerm') === 'requesterId' ? isBorrower : !isBorrower && whole.includes(value)
      })
      .filter((one) => one.edited >= since)
      .slice(from, from + Number(query.get('limit')))
  }

  const { origin, asked } = await listen(t, { 'POST /token': tokenSaid('tk_12345'), '*': answer })
  let here: WorldshareHere | null = null
  const world = await makeWorld(t, {
    carriers: {
      partner: (channel) => (channel === 'worldshare' && here?.isOn() ? here.carrier : byHand),
      ils: () => byHand,
    },
  })
  here = openWorldshare({
    office: world.office,
    kept: world.settings,
    secret: (name) => world.secrets.get(name),
  })
  await world.secrets.keep(worldshareSecret, 'secret-of-the-key')
  const fields: object = { ...settingsAt(origin), assumed: { requestsBase: `${origin}/rs` } }
  const read = here.connection.read(fields)
  assert.ok(read.ok)
  await world.settings.changeConnection('worldshare', { isOn: true, fields: read.fields }, world.clock.now())
  await world.office.store.transact(async (tx) => {
    for (const [id, registryId] of [
      [world.libraries.tallgrass, first],
      [world.libraries.hillcrest, second],
    ] as const) {
      await tx.updateTable('library').set({ channel: 'worldshare' }).where('id', '=', id).execute()
      await tx
        .insertInto('library_symbol')
        .values({ library_id: id, scheme: 'OCLC-REGISTRY', symbol: String(registryId) })
        .execute()
    }
  })
  const minutes = (count: number): void => world.clock.advance(count * 60_000)
  return {
    world,
    here,
    network: Object.assign(network, { asked }),
    minutes,
    async work() {
      minutes(2)
      while (await runNextEffect(world.office));
    },
    async events() {
      const rows = await world.office.store.db.selectFrom('request_event').select(['action']).orderBy('id').execute()
      return rows.map((one) => one.action)
    },
  }
}
export const stateOf = async ({ world }: Scene, id: number): Promise<string> =>
  (await world.office.store.db.selectFrom('request').select('state').where('id', '=', id).executeTakeFirstOrThrow())
    .state
export const entriesOf = async ({ world }: Scene, id: number): Promise<readonly string[]> =>
  (
    await world.office.store.db
      .selectFrom('lender_string_entry')
      .select(['n', 'state'])
      .where('request_id', '=', id)
      .orderBy('n')
      .execute()
  ).map((one) => one.state)
export const posts = ({ network }: Scene): readonly Asked[] =>
  network.asked.filter((one) => one.method === 'POST' && one.path !== '/token')
const failure = (failureCode: number) => ({
  response: { error: { detail: [{ failureCode, fieldName: 'requester.requesterBilling.address.address1' }] } },
})
