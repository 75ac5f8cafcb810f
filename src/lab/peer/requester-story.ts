import { finalStatuses } from './codes.ts'
import type { Action, Status } from './codes.ts'
import { durationOf, sendAction, sendRequest } from './house.ts'
import type { House } from './house.ts'
import type { AgencyId, Wish } from './messages.ts'
import type { Sent } from './options.ts'
import type { Essentials } from './read.ts'
import type { RequesterScenario, RequesterWord, Step } from './scenarios.ts'
import type { Borrowing } from './store.ts'

export type Start = {
  supplier: AgencyId
  wish: Wish
  scenarioText: string
  scenario: RequesterScenario
}

/** Opens a request of the peer's own and sends it. */
export function start(house: House, { supplier, wish, scenarioText, scenario }: Start): [Borrowing, Promise<Sent>] {
  const borrowing: Borrowing = {
    role: 'requester',
    id: nextId(house),
    supplier,
    supplierRequestId: undefined,
    wish,
    service: wish.serviceType ?? 'Loan',
    status: undefined,
    dueAt: undefined,
    itemId: undefined,
    told: [],
    offeredCosts: undefined,
    heard: undefined,
    scenarioText,
    scenario,
    awaits: undefined,
    retriedAs: undefined,
    ended: false,
    stepPlanned: false,
    stop: () => undefined,
  }
  house.borrowings.set(borrowing.id, borrowing)
  const sent = sendRequest(house, borrowing, wish).then((record) => {
    if (record.outcome === 'ERROR' || record.outcome === 'refused') end(borrowing)
    return record
  })
  goOn(house, borrowing)
  return [borrowing, sent]
}

export function nextId(house: House): string {
  return `${house.options.symbol.value}-R${String(house.borrowings.size + 1).padStart(4, '0')}`
}

/** Does an action, and waits for its answer where it is a question. */
export async function act(house: House, borrowing: Borrowing, action: Action, note?: string): Promise<Sent> {
  const questions: Partial<Record<Action, Borrowing['awaits']>> = {
    Renew: 'RenewResponse',
    Cancel: 'CancelResponse',
    StatusRequest: 'StatusRequestResponse',
  }
  borrowing.awaits = questions[action] ?? borrowing.awaits
  const sent = await sendAction(house, borrowing, action, note)
  if (sent.outcome !== 'OK' && questions[action]) {
    borrowing.awaits = undefined
    goOn(house, borrowing)
  }
  return sent
}

export function remind(house: House, borrowing: Borrowing): Promise<Sent> {
  return sendRequest(house, borrowing, { ...borrowing.wish, requestType: 'Reminder' })
}

/** What a new status calls for by itself: an answer to terms, another try, the end. */
export function react(house: House, borrowing: Borrowing, message: Essentials): void {
  const { scenario, status, id } = borrowing
  const hasTerms = message.loanCondition !== undefined || message.offeredCosts !== undefined
  if (status === 'WillSupply' && hasTerms && scenario.terms !== 'ignore') {
    const action = scenario.terms === 'accept' ? 'Notification' : 'Cancel'
    const note = scenario.terms === 'accept' ? 'We accept the conditions.' : undefined
    house.clock.after(durationOf(house, 'answer terms', id), () => void act(house, borrowing, action, note))
  }
  if (status === undefined || !finalStatuses.includes(status)) return
  if (status === 'RetryPossible' && scenario.retries) {
    const waitMs = (message.retryAfter?.getTime() ?? 0) - house.clock.now().getTime()
    const ms = Math.max(waitMs, durationOf(house, 'try again', id))
    house.clock.after(ms, () => void retry(house, borrowing))
  } else end(borrowing)
}

/** Sends `Retry` with the cost raised to what was asked; under a new number unless the scenario keeps the old. */
export function retry(house: House, borrowing: Borrowing): Promise<Sent> {
  const { wish, offeredCosts, id, scenario } = borrowing
  const maximumCost = offeredCosts ?? wish.maximumCost
  const again: Wish = { ...wish, requestType: 'Retry', previousId: id, maximumCost }
  if (scenario.keepsId) {
    borrowing.status = undefined
    borrowing.wish = again
    return sendRequest(house, borrowing, again)
  }
  end(borrowing)
  const [next, sent] = start(house, { ...borrowing, wish: again })
  borrowing.retriedAs = next.id
  return sent
}

/** Plans the next step of the story, if its time has come. */
export function goOn(house: House, borrowing: Borrowing): void {
  const { steps } = borrowing.scenario
  while (steps[0] && isPointless(borrowing, steps[0])) steps.shift()
  const step = steps[0]
  if (!step || borrowing.stepPlanned || !mayDo(borrowing, step)) return
  borrowing.stepPlanned = true
  borrowing.stop = house.clock.after(durationOf(house, step.word, borrowing.id, step.afterMs), () => {
    borrowing.stepPlanned = false
    if (mayDo(borrowing, step) && !isPointless(borrowing, step)) {
      steps.shift()
      void perform(house, borrowing, step)
    }
    goOn(house, borrowing)
  })
}

async function perform(house: House, borrowing: Borrowing, { word, value }: Step<RequesterWord>): Promise<void> {
  const plain: Partial<Record<RequesterWord, Action>> = {
    RECEIVE: 'Received',
    RENEW: 'Renew',
    RETURN: 'ShippedReturn',
    FORWARD: 'ShippedForward',
    CANCEL: 'Cancel',
    STATUS: 'StatusRequest',
    NOTE: 'Notification',
  }
  const action = plain[word]
  if (action) await act(house, borrowing, action, value ?? (word === 'NOTE' ? 'A word from the borrower.' : undefined))
  if (word === 'REMIND') await remind(house, borrowing)
}

const out: readonly (Status | undefined)[] = ['Loaned', 'Overdue', 'Recalled']
const renewable: readonly (Status | undefined)[] = ['Loaned', 'Overdue']

function mayDo({ awaits, ended, status, told }: Borrowing, { word, value }: Step<RequesterWord>): boolean {
  if (awaits !== undefined || ended) return false
  switch (word) {
    case 'RECEIVE':
    case 'RETURN':
      return out.includes(status)
    case 'RENEW':
      return renewable.includes(status)
    case 'FORWARD':
      return status === 'Loaned'
    case 'ON':
      return told.some((earlier) => earlier === value)
    default:
      return true
  }
}

/** Steps that time has overtaken: no reminder after an answer, no renewal of what is recalled. */
function isPointless({ status, told }: Borrowing, { word }: Step<RequesterWord>): boolean {
  return (word === 'REMIND' && told.length > 0) || (word === 'RENEW' && status === 'Recalled')
}

function end(borrowing: Borrowing): void {
  borrowing.ended = true
  borrowing.stop()
}
