import { openWorldshare, type Emulator, type Options } from './worldshare.ts'
import { isObject, parseJson, textOf, type Json, type JsonObject } from './state.ts'
import { readXml } from './xml.ts'

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** JSON or XML, whichever came. */
  readonly body: Json
}

/** A program of a library that calls the emulator over HTTP, as its client would. */
export interface Client {
  call(
    method: string,
    path: string,
    more?: { body?: Json; text?: string; headers?: Readonly<Record<string, string>> },
  ): Promise<Answer>
}

export async function openEmulator(options: Options = {}): Promise<Emulator> {
  const emulator = await openWorldshare({ ...options })
  // Nothing happens by itself in a test: the clock stands and is moved.
  emulator.lab.state.clock.speed = 0
  return emulator
}

export const borrowerKey = { id: 'demoWSKeyClientId', secret: 'demoSecret', institution: 128807 } as const
export const lenderKey = { id: 'lenderWSKeyClientId', secret: 'lenderSecret', institution: 148456 } as const

const scopes = [
  'resource-sharing',
  'resource-sharing:create-requests',
  'resource-sharing:read-requests',
  'resource-sharing:search-requests',
  'resource-sharing:manage-requests',
  'resource-sharing:my-requests',
  'wcapi:view_brief_bib',
  'wcapi:view_bib',
  'wcapi:view_institution_holdings',
  'wcapi:view_summary_holdings',
  'wcapi:view_holdings',
  'configPlatform',
].join(' ')

export async function tokenFor(
  emulator: Pick<Emulator, 'url'>,
  key: { readonly id: string; readonly secret: string; readonly institution: number },
  scope: string = scopes,
): Promise<Answer> {
  return send(
    `${emulator.url}/token`,
    'POST',
    {
      authorization: `Basic ${Buffer.from(`${key.id}:${key.secret}`).toString('base64')}`,
      accept: 'application/json',
      'content-type': 'application/x-www-form-urlencoded',
    },
    new URLSearchParams({ grant_type: 'client_credentials', scope: `${scope} context:${key.institution}` }).toString(),
  )
}

export async function clientOf(emulator: Pick<Emulator, 'url'>, key: Parameters<typeof tokenFor>[1]): Promise<Client> {
  const answer = await tokenFor(emulator, key)
  const token = isObject(answer.body) ? textOf(answer.body['access_token']) : ''
  return {
    call: (method, path, { body, text = body === undefined ? undefined : JSON.stringify(body), headers = {} } = {}) =>
      send(
        `${emulator.url}${path}`,
        method,
        {
          authorization: `Bearer ${token}`,
          accept: 'application/json',
          ...(text !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        text,
      ),
  }
}

export async function send(
  url: string,
  method: string,
  headers: Readonly<Record<string, string>>,
  body?: string,
): Promise<Answer> {
  const answer = await fetch(url, { method, headers: { ...headers }, ...(body !== undefined && { body }) })
  const text = await answer.text()
  return {
    status: answer.status,
    headers: answer.headers,
    text,
    body: parseJson(text)?.value ?? readXml(text)?.value ?? null,
  }
}

/** A request as the workshop's sample sends it, with these fields otherwise. */
export function loanOf(lenders: readonly number[], title = 'A made-up title'): JsonObject {
  return {
    illRequest: {
      needed: '2027-02-15T00:00:00.000+0000',
      requestStatus: 'SUBMITTING',
      item: { title, oclcNumber: 780941515, verification: 'OCLC' },
      requester: {
        institution: { institutionId: 128807 },
        serviceType: 'LOAN',
        supplierInfo: { institutions: lenders.map((institutionId) => ({ institutionId })) },
        requesterDelivery: {
          deliveryOptions: [{ deliveryType: 'Library Mail', deliveryDetail: 'Library Mail' }],
          address: { address1: '1 Sample St' },
        },
        requesterBilling: { billingTypes: [], address: { address1: '1 Sample St' } },
      },
      patron: {
        userId: '21234000002105',
        name: 'Ada Reader',
        pickupLocationInfo: { registryId: 128807, name: 'Main Library' },
      },
    },
  }
}
