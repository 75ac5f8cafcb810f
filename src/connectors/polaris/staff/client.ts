// Calls of Polaris.ApplicationServices, what Leap stands on: log-in once, then a token in every call. An ILL item can
// be received, and an item made, only here.
import type { z } from 'zod'
import type { PolarisReader } from '../../../domain/assumptions/polaris.ts'
import { ConnectorError, type OutsideCalls } from '../../../office/ports.ts'
import { callOver, type HttpAnswer, type HttpCall } from '../../over-http/call.ts'
import { coverSecrets } from '../../over-http/cover-secrets.ts'
import { readDate } from '../papi/dates.ts'
import { createStaffTokens, staffTokenShape } from '../papi/staff-token.ts'
import type { PolarisConnection, PolarisSettings } from '../settings.ts'
import type { StaffAccount } from '../staff-account.ts'
import { askBearer } from './identity.ts'
import { NotFoundThere, readBody, SignInRefused, troubleOfStaffStatus } from './errors.ts'

export interface StaffCall<T> {
  /** As staff read it in the messages. */
  readonly name: string
  readonly method: HttpCall['method']
  readonly parts: readonly (string | number)[]
  readonly query?: Readonly<Record<string, string | number | boolean>>
  readonly body?: object
  readonly shape: z.ZodType<T>
  readonly reference?: string | null
  readonly isQuiet?: boolean
}
export interface StaffClient {
  /** False where the office has no address for it: what needs it is done by hand. */
  isThere(): boolean
  call<T>(call: StaffCall<T>): Promise<T>
  /** How No is said to a prompt. */
  noResult(): number
  /** The same; null when there is no such record. */
  find<T>(call: StaffCall<T>): Promise<T | null>
}
export interface StaffOptions {
  readonly connection: () => PolarisConnection
  readonly assumed: PolarisReader
  readonly account: StaffAccount
  readonly keeper: OutsideCalls
  readonly now: () => Date
}

/** Stands where the secret of a pair would: the Bearer has none. */
const bearerItself = 'bearer'

