// How lenders say how a piece is to be sent home and kept: each wording with the term it means.
import { addDays, daysBetween } from '../../values/days.ts'
import { daysWritten, dayWritten, readDay, readDayRange } from '../read-day-range.ts'
import type { ReturnTerms } from '../return-terms.ts'
import {
  carrierList,
  carrierWord,
  carriersIn,
  centsIn,
  classesIn,
  container,
  forbid,
  money,
  thing,
  withoutClasses,
  wording,
} from './parts.ts'

/** One kind of wording; what it matched is taken out of the sentence. */
export interface Wording<Meant> {
  readonly like: RegExp
  readonly term: (found: RegExpExecArray, today: string) => Partial<Meant> | null
}

const sends = String.raw`(?:return|ship|send|deliver|mail)\w*`
const home = String.raw`(?: (?:back|home|to us|here|to arrive))*`
const noSending = String.raw`(?:no (?:deliver(?:y|ies)|returns?|shipments?|packages?|mail)(?: (?:or|and) (?:deliver(?:y|ies)|returns?|shipments?|packages?))?(?: (?:please|will be|can be|are|be|accepted|received|taken|possible))*|${forbid} ${sends}${thing}${home}|(?:(?:we|library|ILL|office|and|the|our|which|dept) )*(?:cannot|can['’]t|can not|do not|don['’]t|won['’]t|will not|(?:are |is )?(?:unable to|not able to)) (?:be )?(?:accept|receive|take)(?:ing)?${thing}${home}|(?:(?:we|library|ILL|office) )*(?:is |are |will )?not (?:be )?(?:accept|receiv|tak)ing${thing}${home}|(?:please )?avoid (?:returning|sending|shipping|deliver\w*|returns?)${thing}${home})`
const closed = String.raw`(?:(?:the|our|we|library|libraries|ILL|office|department|building|campus|college|university|school|interlibrary loan|mail ?room) )*(?:is |are |will be |we['’]re )?closed`
const because = String.raw`(?:\s*[,(:~-]*\s*(?:as |because |since |while |due to )?(?:${closed}|(?:winter|holiday|christmas|spring|summer|semester|term|fall)? ?(?:break|recess|closure|closing|holidays?))(?: (?:for|during) (?:the )?(?:winter|holidays?|christmas|spring|summer|semester|fall|break|recess|closing|closure|inventory|renovations?|construction|moving|move|new|year|years)(?: (?:holidays?|break|recess|year|closing|closure))?)?\)?)?`
const fromTo = String.raw`\s*[:,(]?\s*(?:(?:between|from|during|on|for|the|dates?|period)\s+)*`
const upToMoney = String.raw`(?:[\s:,=(–-]+(?:is|it|this|them|required|requested|needed|coverage|value[ds]?|valuation|for|on|the|its|return|back|ship\w*|trip|mail\w*|packages?|parcels?|items?|books?|materials?|at|of|to|up|in|amount|least|minimum|min|a|an|be|must|please|replacement|cost|full))*[\s:,=(–-]*`

