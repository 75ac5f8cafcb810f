// What a start is told by its environment, read once and checked.
import { secretKeyIn, type SecretKey } from '../office/directory/secret-box.ts'
import { clockFrom, type OfficeClock } from './office-clock.ts'

export interface StartSettings {
  readonly host: string
  readonly port: number
  readonly databaseUrl: string | null
  readonly publicUrl: string | null
  readonly trustedProxies: readonly string[]
  /** Seals keys and passwords in the database; null: the one of the office’s folder. */
  readonly secretKey: SecretKey | null
  readonly clock: OfficeClock
  readonly isDemo: boolean
  /** The make-believe office: five counties, or the small one of thirty requests that tests open quickly. */
  readonly demo: DemoSize
}
export const demoSizes = ['five-counties', 'small'] as const
export type DemoSize = (typeof demoSizes)[number]

/** Thrown for a setting nobody can use; the message says what to write instead. */
export class SettingUnusable extends Error {
  override name = 'SettingUnusable'
}

export function settingsFrom(environment: NodeJS.ProcessEnv, isDemo: boolean): StartSettings {
  const host = environment['HOST'] ?? '127.0.0.1'
  if (isDemo && !['127.0.0.1', '::1', 'localhost'].includes(host)) {
    throw new SettingUnusable(
      `The make-believe office has well-known passwords and opens on this machine only: leave HOST away, not ${host}.`,
    )
  }
  const clock = environment['KEUKA_CLOCK']
  if (clock && !isDemo && environment['KEUKA_TESTING'] !== '1')
    throw new SettingUnusable('KEUKA_CLOCK moves the make-believe office only: leave it away here.')
  return {
    host,
    port: portFrom(environment['PORT']),
    databaseUrl: environment['DATABASE_URL'] || null,
    publicUrl: originFrom(environment['KEUKA_PUBLIC_URL']),
    trustedProxies: (environment['KEUKA_TRUSTED_PROXIES'] ?? '')
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== ''),
    secretKey: keyFrom(environment['KEUKA_KEY']),
    clock: clockFrom(clock),
    isDemo,
    demo: demoFrom(environment['KEUKA_DEMO']),
  }
}

function demoFrom(text: string | undefined): DemoSize {
  const found = demoSizes.find((one) => one === (text || 'five-counties'))
  if (!found) throw new SettingUnusable(`KEUKA_DEMO is five-counties or small, not “${text}”.`)
  return found
}

function keyFrom(text: string | undefined): SecretKey | null {
  if (!text?.trim()) return null
  const key = secretKeyIn(text.trim())
  if (key) return key
  // Never the text itself: it may be the right key with one letter missing.
  throw new SettingUnusable(
    'KEUKA_KEY is 32 bytes, written as 44 characters of base64 or 64 hexadecimal digits: openssl rand -base64 32 makes one.',
  )
}

function portFrom(text: string | undefined): number {
  if (text === undefined || text === '') return 4100
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new SettingUnusable(`PORT is a number from 0 to 65535, not “${text}”.`)
  return port
}

function originFrom(text: string | undefined): string | null {
  if (!text) return null
  const url = URL.parse(text)
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.pathname !== '/' || url.search !== '') {
    throw new SettingUnusable(
      `KEUKA_PUBLIC_URL is an address without a path, such as https://ill.example.org; not “${text}”.`,
    )
  }
  return url.origin
}
