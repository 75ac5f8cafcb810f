// Calls of PAPI: signed, with a time-out, kept for staff, the staff's token renewed and, once a call, asked for anew.
import type { z } from 'zod'
import type { PolarisReader } from '../../../domain/assumptions/polaris.ts'
import { ConnectorError, type OutsideCalls } from '../../../office/ports.ts'
import { callOver, type HttpAnswer } from '../../over-http/call.ts'
import { coverSecrets } from '../../over-http/cover-secrets.ts'
import type { PolarisConnection } from '../settings.ts'
import type { StaffAccount } from '../staff-account.ts'
import { addressOf, type PapiPath } from './address.ts'
import { readAnswer, troubleOfStatus } from './errors.ts'
import { authorizationOf, polarisDate } from './sign.ts'
import { skewSentence } from './skew.ts'
import { createStaffTokens, staffTokenShape, type StaffToken } from './staff-token.ts'

export interface PapiCall<T> extends PapiPath {
  /** The manual's page. */
  readonly name: string
  readonly method: 'GET' | 'POST' | 'PUT'
  readonly body?: object
  /** Whose secret signs: nobody's, the staff's (a protected call, or in place of the patron). */
  readonly by: 'anyone' | 'staff'
  readonly shape: z.ZodType<T>
  /** The request it is about. */
  readonly reference?: string | null
  /** A look that is repeated all day: kept only when it fails. */
  readonly isQuiet?: boolean
}
export interface PapiClient {
  call<T>(call: PapiCall<T>): Promise<T>
  /** How far the clocks were apart at the last answer; null while near. */
  skew(): string | null
  staff(): Promise<StaffToken>
}
export interface PapiOptions {
  readonly connection: () => PolarisConnection
  readonly assumed: PolarisReader
  readonly account: StaffAccount
  readonly keeper: OutsideCalls
  readonly now: () => Date
}

export function createPapi(options: PapiOptions): PapiClient {
  const { assumed, keeper, now } = options
  let skew: string | null = null
  const tokens = createStaffTokens({
    logIn,
    whose: () => {
      const { settings, accessKey, password } = options.connection()
      const { papiAddress, accessId, domain, user } = settings
      return JSON.stringify([papiAddress, accessId, accessKey, domain, user, password])
    },
    now,
    timeZone: () => assumed('timeZone'),
  })

  function logIn(): Promise<z.infer<typeof staffTokenShape>> {
    const { settings, password } = options.connection()
    return options.account.logIn(() =>
      once(
        {
          name: 'AuthenticateStaffUser',
          method: 'POST',
          isProtected: true,
          parts: ['authenticator', 'staff'],
          by: 'anyone',
          body: { Domain: settings.domain, Username: settings.user, Password: password },
          shape: staffTokenShape,
        },
        null,
      ),
    )
  }

  async function call<T>(wanted: PapiCall<T>): Promise<T> {
    if (wanted.by === 'anyone') return once(wanted, null)
    const staff = await tokens.get()
    try {
      return await once(wanted, staff)
    } catch (error) {
      if (!(error instanceof SignatureRefused)) throw error
      // Nothing was done: the token may have been purged. One new log-in, one more try.
      tokens.drop(staff)
      return once(wanted, await tokens.get())
    }
  }

  async function once<T>(wanted: PapiCall<T>, staff: StaffToken | null): Promise<T> {
    const { settings, accessKey, password } = options.connection()
    const address = addressOf(settings, wanted, wanted.isProtected ? (staff?.token ?? null) : null)
    const body = wanted.body === undefined ? null : JSON.stringify(wanted.body)
    const sentAt = now()
    const date = polarisDate(sentAt)
    const headers: Record<string, string> = {
      accept: 'application/json',
      PolarisDate: date,
      authorization: authorizationOf({
        accessId: settings.accessId,
        accessKey,
        hash: assumed('keyedHash'),
        method: wanted.method,
        address: assumed('hashedUri') === 'plain' ? address.plain : address.encoded,
        date,
        secret: staff?.secret ?? '',
      }),
    }
    if (body !== null) headers['content-type'] = 'application/json'
    if (staff && !wanted.isProtected) headers['X-PAPI-AccessToken'] = staff.token

    const secrets = [accessKey, password, ...(staff ? [staff.token, staff.secret] : [])]
    const words = coverSecrets(`${wanted.method} ${address.url}${body === null ? '' : `\n\n${body}`}`, secrets)
    const keep = { reference: wanted.reference ?? null, kind: wanted.name, body: words }
    // Written before it leaves, so that after a crash somebody can see that it may have.
    const looks = wanted.method === 'GET'
    const kept = wanted.isQuiet || looks ? null : await keeper.begin(keep)
    let answer: HttpAnswer
    try {
      answer = await callOver({
        system: 'Polaris',
        method: wanted.method,
        url: address.url,
        headers,
        body,
        timeoutMs: settings.timeoutSeconds * 1000,
      })
    } catch (error) {
      // A call that never arrived is answered: it was not done. One without answer stays open.
      const isNever = error instanceof ConnectorError && error.name === 'ConnectorError'
      if (kept !== null && isNever) await keeper.end(kept, { status: 0, body: error.message })
      if (looks && !wanted.isQuiet)
        await (isNever ? keeper.looked(keep, { status: 0, body: error.message }) : keeper.begin(keep))
      throw error
    }
    skew = skewSentence(sentAt, answer.date)
    const failed = answer.status >= 300
    const said = { status: answer.status, body: coverSecrets(answer.body, secrets) }
    if (kept !== null) await keeper.end(kept, said)
    else if (failed || !wanted.isQuiet) await keeper.looked(keep, said)
    if (answer.status === 401 || (answer.status === assumed('staleDateStatus') && skew !== null))
      throw new SignatureRefused(skew)
    const trouble = troubleOfStatus(answer.status, assumed('busyStatus'))
    if (trouble) throw trouble
    return readAnswer(answer.body, wanted.shape).value
  }
  return { call, skew: () => skew, staff: () => tokens.get() }
}

/** 401: the date, the key, the form of the address or the token. */
export class SignatureRefused extends ConnectorError {
  override name = 'SignatureRefused'
  constructor(skew: string | null) {
    super(
      'bad-credentials',
      skew ??
        'Polaris does not accept our signature: check access id and key, the hash (SHA-1 or SHA-256) and the form and name of the address that is signed.',
    )
  }
}
