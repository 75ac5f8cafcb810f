// A lender's wording on a strap or in a note, read into terms. It reads what offices plainly write and never guesses: a
// sentence about the way home that is not wholly understood is kept as printed, for a person to read.
import { addDays, daysBetween } from '../values/days.ts'
import { readDayRange } from './read-day-range.ts'
import { noTerms, type ReturnTerms } from './return-terms.ts'
import { carriers, type Carrier } from './services.ts'

/** `today` gives a year to days written without one. */
export function readTerms(text: string, today: string): ReturnTerms {
  const left: string[] = []
  let terms = noTerms
  for (const sentence of sentencesOf(text)) {
    if (isReport(sentence)) continue
    if (isConditional(sentence)) {
      if (isAboutTheWay(sentence)) left.push(sentence)
      continue
    }
    const read = readSentence(sentence, today)
    if (read.isWhole && !contradicts(terms, read.terms)) terms = withTerms(terms, read.terms)
    else {
      terms = contradicts(terms, read.terms) ? terms : withTerms(terms, read.terms)
      left.push(sentence)
    }
  }
  return { ...terms, printed: left.length > 0 ? left.join(' ').slice(0, 2000) : null }
}

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
    (one) => !before.notArriving.some((other) => other.from === one.from && other.until === one.until),
  )
  return {
    insuredCents: more.insuredCents ?? before.insuredCents,
    onlyBy: more.onlyBy ?? before.onlyBy,
    neverBy: [...new Set([...before.neverBy, ...more.neverBy])],
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
  }
}

function printedOnce(before: string | null, more: string | null): string | null {
  if (before === null || more === null) return more ?? before
  return before.includes(more) ? before : `${before} ${more}`.slice(0, 2000)
}

/** Two amounts or two lists of carriers in one writing: a person says which counts. */
const contradicts = (a: ReturnTerms, b: ReturnTerms): boolean =>
  (a.insuredCents !== null && b.insuredCents !== null && a.insuredCents !== b.insuredCents) ||
  (a.ifLostCents !== null && b.ifLostCents !== null && a.ifLostCents !== b.ifLostCents) ||
  (a.onlyBy !== null && b.onlyBy !== null && a.onlyBy.join() !== b.onlyBy.join()) ||
  (a.onlyBy ?? []).some((one) => b.neverBy.includes(one)) ||
  (b.onlyBy ?? []).some((one) => a.neverBy.includes(one))

