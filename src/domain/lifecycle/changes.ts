// What actions write down beside the move itself: each change once, in words and as a function.
import { addDays } from '../values/days.ts'
import { reasonsLost } from './codes.ts'
import { flagIn, idsIn, listIn, numberIn, textIn } from './details.ts'
import { beingAsked, isCurrent, isUnsent, nextEntry, noLonger, retryEntry } from './guards.ts'
import type { Case, Outcome, QuestionTo, RequestFacts } from './facts.ts'
import { ourDueOn, whenBothAreOpen } from '../policies/our-due.ts'
import { closuresFor, openFrom } from './on-open-days.ts'
import { patronDayOf } from './patron-day.ts'
import type { Place } from './places.ts'
import type { Change, Draft, NewPiece, Sets } from './table.ts'

/** Stands for the first entry an action adds, until the database gives it its id. */
export const firstNewEntry = -1
/** The question staff are left with when somebody outside has answered theirs. */
export const answered = 'answered'

const change = (words: string, set: (c: Case) => Sets): Change => ({ words, set })
const statusOf = (c: Case): Sets => {
  const status = textIn(c.details, 'status')
  return status === null ? {} : { entry: { lastStatus: status, lastStatusAt: c.now } }
}

// — the lender string —
export const newString = change('the lenders not asked yet are replaced by the chosen ones, in their order', (c) => ({
  dropEntries: c.entries
    .filter((one) => one.state === 'waiting' && one.id !== c.request.currentEntryId)
    .map((one) => one.id),
  newEntries: [...new Set(idsIn(c.details, 'lenders'))].map((libraryId) => ({
    libraryId,
    requestType: 'new',
    previousN: null,
  })),
}))
export const firstLender = change('the first lender not asked yet becomes the current one', (c) => {
  const first = nextEntry(c)
  return first ? { request: { currentEntryId: first.id, cancelAskedAt: null } } : {}
})
export const advance = change('the next lender on the string becomes the current one, if this one was it', (c) => {
  const next = isCurrent(c) && beingAsked(c) && !noLonger(c) ? nextEntry(c, c.entry?.id ?? null) : null
  return next ? { request: { currentEntryId: next.id } } : {}
})
export const retryString = change('the same lender comes on the string again, as a retry of the ended attempt', (c) => {
  const entry = retryEntry(c)
  return entry
    ? {
        newEntries: [{ libraryId: entry.libraryId, requestType: 'retry', previousN: entry.n }],
        request: { currentEntryId: firstNewEntry, cancelAskedAt: null },
      }
    : {}
})
export const asked = change('when the lender was asked', (c) => ({ entry: { askedAt: c.entry?.askedAt ?? c.now } }))
export const status = change('the lender’s last words', (c) => ({ entry: { ...statusOf(c).entry, answeredAt: c.now } }))
export const supplierNumber = change('the lender’s own number', (c) => {
  const number = textIn(c.details, 'supplierNumber')
  return number === null ? {} : { entry: { supplierNumber: number } }
})
export const reason = change('the reason given', (c) => ({ entry: { reason: textIn(c.details, 'reason') } }))
export const retryTerms = change('on which terms, from when and until when to ask again', (c) => ({
  entry: {
    retryReason: textIn(c.details, 'retryReason') ?? 'Other',
    retryAfter: textIn(c.details, 'retryAfter'),
    retryBefore: textIn(c.details, 'retryBefore'),
    costCents: numberIn(c.details, 'costCents'),
    currency: textIn(c.details, 'currency'),
  },
}))
export const terms = change('the lender’s conditions and cost', (c) => {
  const conditions = listIn(c.details, 'conditions')
  const costCents = numberIn(c.details, 'costCents')
  return {
    entry: {
      ...(conditions.length > 0 ? { conditions } : {}),
      ...(costCents === null ? {} : { costCents, currency: textIn(c.details, 'currency') ?? 'USD' }),
    },
  }
})

