import type { Incoming, Reply } from '../exchange.ts'
import { isLocked, issue, noteFailure } from '../tokens.ts'
import type { World } from '../world.ts'

export const identityPath = '/identity/token'
export const identityClient = { id: 'keuka-office', secret: 'make-believe-client-secret' } as const
const hours = 1

/** The site's identity provider, which is no part of Polaris: a token for the office's program (RFC 6749, 4.3 and 4.4). */
export function answerIdentity(world: World, { method, body }: Incoming): Reply {
  if (method !== 'POST') return told(405, { error: 'invalid_request' })
  const form = new URLSearchParams(body)
  const grant = form.get('grant_type')
  const account = form.get('username') ?? 'FLDOMAIN\\illstaff'
  const user = world.state.staff.find((one) => `${one.domain}\\${one.username}`.toLowerCase() === account.toLowerCase())
  if (grant !== world.settings.assumed('oauthGrant')) return told(400, { error: 'unsupported_grant_type' })
  if (isLocked(world, account)) return told(400, { error: 'invalid_grant' })
  const isClient = form.get('client_id') === identityClient.id && form.get('client_secret') === identityClient.secret
  if (!isClient || !user || (grant === 'password' && form.get('password') !== user.password)) {
    noteFailure(world, account)
    return told(isClient ? 400 : 401, { error: isClient ? 'invalid_grant' : 'invalid_client' })
  }
  const { token } = issue(world, 'identity', user.id, hours)
  return told(200, { token_type: 'Bearer', access_token: token, expires_in: hours * 3600 })
}

const told = (status: number, value: object): Reply => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
  name: 'identity provider',
})
