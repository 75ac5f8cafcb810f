import type { z } from 'zod'
import { differencesView } from '../../contract/differences.ts'
import { StoreInUse } from '../../store/errors.ts'
import { differencesKept, type DifferencesKept } from '../../office/differences/list.ts'
import { openHome } from '../home.ts'
import { openDatabase } from '../open-database.ts'
import { askOffice } from './ask-office.ts'
import type { Call, Report } from './command.ts'
import { databaseUrlFrom, refuseWithoutOffice } from './office-here.ts'
import { CommandRefused } from './refused.ts'

export const differencesShape = differencesView.omit({ run: true, isOn: true })

/** Where ours, Polaris and WorldShare disagree; with --compare they are asked first, which the open office does. */
export async function differencesCommand(call: Call): Promise<Report> {
  refuseWithoutOffice(call.environment, call.programFolder)
  const found = await kept(call)
  const heard = found.differences.filter((one) => one.silence === null)
  const silenced = found.differences.length - heard.length
  return {
    json: found,
    lines: [
      ...(['polaris', 'worldshare'] as const).flatMap((name) => comparedLine(name, found.compared[name])),
      ...heard.map(lineOf),
      heard.length === 0 ? 'No differences.' : `${heard.length} ${heard.length === 1 ? 'difference' : 'differences'}.`,
      ...(silenced > 0 ? [`${silenced} silenced.`] : []),
    ],
    isBad: heard.length > 0,
  }
}

async function kept(call: Call): Promise<z.infer<typeof differencesShape>> {
  const home = await openHome(call.environment, call.programFolder)
  const compares = call.flags.has('compare')
  try {
    const store = await openDatabase(home, databaseUrlFrom(call.environment), call.log)
    try {
      if (compares)
        throw new CommandRefused(
          'not-open',
          'Comparing asks Polaris and WorldShare: start the office first, then repeat.',
        )
      return differencesShape.parse(await differencesKept(store.db, new Date().toISOString().slice(0, 10)))
    } finally {
      await store.close()
    }
  } catch (error) {
    if (!(error instanceof StoreInUse)) throw error
    const ask = { method: compares ? 'POST' : 'GET', path: '/control/differences' } as const
    return askOffice(home.folder, error, ask, differencesShape)
  }
}

function comparedLine(name: 'polaris' | 'worldshare', last: DifferencesKept['compared']['polaris']): string[] {
  const label = name === 'polaris' ? 'Polaris' : 'WorldShare'
  if (last === null) return [`${label}: not compared yet.`]
  const problem = last.problem === null ? '' : ` Since then: ${last.problem}`
  return [`${label}: compared ${last.at ?? 'never wholly'}.${problem}`]
}

const lineOf = (one: DifferencesKept['differences'][number]): string =>
  [
    one.request?.number ?? '–',
    one.label,
    `ours: ${one.ours}`,
    ...(one.polaris === null ? [] : [`Polaris: ${one.polaris}`]),
    ...(one.worldshare === null ? [] : [`WorldShare: ${one.worldshare}`]),
    `since ${one.since.slice(0, 10)}`,
  ].join(' · ')
