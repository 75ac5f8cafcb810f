// Steps that an act makes needless: a lender who is not to be asked any more is not asked, one who answers was asked,
// one whose talk is over has nothing left to cancel, one who was not told of a loss need not hear of it once it is over.
import { tellingsOfLoss } from '../../domain/lifecycle/effects.ts'
import type { Facts } from '../../domain/lifecycle/facts.ts'
import type { EntryState } from '../../domain/lifecycle/entries.ts'
import { lifeOf, stateRow } from '../../domain/lifecycle/lives.ts'
import { isLost, isMissing, type Place } from '../../domain/lifecycle/places.ts'
import type { Step } from '../../domain/lifecycle/decide.ts'
import { openSteps, openStepsNamed, type OpenStep } from '../../store/requests/effects.ts'
import type { Tx } from '../../store/open.ts'

export interface CalledOff {
  readonly effectId: number
  /** Done without Keuka, or not to be done. */
  readonly as: 'done' | 'undone'
}

const asks = ['lender.ask', 'lender.askAgain']
/** What a lender need not hear once it has said its last word. */
const endings = ['lender.cancel', 'lender.remind', 'lender.askStatus']
const never: readonly EntryState[] = ['withdrawn', 'withdrawing']
const over: readonly EntryState[] = ['refused', 'withdrawn', 'failed', 'done']

/** Which steps still to be done for the request's lenders the act settles. */
export async function calledOff(tx: Tx, facts: Facts, step: Step): Promise<readonly CalledOff[]> {
  const closes = step.event.to === 'closed' && step.event.from !== 'closed'
  const moved = new Map(
    step.entries.flatMap((one) => (one.set.state === undefined ? [] : [[one.id, one.set.state] as const])),
  )
  const concerned = facts.entries.filter((one) => moved.has(one.id) || (closes && one.isUnsent)).map((one) => one.id)
  const overThere = [...(await dueDatesOver(tx, facts, step)), ...(await lossUntold(tx, facts, step))]
  if (concerned.length === 0) return overThere
  const open = await openSteps(tx, facts.request.id, concerned)
  return [
    ...overThere,
    ...open.flatMap((one) => {
      const as = settledAs(one, moved.get(one.entryId), closes)
      return as === null ? [] : [{ effectId: one.id, as }]
    }),
  ]
}

const inTheirHands: readonly (Place | undefined)[] = ['patron', 'borrower', 'from_borrower']

/** Once it came back, neither its check-out nor its due date is left to be put right there; what comes after must not wait for it. */
async function dueDatesOver(tx: Tx, { request }: Facts, { event }: Step): Promise<readonly CalledOff[]> {
  const life = lifeOf(request)
  if (!inTheirHands.includes(stateRow(life, event.from).place) || inTheirHands.includes(stateRow(life, event.to).place))
    return []
  const steps = await openStepsNamed(tx, request.id, [
    'ils.changeDueDate',
    'ils.checkOutToBorrower',
    'ils.checkOutToFacility',
  ])
  // A check-out that nobody has to do still goes there by itself, before its check-in.
  const isLeft = (one: { name: string; state: string }): boolean =>
    one.name === 'ils.changeDueDate' || one.state === 'with_person' || one.state === 'given_up'
  return steps.filter(isLeft).map(({ id }) => ({ effectId: id, as: 'undone' }))
}

/** Nobody need hear of a loss that is over before they were told, unless another piece is still lost. */
async function lossUntold(tx: Tx, facts: Facts, step: Step): Promise<readonly CalledOff[]> {
  const isFound = (id: number): boolean =>
    step.pieces.some(({ id: moved, set: { place } }) => moved === id && place !== undefined && !isLost(place))
  const gone = facts.pieces.filter((one) => isLost(one.place))
  if (!gone.some((one) => isFound(one.id)) || gone.some((one) => isMissing(one.place) && !isFound(one.id))) return []
  const steps = await openStepsNamed(
    tx,
    facts.request.id,
    tellingsOfLoss.map((one) => one.lost),
  )
  return steps.map(({ id }) => ({ effectId: id, as: 'undone' }))
}

function settledAs(step: OpenStep, now: EntryState | undefined, closes: boolean): CalledOff['as'] | null {
  if (asks.includes(step.name)) {
    if (now === 'failed') return 'undone'
    if (now === undefined || never.includes(now))
      return step.tries === 0 && (closes || now !== undefined) ? 'undone' : null
    // Nobody answers what was not asked: the colleague did, by whatever way.
    return step.state === 'with_person' || step.state === 'given_up' ? 'done' : null
  }
  return endings.includes(step.name) && now !== undefined && over.includes(now) ? 'undone' : null
}
