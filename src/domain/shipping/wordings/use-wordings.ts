// How lenders say what may be done with a piece here, and when it must be back.
import { addDays, daysBetween } from '../../values/days.ts'
import { daysWritten, dayWritten, readDay, readDayRange } from '../read-day-range.ts'
import { allowed, forbid, thing, wording } from './parts.ts'
import type { UseCondition } from '../use-conditions.ts'
import type { Wording } from './way-wordings.ts'

export interface UseSaid {
  readonly conditions: readonly UseCondition[]
  readonly dueOn: string | null
}

const renewal = String.raw`(?:renew(?:als?|ing|ed)?|extensions?)\b`
const copying = String.raw`(?:photo-?cop(?:y|ies|ying|ied)|xerox(?:ing)?|cop(?:y|ies|ying|ied)|scann?(?:s|ing|ed)?|digiti[sz](?:e|ing|ation)|reproduc(?:tions?|e|ing|ed)|duplicat(?:ion|e|ing|ed)|photograph(?:s|y|ing|ed)?|photos)\b`
const either = String.raw`(?:${renewal}|${copying})`
const listed = String.raw`(?:${either}(?:\s*(?:,|\/|&|\bor\b|\band\b|\bnor\b|,\s*or\b)\s*(?:no\s+|any\s+)?${either})*)`
const notMore = String.raw`(?! ?(?:beyond|after|until|before|past|longer|more|fee|charge|cost|available|left|on |in stock|requests?|of\b|during|at\b))`
const building = String.raw`(?:library|libraries|lib|house|building|premises|site|facility)`
const guarded = String.raw`(?:special collections|rare books?|archives?)(?: (?:department|area|room|reading room))?`

