// A step a person does outside: the fields to copy into the other system, in the order it asks for them.
import { seenFrom } from '../printing/domestic.ts'
import { decimals } from '../values/money.ts'
import type { EffectName } from '../lifecycle/effects.ts'
import type { Service, Settled } from '../lifecycle/facts.ts'
import type { CardField } from './card.ts'

export interface AddressLines {
  readonly lines?: readonly string[]
  readonly city?: string
  readonly region?: string
  readonly postcode?: string
  readonly country?: string
}
/** All that is known of what the step is about. No patron’s name is among it; the card number is for our ILS alone. */
export interface StepMatter {
  readonly name: EffectName
  /** What was done that asks for it. */
  readonly action: string
  readonly settled: Settled | null
  readonly service: Service
  /** Ours, as people read it; to a lender with the entry’s own number. */
  readonly number: string
  readonly theirNumber: string | null
  readonly title: string
  readonly citation: Readonly<Record<string, string>>
  readonly neededBy: string | null
  readonly maxCostCents: number | null
  readonly currency: string
  readonly copyrightCompliance: string | null
  readonly dueOn: string | null
  readonly renewalWish: string | null
  readonly reason: string | null
  readonly conditions: readonly string[]
  readonly costCents: number | null
  /** What is charged. */
  readonly amountCents: number | null
  readonly askAgainFrom: string | null
  readonly note: string | null
  readonly library: { readonly name: string; readonly email: string | null; readonly address?: AddressLines } | null
  readonly barcode: string | null
  readonly pieceLabel: string | null
  readonly patronCard: string | null
  /** The patron’s own last day, where it is known. */
  readonly patronDueOn: string | null
  /** The number under which it stands in the network. */
  readonly networkNumber: string | null
  /** Symbols of this lender and those behind it that go in the same request there. */
  readonly lenderString: readonly string[]
  readonly pickup: string | null
  /** A signed address where the library sees how it stands and may answer; null where there is none. */
  readonly statusAddress: string | null
  readonly office: {
    readonly name: string
    readonly address: AddressLines
    readonly email: string | null
    readonly phone: string | null
  }
}

export function stepFields(matter: StepMatter): CardField[] {
  if (matter.name.startsWith('ils.')) return filled(ilsFields(matter))
  if (matter.name === 'lender.ask' || matter.name === 'lender.askAgain') return filled(requestFields(matter))
  return filled(newsFields(matter))
}

/** In the order of WorldShare's request form: what, which part, until when, at what price, who, where to. */
const requestFields = (m: StepMatter): Loose[] => [
  ['Title', m.title],
  ['Author', m.citation['author']],
  ['Edition', m.citation['edition']],
  ['Publisher', m.citation['publisher']],
  ['Date', m.citation['year']],
  ['ISBN', m.citation['isbn']],
  ['ISSN', m.citation['issn']],
  ['OCLC number', m.citation['oclc']],
  ['Article', m.citation['article']],
  ['Article author', m.citation['articleAuthor']],
  ['Volume', m.citation['volume']],
  ['Issue', m.citation['issue']],
  ['Pages', m.citation['pages']],
  ['Service', m.service === 'loan' ? 'Loan' : 'Copy'],
  ['Needed by', m.neededBy],
  ['Maximum cost', moneyText(m.maxCostCents, m.currency)],
  ['Copyright compliance', m.copyrightCompliance?.toUpperCase()],
  ['Our number', m.number],
  ['Lender', m.library?.name],
  ['Ship to', [m.office.name, ...addressLines(seenFrom(m.office.address, m.library?.address ?? {}))].join(', ')],
  ['Note', m.citation['note']],
]

const newsFields = (m: StepMatter): Loose[] => [
  ['Library', m.library?.name],
  ['Our number', m.number],
  ['Their number', m.theirNumber],
  ['Title', m.title],
  ['Author', m.citation['author']],
  ['Due', m.dueOn],
  ['Wanted until', m.renewalWish],
  ['Reason', m.reason === null ? null : codeWords(m.reason)],
  ['Conditions', m.conditions.map(codeWords).join(', ')],
  ['Cost', moneyText(m.costCents, m.currency)],
  ['Ask again from', m.askAgainFrom],
  ['Note', m.note],
]

const ilsFields = (m: StepMatter): Loose[] => [
  ['Barcode', m.barcode],
  ['Title', m.title],
  ['Author', m.citation['author']],
  ['Volume', m.name === 'ils.pull' ? m.citation['volume'] : null],
  ['Only this copy', m.name === 'ils.pull' ? m.citation['copy'] : null],
  ['Piece', m.pieceLabel],
  [m.name.startsWith('ils.checkOut') ? 'Check out to' : 'Library', m.library?.name],
  ['Card', m.patronCard],
  ['Amount', moneyText(m.amountCents, m.currency)],
  ['Pick-up library', m.pickup],
  ['Due', m.dueOn],
  ['Conditions', m.conditions.map(codeWords).join(', ')],
  ['Our number', m.number],
]

type Loose = readonly [label: string, value: string | null | undefined]
const filled = (fields: readonly Loose[]): CardField[] =>
  fields.flatMap(([label, value]) => (value ? [{ label, value }] : []))

export const addressLines = (address: AddressLines): string[] =>
  [
    ...(address.lines ?? []),
    [address.city, [address.region, address.postcode].filter(Boolean).join(' ')].filter(Boolean).join(', '),
    address.country ?? '',
  ].filter(Boolean)

export const moneyText = (cents: number | null, currency: string): string | null =>
  cents === null ? null : `${currency} ${decimals(cents)}`

/** A code such as NotOnShelf or no_longer_wanted as words. */
export const codeWords = (code: string): string =>
  code
    .replaceAll('_', ' ')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
