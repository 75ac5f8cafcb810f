// Rate tables in force: those the program comes with, and those the office has added, which count before them.
import { done, refuse, type Answer } from '../../domain/refusal.ts'
import { builtInTables } from '../../domain/shipping/rates/built-in.ts'
import { pasteRates } from '../../domain/shipping/rates/paste-rates.ts'
import { extrasFault, type Extras } from '../../domain/shipping/rates/extras.ts'
import type { Charges, RateTable } from '../../domain/shipping/rates/rate-table.ts'
import { isServiceId, type ServiceId } from '../../domain/shipping/services.ts'
import { announceAll } from '../../store/announce.ts'
import type { KeptCharges } from '../../store/column-types.ts'
import * as store from '../../store/mailing-plan.ts'
import type { Db, Tx } from '../../store/open.ts'
import { today, type Office } from '../context.ts'

export interface ListedTable extends RateTable {
  /** Null: it came with the program. */
  readonly id: number | null
}

export async function allRateTables(db: Db | Tx): Promise<readonly ListedTable[]> {
  const own = (await store.rateTables(db)).flatMap((row): ListedTable[] => {
    const charges = chargesFrom(row.charges)
    if (!isServiceId(row.service) || !charges) return []
    return [
      {
        id: row.id,
        service: row.service,
        from: row.starts_on,
        until: row.ends_on,
        charges,
        extras: row.extras,
        doubt: row.doubt,
        source: row.source,
      },
    ]
  })
  const replaced = (table: RateTable): boolean =>
    own.some((one) => one.service === table.service && one.from === table.from)
  return [...own, ...builtInTables.filter((one) => !replaced(one)).map((one) => ({ ...one, id: null }))]
}

export interface NewTable {
  readonly service: ServiceId
  readonly from: string
  readonly until: string | null
  readonly rows: string
  readonly source: string
  readonly doubt: string | null
}

/** A table as pasted; answers what of it could not be used. */
export async function addRates(office: Office, table: NewTable): Promise<Answer<readonly string[]>> {
  const wrong = (field: string, problem: string, name: string) => refuse('bad-details', { field, problem }, name)
  if (table.until !== null && table.until < table.from)
    return wrong('Until', 'lies before the first day of these prices', 'until')
  const read = pasteRates(table.rows)
  if (!read.ok) return refuse('rates-unreadable', { problem: read.problem }, 'rows')
  return office.store.transact(async (tx) => {
    await store.addRateTable(tx, {
      service: table.service,
      starts_on: table.from,
      ends_on: table.until,
      charges: JSON.stringify(keptFrom(read.charges)),
      source: table.source,
      doubt: table.doubt,
      added_at: office.clock.now(),
    })
    await announceAll(tx)
    return done(read.notes)
  })
}

/** On a table that came with the program they are kept with a copy of it, which counts before it. */
export async function keyExtras(
  office: Office,
  { service, from, extras }: { readonly service: ServiceId; readonly from: string; readonly extras: Extras | null },
): Promise<Answer<null>> {
  const fault = extras === null ? null : extrasFault(extras)
  if (fault !== null) return refuse('bad-details', fault, fault.name)
  return office.store.transact(async (tx) => {
    const table = (await allRateTables(tx)).find((one) => one.service === service && one.from === from)
    if (!table) return refuse('rates-not-found')
    if (extras === null && isAsItCame(table)) {
      // Kept for its fees alone: it would stand before what a later version of the program says of that day.
      if (table.id !== null) await store.removeRateTable(tx, table.id)
      await announceAll(tx)
      return done(null)
    }
    await store.keyExtras(tx, {
      service,
      starts_on: from,
      ends_on: table.until,
      charges: JSON.stringify(keptFrom(table.charges)),
      extras: extras === null ? null : JSON.stringify(extras),
      source: table.source,
      doubt: table.doubt,
      added_at: office.clock.now(),
    })
    await announceAll(tx)
    return done(null)
  })
}

/** Its prices are those of the program’s own table of that day. */
function isAsItCame(table: ListedTable): boolean {
  const own = builtInTables.find((one) => one.service === table.service && one.from === table.from)
  const said = ({ charges, until, source, doubt }: RateTable) =>
    JSON.stringify([keptFrom(charges), until, source, doubt])
  return own !== undefined && said(own) === said(table)
}

export const removeRates = (office: Office, id: number): Promise<Answer<null>> =>
  office.store.transact(async (tx) => {
    if (!(await store.removeRateTable(tx, id))) return refuse('rates-not-found')
    await announceAll(tx)
    return done(null)
  })

/** What speaks against relying on the tables, in sentences. */
export function ratesWarnings(office: Office, tables: readonly RateTable[]): readonly string[] {
  const newest = tables.map((one) => one.from).reduce((a, b) => (a > b ? a : b), '0001-01-01')
  const old = Temporal.PlainDate.from(today(office)).subtract({ months: mostMonths }).toString()
  return newest < old
    ? [
        `The newest rate table is of ${newest}: prices usually change in January and July. Look whether there is a newer one.`,
      ]
    : []
}
const mostMonths = 9

const keptFrom = (charges: Charges): KeptCharges =>
  charges.kind === 'per_lb_zone'
    ? { kind: charges.kind, zones: Object.fromEntries([...charges.zones].map(([zone, cents]) => [zone, [...cents]])) }
    : { kind: charges.kind, cents: charges.kind === 'flat' ? charges.cents : [...charges.cents] }

function chargesFrom({ kind, cents, zones }: KeptCharges): Charges | null {
  if (kind === 'per_lb_zone') return zones ? { kind, zones: new Map(Object.entries(zones)) } : null
  if (kind === 'flat') return typeof cents === 'number' ? { kind, cents } : null
  return Array.isArray(cents) ? { kind, cents } : null
}
