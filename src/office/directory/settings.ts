// The office's own name, symbols and address, and its policy: kept in the database, read from memory.
import { z } from 'zod'
import { defaultIntakePolicy, type IntakePolicy } from '../../domain/policies/intake-policy.ts'
import { faultOfBarcode } from '../../domain/policies/ils-barcode.ts'
import { defaultPolicy, type Policy } from '../../domain/policies/policy.ts'
import { isNumberAsSymbol } from '../../domain/values/library-symbol.ts'
import { done, refuse, type Answer, type Refusal } from '../../domain/refusal.ts'
import { materials } from '../../domain/requests/materials.ts'
import type { Json } from '../../store/column-types.ts'
import { announceAll } from '../../store/announce.ts'
import { libraryBySymbol, type LibrarySymbol } from '../../store/libraries.ts'
import type { Store, Tx } from '../../store/open.ts'
import { readSettings, saveSetting } from '../../store/settings.ts'
import type { OfficeSettings } from '../context.ts'
import type { OwnTexts } from '../../domain/correspondence/templates.ts'
import type { CorrespondenceSettings } from '../correspondence/correspondence.ts'
import type { MailServer } from '../ports.ts'
import type { AssistedSettings } from '../../domain/assisted/systems.ts'
import { assistedFrom, changeAssisted } from '../assisted/settings.ts'
import { connectionsFrom, saveConnection, type KeptConnection } from './connections.ts'
import { serviceSetting } from '../../domain/shipping/shipping-settings.ts'
import { shippingFrom } from '../shipping/kept-shipping.ts'
import { openCopy } from './kept-copy.ts'
import { refuseStale } from './stale-settings.ts'
import { changeText, ownTexts, type TextChange } from '../correspondence/texts.ts'
import { changeCorrespondence, correspondenceFrom, mailServerFrom, saveMailServer } from './mail-settings.ts'

export interface AllSettings {
  readonly office: OfficeSettings
  readonly policy: Policy
}
type KeptName = 'office' | 'policy' | 'intake'
/** Which of them a form shows, so that no other is written, and what they were when it was opened. */
export interface SeenSettings {
  readonly names: readonly KeptName[]
  readonly version: string | undefined
}
export interface SettingsCache {
  readonly settings: () => OfficeSettings
  readonly policy: () => Policy
  readonly correspondence: () => CorrespondenceSettings
  /** Texts of mails in the office's own words. */
  readonly texts: () => OwnTexts
  /** How mail leaves; null while it does not. */
  readonly mailServer: () => MailServer | null
  /** What a connection to a system outside has been told; null while nothing. */
  readonly connection: (name: string) => KeptConnection | null
  /** How systems without a key are worked. */
  readonly assisted: () => AssistedSettings
  /** False until the office has been given a name. */
  readonly isSetUp: () => boolean
  /** Keeps new settings; they are in force at once, here and in other processes of this office. */
  change(next: AllSettings, now: Date, seen?: SeenSettings): Promise<Answer<AllSettings>>
  changeCorrespondence(
    next: CorrespondenceSettings,
    now: Date,
    version?: string,
  ): Promise<Answer<CorrespondenceSettings>>
  changeMailServer(next: MailServer | null, now: Date): Promise<void>
  changeConnection(name: string, next: KeptConnection, now: Date): Promise<void>
  changeAssisted(next: AssistedSettings, now: Date, version?: string): Promise<Answer<AssistedSettings>>
  changeText(change: TextChange): Promise<Answer<null>>
  /** Reads again what another process may have changed. */
  reload(): Promise<void>
}

export async function loadSettings(store: Store): Promise<SettingsCache> {
  const copy = await openCopy(() => read(store))
  const cache: SettingsCache = {
    settings: () => copy.get().office,
    policy: () => copy.get().policy,
    correspondence: () => copy.get().correspondence,
    texts: () => copy.get().texts,
    mailServer: () => copy.get().mailServer,
    connection: (name) => copy.get().connections.get(name) ?? null,
    assisted: () => copy.get().assisted,
    isSetUp: () => copy.get().isSetUp,
    async change(next, now, seen) {
      const answer = await store.transact((tx) => changeSettings(tx, next, now, seen))
      if (answer.ok) await cache.reload()
      return answer
    },
    async changeCorrespondence(next, now, version) {
      const answer = await store.transact((tx) => changeCorrespondence(tx, next, now, version))
      if (answer.ok) await cache.reload()
      return answer
    },
    async changeMailServer(next, now) {
      await store.transact((tx) => saveMailServer(tx, next, now))
      await cache.reload()
    },
    async changeConnection(name, next, now) {
      await store.transact((tx) => saveConnection(tx, name, next, now))
      await cache.reload()
    },
    async changeAssisted(next, now, version) {
      const answer = await store.transact((tx) => changeAssisted(tx, next, now, version))
      if (answer.ok) await cache.reload()
      return answer
    },
    async changeText(change) {
      const answer = await store.transact((tx) => changeText(tx, change))
      if (answer.ok) await cache.reload()
      return answer
    },
    reload: copy.renew,
  }
  return cache
}

