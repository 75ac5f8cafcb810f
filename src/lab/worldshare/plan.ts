import { isPlayed, type Lab } from './lab.ts'
import type { LabRequest } from './state.ts'

/** When the libraries that the emulator plays will do their next thing about a request. */
export function planSteps(lab: Lab, request: LabRequest, now: number): void {
  const { paceMs } = lab.state.settings
  request.lenderAt = lenderIsDue(lab, request) ? now + paceMs : null
  request.borrowerAt = borrowerIsDue(lab, request) ? now + paceMs : null
}

function lenderIsDue(lab: Lab, request: LabRequest): boolean {
  const lender = request.lenders[request.at]?.id
  if (lender === undefined || !isPlayed(lab, lender)) return false
  const words = request.lenderWords
  switch (request.status) {
    case 'SUBMITTED':
    case 'CONSIDERING':
      return words === null || words[0] !== 'SILENT'
    case 'RECEIVED':
      return words?.[0] === 'RECALL'
    case 'RENEWAL_PENDING':
      return true
    case 'RETURNED':
    case 'RETURNED_ASKED':
      return !(words ?? []).includes('NO-CHECKIN')
    default:
      return false
  }
}

function borrowerIsDue(lab: Lab, request: LabRequest): boolean {
  if (!isPlayed(lab, request.borrower)) return false
  const words = request.borrowerWords ?? []
  if (words[0] === 'SILENT') return false
  switch (request.status) {
    case 'SUBMITTED':
    case 'CONSIDERING':
      return words[0] === 'CANCEL'
    case 'CONDITIONAL':
    case 'SHIPPED':
    case 'RECEIVED_ASKED':
    case 'RECEIVED':
    case 'RECALLED':
    case 'OVERDUE':
      return true
    default:
      return false
  }
}
