// On which terms a lender wants its piece kept and sent home, as staff read them off its strap or its paper.
import { linesOf } from '../shipping/read-return-to.ts'
import { noTerms, type ReturnTerms } from '../shipping/return-terms.ts'
import { carriers, isServiceId, type Carrier } from '../shipping/services.ts'
import { useConditions } from '../shipping/use-conditions.ts'
import { isTheirs, lendersDay } from './changes.ts'
import { cents, codes, day, flag, flagIn, listIn, numberIn, optional, text, textIn, type Needs } from './details.ts'
import type { Case } from './facts.ts'
import { wasAtIls } from './guards.ts'
import type { Change, Condition, Guard, Sets } from './table.ts'

/** Terms that hold or do not. */
const plainTerms = [
  'tracked',
  'signature',
  'ownPackaging',
  'promptly',
  'keepStrap',
  'noBookDrop',
  'supervised',
] as const
export const termsNeeds = {
  conditions: optional(codes('While it is here', useConditions)),
  dueOn: optional(day('Due back')),
  noDueOn: optional(flag('No due date known')),
  insuredCents: optional(cents('Insured for')),
  onlyBy: optional(codes('Only by', ['usps', 'ups', 'fedex', 'courier'])),
  neverBy: optional(codes('Never by', ['usps', 'ups', 'fedex', 'courier'])),
  neverAs: optional(codes('Never as', ['library_mail', 'media_mail'])),
  besides: optional(codes('And', plainTerms)),
  notFrom: optional(day('May not arrive from')),
  notUntil: optional(day('until')),
  ifLostCents: optional(cents('Charge if lost')),
  returnTo: optional(text('Return to another address')),
  printed: optional(text('Anything else, as printed')),
} as const satisfies Needs

/** One day without the other, or the later first, says nothing. */
export const spanIsWhole: Guard = {
  code: 'span-not-whole',
  words: 'the first and the last day on which it may not arrive, in order',
  holds: ({ details }) => {
    const [from, until] = [textIn(details, 'notFrom'), textIn(details, 'notUntil')]
    return from === null || until === null ? from === until : from <= until
  },
}
export const carriersAgree: Guard = {
  code: 'carriers-disagree',
  words: 'no carrier both demanded and forbidden',
  holds: ({ details }) => !listIn(details, 'onlyBy').some((one) => listIn(details, 'neverBy').includes(one)),
}
/** What stood there may have passed since; a new day lies ahead. */
export const newDueAhead: Guard = {
  code: 'due-in-past',
  words: 'a new due date is not in the past',
  holds: (c) => {
    const dueOn = newDueOn(c)
    return dueOn === null || dueOn >= c.today
  },
}
export const hasUnread: Guard = {
  code: 'no-words-open',
  words: 'a lender’s words wait to be read',
  holds: ({ entry }) => entry !== null && entry.terms.unread.length > 0,
}

const newDueOn = ({ details, entry }: Case): string | null => {
  const dueOn = textIn(details, 'dueOn')
  return dueOn === entry?.dueOn ? null : dueOn
}

/** The form shows what stands there: what is given is all that holds from now on. */
export const setTerms: Change = {
  words: 'the lender’s terms for its piece, as they stand on its strap; what nobody had read is read with that',
  set: (c) => {
    if (!c.entry) return {}
    const conditions = conditionsGiven(c, c.entry.conditions)
    const due = dueGiven(c)
    return {
      ...due,
      entry: { ...due.entry, terms: termsGiven(c, c.entry.terms), ...(conditions === null ? {} : { conditions }) },
    }
  },
}
export const setIdle: Change = {
  words: 'the words bind nothing; they stay on the strap',
  set: ({ entry }) =>
    entry
      ? {
          entry: {
            terms: { ...entry.terms, unread: [], idle: [...new Set([...entry.terms.idle, ...entry.terms.unread])] },
          },
        }
      : {},
}
/** The library system shows the lender's new day. */
export const dueMoves: Condition = {
  words: 'the due date changes while it can circulate',
  holds: (c) => newDueOn(c) !== null && isTheirs(c) && wasAtIls.holds(c),
}

/** Of the conditions those that the form has; null: it was not asked. */
function conditionsGiven({ details }: Case, before: readonly string[]): readonly string[] | null {
  if (!Array.isArray(details['conditions'])) return null
  const others = before.filter((one) => !useConditions.some((ours) => ours === one))
  return [...others, ...listIn(details, 'conditions')]
}

function dueGiven(c: Case): Sets {
  const dueOn = newDueOn(c)
  if (dueOn !== null) return { entry: { dueOn }, ...(isTheirs(c) ? { request: lendersDay(c, dueOn) } : {}) }
  if (!flagIn(c.details, 'noDueOn') || textIn(c.details, 'dueOn') !== null) return {}
  return { entry: { dueOn: null }, ...(isTheirs(c) ? { request: { dueOn: null } } : {}) }
}

function termsGiven({ details }: Case, before: ReturnTerms): ReturnTerms {
  const [from, until] = [textIn(details, 'notFrom'), textIn(details, 'notUntil')]
  const holds = (term: (typeof plainTerms)[number]): boolean => listIn(details, 'besides').includes(term)
  const onlyBy = carriersIn(details, 'onlyBy')
  const returnTo = linesOf(textIn(details, 'returnTo') ?? '')
  const isSame = before.returnTo !== null && textIn(details, 'returnTo') === before.returnTo.join(', ')
  return {
    ...noTerms,
    insuredCents: amountIn(details, 'insuredCents'),
    onlyBy: onlyBy.length > 0 ? onlyBy : null,
    neverBy: carriersIn(details, 'neverBy'),
    neverAs: listIn(details, 'neverAs').filter(isServiceId),
    tracked: holds('tracked'),
    signature: holds('signature'),
    ownPackaging: holds('ownPackaging'),
    notArriving: [...(from === null || until === null ? [] : [{ from, until }]), ...before.notArriving.slice(1)],
    promptly: holds('promptly'),
    keepStrap: holds('keepStrap'),
    noBookDrop: holds('noBookDrop'),
    supervised: holds('supervised'),
    ifLostCents: amountIn(details, 'ifLostCents'),
    returnTo: isSame ? before.returnTo : returnTo.length > 0 ? returnTo : null,
    printed: textIn(details, 'printed'),
    idle: before.idle,
  }
}

const amountIn = (details: Case['details'], name: string): number | null => numberIn(details, name) || null
const carriersIn = (details: Case['details'], name: string): readonly Carrier[] => {
  const given = listIn(details, name)
  return carriers.filter((one) => given.includes(one))
}
