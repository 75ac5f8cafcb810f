// `npm run bench`: every figure in one run. `--quick` for a look, `--full` for the figures that are kept; `--write`
// puts them into docs/operations/measured.md.
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { startCluster, type Cluster } from '../check/postgres.ts'
import { benchActions } from './actions.ts'
import { asMarkdown, withSections, type Section } from './figures.ts'
import { seedLargeOffice } from './large-office.ts'
import { benchDifferences } from './differences.ts'
import { benchLists } from './lists.ts'
import { machine } from './machine.ts'
import { benchMessages } from './messages.ts'
import { findPgbench } from './pgbench.ts'
import { pglitePlace, postgresPlace, type BenchPlace } from './places.ts'
import { benchPaper } from './paper.ts'
import { benchPlan } from './plan.ts'
import { benchReturns } from './returns.ts'
import { benchScreens } from './screens.ts'
import { benchSystems } from './two-systems.ts'
import { benchStart } from './second-start.ts'
import { benchWeights } from './weights.ts'
import { writePage } from './write-page.ts'

const parts = [
  'actions',
  'messages',
  'systems',
  'differences',
  'lists',
  'screens',
  'start',
  'weights',
  'returns',
  'plan',
  'paper',
] as const
const usage = `npm run bench -- [--quick | --full] [--only ${parts.join('|')}] [--write]`
const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    full: { type: 'boolean', default: false },
    only: { type: 'string' },
    write: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
const isPart = (name: string): boolean => parts.some((part) => part === name)
if (values.help || (values.quick && values.full) || (values.only !== undefined && !isPart(values.only))) {
  console.log(usage)
  process.exit(values.help ? 0 : 2)
}
const sizes = values.full
  ? {
      lives: 60,
      rounds: 7,
      messages: 300,
      requests: 100_000,
      asks: 400,
      open: 5000,
      polled: 1000,
      starts: 5,
      looks: 5,
      scans: 100,
    }
  : values.quick
    ? {
        lives: 8,
        rounds: 2,
        messages: 40,
        requests: 10_000,
        asks: 60,
        open: 500,
        polled: 200,
        starts: 1,
        looks: 2,
        scans: 12,
      }
    : {
        lives: 25,
        rounds: 3,
        messages: 100,
        requests: 100_000,
        asks: 200,
        open: 5000,
        polled: 1000,
        starts: 3,
        looks: 3,
        scans: 40,
      }
const wants = (part: (typeof parts)[number]): boolean => values.only === undefined || values.only === part

const measured = 'docs/operations/measured.md'
const sections: Section[] = []
const tell = (section: Section): void => {
  sections.push(section)
  console.log(`${asMarkdown(section)}\n`)
}

const cluster =
  wants('actions') ||
  wants('messages') ||
  wants('systems') ||
  wants('differences') ||
  wants('lists') ||
  wants('screens')
    ? await clusterOrWhy()
    : null
try {
  if (wants('actions')) await onBoth('actions', (place) => benchActions(place, { ...sizes, pgbench: findPgbench() }))
  if (wants('messages')) await onBoth('messages', (place) => benchMessages(place, sizes))
  if (wants('systems')) await onBoth('systems', (place) => benchSystems(place, sizes))
  if (wants('differences') && cluster)
    await onPostgres(cluster, 'differences', (place) => benchDifferences(place, sizes))
  if ((wants('lists') || wants('screens')) && cluster) await largeOffice(cluster)
  if (wants('start')) tell(await benchStart({ rounds: sizes.starts }))
  if (wants('weights')) tell(benchWeights())
  if (wants('returns')) tell(benchReturns())
  if (wants('plan')) tell(await benchPlan())
  if (wants('paper')) tell(await benchPaper({ rounds: sizes.looks }))
  if (values.write) writePage(measured, page())
} finally {
  await cluster?.stop()
}

async function clusterOrWhy(): Promise<Cluster | null> {
  try {
    return await startCluster()
  } catch (error) {
    console.error(`Without PostgreSQL: ${error instanceof Error ? error.message : String(error)}`)
    return null
  }
}

async function largeOffice(server: Cluster): Promise<void> {
  const place = await postgresPlace(server.url, 'bench_large')
  try {
    await seedLargeOffice(place.store, sizes.requests)
    if (wants('lists')) tell(await benchLists(place, sizes))
    if (wants('screens')) for (const section of await benchScreens(place, sizes)) tell(section)
  } finally {
    await place.close()
  }
}

async function onBoth(name: string, bench: (place: BenchPlace) => Promise<Section>): Promise<void> {
  await using(await pglitePlace(), bench)
  if (cluster) await onPostgres(cluster, name, bench)
}
async function onPostgres(
  server: Cluster,
  name: string,
  bench: (place: BenchPlace) => Promise<Section>,
): Promise<void> {
  await using(await postgresPlace(server.url, `bench_${name}`), bench)
}

async function using(place: BenchPlace, bench: (place: BenchPlace) => Promise<Section>): Promise<void> {
  try {
    tell(await bench(place))
  } finally {
    await place.close()
  }
}

function page(): readonly string[] {
  const size = values.full ? ' -- --full' : values.quick ? ' -- --quick' : ''
  const taken = `Taken on ${new Date().toISOString().slice(0, 10)} with \`npm run bench${size}\` on ${machine()}.`
  const dated = sections.map((section) => ({ ...section, notes: [...section.notes, taken] }))
  const before = values.only === undefined ? '' : readFileSync(measured, 'utf8')
  return [
    '# Measured',
    '',
    'Each part says when it was taken. Ratios are of figures taken side by side in one run; other work on the machine moves all figures, ratios least.',
    '',
    ...withSections(before, dated).map((section) => `${section}\n`),
  ]
}
