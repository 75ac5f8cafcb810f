// What wordings are made of: amounts, carriers, days, and how people say that something shall not be.
import { carriers, type Carrier, type ServiceId } from '../services.ts'

export const wording = (source: string): RegExp => new RegExp(source, 'i')

const sum = String.raw`(?:\d{1,3}(?:,\d{3})+|\d{1,6})(?:\.\d\d)?(?![\d]|,\d|\.\d)`
const upTo = String.raw`\s?(?:-|–|—|to|or)\s?`
/** “$250”, “USD 250”, “150 dollars”, “$50-100”. */
export const money = (name: string): string =>
  String.raw`(?<${name}>(?:US\s?)?(?:\$\s?|USD\s?)${sum}(?:${upTo}(?:US\s?)?\$?\s?${sum})?(?:\s?USD)?|(?<![\d$.,])${sum}(?:${upTo}${sum})?\s?(?:US\s)?(?:dollars|USD))`
/** Of two amounts the higher. */
export function centsIn(written: string | undefined): number | null {
  const sums = (written ?? '').match(new RegExp(sum, 'g')) ?? []
  const cents = Math.max(...sums.map((one) => Math.round(Number(one.replaceAll(',', '')) * 100)))
  return Number.isSafeInteger(cents) && cents > 0 ? cents : null
}

export const forbid = String.raw`(?:do not|don['’]t|dont|never|not to be|must not(?: be)?|may not(?: be)?|cannot(?: be)?|can not(?: be)?|can['’]t(?: be)?|should not(?: be)?|shall not(?: be)?|not)`
export const allowed = String.raw`(?:allowed|permitted|possible|available|accepted|granted|given|authorized|offered)`
export const thing = String.raw`(?: (?:it|this|these|them|any|all|the|your|our|ILL|loan(?:ed|s)?|library|items?|books?|materials?|packages?|parcels?|volumes?|sets?|anything|returns?|shipments?|deliveries|mail))*`
export const container = String.raw`(?:packag(?:e|ing)|packing(?: materials?)?|box|bag|mailer|container|carton|envelope|crate|case|jiffy(?: bag)?|bubble (?:mailer|wrap))`

const carrierName = String.raw`(?:the )?(?:UPS|United Parcel Service|FedEx|Fed Ex|Federal Express|USPS(?: (?:Library|Media) (?:Mail|Rate))?|US Mail|US Postal Service|US Post Office|Library (?:Mail|Rate)|Media (?:Mail|Rate)|ELD|Empire Library Delivery|(?:(?:the|our|a) )?(?:library |statewide |regional )?courier|(?:library |statewide |regional )?(?:delivery )?van)(?: (?:Ground|only|service|delivery))?`
const listSep = String.raw`(?:\s*,\s*(?:or\s+)?|\s*\/\s*|\s+(?:or|nor|and)\s+)`
export const carrierList = String.raw`(?<who>${carrierName}(?:${listSep}(?:by |via |use )?${carrierName})*)`
export const carrierWord = carrierName

const named: Readonly<Record<Carrier, RegExp>> = {
  usps: /usps|us mail|us post|library (?:mail|rate)|media (?:mail|rate)/i,
  ups: /\bups\b|united parcel/i,
  fedex: /fed\s?ex|federal express/i,
  courier: /\beld\b|empire library delivery|courier|\bvan\b/i,
  van: /(?!)/,
}
export const carriersIn = (list: string): readonly Carrier[] => carriers.filter((one) => named[one].test(list))
/** Classes of mail: against one of them is not against its carrier. */
export const classesIn = (list: string): readonly ServiceId[] => [
  ...(/library (?:mail|rate)/i.test(list) ? (['library_mail'] as const) : []),
  ...(/media (?:mail|rate)/i.test(list) ? (['media_mail'] as const) : []),
]
export const withoutClasses = (list: string): string =>
  list.replaceAll(/(?:us mail|usps)? ?(?:library|media) (?:mail|rate)/gi, ' ')