// oxfmt-ignore
export const wayWordings: readonly Wording<ReturnTerms>[] = [
  // Days on which nothing may arrive.
  { like: wording(String.raw`${noSending}${because}${fromTo}(?<range>${daysWritten})\)?(?: inclusive)?${because}`), term: ({ groups }, today) => spanIn(groups?.['range'], today) },
  { like: wording(String.raw`(?:between|from)?\s*(?<range>${daysWritten})\s*[:,(-]?\s*${noSending}${because}`), term: ({ groups }, today) => spanIn(groups?.['range'], today) },
  { like: wording(String.raw`\b${closed}(?: for (?:the )?[a-z]+(?: [a-z]+)?)?${fromTo}(?<range>${daysWritten})\)?(?: inclusive)?(?:${because}| (?:for|during) (?:the )?\w+(?: \w+)?)`), term: ({ groups }, today) => spanIn(groups?.['range'], today) },
  { like: wording(String.raw`(?:${noSending}|\b(?:deliver|return|send|ship|mail)\w*${thing}${home} not)(?: (?:accepted|possible))? (?:before|until|till|prior to)\s+(?<day>${dayWritten})${because}`), term: ({ groups }, today) => notBefore(groups?.['day'], today, 0) },
  { like: wording(String.raw`\b(?:hold|keep|retain)${thing}(?: (?:there|for us|at your (?:library|end)))? (?:until|till)\s+(?<on>(?:on or )?after\s+)?(?<day>${dayWritten})`), term: ({ groups }, today) => notBefore(groups?.['day'], today, groups?.['on'] === undefined ? 0 : 1) },
  { like: wording(String.raw`\b${sends}${thing}${home}(?: (?:only|to))*\s+(?<on>on or )?after\s+(?<day>${dayWritten})(?: only)?`), term: ({ groups }, today) => notBefore(groups?.['day'], today, groups?.['on'] === undefined ? 1 : 0) },
  { like: wording(String.raw`${noSending}${fromTo}(?<day>${dayWritten})(?=\s*(?:,|$|\(|please))${because}`), term: ({ groups }, today) => onDay(groups?.['day'], today) },
  // What stays with it, and where it is not dropped.
  { like: wording(String.raw`\b(?:${forbid} (?:return|drop|put|place|leave|use|deposit)\w*${thing}(?: off)?(?: to| in| into| via| through| by| at)?(?: (?:the|a|any|our|your))?(?: outside| outdoor| external| library)?|no|not (?:in|via|through)(?: the| a| any)?|avoid(?: the)?)(?: (?:outside|outdoor|external|library))? (?:book[ -]?drops?|drop[ -]?box(?:es)?|book[ -]?returns?|return (?:slots?|bins?|chutes?))`), term: () => ({ noBookDrop: true }) },
  { like: wording(String.raw`\b(?:${forbid} (?:remove|take off|detach|discard|tear off|throw away|be removed)${thing}(?: (?:paper|book|front|cover))* ?(?:straps?|bands?|sleeves?|wrappers?|bookstraps?|wraparounds?)(?: (?:from|off)${thing})?|(?:straps?|bands?|sleeves?|bookstraps?) (?:must|should|has to|needs to|to) (?:stay|remain|be left|be kept)(?: (?:on|in place|attached|with|to))*${thing}|(?:keep|leave)${thing}(?: (?:paper|book|front|cover))* ?(?:straps?|bands?|sleeves?|wrappers?|bookstraps?|wraparounds?)(?: (?:on|in place|attached|with|to))*${thing})`), term: () => ({ keepStrap: true }) },
  // By whom not.
  { like: wording(String.raw`\b(?:${forbid} (?:return|ship|send|mail|use|deliver)\w*${thing}${home}(?: (?:via|by|with|using|through|in|as))?|not (?:by|via)|no|avoid(?: using)?)\s+${carrierList}`), term: ({ groups }) => neverIn(groups?.['who'] ?? '') },
  { like: wording(String.raw`${carrierList} (?:is |are )?(?:not (?:accepted|allowed|permitted|acceptable|to be used)|unacceptable)`), term: ({ groups }) => neverIn(groups?.['who'] ?? '') },
  // Insured for.
  { like: wording(String.raw`(?:\bwith (?:a |at least )?)?${money('sum')}\s+(?:of |in )?(?:postal |return )?insurance(?: (?:is )?required)?|\binsur(?:e|ed|ance)\b${upToMoney}${money('sum2')}\)?(?: (?:is )?required| minimum| value)?`), term: ({ groups }) => amount(groups?.['sum'] ?? groups?.['sum2'], 'insuredCents') },
  { like: wording(String.raw`\bvalue[d]?(?: at| is|:| of)*\s*${money('sum')}\s*[,:-]?\s*(?:please |must be |to be )?insured?(?: accordingly| for (?:that|this|full|the) (?:amount|value))?`), term: ({ groups }) => amount(groups?.['sum'], 'insuredCents') },
  // If lost.
  { like: wording(String.raw`\b(?:if (?:the (?:book|item) is )?lost|(?:charge|fee|cost)(?: (?:for|if))? lost(?: (?:book|item)s?)?|lost (?:book|item)? ?(?:charge|fee|cost)|(?:minimum )?replacement (?:cost|charge|fee|price|value)|minimum replacement)(?:\s*(?:is|of|will be|:|,|-|a|the charge is|replacement|charge|fee|cost))*\s*${money('sum')}`), term: ({ groups }) => amount(groups?.['sum'], 'ifLostCents') },
  { like: wording(String.raw`${money('sum')}(?: (?:charge|fee|replacement(?: (?:cost|charge|fee))?))?(?: will be charged)?(?: if (?:the (?:book|item) is )?lost| for (?:a )?lost (?:items?|books?|materials?))`), term: ({ groups }) => amount(groups?.['sum'], 'ifLostCents') },
  // Signed for, tracked.
  { like: wording(String.raw`\b(?:require[sd]?(?: an?)? (?:\w+ )?signature|with(?: an?)? signature(?: (?:required|confirmation))?|(?:adult |direct )?signature(?: confirmation| upon delivery| on delivery| at delivery| upon receipt)?(?: is)?(?: required| requested| needed)(?: (?:up)?on delivery)?|signature (?:confirmation|(?:up)?on delivery)|must be signed for|get (?:a )?signature)`), term: () => ({ signature: true }) },
  { like: wording(String.raw`\b(?:(?:tracking|track(?:ing)? (?:number|info(?:rmation)?)|delivery confirmation)(?: is)? (?:required|needed|requested)|(?:via|by|with|using|include|add|use|and)(?: an?)? (?:tracking|tracked|trackable|traceable|delivery confirmation|tracking number)(?: (?:service|carrier|method|mail|shipping|number))?|(?:tracked|trackable|traceable)(?: (?:service|carrier|method|mail|shipping))? (?:only|required)|must be (?:tracked|trackable|traceable|returned? with tracking))`), term: () => ({ tracked: true }) },
  // In its own packaging.
  { like: wording(String.raw`\b(?:(?:please )?(?:re-?use|use|save|keep|retain)(?: and (?:re-?use|return))?(?: (?:this|our|the|its|same|original|own|enclosed|provided|supplied|included|shipping|padded))+ ${container}s?(?: (?:provided|enclosed|supplied|included|it came in|it was sent in))?(?: (?:for|to|when|on|in) (?:the |its |your )?(?:returns?|returning|return shipping|return (?:trip|mail\w*)|sending (?:it )?back))?(?: (?:it|this|items?|books?|materials?))?|(?:in|with)(?: (?:the|its|their|this|our|same|original|own|enclosed|provided|supplied))* (?:original|own|same|enclosed|provided|supplied|our|this)(?: (?:shipping|padded))? ${container}s?|in(?: the| this| our)?(?: (?:padded|canvas|plastic|zippered|nylon))? ${container}s? (?:provided|enclosed|supplied|included|(?:(?:it|they|book|item) )?(?:came|was (?:sent|shipped|received)|were (?:sent|shipped)|arrived) in|(?:it|they) (?:came|arrived) in|in which (?:it|they) (?:came|arrived|was sent))|(?:original|same|our|this) ${container}s?(?: (?:is|must be|to be))?(?: (?:re-?)?used?)?(?: for returns?)?(?: (?:required|requested|needed|only|please))+|re-?use (?:of )?(?:original |our |the )?${container}|(?:save|keep|retain|use)(?: the| this| our| its)? ${container} (?:for|to) return(?:ing)?)`), term: () => ({ ownPackaging: true }) },
  // At once.
  { like: wording(String.raw`\b(?:return(?:ed)?${thing}(?: back)? (?:promptly|immediately|asap|a\.s\.a\.p|as soon as (?:possible|you can)|at once|right away|without delay|quickly)|prompt(?:ly)? return(?:ed)?|immediate return|rush return)(?: (?:please|is|requested|required|appreciated|after use|when (?:done|finished)))*`), term: () => ({ promptly: true }) },
  { like: wording(String.raw`\b(?:use(?: only)? (?:under|with) (?:staff )?supervision|supervised use(?: only)?|(?:staff )?supervision(?: is)? required|(?:must be|to be) (?:used (?:under (?:staff )?supervision)|supervised)|under (?:staff )?supervision(?: only)?)`), term: () => ({ supervised: true }) },
  // By whom alone.
  { like: wording(String.raw`\b${carrierList}\s+(?:only\b|(?:returns?|return shipping|shipping|service)? ?(?:is )?(?:required|requested|preferred only)\b|returns? only\b)`), term: ({ groups }) => onlyIn(groups?.['who'] ?? '') },
  { like: wording(String.raw`\b(?:only (?:by|via)|(?<=\b(?:return|ship|send|sent|mail)\w*\b[^.;]{0,60}?)\b(?:via|by|with|using|through)|use(?: only)?|(?:return|ship|send|mail)(?:ed)?${thing}(?: back)?|return (?:carrier|method|shipping|via)\s*:?)\s+${carrierList}(?: (?:only|please))?`), term: ({ groups, input }) => (/\b(?:we|was|were|sent to you|shipped to you)\b/i.test(input) ? null : onlyIn(groups?.['who'] ?? '')) },
  { like: wording(String.raw`~\s*,?\s*(?:and )?(?:via|by|with)\s+${carrierList}`), term: ({ groups }) => onlyIn(groups?.['who'] ?? '') },
  { like: wording(String.raw`(?<=\breturn\b.*)~\s*,?\s*${carrierList}\W*$`), term: ({ groups }) => onlyIn(groups?.['who'] ?? '') },
  { like: wording(String.raw`^\W*(?:please\s+)?(?:via|by|use)\s+${carrierList}\W*$`), term: ({ groups }) => onlyIn(groups?.['who'] ?? '') },
]

