import type { Lab } from './lab.ts'
import { at, type LabRequest, type Money } from './state.ts'

/** What the network takes for a request that was filled (ILL Fee Management). */
export const networkFee: Money = { currency: 'USD', amount: 0.26 }

/**
 * At Received the lender's charge is put on both accounts, if both sides bill by the network and the charge is within
 * the borrower's maximum. No charge: free, and the network's billing is not used.
 */
export function bill(lab: Lab, request: LabRequest): void {
  const { charge, billing } = request.facts
  const ifm = lab.assumed('ifmBilling')
  if (!charge || charge.amount === 0 || request.billed) return
  if (billing !== ifm || !borrowerBilling(request).includes(ifm)) return
  const most = borrowerMaximum(request)
  if (most && (most.currency !== charge.currency || most.amount < charge.amount)) return
  request.billed = charge
}

export function borrowerBilling({ document }: LabRequest): readonly string[] {
  const types = at(document, 'requester.requesterBilling.billingTypes')
  return Array.isArray(types) ? types.map(String) : []
}

export function borrowerMaximum({ document }: LabRequest): Money | null {
  const amount = at(document, 'requester.requesterBilling.maximumCost.amount')
  const currency = at(document, 'requester.requesterBilling.maximumCost.currency')
  if (typeof amount !== 'number') return null
  return { amount, currency: typeof currency === 'string' ? currency : 'USD' }
}
