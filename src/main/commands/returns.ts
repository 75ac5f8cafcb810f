// Which pieces go back in which package, on which day: plans a file of returns, and checks a plan against its rules.
import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import type { Instance } from '../../domain/returns-format/instance.ts'
import { readInstance, type Read } from '../../domain/returns-format/read-instance.ts'
import { readSolution } from '../../domain/returns-format/read-solution.ts'
import { planReturns } from '../../domain/returns/plan.ts'
import { checkPlan } from '../../domain/returns-check/check.ts'
import { solverThread } from '../workers/solver.ts'
import type { Call, Report } from './command.ts'
import { CommandRefused } from './refused.ts'
import { UsageWrong } from './usage-wrong.ts'

/** The planner stops this long before its time, to check and write down what it has. */
const writingSeconds = 0.75

export async function planReturnsCommand(call: Call): Promise<Report> {
  const instance = await readFrom(call.words[0] ?? '', readInstance)
  const limit = secondsFrom(call.values.get('time-limit') ?? '10')
  const solver = solverThread()
  try {
    const secondsLeft = (): number => limit - Math.min(writingSeconds, limit / 3) - performance.now() / 1000
    const planned = await planReturns(instance, { solve: solver.solve, secondsLeft })
    if (planned.kind !== 'planned')
      throw new CommandRefused(planned.kind, planned.sentence, {
        exitCode: planned.kind === 'infeasible' ? 3 : 1,
      })
    return report(instance, planned)
  } finally {
    await solver.close()
  }
}

function report(
  instance: Instance,
  planned: Extract<Awaited<ReturnType<typeof planReturns>>, { kind: 'planned' }>,
): Report {
  const { packages, unplanned, totalCents, lowerBoundCents, isOptimal } = planned
  const verdict = checkPlan(instance, { packages, unplanned })
  if (verdict.totalCents !== totalCents)
    throw new Error(`The check disagrees with the plan: ${verdict.broken[0] ?? `${verdict.totalCents} cents`}`)
  const json = {
    packages,
    unplanned,
    total_cents: totalCents,
    lower_bound_cents: lowerBoundCents,
    optimal: isOptimal,
    elapsed_ms: Math.round(performance.now()),
  }
  return { json, lines: [JSON.stringify(json)] }
}

export async function checkReturnsCommand(call: Call): Promise<Report> {
  const [instanceFile = '', solutionFile = ''] = call.words
  if (instanceFile === standardInput && solutionFile === standardInput)
    throw new UsageWrong('Only one of the two files can be the standard input.')
  const instance = await readFrom(instanceFile, readInstance)
  const solution = await readFrom(solutionFile, readSolution)
  const { totalCents, broken, warnings: found } = checkPlan(instance, solution)
  const stated = solution.statedCents
  const warnings =
    totalCents === null || stated === null || stated === totalCents
      ? found
      : [...found, `The file says ${stated} cents, which is not what it costs.`]
  const verdict = totalCents === null ? broken : [`The plan keeps every rule and costs ${totalCents} cents.`]
  return {
    json: { total_cents: totalCents, broken, warnings },
    lines: [...warnings, ...verdict],
    isBad: totalCents === null,
  }
}

async function readFrom<T>(path: string, read: (file: unknown) => Read<T>): Promise<T> {
  const found = read(await jsonFrom(path))
  if (found.ok) return found.value
  const more = found.problems.length - 20
  const lines = [...found.problems.slice(0, 20), ...(more > 0 ? [`And ${more} more.`] : [])]
  throw new CommandRefused('bad-file', `${nameOf(path)}: ${lines.join('\n')}`, { exitCode: 2 })
}

const standardInput = '-'

async function jsonFrom(path: string): Promise<unknown> {
  let words: string
  try {
    words = path === standardInput ? await text(process.stdin) : await readFile(path, 'utf8')
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    const sentence = isMissing ? `There is no file ${path}.` : `${path} cannot be read: name a file that can.`
    throw new CommandRefused('no-file', sentence, { exitCode: 2 })
  }
  try {
    // Some programs put a mark of its encoding before a file.
    return JSON.parse(words.replace(/^\uFEFF/, ''))
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new CommandRefused('bad-file', `${nameOf(path)} is not JSON: ${why}.`, { exitCode: 2 })
  }
}

const nameOf = (path: string): string => (path === standardInput ? 'The standard input' : path)

function secondsFrom(words: string): number {
  const seconds = Number(words)
  if (words.trim() === '' || !Number.isFinite(seconds) || seconds <= 0 || seconds > 86_400)
    throw new UsageWrong(`--time-limit takes a number of seconds, not “${words}”.`)
  return seconds
}
