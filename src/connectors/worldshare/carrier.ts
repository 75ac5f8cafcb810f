// Carries what the office has to say to partners reached by WorldShare: one request for all lenders of a run, each step
// by its name there. Where the network already says so, a step is done.
import { createHash } from 'node:crypto'
import type { WorldshareReader } from '../../domain/assumptions/worldshare.ts'
import { movesOn } from '../../domain/worldshare/aging.ts'
import { statusHeard, type NetworkStatus } from '../../domain/worldshare/statuses.ts'
import { addDays, dayOf } from '../../domain/values/days.ts'
import { ConnectorError, type Carrier, type Task, type TaskDone } from '../../office/ports.ts'
import type { NetworkDesk, NetworkNewsOrder, NetworkStep } from '../../office/network-port.ts'
import { NotNow } from './client.ts'
import { planOf } from './carry-plan.ts'
import type { Holdings } from './holdings.ts'
import type { NetworkPatrons } from './patrons.ts'
import type { NetworkRequests } from './requests.ts'
import type { WorldshareSettings } from './settings.ts'
import { reasonHeard } from './steps.ts'
import type { Order } from './wire/document.ts'
import type { NetworkDocument } from './wire/read-document.ts'

export interface WorldshareParts {
  readonly desk: NetworkDesk
  readonly requests: NetworkRequests
  readonly holdings: Holdings
  readonly patrons: NetworkPatrons
  readonly settings: () => WorldshareSettings
  readonly assumed: WorldshareReader
  /** What is kept of earlier tries to make a request, by our number. */
  readonly asked: {
    /** A try left and was not clearly refused. */
    mayBeMade(reference: string): Promise<boolean>
    /** A person has been asked “is it there?”. */
    was(reference: string): Promise<boolean>
    /** One is asked now. */
    now(reference: string): Promise<void>
  }
}

export const createWorldshareCarrier = (parts: WorldshareParts): Carrier => ({
  byHand: false,
  leavesHouse: true,
  knowsKeys: true,
  carry: (task) => carry(parts, task),
})

async function carry(parts: WorldshareParts, task: Task): Promise<TaskDone> {
  const step = await parts.desk.step(task)
  if (task.name === 'lender.ask' || task.name === 'lender.askAgain') {
    if (!step.network) await make(parts, task, step)
    else if (step.network.bornThere) await sendReviewed(parts, task, step, step.network)
    return {}
  }
  const today = dayOf(parts.desk.clock.now(), step.matter.office.timeZone)
  const plan = planOf(task, step, parts.settings(), today)
  if (plan.is === 'nothing') return {}
  if (plan.is === 'by hand') throw new ConnectorError('by-hand', plan.why, { retry: false })
  const { network } = step
  if (!network)
    throw new ConnectorError('by-hand', 'This request is not in WorldShare: tell the library another way.', {
      retry: false,
    })
  try {
    await parts.requests.step(network.number, plan.step, plan.said, step.reference)
    return plan.act ? { act: plan.act } : {}
  } catch (error) {
    if (!(error instanceof NotNow)) throw error
    return alreadyThere(parts, network.number, plan)
  }
}

/** The step is not possible now: because it has been done, or because the request went another way. */
async function alreadyThere(
  { requests, assumed, settings }: WorldshareParts,
  number: string,
  plan: Extract<ReturnType<typeof planOf>, { is: 'step' }>,
): Promise<TaskDone> {
  const found = await requests.read(number)
  const status = found ? statusHeard(found.status, assumed) : null
  if (status !== null && plan.reached.includes(status)) return plan.act ? { act: plan.act } : {}
  if (plan.actIfNot) return { act: plan.actIfNot }
  const isElsewhere =
    plan.step === 'ship' && found?.currentLender !== null && found?.currentLender !== settings().registryId
  throw new ConnectorError(
    'refused',
    isElsewhere
      ? `WorldShare has gone on to another lender (request ${number}): stop the package.`
      : `WorldShare shows request ${number} as ${found?.status ?? 'gone'}: look at it there.`,
    { retry: false },
  )
}

