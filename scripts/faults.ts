// `npm run faults -- --requests 2000`: whole requests between the office and both make-believe systems, with every fault and
// processes killed at random; its report is printed, and with `--write` put into docs/operations/faults.md.
import { parseArgs } from 'node:util'
import type { FaultReport } from '../test/faults/run.ts'
import { machine } from './bench/machine.ts'
import { writePage } from './bench/write-page.ts'
import { startCluster } from './check/postgres.ts'

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '2000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    database: { type: 'string', default: 'postgres' },
    port: { type: 'string', default: '4650' },
    speed: { type: 'string', default: '60' },
    'at-once': { type: 'string', default: '300' },
    'kill-every': { type: 'string', default: '25' },
    way: { type: 'string', default: 'both' },
    write: { type: 'boolean', default: false },
    keep: { type: 'string' },
  },
})
const [requests, seed, port, speed, atOnce, killEverySeconds] = [
  values.requests,
  values.seed,
  values.port,
  values.speed,
  values['at-once'],
  values['kill-every'],
].map(Number)
const kind = values.database === 'pglite' || values.database === 'postgres' ? values.database : null
if (
  kind === null ||
  requests === undefined ||
  seed === undefined ||
  port === undefined ||
  speed === undefined ||
  atOnce === undefined ||
  killEverySeconds === undefined ||
  ![requests, seed, port, speed, atOnce, killEverySeconds].every((one) => Number.isFinite(one) && one >= 0)
) {
  console.error(
    'npm run faults -- [--requests 2000] [--seed NUMBER] [--database postgres|pglite] [--way both|ill-module|temporary-items] [--write]',
  )
  process.exit(2)
}

const ways = (['ill-module', 'temporary-items'] as const).filter((one) => values.way === 'both' || values.way === one)
if (ways.length === 0) {
  console.error('--way is both, ill-module or temporary-items')
  process.exit(2)
}

const cluster = kind === 'postgres' ? await startCluster() : null
try {
  if (cluster) process.env['DATABASE_URL_ADMIN'] = cluster.url
  // The tests' own helpers read the server's address when they are loaded.
  const { runFaults } = await import('../test/faults/run.ts')
  const { tellReport } = await import('../test/faults/report.ts')
  const name = cluster ? `PostgreSQL ${cluster.version.split(' ')[0] ?? ''}` : 'PGlite'
  const lines: string[] = []
  for (const [nth, way] of ways.entries()) {
    const report: FaultReport = await runFaults({
      requests: Math.ceil(requests / ways.length),
      seed: seed + nth,
      kind,
      way,
      ports: { office: port, polaris: port + 1, worldshare: port + 2 },
      speed,
      atOnce,
      killEverySeconds,
      locksOut: requests >= 1000,
      say: (line) => console.error(`${way}: ${line}`),
      keep: values.keep === undefined ? undefined : `${values.keep}/${way}`,
    })
    lines.push(...tellReport(report, { name, seed: seed + nth, way }), '')
    if (report.findings.length > 0) process.exitCode = 1
  }
  console.log(lines.join('\n'))
  if (values.write) writePage('docs/operations/faults.md', page(lines))
} finally {
  await cluster?.stop()
}

function page(lines: readonly string[]): readonly string[] {
  return [
    '# Every fault at once',
    '',
    'The office with its real connectors, make-believe Polaris and make-believe WorldShare run as processes of their own. A driver that outlives them takes requests in over the API (readers known and new, loans and copies, requests born in Polaris and in WorldShare, requests of others from WorldShare), presses what a person presses, scans, packs, moves the outside along, and answers cards after looking into the other system. Meanwhile both systems delay, fall silent before or after acting, answer with errors, half answers and web pages, deliver calls twice, forget tokens, lock accounts, are wrong about the time and close for maintenance, and every process is ended by SIGKILL again and again. Then the faults end, and what the office, Polaris and WorldShare hold is compared.',
    '',
    `Taken on ${new Date().toISOString().slice(0, 10)} with \`npm run faults -- --requests ${requests} --seed ${seed} --database ${values.database} --write\` on ${machine()}. \`bin/test\` does a small one on each database.`,
    '',
    ...lines,
  ]
}
