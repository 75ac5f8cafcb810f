// What a partner's message means here: which action of the life cycle, or why none. Read off the tables' iso18626
// column, so that a row added there is heard at once.
import { allowsFrom, type Life } from '../lifecycle/lives.ts'
import type { Heard } from '../lifecycle/table.ts'
import type { Action, ReasonForMessage, ServiceType, Status, YesNo } from './codes.ts'
import type { Fault } from './confirm.ts'
import { canHave, mayFollowSkipping } from './follow.ts'

export type Hearing =
  /** Rows that mean it; which of them, the state of the request decides. */
  | { readonly is: 'act'; readonly actions: readonly string[] }
  | { readonly is: 'ignored'; readonly why: string }
  /** It contradicts itself: nothing is done, a colleague looks. */
  | { readonly is: 'held'; readonly why: string }
  | { readonly is: 'error'; readonly fault: Fault }

/** Of a lender's message what decides its meaning. */
export interface SupplierWords {
  readonly reason: ReasonForMessage
  readonly status: Status
  readonly answer?: YesNo | undefined
  /** A condition or a cost comes with it that we have not accepted. */
  readonly hasTerms: boolean
  readonly hasDueDate: boolean
}

/** A lender's message to us as borrower. */
export function hearSupplier(life: Life, words: SupplierWords): Hearing {
  const { reason, status } = words
  // A notification moves nothing, so a status that cannot be does no harm: its note is what matters.
  if (reason !== 'Notification' && !canHave(serviceTypeOf(life), status)) return mistaken('status')
  const answer = answerIn(words)
  if (answer === 'unclear') return { is: 'held', why: whyHeld(reason) }
  if (moves(reason) && (status === 'HoldReturn' || status === 'ReleaseHoldReturn'))
    return { is: 'act', actions: ['lenderNote'] }
  const rows = rowsThatHear(life, (heard) => hears(heard, words, answer))
  const withTerms = rows.filter(([, heard]) => heard.terms)
  const actions = (withTerms.length > 0 ? withTerms : rows).map(([name]) => name)
  if (actions.length > 0) return { is: 'act', actions }
  return { is: 'ignored', why: whyIgnored(life, reason) }
}

/** A borrower's message to us as lender, while the request stands at `state`. */
export function hearRequester(life: Life, state: string, action: Action, note: string | undefined): Hearing {
  const asked =
    action === 'Notification' && takesTerms(life, state) && saysYes(note)
      ? ['accepted']
      : rowsThatHear(life, (heard) => heard.action === action).map(([name]) => name)
  const now = asked.filter((name) => allowsFrom(life, name, state))
  return now.length > 0
    ? { is: 'act', actions: now }
    : { is: 'error', fault: { errorType: 'UnsupportedActionType', errorValue: action } }
}

/** Of several rows that mean a message the one that is possible now; else the first, which then refuses. */
export const possibleOf = (life: Life, actions: readonly string[], state: string): string | undefined =>
  actions.find((name) => allowsFrom(life, name, state)) ?? actions[0]

/** May the lender's status change what we believe, after the last one it told? Answers to questions are no step of their own. */
export function mayChange(
  last: Status | null,
  { reason, status, answer }: Pick<SupplierWords, 'reason' | 'status' | 'answer'>,
): boolean {
  const isStep = moves(reason) || (reason === 'CancelResponse' && answer !== 'N' && status === 'Cancelled')
  const isOnHold = status === 'HoldReturn' || status === 'ReleaseHoldReturn'
  return !isStep || isOnHold || mayFollowSkipping(last, status)
}

/** Does the lender's answer to a status request say that it is further than we believe? */
export function isAhead(last: Status | null, told: Status): boolean {
  const sameAsNothing = last === null && (told === 'RequestReceived' || told === 'ExpectToSupply')
  return told !== last && !sameAsNothing && mayFollowSkipping(last, told)
}

/**
 * Does a borrower's note accept our conditions? ISO 18626 has no word for it: by practice a notification does, bare or
 * beginning with words of consent; ReShare puts a marker of its own.
 */
export function saysYes(note: string | undefined): boolean {
  const text = (note ?? '').trim()
  if (text === '' || /#ReShareLoanConditionAgreeResponse#/i.test(text)) return true
  const first = /^[^.!?;\n]*[.!?;\n]?/.exec(text)?.[0] ?? text
  if (
    /\?|\b(?:not|no|never|cannot|unable|but|unless|declin\w*|reject\w*|refus\w*|disagree\w*|unaccept\w*)\b|n['’]t\b/i.test(
      first,
    )
  )
    return false
  return /\b(?:accept\w*|agree\w*|approv\w*|confirm\w*|consent\w*|yes|ok|okay)\b/i.test(first)
}

const moves = (reason: ReasonForMessage): boolean => reason === 'RequestResponse' || reason === 'StatusChange'
const mistaken = (errorValue: string): Hearing => ({
  is: 'error',
  fault: { errorType: 'UnrecognisedDataValue', errorValue },
})
const serviceTypeOf = (life: Life): ServiceType => (life.service === 'copy' ? 'Copy' : 'Loan')

/** The lender's yes or no; where it is missing, what the rest makes of it; unclear where the two contradict. */
function answerIn({ reason, status, answer, hasDueDate }: SupplierWords): YesNo | 'unclear' | undefined {
  if (reason === 'CancelResponse') {
    const byStatus = status === 'Cancelled' ? 'Y' : 'N'
    return answer === undefined || answer === byStatus ? byStatus : 'unclear'
  }
  if (reason !== 'RenewResponse' || answer !== undefined) return answer
  return status === 'Loaned' && hasDueDate ? 'Y' : 'unclear'
}

function hears(heard: Heard, { reason, status, hasTerms }: SupplierWords, answer: YesNo | undefined): boolean {
  if (!heard.reasons?.includes(reason)) return false
  if (heard.status !== undefined && heard.status !== status) return false
  if (heard.answer !== undefined && heard.answer !== answer) return false
  return !heard.terms || hasTerms
}

function rowsThatHear(life: Life, means: (heard: Heard) => boolean): readonly (readonly [string, Heard])[] {
  return Object.entries(life.actions).flatMap(([name, row]) => {
    const heard = row.iso18626?.find(means)
    return heard ? [[name, heard] as const] : []
  })
}

function whyIgnored(life: Life, reason: ReasonForMessage): string {
  if (reason === 'RenewResponse') return `${life.label}: there is nothing to renew.`
  return `${life.label}: no action hears this.`
}

const whyHeld = (reason: ReasonForMessage): string =>
  reason === 'CancelResponse'
    ? 'The lender’s answer to our cancelling says yes and no at once.'
    : 'The lender answers our wish for more time without a yes or a no.'

const takesTerms = (life: Life, state: string): boolean => allowsFrom(life, 'accepted', state)