async function make(parts: WorldshareParts, task: Task, step: NetworkStep): Promise<void> {
  const { requests, desk, asked } = parts
  const { reference } = step
  try {
    const lenders = await registryIds(parts, step)
    const order = { ...orderOf(parts, step, lenders), ...(await patronOf(parts, step)) }
    const again = await asked.mayBeMade(reference)
    const made = await requests.make(order, { again, sure: again && (await asked.was(reference)) })
    await desk.link(task, { number: made.number, reference, lenders: step.lenders.map((one) => one.n) })
    await cancelTwins(requests, made.number, reference)
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
    if (error.kind === 'by-hand') await asked.now(reference)
    // What is wrong with the settings or the request is no lender's no: the string would be used up for nothing.
    if (error.kind === 'refused' || error.kind === 'bad-credentials')
      throw new ConnectorError('by-hand', error.message, { retry: false, cause: error })
    throw error
  }
}

/** Where the site wants a record of the patron, it stands before the request does; else a code of this request's alone. */
async function patronOf({ patrons, settings }: WorldshareParts, step: NetworkStep): Promise<Partial<Order>> {
  if (!settings().keepsPatronRecords || step.recordCode === null) return {}
  return { patronCode: step.recordCode, patronRecord: await patrons.ensure(step.recordCode, step.reference) }
}

/**
 * A call that comes twice on its way makes two: whatever else bears our number is called off before it is lent. What cannot
 * be found or cancelled now is found by the next look, and a person is asked.
 */
async function cancelTwins(requests: NetworkRequests, number: string, reference: string): Promise<void> {
  try {
    for (const one of await requests.search({ reference }))
      if (one.reference === reference && one.number !== number) await requests.step(one.number, 'cancel', {}, reference)
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
  }
}

/**
 * The request was made there and waits in review: our lender string goes on it, so that no second one is made. It is
 * read first: one that has left review by now was sent by an earlier try, or by somebody there.
 */
async function sendReviewed(
  parts: WorldshareParts,
  task: Task,
  step: NetworkStep,
  { number }: NonNullable<NetworkStep['network']>,
): Promise<void> {
  const { requests, desk, assumed } = parts
  const lenders = step.lenders.map((one) => one.n)
  try {
    // Known before it leaves: whoever sends it, what lenders say is heard for these.
    await desk.link(task, { number, reference: step.reference, lenders })
    const found = await requests.read(number)
    if (found && statusHeard(found.status, assumed) !== 'review') return
    if (!found)
      throw new ConnectorError('by-hand', `WorldShare no longer shows request ${number}: look at it there.`, {
        retry: false,
      })
    const ids = await registryIds(parts, step)
    if (!assumed('reviewSentByAction'))
      throw new ConnectorError('by-hand', pressThere(number, step.lenders), { retry: false })
    await requests.step(number, 'submit', { lenders: ids, note: step.matter.note }, step.reference)
  } catch (error) {
    if (error instanceof NotNow) return stillInReview(parts, number, step, error)
    if (!(error instanceof ConnectorError)) throw error
    if (error.kind === 'refused' || error.kind === 'bad-credentials')
      throw new ConnectorError('by-hand', error.message, { retry: false, cause: error })
    throw error
  }
}

/** The step was not possible: because somebody has sent it meanwhile, or because it has no such step. */
async function stillInReview(
  { requests, assumed }: WorldshareParts,
  number: string,
  step: NetworkStep,
  cause: unknown,
): Promise<void> {
  const found = await requests.read(number)
  if (found && statusHeard(found.status, assumed) !== 'review') return
  throw new ConnectorError('by-hand', pressThere(number, step.lenders), { retry: false, cause })
}

