// When an action is not possible, and why: each guard once, with the code and words the screen shows.
import { addDays } from '../values/days.ts'
import { statuses } from '../iso18626/codes.ts'
import { numberIn, textIn } from './details.ts'
import type { Case, EntryFacts } from './facts.ts'
import type { Condition, Guard } from './table.ts'

/** The first lender on the string that has not been asked yet; the current one counts only if it is still waiting. */
export const nextEntry = (c: Pick<Case, 'entries'>, besides: number | null = null): EntryFacts | null =>
  c.entries
    .filter((one) => one.state === 'waiting' && one.id !== besides)
    .toSorted((a, b) => a.position - b.position)[0] ?? null

const guard = (code: string, words: string, holds: (c: Case) => boolean): Guard => ({ code, words, holds })

export const hasLender = guard(
  'no-lender',
  'There is a lender on the string who has not been asked',
  (c) => nextEntry(c) !== null,
)
export const notRecalled = guard(
  'recalled',
  'The lender has not asked for it back',
  (c) => c.request.recalledAt === null,
)
export const notAskedYet = guard(
  'already-asked',
  'More time has not been asked for already',
  (c) => c.request.renewalAskedAt === null,
)
export const wasAsked = guard('not-asked', 'Somebody asked for more time', (c) => c.request.renewalAskedAt !== null)
export const mayRenew = guard(
  'terms-forbid',
  'The lender’s terms allow renewal',
  (c) => !(c.entry?.conditions.includes('NoRenewal') ?? false),
)
/** 17 U.S.C. 108(g)(2), CONTU guidelines: every request for a copy says under which of the two it is made. */
export const hasCompliance = guard(
  'no-compliance',
  'A copy says under which rule of copyright it is asked for',
  (c) => c.request.service === 'loan' || c.request.copyrightCompliance !== null,
)
export const mayRenewAgain = guard(
  'renewals-used',
  'It has not been renewed as often as the office allows',
  (c) => c.request.renewals < c.policy.renewalsAllowed,
)
/** What a partner says is taken as it is; a person mistypes the year. */
export const dueAhead = guard('due-in-past', 'The due date, when a person gives it, is not in the past', (c) => {
  const dueOn = textIn(c.details, 'dueOn')
  return c.actor.kind !== 'staff' || dueOn === null || dueOn >= c.today
})
/** Longer than any closing, and shorter than a slip in the month. */
export const mostDaysInBox = 30
export const droppedBefore = guard(
  'dropped-ahead',
  'The day it was dropped in the box is not ahead, and not long ago',
  (c) => {
    const droppedOn = textIn(c.details, 'droppedOn')
    return droppedOn === null || (droppedOn <= c.today && droppedOn >= addDays(c.today, -mostDaysInBox))
  },
)
export const dueLater = guard('due-not-later', 'The new due date is later than the old one', (c) => {
  const dueOn = textIn(c.details, 'dueOn')
  return dueOn === null || c.request.dueOn === null || dueOn > c.request.dueOn
})
export const notCancelling = guard(
  'cancel-asked',
  'Cancelling has not been asked for already',
  (c) => c.request.cancelAskedAt === null,
)
export const wanted = guard('unwanted', 'It is still wanted', (c) => !c.request.unwanted)
export const inParcel = guard(
  'only-by-package',
  'It leaves by closing a package',
  (c) => numberIn(c.details, 'parcelId') !== null,
)
export const forFacility = guard(
  'not-for-facility',
  'It was borrowed for a facility',
  (c) => c.request.forRequestId !== null,
)
export const forPatron = guard('for-facility', 'It was borrowed for a patron', (c) => c.request.forRequestId === null)
export const hasRetryTerms = guard(
  'no-retry',
  'A lender said on which terms to ask again',
  (c) => retryEntry(c) !== null,
)
export const inRetryTime = guard('retry-time', 'The lender’s time for asking again has come and not passed', (c) => {
  const entry = retryEntry(c)
  return (
    entry === null ||
    ((entry.retryAfter === null || c.today >= entry.retryAfter) &&
      (entry.retryBefore === null || c.today <= entry.retryBefore))
  )
})
export const askedEither = guard(
  'only-loan-wanted',
  'The borrower would take a copy as well',
  (c) => c.request.eitherService,
)
/** The office itself asks where the matter stands when its message was never confirmed: then the lender is still `waiting`. */
export const hasPartnerEntry = guard(
  'nobody-asked',
  'A lender has been asked',
  (c) => c.entry !== null && (c.entry.state !== 'waiting' || c.actor.kind === 'office'),
)
export const hasQuestion = guard(
  'no-question',
  'A question is open; a patron or a member answers their own',
  (c) => c.request.questionTo !== null && (!isOutside(c) || c.request.questionTo === c.actor.kind),
)
function isOutside(c: Case): boolean {
  return c.actor.kind === 'patron' || c.actor.kind === 'member'
}
export const isPresumed = guard('not-presumed', 'It was only presumed to be home', (c) => c.request.presumedHome)
export const wasLost = guard(
  'not-lost',
  'It is lost, or was settled as lost',
  (c) => c.request.outcome === 'lost' || c.pieces.some((one) => one.place === 'lost' || one.place === 'settled'),
)
export const countable = guard(
  'owing-too-much',
  'What is owed stays within what can be counted',
  (c) => c.request.owingCents + (numberIn(c.details, 'amountCents') ?? 0) <= mostOwing,
)
const mostOwing = 2_000_000_000
export const wasPaid = guard('not-paid', 'It was paid for', (c) => c.request.settled === 'paid')
/** What was lost before it came may come; what was lost here has been received already. */
export const neverHere = guard('was-here', 'If it is lost, it was lost on its way here', (c) => {
  const named = numberIn(c.details, 'pieceId')
  return c.pieces
    .filter((one) => one.place === 'lost' && (named === null ? c.request.state === 'lost' : one.id === named))
    .every((one) => one.lostFrom === 'to_us')
})
export const barcodeMatches = guard('wrong-piece', 'The barcode is the one the lender sent', (c) => {
  const read = textIn(c.details, 'lenderBarcode')
  const known = c.pieces.map((one) => one.partnerBarcode).filter((one) => one !== null)
  return (
    read === null || known.length === 0 || c.pieces.some((one) => one.partnerBarcode === null) || known.includes(read)
  )
})

