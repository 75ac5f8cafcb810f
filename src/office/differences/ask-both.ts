// Asks both systems what they say of our requests, several questions at once. One that is away is left alone; what it
// had answered before counts.
import type { IlsSays, NetworkSays } from '../../domain/differences/says.ts'
import type { Office } from '../context.ts'
import { ConnectorError } from '../ports.ts'
import type { OurSide } from './ours.ts'

export interface IlsAnswers {
  readonly says: ReadonlyMap<number, IlsSays>
  readonly of: number
  readonly problem: string | null
}
export interface NetworkAnswers {
  readonly says: ReadonlyMap<string, NetworkSays>
  /** Numbers that were asked for, found or not. */
  readonly asked: ReadonlySet<string>
  readonly of: number
  /** Everything that changed lately was listed. */
  readonly isWhole: boolean
  readonly problem: string | null
}

export const asksIls = ({ asked, say }: OurSide): boolean => asked !== null && !say.isBusy.ils
export const asksNetwork = ({ say }: OurSide): boolean => say.numbers.length > 0 && !say.isBusy.network

/** Null: it is not connected. */
export async function askIls(office: Office, sides: readonly OurSide[], told: () => void): Promise<IlsAnswers | null> {
  const { survey } = office.ils
  if (!survey) return null
  const asking = survey.begin()
  const says = new Map<number, IlsSays>()
  const toAsk = sides.filter(asksIls)
  const problem = await severalAtOnce(survey.atOnce(), toAsk, async ({ asked, say }) => {
    if (asked) says.set(say.requestId, await asking.says(asked))
    told()
  })
  return { says, of: toAsk.length, problem }
}

/** Changes of so long are listed; what stands still for longer is read by its number. */
const listedDays = 90

export async function askNetwork(
  office: Office,
  sides: readonly OurSide[],
  how: { readonly isAll: boolean; readonly told: () => void },
): Promise<NetworkAnswers | null> {
  const { network } = office
  if (!network?.isOn()) return null
  const says = new Map<string, NetworkSays>()
  let isWhole = false
  try {
    if (how.isAll) {
      const since = new Date(office.clock.now().getTime() - listedDays * 86_400_000)
      for (const one of await network.changedSince(since)) says.set(one.number, one)
      isWhole = true
    }
  } catch (error) {
    const problem = problemOf(error)
    if (problem.isAway) return { says, asked: new Set(), of: 0, isWhole, problem: problem.words }
  }
  const numbers = sides.filter(asksNetwork).flatMap((one) => one.say.numbers[0]?.number ?? [])
  const asked = new Set(numbers.filter((one) => says.has(one)))
  for (const _ of asked) how.told()
  const missing = numbers.filter((one) => !asked.has(one))
  const problem = await severalAtOnce(network.atOnce(), missing, async (number) => {
    const one = await network.one(number)
    if (one) says.set(number, one)
    asked.add(number)
    how.told()
  })
  return { says, asked, of: numbers.length, isWhole, problem }
}

/** Stops at what concerns all questions; what one question lacks stops nobody else. Answers what went wrong. */
async function severalAtOnce<T>(
  most: number,
  all: readonly T[],
  work: (one: T) => Promise<void>,
): Promise<string | null> {
  const rest = all[Symbol.iterator]()
  let problem: string | null = null
  let isAway = false
  const lane = async (): Promise<void> => {
    for (let next = rest.next(); !next.done && !isAway; next = rest.next()) {
      try {
        await work(next.value)
      } catch (error) {
        const found = problemOf(error)
        problem ??= found.words
        if (found.isAway) isAway = true
      }
    }
  }
  await Promise.all(Array.from({ length: Math.max(1, most) }, lane))
  return problem
}

function problemOf(error: unknown): { readonly words: string; readonly isAway: boolean } {
  if (!(error instanceof ConnectorError)) throw error
  return { words: error.message, isAway: error.retry || error.kind === 'bad-credentials' || error.kind === 'busy' }
}