const pressThere = (number: string, lenders: NetworkStep['lenders']): string =>
  `Open request ${number} in WorldShare (New For Review), put the lenders ${lenders.map((one) => one.symbol ?? one.registryId ?? `no. ${one.n}`).join(', ')} on it in this order, press Send Request, then Done here.`

function orderOf({ settings, desk }: WorldshareParts, step: NetworkStep, lenders: readonly number[]): Order {
  const { request, wanted, office, note } = step.matter
  return {
    reference: step.reference,
    service: request.service,
    lenders,
    title: request.title,
    citation: wanted.citation,
    neededBy: request.neededBy ?? addDays(dayOf(desk.clock.now(), office.timeZone), settings().needBeforeDays),
    maxCostCents: wanted.maxCostCents,
    currency: wanted.currency,
    copyrightCompliance: wanted.copyrightCompliance,
    patronCode: step.patronCode,
    note,
  }
}

/** As the libraries' records have them; else WorldCat is asked which of those that have it bears the symbol. */
async function registryIds(
  { holdings, settings }: WorldshareParts,
  { lenders, matter }: NetworkStep,
): Promise<number[]> {
  const missing = lenders.flatMap((one) => (one.registryId === null && one.symbol !== null ? [one.symbol] : []))
  const { oclc, isbn, issn } = matter.wanted.citation
  const work = oclc ? { oclcNumber: oclc } : isbn ? { isbn } : issn ? { issn } : null
  const found =
    missing.length > 0 && work !== null && settings().searchesHoldings
      ? await holdings.registryIds(work, missing)
      : new Map<string, number>()
  return lenders.map((one) => {
    const id = one.registryId ?? found.get(one.symbol?.toUpperCase() ?? '')
    if (id !== undefined) return id
    throw new ConnectorError(
      'refused',
      `WorldShare asks for registry ids: add OCLC-REGISTRY to the symbols of ${one.symbol ?? `lender ${one.n} of the string`}.`,
      { retry: false },
    )
  })
}

/** A document as news for the office; null where its status is one nobody has told of. */
export function newsOf(
  found: NetworkDocument,
  { assumed, settings, desk }: Pick<WorldshareParts, 'assumed' | 'settings' | 'desk'>,
): NetworkNewsOrder | null {
  const status: NetworkStatus | null = statusHeard(found.status, assumed)
  if (status === null) return null
  const { service, title, citation, neededBy, maxCostCents, currency, copyrightCompliance, borrowerNote } = found
  const { patron, pickup } = found
  const news = {
    number: found.number,
    status,
    word: found.status,
    reference: found.reference,
    edited: found.edited,
    borrower: found.borrower,
    lenders: found.lenders,
    currentLender: found.currentLender,
    respondBy: found.respondBy,
    dueOn: found.dueOn,
    newDueOn: found.newDueOn,
    // Both may speak of the way home.
    note: [...new Set([found.lenderNote, found.condition])].filter((one) => one !== null).join('\n') || null,
    reason: found.reason === null ? null : reasonHeard(found.reason, assumed),
    costCents: found.chargeCents,
    currency: found.currency,
    itemId: found.itemBarcode,
    wanted: {
      service,
      title,
      citation,
      neededBy,
      maxCostCents,
      currency,
      copyrightCompliance,
      note: borrowerNote,
      patron,
      pickup,
    },
  }
  const { edited: _, wanted: __, ...telling } = news
  const isLending = found.borrower !== settings().registryId
  return {
    news,
    digest: createHash('sha256').update(JSON.stringify(telling)).digest('hex'),
    us: settings().registryId,
    takesIn: settings().lendsByWorldshare,
    movesOn: movesOn(
      {
        status,
        since: found.edited ?? desk.clock.now(),
        service,
        daysToRespond: isLending ? settings().daysToRespond : 4,
        respondBy: found.respondBy,
        neededBy,
        dueOn: found.newDueOn ?? found.dueOn,
      },
      assumed,
    ),
  }
}
