// The Bearer by which newer staff interfaces know an account: asked of the site's identity provider (RFC 6749), which is no
// part of Polaris. The manual names the Bearer and not how it is got: see the assumptions oauthGrant and oauthCalls.
import { z } from 'zod'
import type { PolarisAssumed } from '../../../domain/assumptions/polaris.ts'
import { ConnectorError } from '../../../office/ports.ts'
import { callOver, type HttpAnswer } from '../../over-http/call.ts'
import type { PolarisConnection } from '../settings.ts'

const shape = z.looseObject({ access_token: z.string().min(1), expires_in: z.coerce.number().nullish() })

export interface Bearer {
  readonly token: string
  readonly endsAt: Date
}

/** Not kept with the messages: every word of it is a secret. */
export async function askBearer(
  { settings, password, oauthSecret = '' }: PolarisConnection,
  grant: PolarisAssumed['oauthGrant'],
  now: Date,
): Promise<Bearer> {
  const { identity } = settings
  if (identity === null)
    throw new ConnectorError(
      'bad-credentials',
      'Log-in by OAuth needs an identity provider: set its address and client id, or choose basic.',
    )
  const answer = await callOver({
    system: 'The identity provider',
    method: 'POST',
    url: identity.tokenAddress,
    headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      grant_type: grant,
      client_id: identity.clientId,
      client_secret: oauthSecret,
      ...(identity.scope === null ? {} : { scope: identity.scope }),
      ...(grant === 'password' ? { username: `${settings.domain}\\${settings.user}`, password } : {}),
    }).toString(),
    timeoutMs: settings.timeoutSeconds * 1000,
  })
  const read = bearerIn(answer)
  return { token: read.access_token, endsAt: new Date(now.getTime() + (read.expires_in ?? 300) * 1000) }
}

function bearerIn(answer: HttpAnswer): z.infer<typeof shape> {
  if (answer.status === 429 || answer.status >= 500)
    throw new ConnectorError('unreachable', `The identity provider has trouble (HTTP ${answer.status}).`)
  if (answer.status !== 200)
    throw new ConnectorError(
      'bad-credentials',
      'The identity provider refused: check its address, the client id and its secret in Polaris’ settings.',
    )
  const read = shape.safeParse(parsed(answer.body))
  if (read.success) return read.data
  throw new ConnectorError(
    'unreadable-answer',
    'The identity provider did not answer with a token: check its address in Polaris’ settings.',
    { retry: true },
  )
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
