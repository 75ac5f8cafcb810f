// A lender's wording on a strap or in a note, read into terms and conditions. It reads what offices plainly write and never
// guesses: a sentence about the way home, or about what may be done with the piece, that is not wholly understood is kept
// as printed and asks for a person to read it.
import { readReturnTo } from './read-return-to.ts'
import { noTerms, type ReturnTerms } from './return-terms.ts'
import { asksNothing } from './wordings/asks-nothing.ts'
import {
  isAboutTheWay,
  isAboutUse,
  isConditional,
  isLimit,
  isNegative,
  isReport,
  meansThoseDays,
  sentencesOf,
} from './wordings/sentences.ts'
import type { UseCondition } from './use-conditions.ts'
import { useWordings } from './wordings/use-wordings.ts'
import { wayWordings, type Wording } from './wordings/way-wordings.ts'

/** All that a writing says: how it travels, what may be done with it, when it is due back. */
export interface WordsRead {
  readonly terms: ReturnTerms
  readonly conditions: readonly UseCondition[]
  readonly dueOn: string | null
  /** The sentence that names the day. */
  readonly dueWords: string | null
}
const nothingRead: WordsRead = { terms: noTerms, conditions: [], dueOn: null, dueWords: null }

/** `today` gives a year to days written without one. With `isAllTerms` each sentence is a condition, whatever it speaks of. */
export function readWords(text: string, today: string, isAllTerms = false): WordsRead {
  const unread: string[] = []
  const others: string[] = []
  const { returnTo, rest } = readReturnTo(text)
  let read: WordsRead = { ...nothingRead, terms: { ...noTerms, returnTo } }
  for (const sentence of sentencesOf(rest)) {
    const isTelling = isAboutTheWay(sentence) || isAboutUse(sentence) || isLimit(sentence)
    if (isReport(sentence) || asksNothing(sentence)) {
      if (isAllTerms) others.push(sentence)
      continue
    }
    const own = isConditional(sentence) ? { read: nothingRead, isWhole: false } : readSentence(sentence, today)
    if (read.terms.notArriving.length > 0 && meansThoseDays(sentence)) continue
    const isAgainst = contradicts(read, own.read)
    if (!isAgainst) read = together(read, own.read, sentence)
    if (isAgainst || (!own.isWhole && isTelling)) unread.push(asWritten(sentence))
    else if (isAllTerms && isNothing(own.read)) others.push(asWritten(sentence))
  }
  const printed = [...unread, ...others].join('; ').slice(0, 2000)
  return { ...read, terms: { ...read.terms, unread, printed: printed === '' ? null : printed } }
}

export const readTerms = (text: string, today: string): ReturnTerms => readWords(text, today).terms

/** The codes of ISO 18626's list of loan conditions that say how a piece is kept or sent. `Insured` names no amount. */
export function termsOfConditions(conditions: readonly string[]): ReturnTerms {
  return {
    ...noTerms,
    signature: conditions.includes('SignatureRequired'),
    supervised: conditions.includes('SpecCollSupervReq'),
  }
}

/** Terms said later stand beside the earlier ones, and take the place of those of their kind. Nothing is taken away. */
export function withTerms(before: ReturnTerms, more: ReturnTerms): ReturnTerms {
  const spans = more.notArriving.filter(
    (one) => !before.notArriving.some((other) => other.from <= one.from && one.until <= other.until),
  )
  return {
    insuredCents: more.insuredCents ?? before.insuredCents,
    onlyBy: more.onlyBy ?? before.onlyBy,
    neverBy: [...new Set([...before.neverBy, ...more.neverBy])],
    neverAs: [...new Set([...before.neverAs, ...more.neverAs])],
    tracked: before.tracked || more.tracked,
    signature: before.signature || more.signature,
    ownPackaging: before.ownPackaging || more.ownPackaging,
    notArriving: [...before.notArriving, ...spans],
    promptly: before.promptly || more.promptly,
    keepStrap: before.keepStrap || more.keepStrap,
    noBookDrop: before.noBookDrop || more.noBookDrop,
    supervised: before.supervised || more.supervised,
    ifLostCents: more.ifLostCents ?? before.ifLostCents,
    returnTo: more.returnTo ?? before.returnTo,
    printed: printedOnce(before.printed, more.printed),
    // What a person has read once is not asked again.
    unread: [...new Set([...before.unread, ...more.unread.filter((one) => !isPrinted(before, one))])],
    idle: [...new Set([...before.idle, ...more.idle])],
  }
}
const isPrinted = ({ printed }: ReturnTerms, sentence: string): boolean => printed?.includes(sentence) ?? false

/** Words nobody could read: printed, and a person is asked. */
export const withUnread = (terms: ReturnTerms, sentence: string): ReturnTerms =>
  withTerms(terms, { ...noTerms, printed: sentence, unread: [sentence] })

