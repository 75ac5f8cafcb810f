// The signature of a PAPI call: HMAC over method, address, date and secret, joined without a separator (PAPI 8.0
// manual, PAPIServiceOverview, read November 2026).
import { createHmac } from 'node:crypto'

export interface ToSign {
  readonly accessId: string
  readonly accessKey: string
  readonly hash: 'sha1' | 'sha256'
  readonly method: string
  /** The absolute address as the server will see it. */
  readonly address: string
  /** As in PolarisDate. */
  readonly date: string
  /** The staff's or patron's secret; empty for calls of anyone. */
  readonly secret: string
}

export const signatureOf = (call: Omit<ToSign, 'accessId'>): string =>
  createHmac(call.hash, Buffer.from(call.accessKey, 'utf8'))
    .update(call.method.toUpperCase() + call.address + call.date + call.secret, 'utf8')
    .digest('base64')

/** The value of the Authorization header: no blank round the colon. */
export const authorizationOf = (call: ToSign): string => `PWS ${call.accessId}:${signatureOf(call)}`

/** The date as RFC 1123 writes it: Tue, 24 Nov 2026 14:05:00 GMT. */
export const polarisDate = (now: Date): string => now.toUTCString()
