// What each step of ours is in WorldShare: an action there with what it says, nothing (the network knows it already or
// ages by itself), or something only a person can say. `reached`: statuses in which it has been done.
import type { EffectName } from '../../domain/lifecycle/effects.ts'
import type { NetworkStatus } from '../../domain/worldshare/statuses.ts'
import type { NetworkStep } from '../../office/network-port.ts'
import type { Task, TaskDone } from '../../office/ports.ts'
import type { WorldshareSettings } from './settings.ts'
import type { Said, StepName } from './steps.ts'

export type Plan =
  | {
      readonly is: 'step'
      readonly step: StepName
      readonly said: Said
      readonly reached: readonly NetworkStatus[]
      readonly act?: NonNullable<TaskDone['act']>
      readonly actIfNot?: NonNullable<TaskDone['act']>
    }
  | { readonly is: 'nothing' }
  | { readonly is: 'by hand'; readonly why: string }

const nothing: Plan = { is: 'nothing' }
const byHand = (why: string): Plan => ({ is: 'by hand', why })
const ended = ['closed', 'cancelled', 'expired'] as const
/** Where a request comes only after the borrower has it: what we said late, or twice, was heard long ago. */
const afterReceipt = ['received', 'renewalPending', 'recalled', 'overdue', 'returned', 'returnedAsked'] as const

export function planOf(task: Task, { matter }: NetworkStep, settings: WorldshareSettings, today: string): Plan {
  const { request, event, note } = matter
  const step = (name: StepName, reached: readonly NetworkStatus[], said: Said = {}): Plan => ({
    is: 'step',
    step: name,
    reached,
    said: { note, ...said },
  })
  const name: EffectName = task.name
  switch (name) {
    case 'lender.cancel':
      return cancel(task, event.action)
    case 'lender.accept':
      return step('conditionalYes', ['submitted', 'considering', 'shipped'])
    case 'lender.tellReceived':
      return step('receive', [...afterReceipt, 'closed'], { on: today })
    case 'lender.tellReturned':
    case 'lender.tellForwarded':
      return step('return', ['returned', 'returnedAsked', 'closed'], { on: today })
    case 'lender.askRenewal':
      return step('renew', ['renewalPending'], { newDueOn: request.renewalWish })
    case 'lender.tellLost':
      return step('borrowerLost', ['lost', ...ended])
    case 'borrower.tellWillSupply':
      return step('consider', ['considering'])
    case 'borrower.tellCondition':
      return step('conditional', ['conditional'], {
        conditions: listIn(event.codes['conditions']),
        ...chargeIn(event.codes['costCents'], settings),
      })
    case 'borrower.tellUnfilled':
      return step('no', ['unfilled', ...ended], { reason: request.reason ?? 'Other' })
    case 'borrower.tellRetry':
      return step('no', ['unfilled', ...ended], { reason: 'Other' })
    case 'borrower.tellShipped':
    case 'borrower.tellCopySent':
      return step('ship', ['shipped', 'receivedAsked', 'notReceived', ...afterReceipt], {
        on: today,
        dueOn: request.dueOn,
      })
    case 'borrower.tellRenewed':
      return step('renewYes', ['received'], { newDueOn: request.dueOn })
    case 'borrower.tellNotRenewed':
      return step('renewNo', ['received'])
    case 'borrower.tellRecall':
      return step('recall', ['recalled'])
    case 'borrower.tellCheckedIn':
    case 'borrower.tellSettled':
      return step('complete', ended)
    case 'lender.remind':
    case 'lender.tell':
    case 'lender.tellFound':
    case 'borrower.tellLost':
    case 'borrower.tellFound':
    case 'borrower.tell':
      return byHand('WorldShare takes no note by itself: write it into the request’s notes there, or by mail.')
    // The network ages by itself, is looked at anyway, or was the one who said so.
    case 'lender.askStatus':
    case 'borrower.tellOverdue':
    case 'borrower.tellCancelled':
    case 'borrower.tellNotCancelled':
    case 'borrower.tellStatus':
      return nothing
    default:
      return byHand('WorldShare has no word for this: do it by hand.')
  }
}

/** Only what we ourselves end is cancelled; a lender the network has passed hears it from the network. */
function cancel({ entryId }: Task, action: string): Plan {
  const details = entryId === null ? {} : { entryId }
  const as = 'network' as const
  const act = { action: 'cancelled', details, as }
  if (action === 'decline')
    return {
      is: 'step',
      step: 'conditionalNo',
      said: {},
      reached: ['submitted', 'considering', 'unfilled', ...ended],
      act,
    }
  if (action === 'cancel' || action === 'expire')
    return {
      is: 'step',
      step: 'cancel',
      said: {},
      reached: ended,
      act,
      actIfNot: { action: 'cancelRefused', details, as },
    }
  return nothing
}

const listIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []
const chargeIn = (cents: unknown, settings: WorldshareSettings): Said =>
  typeof cents === 'number' ? { chargeCents: cents, usesIfm: settings.usesIfm } : {}
