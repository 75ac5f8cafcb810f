import { refuse, usableKey, type Refused } from './access.ts'
import { writeTokenInstant } from './dates.ts'
import { takeOver, type Lab } from './lab.ts'
import type { JsonObject, Key, Token } from './state.ts'

const lifeMs = 3_599_000
const refreshLifeMs = 604_799_000

export interface TokenWish {
  readonly grantType: string | null
  readonly scope: string | null
  readonly refreshToken: string | null
  /** The institution by the older parameter; newer clients write context:{id} among the scopes. */
  readonly contextInstitution: string | null
}

export type TokenAnswer =
  | { readonly given: JsonObject }
  | { readonly status: number; readonly message: string; readonly detail?: string }

/** The key of HTTP Basic. */
export function keyOfBasic(lab: Lab, authorization: string): Key | Refused | null {
  const [, encoded] = /^Basic\s+([A-Za-z0-9+/=_-]+)$/i.exec(authorization) ?? []
  if (encoded === undefined) return null
  const [id = '', ...rest] = Buffer.from(encoded, 'base64').toString().split(':')
  // RFC 6749 lets clients percent-encode both parts.
  const key = usableKey(lab, plain(id))
  if ('refused' in key) return key
  return [rest.join(':'), plain(rest.join(':'))].includes(key.secret) ? key : refuse(`WSKey '${plain(id)}' is invalid`)
}

export function giveToken(lab: Lab, key: Key, wish: TokenWish): TokenAnswer {
  switch (wish.grantType) {
    case 'client_credentials':
      return forCredentials(lab, key, wish)
    case 'refresh_token':
      return forRefresh(lab, key, wish)
    case null:
      return { status: 400, message: 'Missing required parameter: grant_type' }
    default:
      return { status: 400, message: `Unsupported grant_type: ${wish.grantType}` }
  }
}

function forCredentials(lab: Lab, key: Key, wish: TokenWish): TokenAnswer {
  const asked = (wish.scope ?? '').split(/\s+/).filter((one) => one !== '')
  const context = asked.find((one) => one.startsWith('context:'))?.slice('context:'.length) ?? wish.contextInstitution
  const scopes = asked.filter((one) => !one.startsWith('context:'))
  if (scopes.length === 0) return { status: 400, message: 'Missing required parameter: scope' }
  const strange = scopes.filter((one) => !key.scopes.includes(one))
  if (strange.length > 0) {
    return { status: lab.assumed('scopeUnknownStatus'), message: `Invalid scope(s): ${strange.join(' ')}` }
  }
  if (context !== null && context !== String(key.institution)) {
    return { status: lab.assumed('scopeUnknownStatus'), message: `Invalid context: ${context}` }
  }
  return { given: written(lab, makeToken(lab, key, scopes)) }
}

function forRefresh(lab: Lab, key: Key, wish: TokenWish): TokenAnswer {
  const before = lab.state.tokens.find((one) => one.refresh !== null && one.refresh === wish.refreshToken)
  if (!before || before.key !== key.id || (before.refreshExpiresAt ?? 0) <= lab.wall()) {
    return { status: 401, message: 'Invalid refresh token' }
  }
  return { given: written(lab, makeToken(lab, key, before.scopes)) }
}

function makeToken(lab: Lab, key: Key, scopes: readonly string[]): Token {
  takeOver(lab, key.institution)
  const now = lab.wall()
  const isRefreshable = scopes.includes('refresh_token')
  const token: Token = {
    token: `tk_${lab.newId()}`,
    refresh: isRefreshable ? `rt_${lab.newId()}` : null,
    key: key.id,
    institution: key.institution,
    scopes: [...scopes],
    expiresAt: now + lifeMs,
    refreshExpiresAt: isRefreshable ? now + refreshLifeMs : null,
  }
  const isOver = (one: Token): boolean => Math.max(one.expiresAt, one.refreshExpiresAt ?? 0) < now
  lab.state.tokens = [...lab.state.tokens.filter((one) => !isOver(one)), token]
  return token
}

/** Numbers are written as text, as the service does. */
function written(lab: Lab, token: Token): JsonObject {
  const now = lab.wall()
  return {
    access_token: token.token,
    token_type: 'bearer',
    expires_in: seconds(token.expiresAt - now),
    principalID: `lab-${token.key}`,
    principalIDNS: `urn:oclc:platform:${token.institution}`,
    contextInstitutionId: String(token.institution),
    expires_at: writeTokenInstant(token.expiresAt),
    ...(token.refresh !== null && {
      refresh_token: token.refresh,
      refresh_token_expires_in: seconds((token.refreshExpiresAt ?? now) - now),
      refresh_token_expires_at: writeTokenInstant(token.refreshExpiresAt ?? now),
    }),
  }
}

const seconds = (ms: number): string => String(Math.round(ms / 1000))

function plain(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}
