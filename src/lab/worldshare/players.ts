import { act, type ActionKey } from './actions.ts'
import { borrowerMaximum } from './billing.ts'
import { drawer, pick } from './chance.ts'
import { noDetails, type Details } from './details.ts'
import { isPlayed, type Lab } from './lab.ts'
import { libraryOf } from './libraries.ts'
import { planSteps } from './plan.ts'
import { readWait, wordOf } from './scenario.ts'
import type { LabRequest } from './state.ts'

const dayMs = 86_400_000

const lenderLots = [
  [58, 'SHIP'],
  [14, 'CONSIDER SHIP'],
  [6, 'CONDITIONAL:Library use only SHIP'],
  [8, 'NO:IN_USE'],
  [4, 'NO:NOT_OWNED'],
  [3, 'NO:NON_CIRCULATING'],
  [4, 'NO:CHECKED'],
  [3, 'SILENT'],
] as const

const borrowerLots = [
  [70, 'RECEIVE RETURN'],
  [20, 'RECEIVE RENEW RETURN'],
  [5, 'RECEIVE WAIT:40d RETURN'],
  [3, 'CANCEL'],
  [2, 'SILENT'],
] as const

/** The lender played here does the next thing its scenario says, or what a lender does. */
export function playLender(lab: Lab, request: LabRequest, now: number): void {
  const lender = request.lenders[request.at]?.id
  request.lenderAt = null
  if (lender === undefined || !isPlayed(lab, lender)) return
  const draw = drawer(lab.state.seed, `${request.id} ${lender}`)
  request.lenderWords ??= splitWords(lab.state.settings.scenario ?? pick(draw, lenderLots) ?? 'SHIP')
  const say = (key: ActionKey, details: Partial<Details> = {}): void => {
    act({ lab, request, details: { ...noDetails, ...details }, now }, lender, key)
  }
  switch (request.status) {
    case 'RENEWAL_PENDING': {
      const answer = takeWord(request.lenderWords, ['RENEW-YES', 'RENEW-NO'])
      const until = request.facts.newDueAt ?? (request.facts.dueAt ?? now) + 28 * dayMs
      return answer === 'RENEW-NO' ? say('actionRenewNo') : say('actionRenewYes', { newDueAt: until })
    }
    case 'RETURNED':
    case 'RETURNED_ASKED':
      return say('actionComplete')
    case 'RECEIVED':
      takeWord(request.lenderWords, ['RECALL'])
      return say('actionRecall', { dueAt: now + 7 * dayMs, note: 'Wanted here by a reader' })
    default:
      return answerRequest(lab, request, now, say)
  }
}

function answerRequest(
  lab: Lab,
  request: LabRequest,
  now: number,
  say: (key: ActionKey, details?: Partial<Details>) => void,
): void {
  const words = request.lenderWords ?? []
  const { word, value } = wordOf(words.shift() ?? 'SHIP')
  switch (word) {
    case 'WAIT':
      request.lenderAt = now + (readWait(value) ?? dayMs)
      return
    case 'SILENT':
      words.unshift('SILENT')
      planSteps(lab, request, now)
      return
    case 'CONSIDER':
      return say('actionConsider')
    case 'CONDITIONAL':
      return say('actionConditional', { condition: value || 'Library use only' })
    case 'COST':
      return say('actionConditional', {
        condition: `We charge ${value} USD`,
        charge: { currency: 'USD', amount: Number(value) || 0 },
      })
    case 'NO':
      // Another lender has a story of its own unless this one goes on.
      if (words.length === 0) request.lenderWords = null
      return say('actionNo', { reason: reasonOf(lab, value) })
    default:
      return say('actionShip', shipping(lab, request, now, value))
  }
}

function shipping(lab: Lab, request: LabRequest, now: number, value: string): Partial<Details> {
  const library = libraryOf(request.lenders[request.at]?.id ?? 0)
  const fee = (request.service === 'COPY' ? library?.feeCopy : library?.feeLoan) ?? 0
  const agreed = request.facts.charge?.amount ?? fee
  // A lender that goes on although its charge is above the maximum takes the maximum.
  const amount = Math.min(agreed, borrowerMaximum(request)?.amount ?? agreed)
  return {
    dueAt: now + (Number(value) || 42) * dayMs,
    charge: amount > 0 ? { currency: 'USD', amount } : null,
    billing: amount > 0 && library?.ifm ? lab.assumed('ifmBilling') : null,
    itemBarcode: request.service === 'LOAN' ? `3${String(request.id).padStart(13, '0')}` : null,
  }
}

function reasonOf(lab: Lab, value: string): string {
  switch (value.toUpperCase().replaceAll('-', '_')) {
    case 'LACKING':
      return lab.assumed('reasonLacking')
    case 'NOT_OWNED':
      return lab.assumed('reasonNotOwned')
    case 'NON_CIRCULATING':
      return lab.assumed('reasonNonCirculating')
    case 'CHECKED':
      return lab.assumed('reasonChecked')
    case 'OTHER':
      return lab.assumed('reasonOther')
    default:
      return lab.assumed('reasonInUse')
  }
}

/** The borrower played here does the next thing: it answers, receives, renews, returns. */
export function playBorrower(lab: Lab, request: LabRequest, now: number): void {
  request.borrowerAt = null
  if (!isPlayed(lab, request.borrower)) return
  const draw = drawer(lab.state.seed, `${request.id} borrower`)
  const words = (request.borrowerWords ??= splitWords(pick(draw, borrowerLots) ?? 'RECEIVE RETURN'))
  const say = (key: ActionKey, details: Partial<Details> = {}): void => {
    act({ lab, request, details: { ...noDetails, ...details }, now }, request.borrower, key)
  }
  const next = wordOf(words[0] ?? '')
  if (next.word === 'WAIT') {
    words.shift()
    request.borrowerAt = now + (readWait(next.value) ?? dayMs)
    return
  }
  switch (request.status) {
    case 'SUBMITTED':
    case 'CONSIDERING':
      takeWord(words, ['CANCEL'])
      return say('actionCancel')
    case 'CONDITIONAL':
      return takeWord(words, ['ACCEPT', 'DECLINE']) === 'DECLINE'
        ? say('actionConditionalNo')
        : say('actionConditionalYes')
    case 'SHIPPED':
    case 'RECEIVED_ASKED':
      return takeWord(words, ['RECEIVE', 'NOT-RECEIVED', 'LOST']) === 'NOT-RECEIVED'
        ? say('actionNotReceived')
        : say('actionReceive')
    default: {
      const word = takeWord(words, ['RENEW', 'RETURN', 'LOST'])
      if (word === 'LOST') return say('actionBorrowerLost')
      if (word === 'RENEW' && request.status === 'RECEIVED') {
        return say('actionRenew', { newDueAt: (request.facts.dueAt ?? now) + 28 * dayMs })
      }
      return say('actionReturn')
    }
  }
}

export function splitWords(text: string): string[] {
  // A value may hold spaces: a word begins with capitals.
  return text
    .trim()
    .split(/[\s,]+(?=[A-Z][A-Z-]+(?:[:\s,]|$))/)
    .filter((one) => one !== '')
}

function takeWord<W extends string>(words: string[], wanted: readonly W[]): W | null {
  const found = wanted.find((one) => one === words[0])
  if (found !== undefined) words.shift()
  return found ?? null
}
