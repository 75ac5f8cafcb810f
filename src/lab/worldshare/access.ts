import { isSameSignature, readSigned, signText, textToSign } from './hmac.ts'
import { takeOver, type Lab } from './lab.ts'
import type { Key } from './state.ts'

/** Who calls, for which library, and what it may do. */
export interface Session {
  readonly key: string
  readonly institution: number
  readonly scopes: readonly string[]
}

export interface Refused {
  readonly refused: true
  readonly message: string
  readonly detail?: string
}

export interface Call {
  readonly method: string
  readonly query: URLSearchParams
  readonly authorization: string | null
}

export const noCredentials = 'No valid authentication credentials found in request'
const skewMs = 15 * 60_000

/** Believes a call or says why not: a token, a signature, or the key in the address (older services). */
export function sessionOf(lab: Lab, call: Call): Session | Refused {
  const { authorization } = call
  if (authorization === null) return refuse(noCredentials)
  const [, token] = /^Bearer\s+(\S+)$/i.exec(authorization) ?? []
  if (token !== undefined) return byToken(lab, token)
  return bySignature(lab, call, authorization)
}

function byToken(lab: Lab, text: string): Session | Refused {
  const token = lab.state.tokens.find((one) => one.token === text)
  if (!token) return refuse(noCredentials, 'Invalid access token')
  if (token.expiresAt <= lab.wall()) return refuse(noCredentials, 'Access token has expired')
  return { key: token.key, institution: token.institution, scopes: token.scopes }
}

function bySignature(lab: Lab, call: Call, header: string): Session | Refused {
  const signed = readSigned(header)
  if (!signed) return refuse(noCredentials)
  const key = usableKey(lab, signed.clientId)
  if ('refused' in key) return key
  const at = Number(signed.timestamp) * 1000
  if (!/^\d{1,12}$/.test(signed.timestamp) || Math.abs(lab.wall() - at) > skewMs) {
    return refuse(noCredentials, 'Timestamp is out of range')
  }
  const text = textToSign(signed.clientId, signed.timestamp, signed.nonce, call.method, call.query)
  if (!isSameSignature(signText(text, key.secret), signed.signature)) return refuse(noCredentials, 'Invalid signature')
  if (isRepeated(lab, `${signed.clientId} ${signed.nonce}`)) return refuse(noCredentials, 'Nonce was used before')
  takeOver(lab, key.institution)
  return { key: key.id, institution: key.institution, scopes: key.scopes }
}

/** A key that is known and has not run out. */
export function usableKey(lab: Lab, id: string): Key | Refused {
  const key = lab.state.keys.find((one) => one.id === id)
  if (!key || (key.expiresAt !== null && key.expiresAt <= lab.wall())) return refuse(`WSKey '${id}' is invalid`)
  return key
}

function isRepeated({ state, wall }: Lab, nonce: string): boolean {
  const now = wall()
  state.nonces = state.nonces.filter((one) => one.at > now - 2 * skewMs)
  if (state.nonces.some((one) => one.nonce === nonce)) return true
  state.nonces.push({ nonce, at: now })
  return false
}

// The older and wider names stand for the newer and narrower.
const wider = [
  { name: 'resource-sharing', covers: 'resource-sharing' },
  { name: 'resource-sharing', covers: 'ILL:request' },
  { name: 'ILL:request', covers: 'resource-sharing' },
  { name: 'tipasa', covers: 'resource-sharing' },
  { name: 'wcapi', covers: 'wcapi:' },
] as const

export function hasScope(session: Session, scope: string): boolean {
  if (session.scopes.includes(scope)) return true
  return wider.some(({ name, covers }) => scope.startsWith(covers) && session.scopes.includes(name))
}

export function refuse(message: string, detail?: string): Refused {
  return { refused: true, message, ...(detail !== undefined && { detail }) }
}
