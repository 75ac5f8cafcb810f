// One question to SQL Server by TDS: log in, ask, read all rows as words, log out.
import type { Connection as SqlConnection } from 'tedious'
import { ConnectorError } from '../../../office/ports.ts'
import type { ViewSettings } from './settings.ts'

export interface Question {
  readonly statement: string
  readonly since: string
  readonly id: number
}

export async function askSql(
  view: ViewSettings,
  password: string,
  question: Question,
  timeoutMs: number,
): Promise<readonly { readonly [alias: string]: string }[]> {
  // It is large, and most offices never need it.
  const { Connection, Request, TYPES } = await import('tedious')
  const line = new Connection({
    server: view.server,
    authentication: { type: 'default', options: { userName: view.user, password } },
    options: {
      port: view.port,
      database: view.database,
      encrypt: view.encrypts,
      trustServerCertificate: view.trustsAnyCertificate,
      connectTimeout: timeoutMs,
      requestTimeout: timeoutMs,
      appName: 'Keuka',
      readOnlyIntent: true,
      rowCollectionOnRequestCompletion: true,
    },
  })
  try {
    await logIn(line)
    return await new Promise((resolve, reject) => {
      const found: { readonly [alias: string]: string }[] = []
      const request = new Request(question.statement, (error) => (error ? reject(error) : resolve(found)))
      request.addParameter('since', TYPES.NVarChar, question.since)
      request.addParameter('id', TYPES.Int, question.id)
      request.on('row', (cells: readonly { metadata: { colName: string }; value: unknown }[]) => {
        found.push(
          Object.fromEntries(
            cells.map(({ metadata, value }) => [metadata.colName, typeof value === 'string' ? value : '']),
          ),
        )
      })
      line.execSql(request)
    })
  } catch (error) {
    throw troubleOf(error, view)
  } finally {
    line.close()
  }
}

const logIn = (line: SqlConnection): Promise<void> =>
  new Promise((resolve, reject) => {
    line.on('error', (error) => reject(error))
    line.connect((error) => (error ? reject(error) : resolve()))
  })

/** What SQL Server says, by its numbers, as a sentence that names the setting. */
function troubleOf(error: unknown, view: ViewSettings): ConnectorError {
  const cause = { cause: error }
  const told = error instanceof Error ? error.message : String(error)
  const number = fieldOf(error, 'number')
  const code = fieldOf(error, 'code')
  if (code === 'ELOGIN' || number === 18456 || number === 4060)
    return new ConnectorError(
      'bad-credentials',
      `Polaris’ database does not let ${view.user} in (Settings, Polaris, View of Polaris’ database): “${told}”`,
      cause,
    )
  if (number === 208)
    return new ConnectorError(
      'refused',
      `Polaris’ database has no view ${view.name}: ask its keeper to set it up.`,
      cause,
    )
  if (number === 207)
    return new ConnectorError(
      'refused',
      `The view ${view.name} lacks a column (“${told}”): add it, or name the right column in Settings, Polaris, Columns.`,
      cause,
    )
  if (number === 229) return new ConnectorError('refused', `${view.user} may not read the view ${view.name}.`, cause)
  return new ConnectorError(
    'unreachable',
    `Polaris’ database at ${view.server}, port ${view.port}, does not answer (“${told}”).`,
    cause,
  )
}

function fieldOf(error: unknown, name: string): unknown {
  const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, name) : null
  return value
}
