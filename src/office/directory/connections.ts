// Connections to systems outside: what each needs to be told, kept as a setting; its secrets apart, written and never
// read back.
import { z } from 'zod'
import { done, refuse, refuseFields, type Answer } from '../../domain/refusal.ts'
import type { Json } from '../../store/column-types.ts'
import { announceAll } from '../../store/announce.ts'
import type { Store, Tx } from '../../store/open.ts'
import { saveSetting } from '../../store/settings.ts'
import type { Secrets } from './secrets.ts'
import type { SettingsCache } from './settings.ts'
import { refuseStaleTold } from './told-version.ts'

export interface KeptConnection {
  readonly isOn: boolean
  readonly fields: Json
}
/** What asking it found, a sentence for each part. */
export interface ConnectionFinding {
  readonly what: string
  readonly isWell: boolean
  readonly sentence: string
}
export interface ConnectionWarning {
  readonly sentence: string
  readonly isLate: boolean
}
export interface Connection {
  readonly name: string
  readonly label: string
  readonly about: string
  /** JSON Schema of its fields: the form is drawn from it. */
  readonly form: Json
  /** `isOptional`: it can do without. */
  readonly secrets: readonly { readonly name: string; readonly label: string; readonly isOptional?: boolean }[]
  hasSecret(name: string): boolean
  /** The fields as they are to be kept, or all that do not fit. */
  read(
    fields: unknown,
  ):
    | { readonly ok: true; readonly fields: Json }
    | { readonly ok: false; readonly problems: readonly { readonly field: string; readonly problem: string }[] }
  /** Is it connected? */
  check(): Promise<readonly ConnectionFinding[]>
  /** What an hour has only so many of; absent: nothing is counted. `name`: under which the watch counts it. */
  readonly budget?: () => { readonly name: string; readonly what: string; readonly most: number } | null
  /** What somebody must see to soon, or should have: a card on Today. */
  readonly warning?: () => ConnectionWarning | null
  /** Where it is kept, when not as a setting under its name. */
  readonly kept?: {
    read(): KeptConnection | null
    write(tx: Tx, next: KeptConnection, now: Date): Promise<void>
  }
}

const prefix = 'connection:'
const keptShape = z.object({ isOn: z.boolean(), fields: z.json() })

/** Of all settings, those of connections, by the connection’s name. */
export function connectionsFrom(rows: ReadonlyMap<string, unknown>): ReadonlyMap<string, KeptConnection> {
  const found = new Map<string, KeptConnection>()
  for (const [name, value] of rows) {
    const read = name.startsWith(prefix) ? keptShape.safeParse(value) : null
    if (read?.success) found.set(name.slice(prefix.length), read.data)
  }
  return found
}

export async function saveConnection(tx: Tx, name: string, next: KeptConnection, now: Date): Promise<void> {
  await saveSetting(tx, `${prefix}${name}`, { isOn: next.isOn, fields: next.fields }, now)
  await announceAll(tx)
}

export const keptOf = (connection: Connection, settings: SettingsCache): KeptConnection | null =>
  connection.kept ? connection.kept.read() : settings.connection(connection.name)

export interface ConnectionTools {
  readonly store: Store
  readonly settings: SettingsCache
  readonly secrets: Pick<Secrets, 'keepIn' | 'reload'>
  readonly now: Date
}
export interface ConnectionOrder {
  /** Left out: as it is. */
  readonly isOn?: boolean | undefined
  readonly fields: unknown
  readonly secrets: Readonly<Record<string, string>>
  /** What the form was opened on. */
  readonly version?: string | undefined
}
/** Keeps what somebody set, fields and secrets at once. */
export async function changeConnection(
  { store, settings, secrets, now }: ConnectionTools,
  connection: Connection,
  order: ConnectionOrder,
): Promise<Answer<null>> {
  const unknown = Object.keys(order.secrets).find((name) => !connection.secrets.some((one) => one.name === name))
  if (unknown !== undefined)
    return refuse('bad-details', { field: unknown, problem: 'there is no secret of this name' })
  const read = connection.read(order.fields)
  if (!read.ok) {
    const [first, ...others] = read.problems.map(({ field, problem }) => ({
      field: `fields.${field}`,
      label: labelAt(connection.form, field),
      problem,
    }))
    return first
      ? refuseFields(first, others)
      : refuse('bad-details', { field: connection.label, problem: 'does not fit' })
  }
  const next = { isOn: order.isOn ?? keptOf(connection, settings)?.isOn ?? false, fields: read.fields }
  const stale = await store.transact(async (tx) => {
    const refusal = await refuseStaleTold(tx, order.version, connection)
    if (refusal) return refusal
    for (const [name, value] of Object.entries(order.secrets)) await secrets.keepIn(tx, name, value)
    await (connection.kept?.write(tx, next, now) ?? saveConnection(tx, connection.name, next, now))
    return null
  })
  if (stale) return stale
  await secrets.reload()
  await settings.reload()
  return done(null)
}

/** A field as the form calls it; what has no label of its own goes by its name. */
function labelAt(form: Json, path: string): string {
  let found: unknown = form
  let label = path
  for (const name of path.split('.')) {
    // A group that may be missing is one of two things, the other of them nothing.
    const whole = under(found, 'anyOf', '0') ?? found
    found = under(whole, 'properties', name) ?? under(whole, 'items') ?? null
    const own = under(found, 'label')
    if (typeof own === 'string') label = own
  }
  return label
}

function under(value: unknown, ...names: readonly string[]): unknown {
  let found = value
  for (const name of names) found = typeof found === 'object' && found !== null ? Reflect.get(found, name) : undefined
  return found
}

/** Switches it on or off; what was set stays. */
export async function switchConnection(
  tools: ConnectionTools,
  connection: Connection,
  isOn: boolean,
): Promise<Answer<null>> {
  const kept = keptOf(connection, tools.settings)
  if (!kept) return refuse('connection-unset')
  return changeConnection(tools, connection, { isOn, fields: kept.fields, secrets: {} })
}
