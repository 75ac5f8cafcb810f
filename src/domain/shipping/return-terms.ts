// On which terms a lender wants its piece kept and sent home. They bind: the strap prints them, the desk shows them when it
// is handed over, and no package that breaks one can be closed. What may be done with the piece meanwhile (library use
// only, no renewal, no copies) stands with the loan's conditions; here is how it travels.
import { dollars } from '../values/money.ts'
import { isDay, writeDay } from '../values/days.ts'
import { carriers, carrierWords, isServiceId, serviceKind, type Carrier, type ServiceId } from './services.ts'

export interface ReturnTerms {
  /** Insured for this many cents on the way home. */
  readonly insuredCents: number | null
  /** By one of these alone; null: as we like. */
  readonly onlyBy: readonly Carrier[] | null
  readonly neverBy: readonly Carrier[]
  /** Classes of mail it may not travel by. */
  readonly neverAs: readonly ServiceId[]
  readonly tracked: boolean
  readonly signature: boolean
  /** In the packaging it came in, and alone in it. */
  readonly ownPackaging: boolean
  /** Nothing may arrive on these days, the first and the last included. */
  readonly notArriving: readonly DaySpan[]
  /** At once when it is back, whatever waiting would save. */
  readonly promptly: boolean
  readonly keepStrap: boolean
  readonly noBookDrop: boolean
  readonly supervised: boolean
  /** What the lender charges for a lost piece. */
  readonly ifLostCents: number | null
  /** Where it goes instead of the lender's usual address. */
  readonly returnTo: readonly string[] | null
  /** As the lender printed it. */
  readonly printed: string | null
  /** Sentences of it that nobody has understood yet: a person reads them and sets what they mean. */
  readonly unread: readonly string[]
  /** Those of which a person said that they bind nothing. */
  readonly idle: readonly string[]
}
export interface DaySpan {
  readonly from: string
  readonly until: string
}

export const noTerms: ReturnTerms = {
  insuredCents: null,
  onlyBy: null,
  neverBy: [],
  neverAs: [],
  tracked: false,
  signature: false,
  ownPackaging: false,
  notArriving: [],
  promptly: false,
  keepStrap: false,
  noBookDrop: false,
  supervised: false,
  ifLostCents: null,
  returnTo: null,
  printed: null,
  unread: [],
  idle: [],
}

type Kept = Readonly<Record<string, unknown>>

/** Terms as they were kept; what is not understood is as if it had never been said. */
export function termsFrom(kept: unknown): ReturnTerms {
  if (typeof kept !== 'object' || kept === null) return noTerms
  const given: Kept = { ...kept }
  const list = carriersIn(given['onlyBy'])
  return {
    insuredCents: centsIn(given['insuredCents']),
    onlyBy: list.length > 0 ? list : null,
    neverBy: carriersIn(given['neverBy']),
    neverAs: wordsIn(given['neverAs']).filter(isServiceId),
    tracked: given['tracked'] === true,
    signature: given['signature'] === true,
    ownPackaging: given['ownPackaging'] === true,
    notArriving: spansIn(given['notArriving']),
    promptly: given['promptly'] === true,
    keepStrap: given['keepStrap'] === true,
    noBookDrop: given['noBookDrop'] === true,
    supervised: given['supervised'] === true,
    ifLostCents: centsIn(given['ifLostCents']),
    returnTo: linesIn(given['returnTo']),
    printed: typeof given['printed'] === 'string' && given['printed'] !== '' ? given['printed'] : null,
    unread: wordsIn(given['unread']),
    idle: wordsIn(given['idle']),
  }
}

/** Each term in the words of a strap; days as `written` writes them. */
export const termWords = (terms: ReturnTerms, written: Written): readonly string[] => [
  ...homewardWords(terms, written),
  ...keepingWords(terms),
]
type Written = (day: string) => string

