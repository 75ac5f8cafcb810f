// Every connection as it stands, from what was kept of its calls: nothing outside is asked for it.
import { connectionHealths, waitingByConnection, type Waiting } from '../../store/connection-health.ts'
import type { Office } from '../context.ts'
import { standingOf, type Stands } from './connection-standing.ts'
import type { ConnectionWatch } from './connection-watch.ts'
import { keptOf, type Connection, type ConnectionWarning, type KeptConnection } from './connections.ts'
import type { Secrets } from './secrets.ts'
import type { SettingsCache } from './settings.ts'
import { toldVersion } from './told-version.ts'

export interface ConnectionOverview extends Stands {
  readonly connection: Connection
  readonly kept: KeptConnection | null
  /** What a form of it is opened on. */
  readonly version: string
  readonly goodAt: Date | null
  readonly badAt: Date | null
  readonly error: string | null
  readonly waiting: Waiting
  readonly warning: ConnectionWarning | null
  readonly budget: { readonly what: string; readonly used: number; readonly most: number } | null
  readonly secrets: readonly {
    readonly name: string
    readonly label: string
    readonly isSet: boolean
    readonly isLocked: boolean
    readonly changedAt: Date | null
    readonly isOptional: boolean
  }[]
}

const hourMs = 3_600_000

export async function overview(given: {
  readonly office: Office
  readonly settings: SettingsCache
  readonly secrets: Secrets
  readonly watch: ConnectionWatch
  readonly connections: readonly Connection[]
}): Promise<readonly ConnectionOverview[]> {
  const { office, settings, secrets, watch, connections } = given
  const healths = await connectionHealths(office.store.db)
  const waiting = await waitingByConnection(office.store.db)

  function usedOf(name: string): number {
    const row = healths.get(name)
    const isThisHour = row && row.calls_since.getTime() > Date.now() - hourMs
    return (isThisHour ? row.calls : 0) + watch.uncounted(name)
  }
  const versions = new Map<string, string>()
  for (const one of connections) versions.set(one.name, await toldVersion(office.store.db, one))
  return connections.map((connection) => {
    const kept = keptOf(connection, settings)
    const health = healths.get(connection.name)
    const own = connection.secrets.map(({ name, label, isOptional = false }) => ({
      name,
      label,
      isOptional,
      ...secrets.standing(name),
    }))
    const budget = connection.budget?.() ?? null
    return {
      connection,
      kept,
      version: versions.get(connection.name) ?? '',
      ...standingOf({
        isSet: kept !== null,
        isOn: kept?.isOn ?? false,
        secrets: own.filter((one) => !one.isOptional || one.is === 'locked'),
        health,
      }),
      goodAt: health?.good_at ?? null,
      badAt: health?.bad_at ?? null,
      error: health?.error ?? null,
      waiting: waiting.get(connection.name) ?? { waiting: 0, withPerson: 0 },
      warning: connection.warning?.() ?? null,
      budget: budget && { what: budget.what, used: usedOf(budget.name), most: budget.most },
      secrets: own.map(({ is, ...one }) => ({ ...one, isSet: is === 'set', isLocked: is === 'locked' })),
    }
  })
}
