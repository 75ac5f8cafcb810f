import { existsSync, globSync } from 'node:fs'
import { endChildren } from './check/child.ts'
import { runLane, testFiles } from './check/lane.ts'
import { postgresAdvice, startCluster, type Cluster } from './check/postgres.ts'
import { cannotRun, commandStep, step } from './check/step.ts'
import { inWords, nothing, sum, type Tally } from './check/tally.ts'
import { mostFirstLoad, weighWeb } from './check/web-weight.ts'
import { findChromium, findOrInstall, findPostgres, findProgram } from './check/tools.ts'

const usage =
  'bin/test runs every check; bin/test quick leaves out PostgreSQL, the build, the browser and the tests named *.long.*'
const tool = (name: string) => `node_modules/.bin/${name}`
const linted = ['src', 'test', 'scripts', ...globSync('*.ts')].filter((path) => existsSync(path))
const buildWeb =
  'root=.; needs=building; . scripts/bootstrap.sh; . scripts/bootstrap/build-web.sh; alone build_web again'

const [only, ...rest] = process.argv.slice(2)
if (only === '--help') {
  console.log(usage)
  process.exit(0)
}
if ((only !== undefined && only !== 'quick') || rest.length > 0) {
  console.error(usage)
  process.exit(2)
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    endChildren()
    process.exit(130)
  })
}

const tallies = [...(await quickSteps()), ...(only === 'quick' ? [] : await slowSteps())]
const all = sum(tallies)
console.log(inWords(all))
process.exitCode = all.failed > 0 ? 1 : 0

async function quickSteps(): Promise<Tally[]> {
  // What is written and what it does, side by side: each waits for the disk and for one core.
  const [read, ruled] = await Promise.all([readSteps(), rules()])
  return [...read, ruled, await pglite()]
}

/** What can be said of the files without running the program. */
async function readSteps(): Promise<Tally[]> {
  return [
    await commandStep('types', tool('tsc'), ['--noEmit', '-p', 'tsconfig.json']),
    await commandStep('pure types', tool('tsc'), ['--noEmit', '-p', 'tsconfig.pure.json']),
    await commandStep('lint', tool('oxlint'), ['--format=unix', ...linted]),
    await commandStep('format', tool('oxfmt'), ['--check']),
    await commandStep('generated', process.execPath, ['scripts/gen.ts', '--check']),
  ]
}

/** Tests that take many seconds by themselves (whole programs started and killed, offices told anew) are not for the quick check. */
function filesOf(kind: 'rules' | 'db'): string[] {
  return testFiles(kind).filter((file) => only !== 'quick' || !file.includes('.long.'))
}

async function pglite(): Promise<Tally> {
  // Mail in is tried on Debian's own mail server; its tests skip, and say so, where it is missing.
  await findOrInstall(() => findProgram(['dovecot'], ['/usr/sbin/dovecot']), ['dovecot-imapd'], 'dovecot is not here')
  const files = filesOf('db')
  // Its code is large and each file runs it shortly: compiling it twice, once better, costs more than it saves.
  const nodeOptions = ['--liftoff-only']
  return runLane({ name: 'PGlite', files, env: { KEUKA_TEST_DATABASE: 'pglite' }, nodeOptions })
}

async function slowSteps(): Promise<Tally[]> {
  return [await postgres(), await commandStep('build', 'sh', ['-c', buildWeb]), await weight(), await browser()]
}

/** Sizes are no timings: they are the same on every machine. */
function weight(): Promise<Tally> {
  return step('weight', async () => {
    const scripts = weighWeb()?.scripts
    if (scripts === undefined) return { tally: { ...nothing, failed: 1 }, output: 'The workbench is not built.' }
    const words = `${(scripts / 1000).toFixed(1)} kB of scripts at first load, at most ${mostFirstLoad}`
    return { tally: { ...nothing, failed: scripts > mostFirstLoad * 1000 ? 1 : 0 }, words }
  })
}

/** The schema tests ask xmllint; where it is missing and may not be installed they skip and say so. */
async function rules(): Promise<Tally> {
  await findOrInstall(() => findProgram(['xmllint']), ['libxml2-utils'], 'xmllint is not here')
  // Papers are rendered and read back, and printed by Debian's own printer.
  await findOrInstall(() => findProgram(['pdftoppm']), ['poppler-utils'], 'pdftoppm is not here')
  await findOrInstall(
    () => findProgram(['ippeveprinter'], ['/usr/bin/ippeveprinter', '/usr/sbin/ippeveprinter']),
    ['cups-ipp-utils', 'dbus-daemon'],
    'ippeveprinter is not here',
  )
  return runLane({ name: 'rules', files: filesOf('rules'), together: true })
}

async function postgres(): Promise<Tally> {
  const name = 'PostgreSQL'
  const found = await findOrInstall(findPostgres, ['postgresql'], postgresAdvice)
  if ('missing' in found) return step(name, async () => cannotRun(found.missing))
  let cluster: Cluster
  try {
    cluster = await startCluster({ durable: false })
  } catch (error) {
    return step(name, async () => ({ tally: { ...nothing, failed: 1 }, output: String(error) }))
  }
  try {
    const env = { KEUKA_TEST_DATABASE: 'postgres', DATABASE_URL_ADMIN: cluster.url }
    return await runLane({ name: `${name} ${cluster.version.split(' ')[0]}`, files: testFiles('db'), env })
  } finally {
    await cluster.stop()
  }
}

async function browser(): Promise<Tally> {
  const advice = 'Chromium is not here; install it (Debian: apt-get install chromium) or name it in KEUKA_CHROMIUM'
  const found = await findOrInstall(findChromium, ['chromium', 'fonts-noto-core'], advice)
  if ('missing' in found) return step('browser', async () => cannotRun(found.missing))
  return runLane({ name: 'browser', files: testFiles('browser'), env: { KEUKA_CHROMIUM: found.path } })
}