// — dates —
export const lenderDue = change('the lender’s due date', (c) => {
  const dueOn = textIn(c.details, 'dueOn')
  return dueOn === null ? {} : { entry: { dueOn }, ...(isOurs(c) ? { request: lendersDay(c, dueOn) } : {}) }
})
export const ourDue = change(
  'our due date: as given, else the loan period from the day it can leave, on a day the borrower and we are open',
  (c) => ({ request: { dueOn: textIn(c.details, 'dueOn') ?? ourDueOn(c.today, c.request, c.policy) } }),
)
export const renewedDue = change('the new due date, one renewal more, the question answered, the recall off', (c) => {
  const given = textIn(c.details, 'dueOn')
  const base = c.request.dueOn !== null && c.request.dueOn > c.today ? c.request.dueOn : c.today
  const later = (): string => whenBothAreOpen(addDays(base, c.policy.renewalDays), c.request)
  const dueOn = given ?? (c.request.kind === 'lending' ? later() : c.request.dueOn)
  const request = {
    ...(dueOn === null ? { dueOn } : lendersDay(c, dueOn)),
    renewals: c.request.renewals + 1,
    renewalAskedAt: null,
    renewalWish: null,
    renewalRefusedAt: null,
    recalledAt: null,
    overdueToldAt: null,
  }
  return { ...(isTheirs(c) ? { request } : {}), ...(c.entry ? { entry: { ...statusOf(c).entry, dueOn } } : {}) }
})
export const renewalAsked = change('that more time was asked for, and until when', (c) => ({
  request: { renewalAskedAt: c.now, renewalWish: textIn(c.details, 'until') },
}))
export const renewalRefused = change('that there is no more time', (c) => ({
  ...(isTheirs(c) ? { request: { renewalAskedAt: null, renewalWish: null, renewalRefusedAt: c.now } } : {}),
  ...(c.entry ? { entry: statusOf(c).entry ?? {} } : {}),
}))
export const recalled = change('that it was asked back, and by when', (c) => {
  const dueOn = textIn(c.details, 'dueOn')
  // A new day can be missed anew.
  return isTheirs(c)
    ? { request: { recalledAt: c.now, ...(dueOn === null ? {} : { ...lendersDay(c, dueOn), overdueToldAt: null }) } }
    : {}
})
export const overdueTold = change('that it was called overdue', (c) =>
  isTheirs(c) ? { request: { overdueToldAt: c.now } } : {},
)
export const askedBack = change(
  'an open question to the patron, when the piece is the one that was lent to them',
  (c) => (isTheirs(c) ? openQuestion('patron', 'recalled').set(c) : {}),
)
export const shelfUntil = change(
  'until when it stands on the hold shelf: as given, else by the policy, on a day the library is open',
  (c) => ({
    request: {
      shelfUntil:
        textIn(c.details, 'until') ?? openFrom(addDays(c.today, c.policy.shelfDays), c.request.pickupClosures),
    },
  }),
)
export const patronDue = change('the patron’s due date: as given, else as on the strap', (c) => ({
  request: {
    patronDueOn:
      textIn(c.details, 'dueOn') ?? c.request.patronDueOn ?? patronDayOf(c.request, c.entry, c.request.dueOn, c.policy),
  },
}))
export const patronDay = change('the patron’s own day: the last one that still brings it back in time', (c) => ({
  request: {
    patronDueOn: patronDayOf(
      c.request,
      c.entry,
      textIn(c.details, 'dueOn') ?? c.entry?.dueOn ?? c.request.dueOn,
      c.policy,
    ),
  },
}))
/** A new day of the lender's moves the patron's with it, once there is one; what came without a day has one from now on. */
export const lendersDay = (c: Case, dueOn: string): Draft<RequestFacts> => ({
  dueOn,
  ...(c.request.kind === 'borrowing' && (c.request.patronDueOn !== null || c.pieces.some(isForPatron))
    ? { patronDueOn: patronDayOf(c.request, c.entry, dueOn, c.policy) }
    : {}),
})