/** The name of a carrier or of a class of mail somewhere in it. */
export const namesCarrier = (text: string): boolean => new RegExp(String.raw`\b${carrierWord}\b`, 'i').test(text)

function amount(written: string | undefined, name: 'insuredCents' | 'ifLostCents'): Partial<ReturnTerms> | null {
  const cents = centsIn(written)
  if (cents === null) return null
  return name === 'insuredCents' ? { insuredCents: cents } : { ifLostCents: cents }
}
const onlyIn = (list: string): Partial<ReturnTerms> => ({ onlyBy: carriersIn(list) })
const neverIn = (list: string): Partial<ReturnTerms> => ({
  neverBy: carriersIn(withoutClasses(list)),
  neverAs: classesIn(list),
})

const longestSpan = 120
function spanIn(written: string | undefined, today: string): Partial<ReturnTerms> | null {
  const span = readDayRange(written ?? '', addDays(today, -30))
  return span && daysBetween(span.from, span.until) <= longestSpan ? { notArriving: [span] } : null
}
/** `more`: how many days after that day it may come at the earliest. */
function notBefore(written: string | undefined, today: string, more: 0 | 1): Partial<ReturnTerms> | null {
  const day = readDay(written ?? '', today)
  const until = day === null ? null : addDays(day, more - 1)
  return until !== null && until >= today && daysBetween(today, until) <= longestSpan
    ? { notArriving: [{ from: today, until }] }
    : null
}
function onDay(written: string | undefined, today: string): Partial<ReturnTerms> | null {
  const day = readDay(written ?? '', today)
  return day !== null && daysBetween(today, day) <= longestSpan ? { notArriving: [{ from: day, until: day }] } : null
}