/** A refused lender that named terms for asking again and was not asked again on them, the latest first. */
export function retryEntry(c: Pick<Case, 'entries' | 'details'>): EntryFacts | null {
  const named = numberIn(c.details, 'entryId')
  const isUsed = (one: EntryFacts): boolean =>
    c.entries.some((later) => later.requestType === 'retry' && later.previousN === one.n)
  const able = c.entries.filter(
    (one) =>
      one.state === 'refused' && one.retryReason !== null && !isUsed(one) && (named === null || one.id === named),
  )
  return able.toSorted((a, b) => b.n - a.n)[0] ?? null
}

const condition = (words: string, holds: (c: Case) => boolean): Condition => ({ words, holds })

export const isCurrent = (c: Case): boolean => c.entry !== null && c.entry.id === c.request.currentEntryId
/** A lender has the request and nothing is on its way. */
export const beingAsked = (c: Case): boolean => c.request.state === 'sent' || c.request.state === 'conditional'
/** We asked to cancel, or would have: no other lender is to be asked. */
export const noLonger = (c: Case): boolean => c.request.cancelAskedAt !== null || c.request.unwanted
/** Our request to this lender has not left the house: nobody there needs to hear that it is over. */
export const isUnsent = (c: Case): boolean => c.entry?.state === 'waiting' && c.entry.isUnsent
/** An entry still waiting counts too: our message to it is under way. */
export const talkIsOpen = condition(
  'the lender has been asked and has not ended the talk',
  (c) => c.entry !== null && beingAsked(c) && ['waiting', 'asked', 'conditional', 'promised'].includes(c.entry.state),
)
export const notWithdrawing = condition('it has not been told already', (c) => c.entry?.state !== 'withdrawing')
export const saidSomething = condition('there is a note', (c) => textIn(c.details, 'note') !== null)
export const wasAtIls = condition('it was made circulable', hasItemThere)
function hasItemThere({ pieces }: Pick<Case, 'pieces'>): boolean {
  return pieces.some((one) => ['office', 'van_out', 'shelf', 'patron', 'van_in'].includes(one.place))
}
/** A hold was placed for it there, or its item made. */
export const isInIls = (c: Pick<Case, 'request' | 'pieces'>): boolean =>
  c.request.state === 'in_system' || hasItemThere(c)