// — pieces —
export const lenderShips = change('this lender’s talk is the one the request follows', (c) =>
  c.entry && isOurs(c) ? { request: { currentEntryId: c.entry.id } } : {},
)
export const onePieceMore = change('the second copy as a piece of its own', (c) => ({ newPieces: newPieces(c) }))
export const cameFrom = change('the lender from whom it came is the one the request follows', (c) => {
  if (!c.entry) return {}
  const dueOn = textIn(c.details, 'dueOn') ?? c.entry.dueOn
  return {
    cameFrom: c.entry.id,
    entry: { dueOn },
    request: { currentEntryId: c.entry.id, ...(dueOn === null ? {} : { dueOn }) },
  }
})
export const firstPieces = change('its pieces, when they are not known yet', (c) =>
  c.pieces.some((one) => !isOver(one.place)) ? {} : { newPieces: newPieces(c) },
)
export const pieceBarcode = change('the barcode it carries', (c) => {
  const barcode = textIn(c.details, 'barcode')
  return barcode === null ? {} : { piece: { barcode } }
})
export const lenderBarcode = change('the lender’s barcode, to check when it goes home', (c) => {
  const partnerBarcode = textIn(c.details, 'lenderBarcode')
  return partnerBarcode === null ? {} : { piece: { partnerBarcode } }
})

// — flags, questions, money —
export const cancelWish = change('that it is no longer wanted, or that we asked to cancel', (c) =>
  c.request.state === 'shipped'
    ? { request: { unwanted: true } }
    : beingAsked(c) && !isUnsent(c)
      ? { request: { cancelAskedAt: c.now } }
      : {},
)
export const cancelOver = change('the wish to cancel is answered', () => ({ request: { cancelAskedAt: null } }))
export const setUnwanted = change('it is no longer wanted', () => ({ request: { unwanted: true } }))
export const unwantedIfCancelled = change('a piece that comes all the same is unwanted', (c) =>
  noLonger(c) || (c.request.outcome !== null && unwantedAfter.includes(c.request.outcome))
    ? { request: { unwanted: true, cancelAskedAt: null } }
    : {},
)
export const tooLate = change('what comes is unwanted, if we asked this lender to cancel', (c) =>
  isCurrent(c) && c.request.cancelAskedAt !== null ? { request: { unwanted: true, cancelAskedAt: null } } : {},
)
export const wantedAgain = change('whether it is wanted now; a second copy changes nothing of the first', (c) =>
  c.request.state === 'unfilled' || c.request.state === 'closed'
    ? { request: { unwanted: !flagIn(c.details, 'use'), cancelAskedAt: null } }
    : {},
)
export const setDamaged = change('that it is damaged', () => ({ request: { damaged: true } }))
export const claimReturned = change('that the patron says it was brought back', (c) => ({
  request: { claimedReturnedAt: c.now },
}))
export const presume = change('that it is only presumed', () => ({ request: { presumedHome: true } }))
export const notPresumed = change('that it is no longer presumed', () => ({ request: { presumedHome: false } }))
export const settle = (settled: 'paid' | 'replaced' | 'written_off' | 'refunded'): Change =>
  change(`that it is settled: ${settled.replace('_', ' ')}`, () => ({ request: { settled, owingCents: 0 } }))
