import { globSync, rmSync } from 'node:fs'
import { mkdtemp, readFile } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { runChild } from './child.ts'
import { countsMark } from './reporter.ts'
import { step } from './step.ts'
import { inWords, nothing, skipsAreFailures, type Tally } from './tally.ts'

const compileCache = 'node_modules/.cache/keuka-compiled'

export type Lane = {
  name: string
  files: readonly string[]
  /** Rules need no process of their own, which is thirty times as fast. */
  together?: boolean
  env?: NodeJS.ProcessEnv
  nodeOptions?: readonly string[]
  /** A run that hangs ends; one on a slow, busy machine does not. */
  limitSeconds?: number
}

/** Runs test files with Node's runner and believes its counts; a run that ends without counts is a failure. */
export function runLane(lane: Lane): Promise<Tally> {
  return step(lane.name, async () => {
    if (lane.files.length === 0) return { tally: nothing, words: 'no tests' }
    const folder = await mkdtemp(join(tmpdir(), 'keuka-lane-'))
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
    const reportFile = join(folder, 'report')
    const { NODE_TEST_CONTEXT: _, ...outer } = process.env
    // Each file is a process of its own that loads the same modules.
    const env = { NODE_COMPILE_CACHE: compileCache, ...outer, ...lane.env }
    const { ok, output } = await runChild(
      process.execPath,
      [
        ...(lane.nodeOptions ?? []),
        '--test',
        // What a failed test leaves open must not keep the one process from ending.
        ...(lane.together
          ? ['--test-isolation=none', '--test-force-exit']
          : [`--test-concurrency=${Math.max(2, Math.floor(availableParallelism() / 2))}`]),
        '--test-timeout=120000',
        `--test-reporter=${join(import.meta.dirname, 'reporter.ts')}`,
        `--test-reporter-destination=${reportFile}`,
        ...lane.files,
      ],
      { env, limitSeconds: lane.limitSeconds ?? 1800 },
    )
    const report = await readFile(reportFile, 'utf8').catch(() => '')

    const { tally, excused } = readCounts(report)
    const verdict = skipsAreFailures(tally, excused)
    // The runner may fail for a reason no test names, such as an error thrown after the last one.
    if (!ok && verdict.failed === 0) verdict.failed = 1
    const told = report.replace(new RegExp(`^${countsMark}.*\n`, 'm'), '')
    const more = ok || told.includes('✖') ? '' : lastLines(output)
    return { tally: verdict, words: inWords(verdict), output: `${told}${more}` }
  })
}

/** Names that end in `.db.test.ts` or `.browser.test.ts` have lanes of their own. */
export function testFiles(kind: 'rules' | 'db' | 'browser'): string[] {
  const all = globSync(['src/**/*.test.ts', 'test/**/*.test.ts', 'scripts/**/*.test.ts']).toSorted()
  const kindOf = (file: string) => /\.(db|browser)\.test\.ts$/.exec(file)?.[1] ?? 'rules'
  return all.filter((file) => kindOf(file) === kind)
}

function readCounts(report: string): { tally: Tally; excused: number } {
  const line = report.split('\n').find((one) => one.startsWith(countsMark))
  if (line === undefined) return { tally: { ...nothing, failed: 1 }, excused: 0 }
  const counts: unknown = JSON.parse(line.slice(countsMark.length))
  const of = (name: string) => numberIn(counts, name)
  return {
    tally: { passed: of('passed'), failed: of('failed') + of('cancelled'), skipped: of('skipped') + of('todo') },
    excused: of('excused'),
  }
}

function numberIn(counts: unknown, name: string): number {
  const value: unknown = typeof counts === 'object' && counts !== null ? Reflect.get(counts, name) : undefined
  return typeof value === 'number' ? value : 0
}

function lastLines(text: string): string {
  return text.split('\n').slice(-40).join('\n')
}
