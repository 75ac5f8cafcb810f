// `npm run crash -- --runs 200`: the crash test at many more points, on both databases; with `--write` its figures
// are put into docs/operations/crash.md.
import { parseArgs } from 'node:util'
import type { PlannedRun, Sum } from '../test/crash/many.ts'
import { machine } from './bench/machine.ts'
import { writePage } from './bench/write-page.ts'
import { startCluster } from './check/postgres.ts'

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '200' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    on: { type: 'string', default: 'both' },
    write: { type: 'boolean', default: false },
  },
})
const runs = Number(values.runs)
const seed = Number(values.seed)
if (
  !Number.isInteger(runs) ||
  runs < 1 ||
  !Number.isInteger(seed) ||
  !['pglite', 'postgres', 'both'].includes(values.on)
) {
  console.error('npm run crash -- [--runs 200] [--seed NUMBER] [--on pglite|postgres] [--write]')
  process.exit(2)
}

const words: Readonly<Record<string, string>> = {
  commit: 'begin or commit',
  outgoing: 'outgoing request',
  incoming: 'incoming request',
}

const cluster = await startCluster()
try {
  process.env['DATABASE_URL_ADMIN'] = cluster.url
  // The tests' own helpers read the server's address when they are loaded.
  const { runMany } = await import('../test/crash/many.ts')
  const lines: string[] = []
  for (const kind of ['pglite', 'postgres'] as const) {
    if (values.on !== 'both' && values.on !== kind) continue
    const began = performance.now()
    const sum = await runMany({
      kind,
      runs,
      seed,
      againEvery: 5,
      onRun: (run, done) =>
        console.log(
          `${kind} ${done}/${runs} ${run.deaths.join(' | ')} ${run.wrong.length > 0 ? `WRONG ${run.wrong.join('\n  ')}` : 'right'}`,
        ),
    })
    lines.push(
      ...report(
        kind === 'pglite' ? 'PGlite' : `PostgreSQL ${cluster.version.split(' ')[0]}`,
        sum,
        (performance.now() - began) / 1000,
      ),
    )
    if (sum.runs.some((run) => run.wrong.length > 0)) process.exitCode = 1
  }
  console.log(lines.join('\n'))
  if (values.write && values.on === 'both') writePage('docs/operations/crash.md', page(lines))
} finally {
  await cluster.stop()
}

function report(name: string, sum: Sum, seconds: number): string[] {
  const deaths = sum.runs.flatMap((run) => run.deaths)
  const bad = sum.runs.filter((run) => run.wrong.length > 0)
  const kinds = Map.groupBy(deaths, kindOf)
  return [
    `## ${name}`,
    '',
    `- Points in a day that nobody interrupts: ${Object.entries(sum.points)
      .map(([kind, count]) => `${kind} ${count}`)
      .join(', ')}.`,
    `- ${sum.runs.length} days interrupted, seed ${seed}, ${Math.round(seconds)} seconds.`,
    `- ${deaths.length} kills, of which ${sum.runs.filter((run) => run.deaths.length > 1).length} met the process that took over; ${sum.runs.filter((run) => run.deaths.length === 0).length} days ended before their point came.`,
    `- ${sum.runs.length - bad.length} days right, ${bad.length} wrong.`,
    '',
    '| Killed at | Times |',
    '| --- | ---: |',
    ...[...kinds].toSorted(([a], [b]) => a.localeCompare(b)).map(([kind, all]) => `| ${kind} | ${all.length} |`),
    '',
    ...bad.flatMap(tellWrong),
  ]
}

function tellWrong(run: PlannedRun): string[] {
  return [`- killed at ${run.deaths.join(', then ')}: ${run.wrong.join('; ').slice(0, 500)}`, '']
}

/** Without the statement's own words. */
function kindOf(death: string): string {
  const [, kind = '', where = ''] = /^(\w+) \d+, (.*)$/.exec(death) ?? []
  return `${words[kind] ?? kind}: ${kind === 'statement' ? where.slice(0, where.indexOf(':')) : where.toLowerCase()}`
}

function page(lines: readonly string[]): readonly string[] {
  return [
    '# Killed at any moment',
    '',
    'A whole office runs as a process of its own (database, effect loop, ISO 18626 both ways, a library system over HTTP) and is ended by SIGKILL at a chosen point of its day: before or after a statement, a commit, an outgoing request, its answer, an incoming request, its answer. It is started again on the same database; staff and partners repeat what was not answered. Then every effect must have been acted on exactly once outside, every message kept with its answer, every state must be what its events say, and what needs a person must be a card. In every fifth day the process that takes over is killed too. In every third day the library system cannot tell a repeat by its key: then what may have gone out is asked of a person, and never sent twice.',
    '',
    `Taken on ${new Date().toISOString().slice(0, 10)} with \`npm run crash -- --runs ${runs} --write\` on ${machine()}. \`bin/test\` does 25 days a database.`,
    '',
    ...lines,
  ]
}
