import { createHmac, timingSafeEqual } from 'node:crypto'

export interface Signed {
  readonly clientId: string
  readonly timestamp: string
  readonly nonce: string
  readonly signature: string
  readonly principalID: string | null
  readonly principalIDNS: string | null
}

export const hmacScheme = 'http://www.worldcat.org/wskey/v2/hmac/v1'

/** The parts of an Authorization header signed with a WSKey of version 2; null if it is none. */
export function readSigned(header: string): Signed | null {
  if (!header.startsWith(hmacScheme)) return null
  const parts = new Map<string, string>()
  for (const [, name = '', value = ''] of header.matchAll(/(\w+)\s*=\s*"([^"]*)"/g)) parts.set(name, value)
  const clientId = parts.get('clientId')
  const timestamp = parts.get('timestamp')
  const nonce = parts.get('nonce')
  const signature = parts.get('signature')
  if (!clientId || !timestamp || !nonce || !signature) return null
  const principalID = parts.get('principalID') ?? null
  return { clientId, timestamp, nonce, signature, principalID, principalIDNS: parts.get('principalIDNS') ?? null }
}

/** The text that is signed: host, port and path are fixed words, whatever the address. */
export function textToSign(
  key: string,
  timestamp: string,
  nonce: string,
  method: string,
  query: URLSearchParams,
  bodyHash = '',
): string {
  const parameters = [...query].map(([name, value]) => `${name}=${percentEncoded(value)}`).toSorted(byBytes)
  const lines = [key, timestamp, nonce, bodyHash, method.toUpperCase(), 'www.oclc.org', '443', '/wskey', ...parameters]
  return lines.map((line) => `${line}\n`).join('')
}

export function signText(text: string, secret: string): string {
  return createHmac('sha256', secret).update(text).digest('base64')
}

export function isSameSignature(a: string, b: string): boolean {
  const one = Buffer.from(a)
  const other = Buffer.from(b)
  return one.length === other.length && timingSafeEqual(one, other)
}

/** RFC 3986: only letters, digits and - . _ ~ stay as they are. */
function percentEncoded(text: string): string {
  return encodeURIComponent(text).replaceAll(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)
}

const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b))
