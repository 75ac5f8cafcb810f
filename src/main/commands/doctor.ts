import { join } from 'node:path'
import { homeFolder } from '../home.ts'
import type { Call, Report } from './command.ts'
import type { Finding } from './doctor/finding.ts'
import { lookAtDatabase } from './doctor/database.ts'
import { lookAtDoor } from './doctor/door.ts'
import { lookAtBackups, lookAtHome } from './doctor/home.ts'
import { lookAtNode, lookAtRoom, lookAtWeb } from './doctor/machine.ts'

/** Everything an office stands on, one line each; only looks. */
export async function doctorCommand(call: Call): Promise<Report> {
  const folder = homeFolder(call.environment, call.programFolder)
  const findings: Finding[] = [
    lookAtNode(),
    await lookAtWeb(join(call.programFolder, 'dist', 'web')),
    ...(await lookAtHome(folder)),
    await lookAtRoom(folder),
    ...(await lookAtDatabase(folder, call.environment, call.log)),
    await lookAtBackups(folder),
    ...(await lookAtDoor(folder, call.environment)),
  ]
  const bad = findings.filter((one) => one.state === 'bad').length
  const warn = findings.filter((one) => one.state === 'warn').length
  return {
    json: { home: folder, bad, warn, findings },
    lines: [...findings.flatMap(inLines), '', summary(bad, warn)],
    isBad: bad > 0,
  }
}

function inLines({ state, about, sentence, todo }: Finding): string[] {
  const line = `${state.padEnd(4)}  ${about.padEnd(10)}  ${sentence}`
  return todo === undefined ? [line] : [line, `${' '.repeat(18)}→ ${todo}`]
}

function summary(bad: number, warn: number): string {
  if (bad + warn === 0) return 'All is well.'
  const parts = [
    ...(bad > 0 ? [`${bad} ${bad === 1 ? 'thing stops' : 'things stop'} the office or put it at risk`] : []),
    ...(warn > 0 ? [`${warn} to look at`] : []),
  ]
  return `${parts.join(', ')}.`
}
