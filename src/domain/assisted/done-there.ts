// Which of our steps a status in WorldShare shows to have been done: a pasted page ticks off its cards.
import type { EffectName } from '../lifecycle/effects.ts'
import type { NetworkStatus } from '../worldshare/statuses.ts'

const ended: readonly NetworkStatus[] = ['closed', 'cancelled', 'expired']
const shownBy: { readonly [E in EffectName]?: readonly NetworkStatus[] } = {
  'lender.tellReceived': ['received', 'renewalPending', 'overdue', 'returned', 'returnedAsked', ...ended],
  'lender.tellReturned': ['returned', 'returnedAsked', 'missing', 'closed'],
  'lender.tellForwarded': ['returned', 'returnedAsked', 'missing', 'closed'],
  'lender.askRenewal': ['renewalPending'],
  'lender.accept': ['shipped', 'receivedAsked'],
  'lender.tellLost': ['lost'],
  'borrower.tellWillSupply': ['considering', 'shipped', 'receivedAsked', 'received'],
  'borrower.tellCondition': ['conditional'],
  'borrower.tellUnfilled': ['unfilled', ...ended],
  'borrower.tellRetry': ['unfilled', ...ended],
  'borrower.tellShipped': ['shipped', 'receivedAsked', 'received', 'returned', 'returnedAsked'],
  'borrower.tellCopySent': ['shipped', 'receivedAsked', 'received', 'closed'],
  'borrower.tellRecall': ['recalled'],
  'borrower.tellCheckedIn': ['closed'],
}

export const isShownDone = (name: EffectName, status: NetworkStatus): boolean =>
  shownBy[name]?.includes(status) ?? false
