import { reportColumns, reportRows, type ReportColumn, type ReportRow } from '../report/rows.ts'
import type { World } from '../world.ts'
import type { SqlCall } from './call.ts'
import { columns, done, error, returnStatus, row } from './tokens.ts'

export const viewName = 'dbo.KeukaIllRequests'
const isColumn = (name: string): name is ReportColumn => reportColumns.some((one) => one === name)

/**
 * One SELECT from the view, as a reader that goes on where it stopped asks it: so many rows, each column made text,
 * those changed after a moment, in the order of their change. Anything else is an error, as to a user who may do no more.
 */
export function select(world: World, { statement, values }: SqlCall): Buffer {
  const read = /^\s*SELECT TOP \((\d+)\) ([^]+?) FROM (\S+) WHERE ([^]+?) ORDER BY /i.exec(statement)
  if (!read) return refusal(102, 'Incorrect syntax near the statement.')
  const [, most = '0', list = '', from = '', where = ''] = read
  const name = from.replaceAll(/[[\]]/g, '')
  if (name.toLowerCase() !== viewName.toLowerCase()) return refusal(208, `Invalid object name '${name}'.`)
  const wanted = [...list.matchAll(/\[(\w+)\](?:, 126| AS nvarchar\(\d+\))\) AS \[(\w+)\]/g)].map((one) => ({
    column: one[1] ?? '',
    alias: one[2] ?? '',
  }))
  const moment = /\[(\w+)\]/.exec(where)?.[1] ?? ''
  const unknown = [...wanted.map((one) => one.column), moment].find((one) => !isColumn(one))
  if (unknown !== undefined) return refusal(207, `Invalid column name '${unknown}'.`)
  const since = String(values['since'] ?? '')
  const id = Number(values['id'] ?? 0)
  const at = (one: ReportRow): string => (isColumn(moment) ? one[moment] : '')
  const found = reportRows(world)
    .filter((one) => at(one) > since || (at(one) === since && Number(one.ILLRequestID) > id))
    .toSorted((a, b) => at(a).localeCompare(at(b)) || Number(a.ILLRequestID) - Number(b.ILLRequestID))
    .slice(0, Number(most))
  return Buffer.concat([
    columns(wanted.map((one) => one.alias)),
    ...found.map((one) => row(wanted.map(({ column }) => (isColumn(column) ? one[column] || null : null)))),
    done(0xff, 0x11, found.length),
    returnStatus(),
    done(0xfe, 0, 0),
  ])
}

export const refusal = (number: number, message: string): Buffer =>
  Buffer.concat([error(number, message), done(0xfe, 0x02)])
