// The commands a person types: reads the line, runs the command, says how it went. `bin/keuka --help` lists them.
import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import type { Call } from './commands/command.ts'
import { helpAmong, helpFor, helpOnAll } from './commands/help.ts'
import { readLine, type Line } from './commands/read-line.ts'
import { CommandRefused } from './commands/refused.ts'
import { UsageWrong } from './commands/usage-wrong.ts'
import { programVersion } from './version.ts'

const words = process.argv.slice(2)
const wantsJson = words.includes('--json')
const toErrors = (line: string): void => void process.stderr.write(`${line}\n`)
const toOutput = (line: string): void => void process.stdout.write(`${line}\n`)

// `bin/keuka … | head` closes our output; the office does not end because nobody reads it any more.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
}
process.on('unhandledRejection', (reason) => toErrors(`Nobody waited for this (${newReference()}): ${traceOf(reason)}`))
process.on('uncaughtException', (error) => {
  void failAndEnd(error)
})

try {
  await run(readLine(words))
} catch (error) {
  await fail(error)
}

async function run(line: Line): Promise<void> {
  switch (line.kind) {
    case 'version':
      return wantsJson ? printJson({ version: programVersion }) : toOutput(programVersion)
    case 'help':
      return toOutput(line.among ? helpAmong(line.among) : line.command ? helpFor(line.command) : helpOnAll())
    case 'command': {
      const call: Call = {
        words: line.words,
        flags: line.flags,
        values: line.values,
        environment: process.env,
        programFolder: fileURLToPath(new URL('../..', import.meta.url)),
        say: wantsJson ? toErrors : toOutput,
        log: toErrors,
      }
      const command = await line.command.load()
      const report = await command(call)
      if (wantsJson) printJson(report.json)
      else for (const one of report.lines) toOutput(one)
      if (report.isBad) process.exitCode = 1
      return
    }
    default: {
      const nothing: never = line
      return nothing
    }
  }
}

async function failAndEnd(error: unknown): Promise<void> {
  await fail(error)
  process.exit(1)
}

/** What people can put right is said in its sentence; what they cannot is our own fault and has a reference. */
async function fail(error: unknown): Promise<void> {
  process.exitCode = error instanceof UsageWrong ? 2 : error instanceof CommandRefused ? error.exitCode : 1
  // It knows every failure of the database and the door: a command that goes well does not wait for those.
  const { failureOf } = await import('./commands/failure-of.ts')
  const known = failureOf(error)
  const { code, sentence } = known ?? ownFault(error)
  if (wantsJson) printJson({ error: { code, sentence } })
  else toErrors(`keuka: ${sentence}`)
}

function ownFault(error: unknown): { code: string; sentence: string } {
  const reference = newReference()
  const words = error instanceof Error ? `${error.name}: ${error.message.split('\n')[0] ?? ''}` : String(error)
  if (process.env['KEUKA_TRACE'] === '1') toErrors(traceOf(error))
  return {
    code: 'own-fault',
    sentence: `Something went wrong that should not (${reference}): ${words}. With KEUKA_TRACE=1 it says where.`,
  }
}

function printJson(value: unknown): void {
  toOutput(JSON.stringify(value))
}

function traceOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

function newReference(): string {
  return `K-${randomBytes(4).toString('hex').toUpperCase()}`
}
