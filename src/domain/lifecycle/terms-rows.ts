// On which terms a lender wants its piece kept and sent home: as staff read them off its strap, and as its messages say.
import { readTerms, termsOfConditions, withTerms } from '../shipping/read-terms.ts'
import type { ReturnTerms } from '../shipping/return-terms.ts'
import { carriers, type Carrier } from '../shipping/services.ts'
import { cents, codes, day, listIn, numberIn, optional, text, textIn, type Needs } from './details.ts'
import type { Case } from './facts.ts'
import type { Change, Guard } from './table.ts'

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
  insuredCents: optional(cents('Insured for')),
  onlyBy: optional(codes('Only by', ['usps', 'ups', 'fedex', 'courier'])),
  neverBy: optional(codes('Never by', ['usps', 'ups', 'fedex', 'courier'])),
  besides: optional(codes('And', plainTerms)),
  notFrom: optional(day('May not arrive from')),
  notUntil: optional(day('until')),
  ifLostCents: optional(cents('Charge if lost')),
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

/** The form shows what stands there: what is given is all that holds from now on. */
export const setTerms: Change = {
  words: 'the lender’s terms for its piece, as they stand on its strap',
  set: (c) => (c.entry ? { entry: { terms: termsGiven(c, c.entry.terms) } } : {}),
}

function termsGiven({ details }: Case, before: ReturnTerms): ReturnTerms {
  const [from, until] = [textIn(details, 'notFrom'), textIn(details, 'notUntil')]
  const holds = (term: (typeof plainTerms)[number]): boolean => listIn(details, 'besides').includes(term)
  const onlyBy = carriersIn(details, 'onlyBy')
  return {
    insuredCents: amountIn(details, 'insuredCents'),
    onlyBy: onlyBy.length > 0 ? onlyBy : null,
    neverBy: carriersIn(details, 'neverBy'),
    tracked: holds('tracked'),
    signature: holds('signature'),
    ownPackaging: holds('ownPackaging'),
    notArriving: [...(from === null || until === null ? [] : [{ from, until }]), ...before.notArriving.slice(1)],
    promptly: holds('promptly'),
    keepStrap: holds('keepStrap'),
    noBookDrop: holds('noBookDrop'),
    supervised: holds('supervised'),
    ifLostCents: amountIn(details, 'ifLostCents'),
    returnTo: before.returnTo,
    printed: textIn(details, 'printed'),
  }
}

/** What a lender's message says of it, in codes and in plain words, is added to what is known. */
export const heardTerms: Change = {
  words: 'what the message says of keeping the piece and sending it home',
  set: (c) => {
    if (!c.entry) return {}
    const coded = termsOfConditions(listIn(c.details, 'conditions'))
    const said = withTerms(coded, readTerms(textIn(c.details, 'note') ?? '', c.today))
    const terms = withTerms(c.entry.terms, said)
    return JSON.stringify(terms) === JSON.stringify(c.entry.terms) ? {} : { entry: { terms } }
  },
}

const amountIn = (details: Case['details'], name: string): number | null => numberIn(details, name) || null
const carriersIn = (details: Case['details'], name: string): readonly Carrier[] => {
  const given = listIn(details, name)
  return carriers.filter((one) => given.includes(one))
}