function printedOnce(before: string | null, more: string | null): string | null {
  if (before === null || more === null) return more ?? before
  const added = more.split('; ').filter((one) => !before.includes(one))
  return added.length === 0 ? before : `${before}; ${added.join('; ')}`.slice(0, 2000)
}

function together(so: WordsRead, more: WordsRead, sentence: string): WordsRead {
  return {
    terms: withTerms(so.terms, more.terms),
    conditions: [...new Set([...so.conditions, ...more.conditions])],
    dueOn: so.dueOn ?? more.dueOn,
    dueWords: so.dueWords ?? (more.dueOn === null ? null : asWritten(sentence)),
  }
}
const isNothing = ({ terms, conditions, dueOn }: WordsRead): boolean =>
  terms === noTerms && conditions.length === 0 && dueOn === null

/** Two amounts, two days or two lists of carriers in one writing: a person says which counts. */
const contradicts = (one: WordsRead, other: WordsRead): boolean =>
  (one.dueOn !== null && other.dueOn !== null && one.dueOn !== other.dueOn) || termsContradict(one.terms, other.terms)
const termsContradict = (a: ReturnTerms, b: ReturnTerms): boolean =>
  (a.insuredCents !== null && b.insuredCents !== null && a.insuredCents !== b.insuredCents) ||
  (a.ifLostCents !== null && b.ifLostCents !== null && a.ifLostCents !== b.ifLostCents) ||
  (a.onlyBy !== null && b.onlyBy !== null && a.onlyBy.join() !== b.onlyBy.join()) ||
  (a.onlyBy ?? []).some((one) => b.neverBy.includes(one)) ||
  (b.onlyBy ?? []).some((one) => a.neverBy.includes(one))

interface Reading {
  readonly read: WordsRead
  /** Nothing about the way home, or about its use, is left over. */
  readonly isWhole: boolean
}

function readSentence(sentence: string, today: string): Reading {
  let rest = sentence
  let terms = noTerms
  let conditions: readonly UseCondition[] = []
  let dueOn: string | null = null
  const taken = <Meant>({ like, term }: Wording<Meant>): Partial<Meant> | null => {
    const found = like.exec(rest)
    const part = found === null ? null : term(found, today)
    if (found !== null && part !== null)
      rest = `${rest.slice(0, found.index)} ~ ${rest.slice(found.index + found[0].length)}`
    return part
  }
  for (const one of wayWordings) {
    const part = taken(one)
    if (part === null) continue
    if (termsContradict(terms, { ...noTerms, ...part })) return { read: nothingRead, isWhole: false }
    terms = withTerms(terms, { ...noTerms, ...part })
  }
  for (const one of useWordings) {
    const part = taken(one)
    conditions = [...new Set([...conditions, ...(part?.conditions ?? [])])]
    dueOn ??= part?.dueOn ?? null
  }
  // A "not" that no wording took in may turn round what was read.
  if (isNegative(rest) || (bindsAWay(terms) && namesAnother(rest))) return { read: nothingRead, isWhole: false }
  const read = { terms, conditions, dueOn, dueWords: null }
  const isAllRead = !/[a-z\d]/i.test(rest.replaceAll(fillers, ' '))
  return {
    read,
    isWhole: isAllRead || (!isNothing(read) && !isAboutTheWay(sentence) && !isAboutUse(rest) && !isLimit(rest)),
  }
}

/** “UPS or insured USPS”: of two ways neither binds alone. */
const bindsAWay = ({ onlyBy, insuredCents, tracked, signature, ownPackaging }: ReturnTerms): boolean =>
  onlyBy !== null || insuredCents !== null || tracked || signature || ownPackaging
const namesAnother = (rest: string): boolean => /\bor\b(?! (?:more|less|so|later|earlier|sooner|better)\b)/i.test(rest)

/** Words that carry nothing of their own once what matters has been read out of a sentence. */
const fillers =
  /\b(?:please|pls|kindly|return(?:ed|s|ing)?|ship(?:ped|ping|ment)?|send|sending|sent|mail|it|this|that|these|them|they|the|a|an|our|we|your|you|us|to|for|is|are|be|must|should|need(?:s|ed)?|required?|requested|back|home|when|done|finished|through|with|and|also|all|item|items|book|books|material|materials|volume|piece|loan|loans|ill|interlibrary|library|libraries|lending|borrowing|lender|borrower|patrons?|conditions?|terms?|restrictions?|notes?|important|attention|special|collections|instructions?|use|used|thanks?|thank|many|much|very|only|of|in|by|on|at|possible|if|otherwise|note|handling|shipping|returns?|via|ok|okay|so|much|appreciated?|remember|ensure|make|sure|strictly|after|use|time|date|due)\b/gi
const asWritten = (sentence: string): string => sentence.replaceAll('~', '').replaceAll(/\s+/g, ' ').trim()