export const charge = change('what is owed', (c) => ({
  request: { owingCents: c.request.owingCents + (numberIn(c.details, 'amountCents') ?? 0) },
}))
export const whyNot = change('the reason', (c) => ({ request: { reason: textIn(c.details, 'reason') } }))
export const whyRetry = change('on which terms to ask again', (c) => ({
  request: { reason: textIn(c.details, 'retryReason') },
}))
export const notOnShelfReason = change('that it was not on the shelf, when the answer is no', (c) =>
  flagIn(c.details, 'anotherCopy') ? {} : { request: { reason: 'NotOnShelf' } },
)
export const homeAfterAll = change('that it is home; what was paid for it may have to go back', (c) => ({
  ...(c.request.settled === 'paid'
    ? { request: { questionTo: 'staff', question: 'other', questionSince: c.now, questionUntil: c.today } }
    : {}),
  allPieces: 'owner',
}))
export const resumesHere = change('where it stood, to go on from there', (c) =>
  c.request.state === 'conditional' ? {} : { request: { resumes: c.request.state } },
)
export const asCopy = change('it is answered as a copy', () => ({ request: { service: 'copy', eitherService: false } }))
/** An empty field takes what stood there away. */
export const correctedCitation = change('the corrected fields of the citation', (c) => {
  const given = Object.entries(c.details).filter(([name, value]) => name !== 'title' && typeof value === 'string')
  const title = textIn(c.details, 'title')
  const citation = Object.fromEntries(
    Object.entries({ ...c.request.citation, ...Object.fromEntries(given) }).flatMap(([name, value]) =>
      typeof value === 'string' && value !== '' ? [[name, value]] : [],
    ),
  )
  return { request: { citation, ...(title === null ? {} : { title }) } }
})
export const compliance = change('under which rule of copyright it is asked for', (c) => {
  const said = textIn(c.details, 'compliance')
  return said === 'ccg' || said === 'ccl' ? { request: { copyrightCompliance: said } } : {}
})
export const editedFields = change('the changed fields', (c) => {
  const pickup = numberIn(c.details, 'pickupLibraryId')
  const neededBy = textIn(c.details, 'neededBy')
  const title = textIn(c.details, 'title')
  return {
    request: {
      ...(pickup === null ? {} : { pickupLibraryId: pickup, ...patronDayAt(c) }),
      ...(neededBy === null ? {} : { neededBy }),
      ...(title === null ? {} : { title }),
    },
  }
})
export const openQuestion = (to?: QuestionTo, code?: string): Change =>
  change(to ? `an open question to the ${to}` : 'an open question', (c) => ({
    request: {
      questionTo: to ?? questionToIn(c),
      question: code ?? textIn(c.details, 'question') ?? 'other',
      questionSince: c.now,
      // What the office itself finds out is for colleagues to read today; people get some days for their answer.
      questionUntil:
        textIn(c.details, 'until') ??
        (c.actor.kind === 'office' && (to ?? questionToIn(c)) === 'staff'
          ? c.today
          : openFrom(addDays(c.today, c.policy.questionDays), closuresFor(c, to ?? questionToIn(c)))),
    },
  }))
export const closeQuestion = change(
  'the question is answered; what somebody outside answered is there to be read by staff',
  (c) => ({
    request:
      c.actor.kind === 'patron' || c.actor.kind === 'member'
        ? { questionTo: 'staff', question: answered, questionSince: c.now, questionUntil: c.today }
        : { questionTo: null, question: null, questionSince: null, questionUntil: null },
  }),
)

export const foundAgain = change('why it was lost, and an open question where it is, are over', (c) => ({
  request: {
    ...(reasonsLost.some((one) => one === c.request.reason) ? { reason: null } : {}),
    ...(c.request.question === 'where_is_it'
      ? { questionTo: null, question: null, questionSince: null, questionUntil: null }
      : {}),
  },
}))

/** Ended in one of these ways, a request has no use for what still comes. */
const unwantedAfter: readonly Outcome[] = ['filled', 'filled_in_system', 'cancelled', 'refused']
const isOver = (place: Place): boolean => place === 'owner' || place === 'settled'
/** Picked up elsewhere, what is here has another last day. */
const patronDayAt = ({ request, entry, nextPickup, policy }: Case): Draft<RequestFacts> =>
  nextPickup && request.kind === 'borrowing' && request.patronDueOn !== null
    ? { patronDueOn: patronDayOf({ ...request, ...nextPickup }, entry, entry?.dueOn ?? request.dueOn, policy) }
    : {}
/** Between our receiving it and its coming back. */
const isForPatron = ({ place }: { readonly place: Place }): boolean =>
  place === 'office' || place === 'van_out' || place === 'shelf' || place === 'patron' || place === 'van_in'
const questionToIn = (c: Case): QuestionTo => {
  const to = textIn(c.details, 'to')
  return to === 'patron' || to === 'member' || to === 'lender' || to === 'borrower' ? to : 'staff'
}
/** What a lender says of its piece concerns the request when it is the lender the request follows. */
export const isTheirs = (c: Case): boolean => c.entry === null || isCurrent(c)
/** A lender's word changes the request only when no other lender's piece is already on its way or here. */
export function isOurs(c: Case): boolean {
  return c.entry === null || isCurrent(c) || !c.entries.some((one) => one.id !== c.entry?.id && one.state === 'shipped')
}
function newPieces(c: Case): readonly NewPiece[] {
  const count = Math.max(1, numberIn(c.details, 'pieces') ?? 1)
  return Array.from({ length: count }, (_, index) => ({
    partnerBarcode: index === 0 ? textIn(c.details, 'itemId') : null,
    label: null,
  }))
}
