// A client written from the vendor's pages alone, so that the emulator is not checked by the connector's own reading.
import { createHmac } from 'node:crypto'
import { handClock, type HandClock } from '../../clock.ts'
import { polarisReader, type PolarisAssumed } from '../../../domain/assumptions/polaris.ts'
import { Polaris } from '../polaris.ts'
import { polarisApp } from '../server.ts'
import { defaultSettings, type PolarisSettings } from '../settings.ts'

export type Json = { readonly [name: string]: unknown }

export interface Setup {
  readonly settings?: Partial<PolarisSettings>
  readonly own?: Partial<PolarisAssumed>
  readonly set?: 'value' | 'other'
  readonly folder?: string
}

export function setUp(setup: Setup = {}) {
  const clock: HandClock = handClock(new Date('2026-11-24T14:05:00Z'))
  const settings = { ...defaultSettings, assumed: polarisReader(setup.own, setup.set), ...setup.settings }
  const folder = setup.folder === undefined ? {} : { folder: setup.folder }
  const polaris = new Polaris({ settings, clock, chance: () => 0.5, ...folder })
  return { polaris, clock, client: new ScratchClient(polaris, clock) }
}

interface Options {
  readonly secret?: string
  readonly body?: Json | string
  readonly headers?: Readonly<Record<string, string>>
  readonly date?: string
  /** Hashes this instead of what is sent. */
  readonly hashed?: string
}

export class ScratchClient {
  readonly #polaris: Polaris
  readonly #clock: HandClock
  readonly host = 'http://localhost'
  token = ''
  secret = ''
  pas = ''
  constructor(polaris: Polaris, clock: HandClock) {
    this.#polaris = polaris
    this.#clock = clock
  }

  async send(method: string, path: string, options: Options = {}): Promise<Response> {
    const url = `${this.host}/PAPIService/REST${path}`
    const date = options.date ?? this.#clock.now().toUTCString()
    const hash = this.#polaris.settings.assumed('keyedHash')
    const text = method + (options.hashed ?? url) + date + (options.secret ?? '')
    const signature = createHmac(hash, this.#polaris.settings.accessKey).update(text).digest('base64')
    const isText = typeof options.body === 'string'
    return polarisApp(this.#polaris).request(url, {
      method,
      headers: {
        authorization: `PWS ${this.#polaris.settings.accessId}:${signature}`,
        polarisdate: date,
        accept: isText ? 'application/xml' : 'application/json',
        'content-type': isText ? 'application/xml' : 'application/json',
        ...options.headers,
      },
      ...(options.body === undefined ? {} : { body: isText ? options.body : JSON.stringify(options.body) }),
    })
  }

  async json(method: string, path: string, options: Options = {}): Promise<Json> {
    const response = await this.send(method, path, options)
    if (response.status !== 200)
      throw new Error(`${method} ${path}: ${response.status} ${response.headers.get('x-emulator-reason')}`)
    return object(await response.json())
  }

  async signIn(): Promise<void> {
    const body = { Domain: 'FLDOMAIN', Username: 'illstaff', Password: 'notarealpassword' }
    const told = await this.json('POST', '/protected/v1/1033/100/1/authenticator/staff', { body })
    this.token = String(told['AccessToken'])
    this.secret = String(told['AccessSecret'])
  }

  /** A call of a patron, made by staff in their stead. */
  override(method: string, path: string, body?: Json): Promise<Json> {
    const headers = { 'x-papi-accesstoken': this.token }
    const given = body === undefined ? {} : { body }
    return this.json(method, `/public/v1/1033/100/1${path}`, { secret: this.secret, headers, ...given })
  }

  protected(method: string, path: string, body?: Json): Promise<Json> {
    const given = body === undefined ? {} : { body }
    return this.json(method, `/protected/v1/1033/100/1/${this.token}${path}`, { secret: this.secret, ...given })
  }

  async staffSignIn(user = 'illstaff', password = 'notarealpassword'): Promise<Response> {
    const basic = Buffer.from(`FLDOMAIN\\${user}:${password}`).toString('base64')
    const url = `${this.host}/Polaris.ApplicationServices/api/v1/eng/20/authentication/staffuser`
    const response = await polarisApp(this.#polaris).request(url, {
      method: 'POST',
      headers: { authorization: `Basic ${basic}` },
    })
    if (response.status === 200) {
      const told = object(await response.clone().json())
      this.pas = `PAS ${String(told['SiteDomain'])}:${String(told['AccessToken'])}:${String(told['AccessSecret'])}`
    }
    return response
  }

  async staff(method: string, path: string, body?: Json): Promise<unknown> {
    const response = await this.staffSend(method, path, body)
    if (response.status !== 200) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
    return response.json()
  }

  staffSend(method: string, path: string, body?: Json): Promise<Response> {
    const url = `${this.host}/Polaris.ApplicationServices/api/v1/eng/20/polaris/3/1205/${path}`
    const headers = { authorization: this.pas, 'content-type': 'application/json' }
    const given = body === undefined ? {} : { body: JSON.stringify(body) }
    return Promise.resolve(polarisApp(this.#polaris).request(url, { method, headers, ...given }))
  }

  async work(type: number, extension: number, data: Json, replies: readonly Json[] | null = null): Promise<Json> {
    const told = await this.staff('POST', 'workflow', {
      WorkflowRequestType: type,
      TxnBranchID: 3,
      TxnUserID: 799,
      TxnWorkstationID: 1205,
      WorkflowReplies: replies,
      RequestExtension: { WorkflowRequestExtensionType: extension, Data: data },
    })
    return object(told)
  }

  async reply(guid: unknown, reply: Json): Promise<Json> {
    return object(await this.staff('PUT', `workflow/${String(guid)}`, reply))
  }
}

export function object(value: unknown): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error(`no object: ${String(value)}`)
  return Object.fromEntries(Object.entries(value))
}

export function list(value: unknown): Json[] {
  if (!Array.isArray(value)) throw new Error(`no list: ${String(value)}`)
  return value.map(object)
}
