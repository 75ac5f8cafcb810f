import { oneOf } from './codes.ts'
import { dayMs, durationOf, sendAnswer } from './house.ts'
import type { House } from './house.ts'
import type { Answer, Cost } from './messages.ts'
import type { Sent } from './options.ts'
import { faultWords, supplierWords } from './scenarios.ts'
import type { Step, SupplierWord } from './scenarios.ts'
import type { Lending } from './store.ts'

/** Plans the next step of the story; nothing if there is none, or if it waits for the requester. */
export function play(house: House, lending: Lending): void {
  const step = nextStep(house, lending)
  if (!step || lending.silent || lending.waitsForWord) return
  lending.stop = house.clock.after(waitFor(house, lending, step), () => {
    if (step.word === 'OVERDUE' && followsTheCalendar(house, step) && isBefore(house.clock.now(), lending.dueAt)) {
      play(house, lending)
      return
    }
    lending.scenario.steps.shift()
    void tell(house, lending, answerOf(house, lending, step))
    lending.waitsForWord = step.word === 'CONDITION' || step.word === 'COST'
    // What follows RETRY is the story of the next try.
    if (step.word !== 'RETRY') play(house, lending)
  })
}

/** Jumps to the step that ships the item, and does it. */
export function shipNow(house: House, lending: Lending): Promise<Sent> {
  lending.stop()
  const { steps } = lending.scenario
  const at = steps.findIndex(({ word }) => word === 'LOANED')
  const [step] = at < 0 ? [] : steps.splice(0, at + 1).slice(-1)
  return tell(house, lending, answerOf(house, lending, { word: 'LOANED', value: step?.value, afterMs: undefined }))
}

/** Sends the message, and lives by what it says. */
export async function tell(house: House, lending: Lending, answer: Answer): Promise<Sent> {
  if (answer.reason !== 'Notification' && answer.reason !== 'StatusRequestResponse') {
    lending.status = answer.status
    lending.dueAt = answer.dueDate ?? lending.dueAt
    lending.retryAfter = answer.retryAfter
    lending.answered = true
  }
  const sent = await sendAnswer(house, lending, answer)
  if (sent.outcome === 'OK') lending.numberKnownAt ??= house.clock.now()
  return sent
}

/** The step to come; faults that stand before it are set going. */
export function nextStep(house: House, lending: Lending): Step<SupplierWord> | undefined {
  const { steps } = lending.scenario
  for (let step = steps[0]; step && !lending.silent; step = steps[0]) {
    const word = oneOf(supplierWords, step.word)
    if (word) return { ...step, word }
    const fault = oneOf(faultWords, step.word)
    if (fault === 'SILENT') lending.silent = true
    else if (fault) house.faults.arm(lending.id, fault, step.value)
    steps.shift()
  }
  return undefined
}

export function loanMs(house: House): number {
  return (house.options.loanDays ?? 28) * dayMs
}

function waitFor(house: House, lending: Lending, step: Step<SupplierWord>): number {
  const own = durationOf(house, step.word, lending.id, step.afterMs)
  if (step.word !== 'OVERDUE' || !followsTheCalendar(house, step) || !lending.dueAt) return own
  return Math.max(0, lending.dueAt.getTime() - house.clock.now().getTime()) + own
}

function followsTheCalendar(house: House, step: Step<SupplierWord>): boolean {
  return step.afterMs === undefined && house.options.paceMs === undefined
}

function isBefore(now: Date, then: Date | undefined): boolean {
  return then !== undefined && now < then
}

function answerOf(house: House, lending: Lending, { word, value }: Step<SupplierWord>): Answer {
  const now = house.clock.now()
  const inMs = (ms: number): Date => new Date(now.getTime() + ms)
  const reason = lending.answered ? 'StatusChange' : 'RequestResponse'
  switch (word) {
    case 'RECEIVED':
      return { reason, status: 'RequestReceived' }
    case 'EXPECT':
      return { reason, status: 'ExpectToSupply', expectedDeliveryDate: inMs(7 * dayMs) }
    case 'WILLSUPPLY':
      return { reason, status: 'WillSupply' }
    case 'CONDITION':
      return { reason, status: 'WillSupply', loanCondition: value ?? 'LibraryUseOnly' }
    case 'COST':
      return { reason, status: 'WillSupply', offeredCosts: cost(value) }
    case 'LOANED': {
      const dueDate = inMs(value === undefined ? loanMs(house) : Number(value) * dayMs)
      return { reason, status: 'Loaned', dueDate, dateSent: now, itemId: lending.itemId, sentVia: 'Mail' }
    }
    case 'OVERDUE':
      return { reason, status: 'Overdue', dueDate: lending.dueAt }
    case 'RECALLED':
      return { reason, status: 'Recalled', dueDate: inMs(7 * dayMs), note: 'A patron here waits for it.' }
    case 'UNFILLED':
      return { reason, status: 'Unfilled', reasonUnfilled: value ?? 'NotOnShelf' }
    case 'RETRY':
      return retryAnswer(house, lending, reason, value)
    case 'COPYCOMPLETED': {
      const itemId = `https://copies.example/${lending.ownId}`
      return { reason, status: 'CopyCompleted', dateSent: now, itemId, sentVia: 'URL', deliveredFormat: 'PDF' }
    }
    case 'COMPLETED':
      return { reason, status: 'LoanCompleted' }
    case 'LOST':
      return { reason, status: 'CompletedWithoutReturn', note: 'It was never seen here again.' }
    case 'CANCELLED':
      return { reason, status: 'Cancelled' }
    case 'NOTE':
      return { reason: 'Notification', status: lending.status ?? 'RequestReceived', note: value ?? 'A word.' }
    default:
      return word satisfies never
  }
}

// Reasons that end by themselves: these say from when on it may be tried again.
const passing = ['OnLoan', 'AtBindery', 'NotCurrentAvailableForILL', 'OnOrder']

function retryAnswer(house: House, lending: Lending, reason: Answer['reason'], value = 'OnLoan'): Answer {
  const [why = '', amount] = value.split(':')
  const reasonRetry = why.toUpperCase() === 'COST' ? 'CostExceedsMaxCost' : why
  const offeredCosts =
    reasonRetry === 'CostExceedsMaxCost'
      ? cost(amount ?? String(((lending.maximumCost?.cents ?? 1500) + 1000) / 100))
      : undefined
  const waitMs = durationOf(house, 'let it be tried again', lending.id)
  const retryAfter = passing.includes(reasonRetry) ? new Date(house.clock.now().getTime() + waitMs) : undefined
  return { reason, status: 'RetryPossible', reasonRetry, offeredCosts, retryAfter }
}

function cost(amount = '15.00'): Cost {
  return { currency: 'USD', cents: Math.round(Number(amount) * 100) }
}
