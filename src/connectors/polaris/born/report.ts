// A report of ILL requests, CSV or XLSX, read into the office's own requests. What cannot be read is said by row, and
// keeps no other row back.
import { readSheet } from 'read-excel-file/node'
import type { BornRequest } from '../../../office/ils-port.ts'
import type { BornTools } from './tools.ts'
import { bornFrom, Unreadable } from './born.ts'
import { readCsv } from './csv.ts'
import { missingIn, placesIn, type OwnNames } from './fields.ts'

export interface Report {
  readonly rows: readonly BornRequest[]
  /** A sentence for each row that cannot be read. */
  readonly troubles: readonly string[]
}
/** No report of ILL requests at all, or one that lacks a column. */
export class NoReport extends Error {
  override name = 'NoReport'
  /** It has the number of the request, so it means to be one. */
  readonly isMeant: boolean
  constructor(message: string, isMeant: boolean, options?: ErrorOptions) {
    super(message, options)
    this.isMeant = isMeant
  }
}

/** Reports may begin with a title and the day they were run. */
const mostTitleLines = 20
const mostRows = 100_000

export const isReportName = (name: string): boolean => /\.(csv|xlsx)$/i.test(name)

export async function readReport(tools: BornTools, name: string, bytes: Uint8Array): Promise<Report> {
  const own = tools.settings().columns
  const table = await tableOf(name, bytes)
  if (table.length > mostRows)
    throw new NoReport(`The report has ${table.length} rows; ${mostRows} are the most that is read.`, true)
  const at = headingLine(table, own)
  const places = placesIn(table[at] ?? [], own)
  const missing = missingIn(places, own)
  if (missing !== null) throw new NoReport(missing, places.has('id'))
  const rows: BornRequest[] = []
  const troubles: string[] = []
  for (const [index, row] of table.slice(at + 1).entries()) {
    try {
      const words = Object.fromEntries([...places].map(([field, place]) => [field, row[place] ?? '']))
      rows.push(await bornFrom(tools, words))
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      troubles.push(`Row ${at + index + 2}: ${error.message}.`)
    }
  }
  return { rows, troubles }
}

/** The line with most of the headings we look for. */
function headingLine(table: readonly (readonly string[])[], own: OwnNames): number {
  const counts = table.slice(0, mostTitleLines).map((row) => placesIn(row, own).size)
  const most = Math.max(0, ...counts)
  return Math.max(0, counts.indexOf(most))
}

async function tableOf(name: string, bytes: Uint8Array): Promise<readonly (readonly string[])[]> {
  if (!/\.xlsx$/i.test(name)) return readCsv(bytes)
  try {
    const sheet = await readSheet(Buffer.from(bytes))
    return sheet.map((row) => row.map(cellWords))
  } catch (error) {
    throw new NoReport(`“${name}” is no Excel workbook that can be read: save it as CSV, or as .xlsx again.`, false, {
      cause: error,
    })
  }
}

/** A day in a workbook has no zone: it is the day that stands there. */
function cellWords(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  return typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : ''
}