// oxfmt-ignore
export const useWordings: readonly Wording<UseSaid>[] = [
  { like: wording(String.raw`\b(?<!\b(?:have|has|had|are|is|there are)\s)no\s+(?:further |additional |more |patron |online )?(?<what>${listed})(?: please| ${allowed})?${notMore}(?:\s+(?:of|from) (?:this|the) (?:item|book|material))?(?: (?:are |is )?${allowed})?`), term: ({ groups }) => meant(groups?.['what']) },
  { like: wording(String.raw`\b${forbid} (?:be )?(?<what>${listed})${thing}${notMore}`), term: ({ groups }) => meant(groups?.['what']) },
  { like: wording(String.raw`\b(?<what>${listed})${thing}(?: of (?:this|the|any) (?:item|book|material|part|volume))?\s*(?:is|are|will be|:|-)?\s*(?:strictly )?(?:not (?:be )?${allowed}|prohibited|forbidden|disallowed|unavailable|restricted|denied|none|no|not an option)\b(?! ?(?:more|longer|later))`), term: ({ groups }) => meant(groups?.['what']) },
  { like: wording(String.raw`\b(?:non-?\s?renewable|not renewable|un-?renewable|(?:we |library |is |are )?(?:cannot|can['’]t|do not|don['’]t|will not|won['’]t|unable to) (?:be )?(?:renew(?:ed)?|offer renewals?|grant renewals?|allow renewals?|extend(?:ed)?)${thing}(?: (?:the )?(?:due date|loan))?|0 renewals|zero renewals|without renewals?|one[- ]time (?:loan|use) only)${notMore}`), term: () => ({ conditions: ['NoRenewal'] }) },
  { like: wording(String.raw`\b(?:non-?reproducible|not reproducible|not for (?:reproduction|copying|photocopying)|(?:we |library )?(?:do not|don['’]t|cannot|will not) (?:allow|permit) (?:photo)?copying)`), term: () => ({ conditions: ['NoReproduction'] }) },
  { like: wording(String.raw`\b(?:for |restricted to |limited to )?(?:(?:strictly |only )?(?:in[- ]?(?:the[- ])?|within[- ]?)?${building}[- ]use(?:[- ]only)?(?: please)?|(?:for )?use(?:d)?(?: is)?(?: only| restricted| limited)* (?:to |in|within|inside|on)(?:[- ](?:the |your |a |borrowing )?)(?:borrowing )?(?:library|building|house|premises|site)(?: ?building)?(?: only)?|(?:in|within)[- ]?(?:the[- ]|your )?(?:library|building|house)[- ]only|library only use|on[- ]?(?:site|premises?)(?: use)? only|(?:in )?(?:the )?reading room(?: use)?(?: only)?|reference use only|LUO\b)(?: only)?`), term: ({ 0: whole }) => (/only|\bin[- ]|within|restricted|limited|LUO|-use\b|library use|house use/i.test(whole) ? { conditions: ['LibraryUseOnly'] } : null) },
  { like: wording(String.raw`\b(?:(?:must be |to be )?use[d]?(?: only)? in (?:the |your |a )?${guarded}(?: only)?|${guarded} use only)`), term: () => ({ conditions: ['LibraryUseOnly'] }) },
  { like: wording(String.raw`\b(?:not (?:for|to be used for) (?:home|outside|external|off-?site) (?:use|circulation|loan)|no (?:home|outside|external|off-?site) (?:use|circulation|loan|checkout)|no circulation|not (?:for|to) circulat(?:ion|e)|${forbid} (?:circulate|check ?out|leave|be removed from|remove|take|taken|be taken|allow)${thing}(?: (?:to patrons?|from|out of|outside|off|to leave|to be (?:taken|removed) from)| home)*(?: (?:the|your|borrowing|a))*(?: (?:library|building|premises|site))?|non-?circulating|do(?:es)? not circulate)`), term: ({ 0: whole }) => (/circulat|check ?out|home|outside|external|off-?site|library|building|premises|\bsite/i.test(whole) ? { conditions: ['LibraryUseOnly'] } : null) },
  { like: wording(String.raw`\bloan (?:period|dates?|term)(?:\s*(?:is|:|-|from))*\s*(?<range>${daysWritten})`), term: ({ groups }, today) => ahead(readDayRange(groups?.['range'] ?? '', addDays(today, -60))?.until ?? null, today) },
  { like: wording(String.raw`\b(?:(?:on )?loan(?:ed)?|checked out)(?: to (?:you|your library))? (?:until|through|thru|till|ends|expires)(?: on)?\s*:?\s*(?<day>${dayWritten})`), term: ({ groups }, today) => ahead(readDay(groups?.['day'] ?? '', today), today) },
  { like: wording(String.raw`\b(?:we |i |library )?(?:need|want|require|must have)s?${thing} (?:back|returned)(?: (?:here|to us|in our (?:hands|library|office)))?\s*(?<how>on or before|no later than|not later than|by|before|prior to|on)?\s*(?<day>${dayWritten})(?:,? (?:without fail|at the latest|latest))?`), term: ({ groups }, today) => dueIn(groups?.['how'] ?? 'by', groups?.['day'], '', today) },
  { like: wording(String.raw`\b(?:(?:is |are |item |book |materials? |it |loan |this )*due(?: date)?(?: back)?(?: (?:in|at|to) (?:our|the|lending|owning|lender['’]s)(?: (?:lending|owning))? (?:library|hands|office|building))?|(?:must|has to|needs to|should|have to|please)?\s*(?:be )?(?:returned|return|back|received|arrive|have|~)${thing}(?: (?:back|home))?(?: (?:here|to us|(?:in|at|to) (?:our|the|lending|owning)(?: (?:lending|owning))? (?:library|hands|office|building)|in our possession))?)\s*[:=]?\s*(?:is\s+)?(?<how>on or before|no later than|not later than|by|before|prior to|on|not after)?\s*(?<day>${dayWritten})(?: (?:at the )?latest)?`), term: ({ groups, 0: whole }, today) => dueIn(groups?.['how'], groups?.['day'], whole, today) },
]

const isRenewal = wording(renewal)
const isCopying = wording(copying)
function meant(what: string | undefined): Partial<UseSaid> {
  return {
    conditions: [
      ...(isRenewal.test(what ?? '') ? (['NoRenewal'] as const) : []),
      ...(isCopying.test(what ?? '') ? (['NoReproduction'] as const) : []),
    ],
  }
}

/** Longer ahead a day without its year has been meant for last year. */
const longestAhead = 200
function dueIn(
  how: string | undefined,
  written: string | undefined,
  whole: string,
  today: string,
): Partial<UseSaid> | null {
  if (how === undefined && !/\bdue\b/i.test(whole)) return null
  const day = readDay(written ?? '', today)
  return ahead(day !== null && /^(?:before|prior to)$/i.test(how ?? '') ? addDays(day, -1) : day, today)
}
const ahead = (day: string | null, today: string): Partial<UseSaid> | null =>
  day === null || day < today || daysBetween(today, day) > longestAhead ? null : { dueOn: day }