const sentencesOf = (text: string): readonly string[] =>
  text
    // A point inside an amount, a day or an abbreviation ends nothing.
    .replaceAll(/\b(U)\.\s?(S)\.(?=\s|$)/gi, 'US')
    .replaceAll(/\b(jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.(?=\s*(?:\d|-|–|to\b|and\b))/gi, '$1')
    .split(/(?:[;!\n\r•*]+|\.(?=\s|$))/)
    .map((one) => one.trim())
    .filter((one) => one !== '')

const wayWords =
  /\b(return\w*|ship\w*|send\w*|sent|mail(?:ed|ing)?|insur\w*|signature|sign\w*|track\w*|trace\w*|packag\w*|packing|box|mailer|strap|band|book ?drop|drop ?box|supervis\w*|ups|fedex|usps|courier|carrier|lost|replacement)\b/i
const isAboutTheWay = (sentence: string): boolean => wayWords.test(sentence)
const isConditional = (sentence: string): boolean =>
  /\b(if|unless|except|other than|rather than|but|or else|without|when|only if|instead)\b/i.test(
    sentence
      .replaceAll(/\bif (?:the (?:book|item) is )?lost\b/gi, ' ')
      .replaceAll(/\bwhen (?:done|finished|returning|returned|(?:sending|shipping|mailing) back)\b/gi, ' '),
  )

/** What the lender did, not what it asks for: “Shipped via UPS 1Z…”. */
const isReport = (sentence: string): boolean =>
  (/^(?:item |book |this |it )?(?:shipped|sent|mailed|dispatched)\b/i.test(sentence) ||
    /\b(?:was|were|been|has|have|we|is being|i)\s+(?:\w+\s+)?(?:shipp?|sen[dt]|mail|insur)(?:ed?|ing)?\b/i.test(
      sentence,
    )) &&
  !/\b(?:return|must|please|require|need)/i.test(sentence)

interface Reading {
  readonly terms: ReturnTerms
  /** Nothing about the way home is left over. */
  readonly isWhole: boolean
}
/** One kind of wording; what it matched is taken out of the sentence. */
interface Wording {
  readonly like: RegExp
  readonly term: (found: RegExpExecArray, today: string) => Partial<ReturnTerms> | null
}

const isNegative = /\b(no|not|never|don['’]?t|needn['’]?t|cannot|waived?)\b/i

function readSentence(sentence: string, today: string): Reading {
  let rest = sentence
  let terms = noTerms
  for (const { like, term } of wordings) {
    const found = like.exec(rest)
    const part = found === null ? null : term(found, today)
    if (found === null || part === null) continue
    if (contradicts(terms, { ...noTerms, ...part })) return { terms: noTerms, isWhole: false }
    terms = withTerms(terms, { ...noTerms, ...part })
    rest = `${rest.slice(0, found.index)} ~ ${rest.slice(found.index + found[0].length)}`
  }
  // A "not" that no wording took in may turn round what was read.
  if (isNegative.test(rest)) return { terms: noTerms, isWhole: !isAboutTheWay(sentence) }
  const over = rest.replaceAll(
    /\b(please|return(?:ed)?|shipp?(?:ed|ing)?|send|sent|mail|it|must|be|to us|back)\b/gi,
    ' ',
  )
  return { terms, isWhole: !isAboutTheWay(over) && !(terms === noTerms && isAboutTheWay(sentence)) }
}

const money = String.raw`(?:US\s?)?(?:\$\s?|USD\s?)(?<sum>\d{1,3}(?:,\d{3})+(?:\.\d\d)?|\d{1,6}(?:\.\d\d)?)(?![\d,]*\d)(?:\s?USD)?`
const carrierName = String.raw`(?:UPS|FedEx|Fed Ex|Federal Express|USPS|US Mail|US Postal Service|Library Mail|Media Mail|ELD|Empire Library Delivery|library courier)(?: (?:Ground|only))?`
const carrierList = String.raw`(?<who>${carrierName}(?:(?:\s*,\s*|\s*\/\s*|\s+or\s+|\s*,\s*or\s+)${carrierName})*)`
const back = String.raw`(?:return(?:ed)?(?: ship\w*)?|(?:send|ship|mail)(?:ped)? (?:it |this |them |item |book )?back|must be (?:sent|shipped|mailed)|please (?:send|ship|use)|use)`
const forbid = String.raw`(?:do not|don['’]t|never|not to be|must not be|not)`
const between = String.raw`[^.;]{0,40}?`

// oxfmt-ignore
const wordings: readonly Wording[] = [
  { like: wording(String.raw`\b(?:no (?:deliver(?:y|ies)|returns?)|${forbid} (?:return|ship|send|deliver|mail)\w*(?: (?:it|this|items?|books?|materials?))?(?: (?:back|to us))*(?: to arrive)?)\s*:?\s+(?:between |from )?(?<range>[\w/,.\s–-]+)$`), term: ({ groups }, today) => spanIn(groups?.['range'] ?? '', today) },
  { like: wording(String.raw`\b(?:${forbid} (?:return|drop|put|place|leave|use)\w*(?: (?:it|this|item|book))?(?: to| in| into| via| through| by| at)?(?: (?:the|a|any|our|your))?|no|not in(?: the| a| any)?) (?:book ?drops?|drop ?box(?:es)?|book ?returns?|return slots?)`), term: () => ({ noBookDrop: true }) },
  { like: wording(String.raw`\b(?:${forbid} (?:remove|take off|detach)(?: (?:the|this|our))?(?: (?:ILL|book|paper|loan))? ?(?:straps?|bands?|sleeves?|wrappers?)|(?:keep|leave)(?: (?:the|this|our))?(?: (?:ILL|book|paper|loan))? ?(?:straps?|bands?|sleeves?|wrappers?)(?: (?:on|in place|attached))?(?: (?:with|to|on) (?:the )?(?:book|item))?)`), term: () => ({ keepStrap: true }) },
  { like: wording(String.raw`\b(?:${forbid} (?:return|ship|send|mail|use)\w*(?: (?:it|this|item|book|back))*(?: (?:via|by|with|using|through))?|not (?:by|via)|no)\s+${carrierList}`), term: ({ groups }) => neverIn(groups?.['who'] ?? '') },
  { like: wording(String.raw`(?:${money}\s+(?:of |in )?(?:postal )?insurance|\binsur(?:e|ed|ance)(?: is)?(?: required)?(?: coverage| value)?(?: (?:for|on|the|its)(?= return))?(?: return(?: ship\w*| trip| mail\w*)?)?\s*:?\s*(?:(?:for|at|of|to|up to|in the amount of|the value of)\s+)*(?:at least\s+|a? ?minimum(?: of)?\s+)?${moneyAgain('sum2')})(?: required)?`), term: ({ groups }) => amount(groups?.['sum'] ?? groups?.['sum2'], 'insuredCents') },
  { like: wording(String.raw`\b(?:if lost|(?:charge|fee|cost)(?: (?:for|if))? lost(?: (?:book|item)s?)?|lost (?:book|item)? ?(?:charge|fee)|replacement (?:cost|charge|fee|price))(?:\s*(?:is|of|will be|:|,|-|a|the charge is))*\s*${money}`), term: ({ groups }) => amount(groups?.['sum'], 'ifLostCents') },
  { like: wording(String.raw`${money}(?: (?:charge|fee|replacement(?: (?:cost|charge|fee))?))?(?: will be charged)? if (?:the (?:book|item) is )?lost`), term: ({ groups }) => amount(groups?.['sum'], 'ifLostCents') },
  { like: wording(String.raw`\b(?:require[sd]?(?: an?)? (?:\w+ )?signature|with(?: an?)? signature|(?:adult )?signature(?: confirmation| upon delivery| on delivery)?(?: is)?(?: required| requested| needed)|signature (?:confirmation|(?:up)?on delivery)|must be signed for)`), term: () => ({ signature: true }) },
  { like: wording(String.raw`\b(?:(?:tracking|track(?:ing)? number|delivery confirmation)(?: is)? (?:required|needed|requested)|(?:via|by|with|using)(?: an?)? (?:tracking|tracked|trackable|traceable)(?: (?:service|carrier|method|mail|shipping))?|(?:tracked|trackable|traceable)(?: (?:service|carrier|method|mail|shipping))? (?:only|required)|must be (?:tracked|trackable|traceable))`), term: () => ({ tracked: true }) },
  { like: wording(String.raw`\b(?:re-?use (?:this|our|the)|(?:in|re-?use|use|with)(?: (?:the|its|their|this|our))? (?:original|own|same|enclosed|provided|supplied))(?: (?:shipping|padded))? (?:packaging|package|packing(?: materials?)?|box|mailer|container|carton|envelope|crate)`), term: () => ({ ownPackaging: true }) },
  { like: wording(String.raw`\b(?:return(?:ed)?(?: (?:it|this|item|book))? (?:promptly|immediately|asap|as soon as possible|at once|right away|without delay)|prompt(?:ly)? return(?:ed)?|immediate return|rush return)(?: please| requested| required| appreciated)?`), term: () => ({ promptly: true }) },
  { like: wording(String.raw`\b(?:use(?: only)? (?:under|with) supervision|supervised use(?: only)?|supervision(?: is)? required|(?:must be|to be) (?:used (?:under supervision)|supervised)|under staff supervision)`), term: () => ({ supervised: true }) },
  { like: wording(String.raw`\b${carrierList}\s+only\b`), term: ({ groups }) => onlyIn(groups?.['who'] ?? '') },
  { like: wording(String.raw`\b(?:only (?:by|via)|${back}${between}\b(?:via|by|with|using|through)|use|${back})\s+${carrierList}`), term: ({ groups, 0: whole }) => (/\b(?:we|was|were|sent to you|shipped to you)\b/i.test(whole) ? null : onlyIn(groups?.['who'] ?? '')) },
  { like: wording(String.raw`~\s*,?\s*(?:and )?(?:via|by|with)\s+${carrierList}`), term: ({ groups }) => onlyIn(groups?.['who'] ?? '') },
]

/** “Return insured” and the like, said plainly, whatever the amount: asked of us, for the way back. That it is insured, or for what, asks nothing. */
export const namesInsurance = (text: string): boolean =>
  sentencesOf(text).some(
    (one) =>
      insuranceAsked.some((wording) => wording.test(one)) &&
      !insuranceTold.test(one) &&
      !isReport(one) &&
      !isConditional(one) &&
      !isNegative.test(one),
  )

const insure = String.raw`\binsur(?:e|ed|ing|ance)\b`
const insuranceAsked: readonly RegExp[] = [
  wording(
    String.raw`\b(?:please|kindly|must|should|shall|needs? to|ha(?:s|ve) to|requires?|return\w*|back|home)\b.*${insure}`,
  ),
  wording(String.raw`${insure}.*\b(?:please|required|needed|requested|mandatory|a must|return\w*|back|home)\b`),
  wording(String.raw`\binsurance\s*:\s*(?:yes|y)\b`),
  wording(String.raw`^(?:(?:and|also)\s+)?insure\b`),
  wording(String.raw`^(?:ship|send|mail|(?:via |by )?${carrierName})\b[^.]{0,30}\binsured\b`),
]
/** A choice, a value, a cover of theirs, or the way to us. */
const insuranceTold =
  /\b(optional|option|discretion|recommended|encouraged|suggested|none|n\/a|declined|unnecessary|exempt|self-insured|insur(?:ance|ed)\s+value|(?:our|we|us)\b.{0,30}\b(?:is|are|carry|cover\w*|policy|insur\w*)|by us|to you|out(?:going|bound))\b/i

function wording(source: string): RegExp {
  return new RegExp(source, 'i')
}
/** A group may be named once in an expression. */
function moneyAgain(name: string): string {
  return money.replace('<sum>', `<${name}>`)
}

function amount(written: string | undefined, name: 'insuredCents' | 'ifLostCents'): Partial<ReturnTerms> | null {
  const cents = Math.round(Number((written ?? '').replaceAll(',', '')) * 100)
  if (!Number.isSafeInteger(cents) || cents <= 0) return null
  return name === 'insuredCents' ? { insuredCents: cents } : { ifLostCents: cents }
}

const named: Readonly<Record<Carrier, RegExp>> = {
  usps: /usps|us mail|us postal|library mail|media mail/i,
  ups: /\bups\b/i,
  fedex: /fed\s?ex|federal express/i,
  courier: /\beld\b|empire library delivery|library courier/i,
  van: /(?!)/,
}
const carriersIn = (list: string): readonly Carrier[] => carriers.filter((one) => named[one].test(list))
const onlyIn = (list: string): Partial<ReturnTerms> => ({ onlyBy: carriersIn(list) })
/** Against one class of mail is not against the carrier. */
const neverIn = (list: string): Partial<ReturnTerms> | null =>
  /library mail|media mail/i.test(list) ? null : { neverBy: carriersIn(list) }

const longestSpan = 120
function spanIn(written: string, today: string): Partial<ReturnTerms> | null {
  const span = readDayRange(written, addDays(today, -30))
  return span && daysBetween(span.from, span.until) <= longestSpan ? { notArriving: [span] } : null
}
