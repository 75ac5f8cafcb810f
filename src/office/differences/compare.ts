// Compares ours with Polaris and WorldShare: all open requests every night and on demand, or a few after a mend. What
// was found is kept; a system that was not asked leaves its differences as they were.
import { compareAll } from '../../domain/differences/compare-all.ts'
import { compareOne, type Difference } from '../../domain/differences/compare.ts'
import { numbersKnown, type Scope } from '../../store/compared.ts'
import type { Office } from '../context.ts'
import { askIls, askNetwork, asksIls, asksNetwork, type IlsAnswers, type NetworkAnswers } from './ask-both.ts'
import { closedSince, keepCompared } from './compared.ts'
import { keepDifferences, type Covered } from './keep.ts'
import { ourSides, type OurSide } from './ours.ts'

export interface Run {
  readonly startedAt: Date
  readonly asked: number
  readonly of: number
  readonly endedAt: Date | null
}
const runs = new WeakMap<Office, Run>()
export const runOf = (office: Office): Run | null => runs.get(office) ?? null

/** Begins unless one is running; `whole` ends with it. */
export function compareNow(office: Office): { readonly run: Run; readonly whole: Promise<Counts> } | null {
  const before = runs.get(office)
  if (before && before.endedAt === null) return null
  const run: Run = { startedAt: office.clock.now(), asked: 0, of: 0, endedAt: null }
  runs.set(office, run)
  const change = (set: Partial<Run>): void => void runs.set(office, { ...(runs.get(office) ?? run), ...set })
  const told = (): void => change({ asked: (runs.get(office)?.asked ?? 0) + 1 })
  const whole = compareWhole(office, { told, of: (count) => change({ of: count }) }).finally(() =>
    change({ endedAt: office.clock.now() }),
  )
  return { run, whole }
}

/** For the schedule: waits until it is through. */
export async function compareNightly(office: Office): Promise<{ [count: string]: number }> {
  const begun = compareNow(office)
  return begun ? { ...(await begun.whole) } : { running: 1 }
}

export interface Counts {
  readonly compared: number
  readonly differences: number
  readonly changed: number
}
interface Progress {
  readonly told: () => void
  readonly of: (count: number) => void
}

/** Compares these requests alone: after a mend. */
export const compareSome = (office: Office, ids: readonly number[]): Promise<Counts> =>
  compare(office, { ids }, { told: () => {}, of: () => {} })

const compareWhole = async (office: Office, progress: Progress): Promise<Counts> =>
  compare(office, { closedAfter: await closedSince(office) }, progress)

async function compare(office: Office, scope: Scope, progress: Progress): Promise<Counts> {
  const isAll = !('ids' in scope)
  const sides = await ourSides(office.store.db, scope)
  progress.of(
    (office.ils.survey ? sides.filter(asksIls).length : 0) +
      (office.network?.isOn() ? sides.filter(asksNetwork).length : 0),
  )
  const [ils, network] = await Promise.all([
    askIls(office, sides, progress.told),
    askNetwork(office, sides, { isAll, told: progress.told }),
  ])
  // What happened here in the meantime is no difference: those are left for the next time.
  const now = new Map((await ourSides(office.store.db, idsOf(scope, sides))).map((one) => [one.say.requestId, one]))
  const same = sides.filter((one) => isUntouched(one, now.get(one.say.requestId)))
  const found = [
    ...same.flatMap((one) => compareOne(one.say, ils?.says.get(one.say.requestId) ?? null, networkOf(one, network))),
    ...(isAll && network?.isWhole ? await across(office, same, network) : []),
  ]
  const covered = coveredBy(sides, same, ils, network, isAll)
  const changed = await keepDifferences(office, found, covered)
  if (isAll) await keepCompared(office, { ils, network })
  return { compared: same.length, differences: found.length, changed }
}

const idsOf = (scope: Scope, sides: readonly OurSide[]): Scope =>
  'ids' in scope ? { ids: sides.map((one) => one.say.requestId) } : scope

const isUntouched = (before: OurSide, after: OurSide | undefined): boolean =>
  after !== undefined &&
  after.version === before.version &&
  after.say.isBusy.ils === before.say.isBusy.ils &&
  after.say.isBusy.network === before.say.isBusy.network

const networkOf = ({ say }: OurSide, network: NetworkAnswers | null): NetworkAnswers['says'] | null =>
  network && say.numbers[0] && network.asked.has(say.numbers[0].number) ? network.says : null

async function across(
  office: Office,
  sides: readonly OurSide[],
  { says }: NetworkAnswers,
): Promise<readonly Difference[]> {
  const past = await numbersKnown(office.store.db, [...says.keys()])
  return compareAll(
    sides.map((one) => one.say),
    [...says.values()],
    past,
  )
}

/** Of which requests what each system says is known now; `all`: also of those that are not compared any more. */
function coveredBy(
  sides: readonly OurSide[],
  same: readonly OurSide[],
  ils: IlsAnswers | null,
  network: NetworkAnswers | null,
  isAll: boolean,
): Covered {
  const left = new Set(sides.map((one) => one.say.requestId))
  for (const one of same) left.delete(one.say.requestId)
  const ilsLeft = new Set(left)
  const networkLeft = new Set(left)
  for (const one of same) {
    const id = one.say.requestId
    if (one.say.isBusy.ils || (one.asked !== null && !ils?.says.has(id))) ilsLeft.add(id)
    const number = one.say.numbers[0]?.number
    if (one.say.isBusy.network || (number !== undefined && !network?.asked.has(number))) networkLeft.add(id)
  }
  const only = isAll ? null : new Set(sides.map((one) => one.say.requestId))
  return {
    polaris: ils === null ? null : { left: ilsLeft, only },
    worldshare: network === null ? null : { left: networkLeft, only },
    isListed: isAll && network?.isWhole === true,
  }
}
