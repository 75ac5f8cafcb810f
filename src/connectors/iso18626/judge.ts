// Hands a message to the side of the house it is for: a request and a borrower's actions to lending, a lender's
// answers to borrowing.
import type { TransactionMessage } from '../../domain/iso18626/messages.ts'
import { takeRequest } from './take-request.ts'
import { takeRequesterMessage } from './take-requester.ts'
import { takeSupplierMessage } from './take-supplier.ts'
import { mistaken, type Bench, type Verdict } from './verdict.ts'

/** No library numbers its requests so long; what is longer could not be looked up. */
const longestNumber = 500

export function judge(bench: Bench, message: TransactionMessage): Promise<Verdict> {
  const { length } = message.header.requestingAgencyRequestId.trim()
  if (length === 0 || length > longestNumber) return Promise.resolve(mistaken('requestingAgencyRequestId'))
  if (message.kind === 'request') return takeRequest(bench, message)
  return message.kind === 'requestingAgencyMessage'
    ? takeRequesterMessage(bench, message)
    : takeSupplierMessage(bench, message)
}