export function createStaffClient(options: StaffOptions): StaffClient {
  const { assumed, keeper, now } = options
  const tokens = createStaffTokens({
    logIn,
    whose: () => {
      const { settings, ...secrets } = options.connection()
      const { staffAddress, domain, user, staffLogIn } = settings
      return JSON.stringify([staffAddress, domain, user, staffLogIn, secrets])
    },
    now,
    timeZone: () => assumed('timeZone'),
  })

  /** One log-in, whichever way; what is refused on it counts against the account. */
  function logIn(): Promise<z.infer<typeof staffTokenShape>> {
    return options.account.logIn(options.connection().settings.staffLogIn === 'oauth' ? byOauth : byPassword)
  }

  async function byPassword(): Promise<z.infer<typeof staffTokenShape>> {
    const { settings, password } = options.connection()
    const basic = Buffer.from(`${settings.domain}\\${settings.user}:${password}`, 'utf8').toString('base64')
    return signIn('authentication/staffuser', `Basic ${basic}`, [password, basic])
  }

  async function byOauth(): Promise<z.infer<typeof staffTokenShape>> {
    const bearer = await askBearer(options.connection(), assumed('oauthGrant'), now())
    const pair = await signIn('authentication/staffuser/oauth', `Bearer ${bearer.token}`, [bearer.token])
    if (assumed('oauthCalls') === 'pas') return pair
    const ends = Math.min(bearer.endsAt.getTime(), Date.parse(pair.AuthExpDate ?? '') || Infinity)
    return { ...pair, AccessToken: bearer.token, AccessSecret: bearerItself, AuthExpDate: new Date(ends).toISOString() }
  }

  async function signIn(
    path: string,
    authorization: string,
    secrets: readonly string[],
  ): Promise<z.infer<typeof staffTokenShape>> {
    const { settings } = options.connection()
    const answer = await send(
      { name: 'Log in to the staff interface', method: 'POST', parts: [], shape: staffTokenShape },
      `${baseOf(settings)}/${path}`,
      authorization,
      secrets,
    )
    const read = readBody(answer.body, staffTokenShape)
    const most = now().getTime() + assumed('staffTokenHours') * 3_600_000
    const theirs = readDate(read.AuthExpDate, assumed('timeZone'))?.getTime() ?? most
    return { ...read, AuthExpDate: new Date(Math.min(theirs, most)).toISOString() }
  }

  async function call<T>(wanted: StaffCall<T>): Promise<T> {
    const once = async (): Promise<T> => {
      const { settings } = options.connection()
      const staff = await tokens.get()
      const url = `${baseOf(settings)}/${settings.siteDomain}/${settings.branchId}/${settings.workstationId}/${wanted.parts.map((part) => encodeURIComponent(part)).join('/')}${queryOf(wanted.query)}`
      const header =
        staff.secret === bearerItself
          ? `Bearer ${staff.token}`
          : `PAS ${settings.siteDomain}:${staff.token}:${staff.secret}`
      try {
        return readBody(
          (
            await send(
              wanted,
              url,
              header,
              [staff.token, staff.secret].filter((one) => one !== bearerItself),
            )
          ).body,
          wanted.shape,
        )
      } catch (error) {
        if (error instanceof SignInRefused) tokens.drop(staff)
        throw error
      }
    }
    try {
      return await once()
    } catch (error) {
      if (!(error instanceof SignInRefused)) throw error
      return once()
    }
  }

  async function send(
    wanted: StaffCall<unknown>,
    url: string,
    authorization: string,
    secrets: readonly string[],
  ): Promise<HttpAnswer> {
    const body = wanted.body === undefined ? null : JSON.stringify(wanted.body)
    const { settings } = options.connection()
    const keep = {
      reference: wanted.reference ?? null,
      kind: wanted.name,
      body: coverSecrets(`${wanted.method} ${url}${body === null ? '' : `\n\n${body}`}`, secrets),
    }
    const looks = wanted.method === 'GET'
    const kept = wanted.isQuiet || looks ? null : await keeper.begin(keep)
    let answer: HttpAnswer
    try {
      answer = await callOver({
        system: 'Polaris',
        method: wanted.method,
        url,
        headers: {
          accept: 'application/json',
          authorization,
          ...(body === null ? {} : { 'content-type': 'application/json' }),
        },
        body,
        timeoutMs: settings.timeoutSeconds * 1000,
      })
    } catch (error) {
      const isNever = error instanceof ConnectorError && error.name === 'ConnectorError'
      if (kept !== null && isNever) await keeper.end(kept, { status: 0, body: error.message })
      if (looks && !wanted.isQuiet)
        await (isNever ? keeper.looked(keep, { status: 0, body: error.message }) : keeper.begin(keep))
      throw error
    }
    const trouble = troubleOfStaffStatus(answer.status, answer.body)
    const said = { status: answer.status, body: coverSecrets(answer.body, secrets) }
    if (kept !== null) await keeper.end(kept, said)
    else if (!wanted.isQuiet || (trouble && !(trouble instanceof NotFoundThere))) await keeper.looked(keep, said)
    if (trouble) throw trouble
    return answer
  }

  return {
    noResult: () => assumed('promptNoResult'),
    isThere: () => options.connection().settings.staffAddress !== null,
    call,
    async find(wanted) {
      try {
        return await call(wanted)
      } catch (error) {
        if (error instanceof NotFoundThere) return null
        throw error
      }
    },
  }
}

function baseOf(settings: PolarisSettings): string {
  if (settings.staffAddress === null)
    throw new ConnectorError('by-hand', 'The address of Polaris.ApplicationServices is not set: do this in Leap.')
  return `${settings.staffAddress}/v1/${settings.staffLanguage}/${settings.productId}`
}

function queryOf(query: StaffCall<unknown>['query']): string {
  const pairs = Object.entries(query ?? {}).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`
}
