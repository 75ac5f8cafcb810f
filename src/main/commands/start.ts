import { openHome } from '../home.ts'
import { start, type Opening } from '../start.ts'
import type { Call, Report } from './command.ts'
import { UsageWrong } from './usage-wrong.ts'

/** Answers once the office is open; the process goes on until it is told to stop. */
export async function startCommand(call: Call): Promise<Report> {
  const home = await openHome(call.environment, call.programFolder)
  const opened = await start(home, openingFrom(call.flags), call.environment, call.say, call.log)
  return { json: opened, lines: [] }
}

function openingFrom(flags: ReadonlySet<string>): Opening {
  if (flags.has('demo') && flags.has('empty')) throw new UsageWrong('Either --demo or --empty, not both.')
  if (flags.has('demo')) return 'demo'
  return flags.has('empty') ? 'empty' : 'as-it-is'
}
