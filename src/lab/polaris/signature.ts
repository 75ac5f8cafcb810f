import { createHmac, timingSafeEqual } from 'node:crypto'

export type KeyedHash = 'sha1' | 'sha256'

export interface SignedCall {
  readonly method: string
  readonly url: string
  readonly date: string
  readonly secret: string
}

/** base64(HMAC(key, METHOD + URI + date + secret)), nothing between the parts (PAPIServiceOverview). */
export function papiSignature(key: string, call: SignedCall, hash: KeyedHash = 'sha1'): string {
  const text = call.method.toUpperCase() + call.url + call.date + call.secret
  return createHmac(hash, Buffer.from(key, 'utf8')).update(text, 'utf8').digest('base64')
}

/** `PWS id:signature`: capital letters, one space, no space round the colon. */
export function readAuthorization(header: string | undefined): { id: string; signature: string } | null {
  const found = /^PWS ([^\s:]+):([A-Za-z0-9+/]+=*)$/.exec(header ?? '')
  return found?.[1] !== undefined && found[2] !== undefined ? { id: found[1], signature: found[2] } : null
}

/** The forms in which working clients hash an address: as sent, with or without percent signs. */
export function forms(url: string, which: 'either' | 'encoded' | 'plain' = 'either'): string[] {
  if (which === 'encoded') return [url]
  const plain = decoded(url)
  const plus = decoded(url.replaceAll('+', '%20'))
  const decodedForms = [plain, plus]
  return [...new Set(which === 'plain' ? decodedForms : [url, ...decodedForms, encodedAgain(url), encodeURI(plain)])]
}

export function sameSignature(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url)
  } catch {
    return url
  }
}

/** .NET writes percent-encodings in small letters, browsers in capitals; both mean the same. */
function encodedAgain(url: string): string {
  return url.replace(/%[0-9A-F]{2}/gi, (one) => one.toLowerCase())
}
