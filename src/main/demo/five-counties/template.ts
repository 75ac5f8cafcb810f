// The template of the five counties: told once by `npm run demo`, kept beside this file as a backup, and put into an
// empty make-believe office with all its days moved to the visitor's.
import { fileURLToPath } from 'node:url'
import { addDays, dayOf, daysBetween } from '../../../domain/values/days.ts'
import type { Manifest } from '../../../store/backup/manifest.ts'
import { rowsOfBackup } from '../../../store/backup/read-table.ts'
import { restoreBackup, type ChangeRow } from '../../../store/backup/restore.ts'
import type { TableShape } from '../../../store/backup/tables.ts'
import { verifyBackup } from '../../../store/backup/verify.ts'
import type { Store } from '../../../store/open.ts'
import { setLastNumbers } from '../../../store/requests/create.ts'
import { templateDay, templateHour } from './build.ts'
import { momentOf, timeZone } from './calendar.ts'
import { moverBy, type Mover, type Numbered } from './move-days.ts'

export const templateFile = fileURLToPath(new URL('office.keuka', import.meta.url))

/** Replaces whatever the database holds. By the visitor's clock it is this morning, or yesterday's while it is still night. */
export async function layTemplate(store: Store, homeFolder: string, now: Date): Promise<void> {
  const manifest = await verifyBackup(templateFile)
  const [requests, parcels] = [await numbersIn(manifest, 'request'), await numbersIn(manifest, 'parcel')]
  const mover = moverBy(daysToMove(now), requests, parcels)
  await restoreBackup(store, homeFolder, templateFile, { replace: true, change: moveRow(mover) })
  await store.transact((tx) => setLastNumbers(tx, mover.lastNumbers))
}

export function daysToMove(now: Date): number {
  const day = dayOf(now, timeZone)
  return daysBetween(templateDay, day) - (now < momentOf(day, templateHour) ? 1 : 0)
}

/** The moment at which the past ends, by the visitor's calendar. */
export const morningOf = (now: Date): Date => momentOf(addDays(templateDay, daysToMove(now)), templateHour)

/** Text columns that hold words of people or books, in which a year is a year. */
const kept: Readonly<Record<string, readonly string[]>> = {
  request: ['title', 'citation', 'facility_line', 'partner_number'],
  setting: ['name', 'value'],
  library: ['name', 'address', 'email', 'phone', 'code'],
  patron: ['card', 'name', 'email', 'phone', 'ils_id'],
  note: ['text'],
  piece: ['barcode', 'partner_barcode', 'label'],
}

const moveRow =
  (mover: Mover): ChangeRow =>
  (table, values) =>
    values.map((value, index) => {
      const column = table.columns[index]
      return value === null || !column || kept[table.name]?.includes(column.name) || table.name === 'schema_migration'
        ? value
        : moveValue(mover, column, value)
    })

function moveValue(mover: Mover, { type }: TableShape['columns'][number], value: string): string {
  if (type === 'timestamp with time zone') return mover.instant(value)
  if (type === 'date') return mover.day(value)
  return type === 'text' || type === 'jsonb' ? mover.words(value) : value
}

/** The numbers of a table's rows in the order in which they began. */
async function numbersIn(manifest: Manifest, table: string): Promise<readonly Numbered[]> {
  const found: Numbered[] = []
  for await (const row of rowsOfBackup(templateFile, manifest, table))
    found.push({ number: row.get('number') ?? '', createdAt: row.get('created_at') ?? '' })
  return found
}
