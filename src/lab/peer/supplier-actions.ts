import { finalStatuses } from './codes.ts'
import type { Status, YesNo } from './codes.ts'
import { durationOf } from './house.ts'
import type { House, Work } from './house.ts'
import type { Essentials } from './read.ts'
import { mistaken, understood } from './store.ts'
import type { Lending, Understood, Verdict } from './store.ts'
import { loanMs, play, shipNow, tell } from './supplier-story.ts'

/** A requester acts on something the peer supplies. */
export function takeAction(house: House, message: Essentials): Verdict {
  const lending = house.lendings.get(message.id)
  if (!lending?.accepted) return mistaken('UnrecognisedDataValue', 'requestingAgencyRequestId')
  lookAtNumber(house, lending, message)
  const impossible = mistaken('UnsupportedActionType', message.what)
  switch (message.action) {
    case 'StatusRequest':
      return later(house, lending, 'answer a status request', () => tellStatus(house, lending))
    case 'Notification':
      return takeNote(house, lending, message.note)
    case 'Received':
      if (!isOut(lending)) return impossible
      lending.received = true
      return understood
    case 'ShippedForward':
      return lending.status === 'Loaned' ? understood : impossible
    case 'ShippedReturn':
      return isOut(lending) ? takeReturn(house, lending) : impossible
    case 'Renew':
      if (lending.status !== 'Loaned' && lending.status !== 'Overdue') return impossible
      return later(house, lending, 'answer a renewal', () => answerRenewal(house, lending))
    case 'Cancel':
      return isFinal(lending.status) ? impossible : takeCancel(house, lending)
    case undefined:
      return impossible
    default:
      return message.action satisfies never
  }
}

function takeNote(house: House, lending: Lending, note: string | undefined): Verdict {
  lending.heard = note ?? lending.heard
  if (!lending.waitsForWord) return understood
  lending.waitsForWord = false
  return { ok: true, then: () => play(house, lending) }
}

function takeReturn(house: House, lending: Lending): Verdict {
  lending.returned = true
  lending.stop()
  lending.scenario.steps = []
  if (!lending.scenario.checksIn) return understood
  return later(house, lending, 'check in', () => {
    void tell(house, lending, { reason: 'StatusChange', status: 'LoanCompleted' })
  })
}

/** The story waits until the cancel is answered, or, when messages cross, ships first. */
function takeCancel(house: House, lending: Lending): Verdict {
  lending.stop()
  const answer = later(house, lending, 'answer a cancel', () => answerCancel(house, lending))
  if (!lending.scenario.crosses || isOut(lending)) return answer
  return { ...answer, crossing: shipNow(house, lending) }
}

function answerCancel(house: House, lending: Lending): void {
  const { scenario, cancelsAsked, status = 'RequestReceived' } = lending
  const usual: YesNo = isOut(lending) || isFinal(lending.status) ? 'N' : 'Y'
  const answer = scenario.cancel[cancelsAsked] ?? scenario.cancel.at(-1) ?? usual
  lending.cancelsAsked += 1
  if (answer === 'Y') {
    scenario.steps = []
    lending.waitsForWord = false
    void tell(house, lending, { reason: 'CancelResponse', answer, status: 'Cancelled' })
    return
  }
  void tell(house, lending, { reason: 'CancelResponse', answer, status, dueDate: lending.dueAt })
  play(house, lending)
}

function answerRenewal(house: House, lending: Lending): void {
  const { scenario, renewalsAsked, status = 'Loaned', dueAt } = lending
  const usual: YesNo = renewalsAsked === 0 ? 'Y' : 'N'
  const answer = scenario.renew[renewalsAsked] ?? scenario.renew.at(-1) ?? usual
  lending.renewalsAsked += 1
  if (answer === 'N' || !isOut(lending)) {
    void tell(house, lending, { reason: 'RenewResponse', answer: 'N', status, dueDate: dueAt })
    return
  }
  const from = Math.max(house.clock.now().getTime(), dueAt?.getTime() ?? 0)
  const dueDate = new Date(from + loanMs(house))
  void tell(house, lending, { reason: 'RenewResponse', answer, status: 'Loaned', dueDate })
}

function tellStatus(house: House, lending: Lending): void {
  const { status = 'RequestReceived', dueAt } = lending
  void tell(house, lending, { reason: 'StatusRequestResponse', status, dueDate: dueAt })
}

function later(house: House, lending: Lending, work: Work, doIt: () => void): Understood {
  if (lending.silent) return understood
  return { ok: true, then: () => void house.clock.after(durationOf(house, work, lending.id), doIt) }
}

/** Once told our number, the requester repeats it in whatever it writes afterwards. */
function lookAtNumber(house: House, { numberKnownAt, ownId }: Lending, message: Essentials): void {
  const named = message.supplierRequestId
  const writtenBefore = numberKnownAt === undefined || new Date(message.timestamp) <= numberKnownAt
  if (named === ownId || (named === undefined && writtenBefore)) return
  const text = `${message.what} names supplyingAgencyRequestId "${named ?? ''}" instead of "${ownId}"`
  house.complain({ about: 'conduct', text, flaws: [], body: '' })
}

function isOut({ status }: Lending): boolean {
  return status === 'Loaned' || status === 'Overdue' || status === 'Recalled'
}

function isFinal(status: Status | undefined): boolean {
  return status !== undefined && finalStatuses.includes(status)
}