/** How it is sent home. */
const homewardWords = (terms: ReturnTerms, written: Written): readonly string[] => [
  ...said(terms.insuredCents !== null, `Return insured for ${dollars(terms.insuredCents ?? 0)}`),
  ...said(terms.onlyBy !== null, `Return by ${orList((terms.onlyBy ?? []).map(nameOf))}`),
  ...said(
    terms.neverBy.length + terms.neverAs.length > 0,
    `Do not send by ${orList([...terms.neverBy.map(nameOf), ...terms.neverAs.map((one) => serviceKind(one).label)])}`,
  ),
  ...said(terms.tracked, 'Return by a tracked service'),
  ...said(terms.signature, 'Signature required'),
  ...said(terms.ownPackaging, 'Return in its own packaging, by itself'),
  ...terms.notArriving.map(({ from, until }) => `Do not let it arrive between ${written(from)} and ${written(until)}`),
  ...said(terms.promptly, 'Return promptly'),
  ...said(terms.returnTo !== null, `Return to ${(terms.returnTo ?? []).join(', ')}`),
]

/** What whoever has it must know. */
export const keepingWords = (terms: ReturnTerms): readonly string[] => [
  ...said(terms.keepStrap, 'Keep the strap on'),
  ...said(terms.noBookDrop, 'Not in a book drop'),
  ...said(terms.supervised, 'Use under supervision'),
  ...said(terms.ifLostCents !== null, `${dollars(terms.ifLostCents ?? 0)} if lost`),
]
/** Its codes that the terms do not say already, in more words: “Signature required”, “Return insured for $250.00”. */
export const codesBeside = (conditions: readonly string[], terms: ReturnTerms): readonly string[] =>
  conditions.filter(
    (one) =>
      !(one === 'SignatureRequired' && terms.signature) &&
      !(one === 'Insured' && terms.insuredCents !== null) &&
      !(one === 'Other' && (terms.printed !== null || termWords(terms, (day) => day).length > 0)),
  )
const said = (holds: boolean, words: string): readonly string[] => (holds ? [words] : [])

/** All that people must know, the lender's own wording last. */
export const termsInFull = (terms: ReturnTerms, today: string): readonly string[] => [
  ...termWords(terms, (day) => writeDay(day, today)),
  ...printed(terms),
]
/** The way home on paper, where a day always has its year, the lender's own wording last. */
export const homewardInFull = (terms: ReturnTerms): readonly string[] => [
  ...homewardWords(terms, (day) => writeDay(day, '')),
  ...printed(terms),
]
/** Sentences that nobody has understood, read as one text. */
export const asOneText = ([first = '', ...others]: readonly string[]): string =>
  others.reduce((text, one) => {
    const isSameSentence = /^\p{Ll}/u.test(one)
    return `${text}${isSameSentence ? ';' : /[.!?]$/.test(text) ? '' : '.'} ${one}`
  }, first)

/** Terms in words without what stands beside them as nobody's to follow yet: said once is enough. */
export const withoutUnread = (terms: readonly string[], unread: readonly string[]): readonly string[] =>
  terms.filter((term) => /[\p{L}\d]/u.test(unread.reduce((left, one) => left.replace(one, ''), term)))

const printed = (terms: ReturnTerms): readonly string[] => (terms.printed === null ? [] : [terms.printed])

const nameOf = (carrier: Carrier): string => carrierWords[carrier]
const orList = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`

const isCarrier = (name: unknown): name is Carrier => carriers.some((one) => one === name)
const carriersIn = (value: unknown): readonly Carrier[] => (Array.isArray(value) ? value.filter(isCarrier) : [])
const centsIn = (value: unknown): number | null =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : null
const isWords = (one: unknown): one is string => typeof one === 'string' && one !== ''
const wordsIn = (value: unknown): readonly string[] => (Array.isArray(value) ? value.filter(isWords) : [])
function linesIn(value: unknown): readonly string[] | null {
  const lines = wordsIn(value)
  return lines.length > 0 ? lines : null
}
function spansIn(value: unknown): readonly DaySpan[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((one: unknown) => {
    if (typeof one !== 'object' || one === null) return []
    const { from, until }: { from?: unknown; until?: unknown } = one
    return typeof from === 'string' && typeof until === 'string' && isDay(from) && isDay(until) && from <= until
      ? [{ from, until }]
      : []
  })
}
