import { finalStatuses, mayFollow, oneOf } from './codes.ts'
import type { ServiceType, Status } from './codes.ts'
import { sameAgency } from './house.ts'
import type { House } from './house.ts'
import type { Essentials } from './read.ts'
import { conductFlaws } from './requester-conduct.ts'
import { goOn, react } from './requester-story.ts'
import { mistaken } from './store.ts'
import type { Borrowing, Verdict } from './store.ts'

const neverOfCopy: readonly Status[] = ['Loaned', 'Overdue', 'Recalled', 'LoanCompleted', 'CompletedWithoutReturn']
const never: Record<ServiceType, readonly Status[]> = {
  Copy: neverOfCopy,
  Loan: ['CopyCompleted'],
  CopyOrLoan: [],
}

/** A supplier answers something the peer has asked for. */
export function takeAnswer(house: House, message: Essentials): Verdict {
  const borrowing = house.borrowings.get(message.id)
  if (!borrowing) return mistaken('UnrecognisedDataValue', 'requestingAgencyRequestId')
  if (!sameAgency(borrowing.supplier, message.supplier)) return mistaken('UnrecognisedDataValue', 'supplyingAgencyId')
  const { reason, status, answer } = message
  if (!reason) return mistaken('UnsupportedReasonForMessageType', message.what)
  if (!status || never[borrowing.service].includes(status)) return mistaken('UnrecognisedDataValue', 'status')
  if (reason === 'CancelResponse' && answer && (answer === 'Y') !== (status === 'Cancelled')) {
    return mistaken('UnrecognisedDataValue', 'answerYesNo')
  }
  for (const text of conductFlaws(borrowing, message, status)) {
    house.complain({ about: 'conduct', text, flaws: [], body: '' })
  }
  note(borrowing, message)
  const moved = movesTo(borrowing, message, status)
  if (moved) move(borrowing, message, moved)
  if (borrowing.awaits === oneOf([reason], borrowing.awaits)) borrowing.awaits = undefined
  return {
    ok: true,
    then() {
      if (moved) react(house, borrowing, message)
      goOn(house, borrowing)
    },
  }
}

function note(borrowing: Borrowing, { supplierRequestId, itemId, note: said }: Essentials): void {
  borrowing.supplierRequestId = supplierRequestId ?? borrowing.supplierRequestId
  borrowing.itemId = itemId ?? borrowing.itemId
  borrowing.heard = said ?? borrowing.heard
}

/** The status that holds from now on; undefined if the message moves nothing. */
function movesTo({ status: now }: Borrowing, { reason, answer }: Essentials, told: Status): Status | undefined {
  switch (reason) {
    case 'RequestResponse':
    case 'StatusChange':
      return mayFollow[now ?? 'nothing']?.includes(told) ? told : undefined
    case 'CancelResponse':
      if (told === 'Cancelled') return now && finalStatuses.includes(now) ? undefined : told
      return mayFollow[now ?? 'nothing']?.includes(told) ? told : undefined
    case 'RenewResponse':
      return answer === 'Y' && told === 'Loaned' ? told : undefined
    default:
      return undefined
  }
}

function move(borrowing: Borrowing, { dueDate, offeredCosts }: Essentials, status: Status): void {
  borrowing.status = status
  borrowing.told.push(status)
  borrowing.dueAt = dueDate ?? borrowing.dueAt
  borrowing.offeredCosts = offeredCosts ?? borrowing.offeredCosts
}