/** Writes the settings, inside a transaction of the caller's. */
export async function changeSettings(
  tx: Tx,
  next: AllSettings,
  now: Date,
  seen?: SeenSettings,
): Promise<Answer<AllSettings>> {
  const stale = await refuseStale(tx, seen?.version, ...(seen?.names ?? []))
  if (stale) return stale
  const fault =
    faultOfTimeZone(next.office.timeZone) ??
    faultOfList(next.office.symbols) ??
    faultOfPattern(next.policy.ilsBarcode) ??
    (await faultOfOwners(tx, next.office.symbols))
  if (fault) return fault
  const { intake, ...policy } = next.policy
  const all: Readonly<Record<KeptName, object>> = { office: next.office, policy, intake }
  for (const name of seen?.names ?? (['office', 'policy', 'intake'] as const))
    await saveSetting(tx, name, plain(all[name]), now)
  await announceAll(tx)
  return done(next)
}

const symbolShape = z.object({ scheme: z.string(), symbol: z.string() })
const officeShape = z.object({
  name: z.string(),
  symbols: z.array(symbolShape),
  timeZone: z.string(),
  address: z
    .object({
      lines: z.array(z.string()),
      city: z.string(),
      region: z.string(),
      postcode: z.string(),
      country: z.string(),
    })
    .partial(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
})
const nobodyYet: OfficeSettings = {
  name: 'ILL office',
  symbols: [],
  timeZone: 'America/New_York',
  address: {},
  email: null,
  phone: null,
}

interface Kept extends AllSettings {
  readonly isSetUp: boolean
  readonly correspondence: CorrespondenceSettings
  readonly texts: OwnTexts
  readonly mailServer: MailServer | null
  readonly connections: ReadonlyMap<string, KeptConnection>
  readonly assisted: AssistedSettings
}

async function read(store: Store): Promise<Kept> {
  const rows = await readSettings(store.db)
  const office = officeShape.safeParse(rows.get('office'))
  return {
    office: office.success ? withoutEmpty(office.data) : nobodyYet,
    policy: {
      ...policyFrom(rows.get('policy')),
      mailDays: serviceSetting(shippingFrom(rows), 'library_mail').transitDays,
      intake: intakeFrom(rows.get('intake')),
    },
    isSetUp: office.success,
    correspondence: correspondenceFrom(rows.get('correspondence')),
    texts: await ownTexts(store.db),
    mailServer: mailServerFrom(rows.get('mail')),
    connections: connectionsFrom(rows),
    assisted: assistedFrom(rows),
  }
}

/** What is not set, or was added since it was set, has its default. */
function policyFrom(kept: unknown): Policy {
  const numbers = z.record(z.string(), z.unknown()).catch({}).parse(kept)
  const own = Object.fromEntries(
    Object.entries(numbers).filter(
      ([name, value]) => name in defaultPolicy && typeof value === (name === 'ilsBarcode' ? 'string' : 'number'),
    ),
  )
  return { ...defaultPolicy, ...own }
}

const intakeShape = z.object({
  activeRequests: z.number(),
  excludedMaterials: z.array(z.enum(materials)),
  excludesThisYear: z.boolean(),
  usualDays: z.number(),
  articlesPerTitle: z.number(),
  chaptersPerBook: z.number(),
  copyrightWarning: z.string(),
})
const intakeFrom = (kept: unknown): IntakePolicy => {
  const own = z.record(z.string(), z.unknown()).catch({}).parse(kept)
  const read = intakeShape.safeParse({ ...defaultIntakePolicy, ...own })
  return read.success ? read.data : defaultIntakePolicy
}

function withoutEmpty({ address, ...office }: z.infer<typeof officeShape>): OfficeSettings {
  const { lines, city, region, postcode, country } = address
  return {
    ...office,
    address: {
      ...(lines === undefined ? {} : { lines }),
      ...(city === undefined ? {} : { city }),
      ...(region === undefined ? {} : { region }),
      ...(postcode === undefined ? {} : { postcode }),
      ...(country === undefined ? {} : { country }),
    },
  }
}

const jsonShape: z.ZodType<Json> = z.json()
const plain = (value: object): Json => jsonShape.parse(JSON.parse(JSON.stringify(value)))

function faultOfTimeZone(timeZone: string): Refusal | null {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(timeZone)
    return null
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return refuse(
      'bad-details',
      { field: 'Time zone', problem: 'must be one such as America/New_York' },
      'office.timeZone',
    )
  }
}

function faultOfPattern(pattern: string): Refusal | null {
  const problem = faultOfBarcode(pattern)
  return problem === null ? null : refuse('bad-details', { field: 'Barcode pattern', problem }, 'policy.ilsBarcode')
}

export function faultOfList(symbols: readonly LibrarySymbol[]): Refusal | null {
  const names = symbols.map((one) => `${one.scheme} ${one.symbol}`.toUpperCase())
  const number = symbols.find(isNumberAsSymbol)
  if (number) return refuse('symbol-is-number', { number: number.symbol }, 'symbols')
  return new Set(names).size === names.length
    ? null
    : refuse('bad-details', { field: 'Symbols', problem: 'one stands there twice' }, 'symbols')
}

async function faultOfOwners(tx: Tx, symbols: readonly LibrarySymbol[]): Promise<Refusal | null> {
  for (const one of symbols) {
    const owner = await libraryBySymbol(tx, one.scheme, one.symbol)
    if (owner) return refuse('symbol-taken', { symbol: one.symbol, library: owner.name }, 'symbols')
  }
  return null
}
