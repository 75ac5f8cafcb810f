// The same statements as a script for pgbench, PostgreSQL's own load generator.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { runChild } from '../check/child.ts'
import { findPostgres, findProgram } from '../check/tools.ts'
import type { Script } from './recording.ts'

export interface Pgbench {
  readonly program: string
}

export function findPgbench(): Pgbench | null {
  const beside = join(findPostgres() ?? '', 'pgbench')
  const program = existsSync(beside) ? beside : findProgram(['pgbench'])
  return program === undefined ? null : { program }
}

/** Lives per second. Each run of the script takes the next of the ids. */
export async function runPgbench(
  pgbench: Pgbench,
  url: string,
  scripts: readonly Script[],
  recordedId: number,
  ids: readonly number[],
  atOnce: number,
): Promise<number> {
  await restartCounter(url, ids[0] ?? 0)
  const folder = await mkdtemp(join(tmpdir(), 'keuka-pgbench-'))
  try {
    const file = join(folder, 'life.sql')
    await writeFile(file, asPgbench(scripts, recordedId))
    const each = Math.floor(ids.length / atOnce)
    const { ok, output } = await runChild(pgbench.program, [
      '--no-vacuum',
      '--protocol=extended',
      `--client=${atOnce}`,
      `--jobs=${Math.min(2, atOnce)}`,
      `--transactions=${each}`,
      `--file=${file}`,
      url,
    ])
    const tps = /^tps = ([\d.]+)/m.exec(output)?.[1]
    const processed = /transactions actually processed: (\d+)/.exec(output)?.[1]
    if (!ok || tps === undefined || Number(processed) !== each * atOnce) throw new Error(`pgbench: ${output}`)
    return Number(tps)
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function restartCounter(url: string, first: number): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`create sequence if not exists bench_next; select setval('bench_next', ${first}, false)`)
  await client.end()
}

/** Each recorded id becomes a variable, set from the row that brings it. */
export function asPgbench(scripts: readonly Script[], recordedId: number): string {
  const names = new Map([[recordedId, 'request']])
  const lines = [`select nextval('bench_next') as request \\gset`]
  for (const script of scripts) {
    lines.push('begin;')
    for (const statement of script) {
      const sql = inlined(statement.sql, statement.parameters, names)
      const [only] = statement.ids
      const brings = typeof only === 'number' && statement.ids.length === 1 && !names.has(only)
      if (brings) names.set(only, `id${names.size}`)
      lines.push(brings ? `${sql} \\gset r_\n\\set ${names.get(only)} :r_id` : `${sql};`)
    }
    lines.push('commit;')
  }
  return `${lines.join('\n')}\n`
}

const inlined = (sql: string, parameters: readonly (string | null)[], names: ReadonlyMap<number, string>): string =>
  sql
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\$(\d+)/g, (_, n: string) => literal(parameters[Number(n) - 1] ?? null, names))

/** A parameter that is an id, or a key that holds one, is put together from variables; anything else stays as it was. */
function literal(parameter: string | null, names: ReadonlyMap<number, string>): string {
  if (parameter === null) return 'null'
  const name = names.get(Number(parameter))
  if (name !== undefined) return `:${name}`
  const parts = isKey.test(parameter) ? parameter.split(/(\d{8,})/) : [parameter]
  const pieces = parts.map((part) => {
    const variable = names.get(Number(part))
    return variable === undefined ? quoted(part) : `:${variable}::text`
  })
  return pieces.length === 1 ? (pieces[0] ?? "''") : `(${pieces.filter((piece) => piece !== "''").join(' || ')})`
}
/** pgbench takes a colon for a variable, within quotes as well. */
const quoted = (text: string): string =>
  text === ''
    ? "''"
    : `E'${text
        .replaceAll('\\', '\\\\')
        .replaceAll("'", "''")
        .replaceAll(':', String.raw`\x3A`)}'`
const isKey = /^(e\d+\.\d+|bench:\d+:\w+)$/
