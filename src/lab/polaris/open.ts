import { z } from 'zod'
import { polarisReader } from '../../domain/assumptions/polaris.ts'
import { realClock, settableClock } from '../clock.ts'
import { Polaris } from './polaris.ts'
import { openPolaris, type RunningPolaris } from './server.ts'
import { openSql } from './sql/server.ts'
import { defaultSettings, type PolarisSettings } from './settings.ts'

export interface PolarisOptions {
  readonly port: number
  readonly host: string
  /** Where its state lives; without one it forgets everything at its end. */
  readonly data: string | undefined
  /** Which values of the assumptions it speaks. */
  readonly set: 'value' | 'other'
  readonly environment?: Readonly<Record<string, string | undefined>>
  /** The port of its database; 0: any free one; absent: POLARIS_SQL_PORT, else none. */
  readonly sqlPort?: number
}

/** Opens a make-believe Polaris as its environment sets it up. */
export async function openPolarisEmulator(
  options: PolarisOptions,
): Promise<RunningPolaris & { readonly sqlPort: number | null }> {
  const settings = settingsFrom(options.environment ?? {}, options.set)
  const folder = options.data === undefined ? {} : { folder: options.data }
  const polaris = new Polaris({ settings, clock: settableClock(), wall: realClock, ...folder })
  const running = await openPolaris(polaris, options.port, options.host)
  const named = options.environment?.['POLARIS_SQL_PORT']
  const sqlPort = options.sqlPort ?? (named === undefined ? null : Number(named))
  const sql = sqlPort === null ? null : await openSql(polaris, sqlPort, options.host)
  return {
    url: running.url,
    sqlPort: sql?.port ?? null,
    async close() {
      await sql?.close()
      await running.close()
    },
  }
}

const yes = z
  .enum(['1', '0', 'true', 'false'])
  .optional()
  .transform((text) => text === '1' || text === 'true')
const environmentSchema = z.object({
  POLARIS_ACCESS_ID: z.string().min(1).default(defaultSettings.accessId),
  POLARIS_ACCESS_KEY: z.string().min(1).default(defaultSettings.accessKey),
  POLARIS_EXTERNAL_HOSTNAME: z.string().min(1).optional(),
  POLARIS_NEEDS_HTTPS: yes,
  POLARIS_URI_FORMS: z.enum(['either', 'encoded', 'plain']).default('either'),
  POLARIS_FINE_CENTS: z.coerce.number().int().min(0).max(100_000).default(0),
  POLARIS_ILL_POLICY: yes,
  POLARIS_CHARGES_FOR_HOLDS: yes,
  POLARIS_REQUESTS_NEED_PATRON: yes,
  POLARIS_KEYED_HASH: z.enum(['sha1', 'sha256']).optional(),
  POLARIS_JSON_DATE_FORMAT: z.enum(['Microsoft', 'ISO']).optional(),
})

function settingsFrom(
  environment: Readonly<Record<string, string | undefined>>,
  set: 'value' | 'other',
): PolarisSettings {
  const read = environmentSchema.parse(environment)
  const own = {
    ...(read.POLARIS_KEYED_HASH && { keyedHash: read.POLARIS_KEYED_HASH }),
    ...(read.POLARIS_JSON_DATE_FORMAT && { jsonDateFormat: read.POLARIS_JSON_DATE_FORMAT }),
  }
  return {
    accessId: read.POLARIS_ACCESS_ID,
    accessKey: read.POLARIS_ACCESS_KEY,
    externalHostname: read.POLARIS_EXTERNAL_HOSTNAME ?? null,
    needsHttps: read.POLARIS_NEEDS_HTTPS,
    uriForms: read.POLARIS_URI_FORMS,
    illPolicy: read.POLARIS_ILL_POLICY,
    finePerDayCents: read.POLARIS_FINE_CENTS,
    chargesForHolds: read.POLARIS_CHARGES_FOR_HOLDS,
    requestsNeedPatron: read.POLARIS_REQUESTS_NEED_PATRON,
    assumed: polarisReader(own, set),
  }
}
