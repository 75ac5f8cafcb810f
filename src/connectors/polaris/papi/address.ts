// Addresses of PAPI calls: /{public|protected}/{version}/{language}/{application}/{organization}/…, the staff token as a
// path segment of protected ones. They are written plain (as people read them) and percent-encoded: sites differ in
// which form they sign, and only the encoded one is sent.
import { ConnectorError } from '../../../office/ports.ts'
import type { PolarisSettings } from '../settings.ts'

export type Part = string | number
export type Query = Readonly<Record<string, string | number | boolean>>

export interface PapiPath {
  readonly isProtected: boolean
  readonly version?: 'v1' | 'v2'
  readonly parts: readonly Part[]
  readonly query?: Query
}
export interface Address {
  /** What is called. */
  readonly url: string
  /** What is signed, in both forms. */
  readonly plain: string
  readonly encoded: string
}

/** `token` is the staff's, for protected calls other than the log-in itself. */
export function addressOf(settings: PolarisSettings, path: PapiPath, token: string | null): Address {
  for (const part of path.parts)
    // IIS reads + in an address as a blank, so that Polaris would look for another card.
    if (String(part).includes('+'))
      throw new ConnectorError('refused', 'Polaris cannot be asked for a card or barcode with a plus sign in it.')
  const { languageId, appId, orgId } = settings
  const kind = path.isProtected ? 'protected' : 'public'
  const parts: Part[] = [kind, path.version ?? 'v1', languageId, appId, orgId]
  if (path.isProtected && token !== null) parts.push(token)
  parts.push(...path.parts)
  const plain = `/${parts.join('/')}${queryOf(path.query, String)}`
  const encoded = `/${parts.map((part) => encode(String(part))).join('/')}${queryOf(path.query, encode)}`
  const signed = settings.signedAddress ?? settings.papiAddress
  return { url: settings.papiAddress + encoded, plain: signed + plain, encoded: signed + encoded }
}

/** As what sends it writes an address, so that what is signed is what is sent. */
const encode = (text: string): string => encodeURIComponent(text).replaceAll("'", '%27')

function queryOf(query: Query | undefined, write: (text: string) => string): string {
  const pairs = Object.entries(query ?? {}).map(([name, value]) => `${name}=${write(String(value))}`)
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`
}
