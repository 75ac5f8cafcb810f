// A page of the other system, pasted or dropped: first what it would lead to, request by request, then the same done.
import { readIlsPage } from '../../domain/assisted/ils-page.ts'
import { readNetworkPage, type NotUnderstood } from '../../domain/assisted/network-page.ts'
import { pageLines, type Copied } from '../../domain/assisted/page-lines.ts'
import type { AssistedSystem } from '../../domain/assisted/systems.ts'
import { done, refuse, type Answer } from '../../domain/refusal.ts'
import type { Tx } from '../../store/open.ts'
import type { AssistedHere, Office } from '../context.ts'
import { plainLine, type PasteLine } from './paste-line.ts'
import { takeSeenIn } from './take-seen.ts'
import { takeSeenIllIn } from './take-seen-ill.ts'

export interface PasteResult {
  readonly lines: readonly PasteLine[]
  readonly recognized: number
  readonly isApplied: boolean
}
/** More on one page is another page. */
const mostRequests = 500

export async function paste(
  office: Office,
  system: AssistedSystem,
  copied: Copied,
  isApplied: boolean,
): Promise<Answer<PasteResult>> {
  const here = office.assisted?.()
  if (!here || here.modes[system] === 'by_hand')
    return refuse('not-assisted', { system: system === 'polaris' ? 'Polaris' : 'WorldShare' })
  const lines = pageLines(copied)
  const { jobs, notUnderstood } = jobsOf(office, here, system, lines)
  if (jobs.length + notUnderstood.length === 0) return refuse('paste-empty')
  const results: PasteLine[] = []
  for (const job of jobs.slice(0, mostRequests))
    results.push(await (isApplied ? office.store.transact(job) : tried(office, job)))
  return done({
    lines: [
      ...results,
      ...notUnderstood.map(({ number, why }) => plainLine('not_understood', '', sentence(why), { number })),
    ],
    recognized: jobs.length,
    isApplied,
  })
}
const sentence = (why: string): string => `${why.charAt(0).toUpperCase()}${why.slice(1)}.`

type Job = (tx: Tx) => Promise<PasteLine>
function jobsOf(
  office: Office,
  here: AssistedHere,
  system: AssistedSystem,
  lines: ReturnType<typeof pageLines>,
): { readonly jobs: readonly Job[]; readonly notUnderstood: readonly NotUnderstood[] } {
  if (system === 'polaris') {
    const page = readIlsPage(lines)
    return {
      jobs: page.requests.map((seen) => (tx: Tx) => takeSeenIllIn(tx, office, seen)),
      notUnderstood: page.notUnderstood,
    }
  }
  const page = readNetworkPage(lines)
  return {
    jobs: page.requests.map((seen) => (tx: Tx) => takeSeenIn(tx, office, here, seen)),
    notUnderstood: page.notUnderstood,
  }
}

class OnlyTried extends Error {
  override name = 'OnlyTried'
  readonly line: PasteLine

  constructor(line: PasteLine) {
    super('only tried')
    this.line = line
  }
}

/** Done as it would be, and taken back wholly: what is shown before is what happens. */
async function tried(office: Office, job: Job): Promise<PasteLine> {
  try {
    return await office.store.transact(async (tx) => {
      throw new OnlyTried(await job(tx))
    })
  } catch (error) {
    if (error instanceof OnlyTried) return error.line
    throw error
  }
}
