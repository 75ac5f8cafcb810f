// A read-only view of Polaris' database: what has changed since the last look, in the order of its change.
import type { BirthDesk, IlsBirths } from '../../../office/ils-port.ts'
import { z } from 'zod'
import type { BornTools } from './tools.ts'
import { bornFrom, Unreadable } from './born.ts'
import { fieldNames, fields, type OwnNames } from './fields.ts'
import type { ViewSettings } from './settings.ts'
import { askSql } from './sql-server.ts'

const atOnce = 500
const timeoutMs = 20_000
/** So many pages at most in one round; the next goes on. */
const mostPages = 20
const markShape = z.object({ since: z.string(), id: z.number() }).catch({ since: '', id: 0 })

export function createViewWay(tools: BornTools, isOn: () => boolean, password: () => string): IlsBirths {
  return {
    way: 'view',
    isOn: () => isOn() && tools.settings().view !== null,
    async look(desk) {
      const { view, columns } = tools.settings()
      if (view === null) return
      for (let page = 0; page < mostPages; page += 1) {
        const mark = markOf(await desk.mark())
        const question = { statement: statementOf(view, columns), ...mark }
        const rows = await askSql(view, password(), question, timeoutMs)
        for (const row of rows) await take(tools, desk, row)
        const last = rows.at(-1)
        // Only behind what has been handed over whole.
        if (last) await desk.keepMark(JSON.stringify({ since: last['changed'] ?? '', id: Number(last['id']) }))
        if (rows.length < atOnce) return
      }
    },
  }
}

/** Reads its first rows and takes nothing in; throws ConnectorError. */
export async function lookAtView(view: ViewSettings, columns: OwnNames, password: string): Promise<void> {
  await askSql(view, password, { statement: statementOf(view, columns), since: '9999', id: 0 }, timeoutMs)
}

async function take(tools: BornTools, desk: BirthDesk, row: { readonly [alias: string]: string }): Promise<void> {
  try {
    await desk.take(await bornFrom(tools, row))
  } catch (error) {
    // A row without a title or in a status nobody has told of is left to people in Polaris.
    if (!(error instanceof Unreadable)) throw error
  }
}

function markOf(text: string | null): { since: string; id: number } {
  if (text === null) return { since: '', id: 0 }
  const kept: unknown = JSON.parse(text)
  return markShape.parse(kept)
}

const days: ReadonlySet<string> = new Set(['neededBy'])

/** Everything comes as text, so that no zone or rounding of ours stands between. */
function statementOf(view: ViewSettings, own: OwnNames): string {
  const quote = (name: string): string => `[${name.replaceAll(']', ']]')}]`
  const changed = `CONVERT(nvarchar(33), ${quote(view.changedColumn)}, 126)`
  const id = quote(own.id ?? fields.id.names[0])
  const list = fieldNames.map((name) => {
    const column = quote(own[name] ?? fields[name].names[0])
    const words = days.has(name) ? `CONVERT(nvarchar(33), ${column}, 126)` : `CAST(${column} AS nvarchar(4000))`
    return `${words} AS ${quote(name)}`
  })
  const from = view.name.split('.').map(quote).join('.')
  return `SELECT TOP (${atOnce}) ${[...list, `${changed} AS [changed]`].join(', ')} FROM ${from} WHERE ${changed} > @since OR (${changed} = @since AND ${id} > @id) ORDER BY ${changed}, ${id}`
}