export const theirsAtIls = condition(
  'what this lender sent was made circulable',
  (c) => isCurrent(c) && wasAtIls.holds(c),
)
export const dueChanges = condition('the due date changes while it can circulate', (c) => {
  const dueOn = textIn(c.details, 'dueOn')
  return dueOn !== null && dueOn !== c.request.dueOn && isCurrent(c) && wasAtIls.holds(c)
})
export const pickupChanges = condition('the pick-up library changes', (c) => {
  const pickup = numberIn(c.details, 'pickupLibraryId')
  return pickup !== null && pickup !== c.request.pickupLibraryId && c.request.forRequestId === null
})
/** Strap and slip say where it goes. */
export const goesElsewhere = condition(
  'the pick-up library changes and it is here',
  (c) => pickupChanges.holds(c) && c.request.state === 'received',
)
export const asksPatron = condition('the patron is asked', (c) => textIn(c.details, 'to') === 'patron')
export const asksMember = condition('a member library is asked', (c) => textIn(c.details, 'to') === 'member')
export const patronOwes = condition(
  'the patron owes something',
  (c) =>
    c.request.kind === 'borrowing' && c.request.forRequestId === null && (numberIn(c.details, 'amountCents') ?? 0) > 0,
)
/** Of a facility’s line the borrower is the facility. */
export const asksFacility = condition(
  'the facility is asked',
  (c) => c.request.kind === 'facility' && textIn(c.details, 'to') === 'borrower',
)
/** What this lender sent is where the patron has it or can fetch it. */
export const theirsWithPatron = condition(
  'the patron has it, or it waits for them',
  (c) => isCurrent(c) && c.pieces.some((one) => one.place === 'patron' || one.place === 'shelf'),
)
export const isLost = condition('it was taken for lost', (c) => c.request.state === 'lost')
export const wasLent = condition('it had been shipped', (c) => c.request.dueOn !== null)
/** Who has it, or has sent it back, knows better than we. */
export const lostOnItsWayThere = condition(
  'it was lost on its way there',
  (c) =>
    (c.request.state === 'shipped' || c.request.state === 'sent') && textIn(c.details, 'reason') === 'lost_in_transit',
)
export const neverLent = condition('it had not been shipped', (c) => c.request.dueOn === null)
export const answeredBefore = condition('an answer was given before', (c) => c.request.state !== 'new')
export const inSystem = condition('a hold was placed', (c) => c.request.state === 'in_system')
export const gatheredByHold = condition(
  'a hold was to bring it',
  (c) => c.request.state === 'gathering' && c.request.hasHold,
)
/** What was borrowed from outside is in the library system as the loan’s item, not the line’s. */
export const wantedByPatron = condition('it is for a patron', (c) => c.request.forRequestId === null)
export const ownCopy = condition('it is not borrowed from outside', (c) => !c.request.isBorrowedOut)
/** A lender that has said the copy was sent counts the matter as over: it is not told that the copy came. */
export const byStaffAlone = condition(
  'a person says so, and the lender has not',
  (c) => c.actor.kind === 'staff' && c.entry?.lastStatus !== 'CopyCompleted',
)
/** WorldShare only says that a copy was sent; that it is received is ours to say, once somebody has looked at it. */
export const networkWaits = condition('the network said it was sent and waits to hear that it came', (c) => {
  const last = c.entry?.lastStatus ?? null
  return last !== null && !isStandardStatus(last)
})
const isStandardStatus = (word: string): boolean => statuses.some((one) => one === word)
/** The hold brings it until it is in the office; a condition asked first remembers where it stood. */
export const pulledBefore = condition('it was being pulled', (c) => {
  const stood = c.request.state === 'conditional' ? (c.request.resumes ?? 'new') : c.request.state
  return stood !== 'new'
})
/** Holds are placed and taken back as what is wanted changes. */
export const holdChanges = condition(
  'a hold is to bring it',
  (c) =>
    c.request.state === 'pulling' ||
    (c.request.state === 'conditional' && c.request.resumes === 'pulling') ||
    gatheredByHold.holds(c),
)
export const notYetPulling = condition(
  'it was not being pulled yet',
  (c) => c.request.resumes === null || c.request.resumes === 'new',
)

/** Lenders besides this one who were asked and have not ended their talk. */
export const otherAsked = (c: Case): readonly EntryFacts[] =>
  c.entries.filter(
    (one) =>
      one.id !== c.entry?.id && (['asked', 'conditional', 'promised'].includes(one.state) || isBeingTold(c, one)),
  )
const isBeingTold = (c: Case, entry: EntryFacts): boolean =>
  entry.state === 'waiting' && entry.id === c.request.currentEntryId && beingAsked(c)
