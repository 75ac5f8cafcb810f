// What each paper of the office says, from what is known of the piece or package it is for.
import { addressLines, codeWords, type AddressLines } from '../worklist/step.ts'
import { writeNumber } from '../values/request-number.ts'
import { writeDay } from '../values/days.ts'
import { seenFrom } from './domestic.ts'
import type { Line, PaperKind, Sheet } from './sheet.ts'

interface Place {
  readonly name: string
  readonly address: AddressLines
}
/** All that papers are made of. A patron is a code of a few characters, or nothing. */
export interface PaperMatter {
  readonly kind: PaperKind
  /** As stored: our request's number, or the package's. */
  readonly number: string
  readonly piece: {
    readonly n: number
    readonly of: number
    readonly label: string | null
    readonly barcode: string | null
  } | null
  readonly title: string | null
  readonly citation: Readonly<Record<string, string>>
  /** The day that counts on this paper: the patron’s, or ours for a borrower. */
  readonly dueOn: string | null
  readonly patronCode: string | null
  readonly pickup: string | null
  readonly lender: string | null
  readonly borrower: Place | null
  readonly owner: string | null
  readonly partnerNumber: string | null
  readonly neededBy: string | null
  readonly isCopy: boolean
  readonly conditions: readonly string[]
  /** How the lender wants it kept, each in words. */
  readonly keeping: readonly string[]
  /** How the lender wants it sent home. */
  readonly wayHome: readonly string[]
  readonly service: string | null
  /** Where a hold that trapped it at its check-in waits; undefined: none did. */
  readonly trappedFor?: string | null
  /** What must stand on a package at this price. */
  readonly marking: string | null
  /** Insurance and signature, in words. */
  readonly extras: readonly string[]
  readonly office: Place
}

export function sheetOf(matter: PaperMatter): Sheet {
  const base = {
    kind: matter.kind,
    office: matter.office.name,
    code: codeOf(matter),
    number: matter.kind === 'label' ? matter.number : peopleNumber(matter),
    title: matter.title,
    author: matter.citation['author'] ?? null,
    terms: [],
    homeward: [],
    addresses: [],
    facts: [],
    large: null,
    foot: null,
  }
  return { ...base, ...parts[matter.kind](matter) }
}

const parts: Readonly<Record<PaperKind, (m: PaperMatter) => Partial<Sheet> & { heading: string }>> = {
  strap: (m) => ({
    heading: 'Interlibrary loan',
    large: { label: 'Bring it back by', value: m.dueOn === null ? 'the date you were given' : longDay(m.dueOn) },
    facts: lines([
      ['Pick up at', m.pickup],
      ['For', m.patronCode],
      ['Piece', pieceWords(m)],
      ['Lent by', m.lender],
    ]),
    terms: [...termsInWords(m.conditions), ...m.keeping],
    homeward: m.wayHome,
    foot: 'Please leave this strap on the item.',
  }),
  slip: (m) => (m.trappedFor === undefined ? routingSlip(m) : trappedSlip(m, m.trappedFor)),
  pull: (m) => ({
    heading: m.isCopy ? 'Pull card · to be scanned' : 'Pull card',
    large: m.citation['callNumber'] === undefined ? null : { label: 'Call number', value: m.citation['callNumber'] },
    facts: lines([
      ['At', m.owner],
      ['Volume', m.citation['volume']],
      ['Issue', m.citation['issue']],
      ['Article', m.citation['article']],
      ['Pages', m.citation['pages']],
      ['Edition', [m.citation['edition'], m.citation['year']].filter(Boolean).join(', ')],
      ['ISBN', m.citation['isbn']],
      ['ISSN', m.citation['issn']],
      ['Asked by', m.borrower?.name],
      ['Needed by', m.neededBy === null ? null : longDay(m.neededBy)],
    ]),
    foot: `Found: send it to ${m.office.name} on the van, with this card. Not found: write so here and send the card.`,
  }),
  lent: (m) => ({
    heading: `Lent by ${m.office.name}`,
    large: { label: 'Due', value: m.dueOn === null ? 'as told' : longDay(m.dueOn) },
    facts: lines([
      ['To', m.borrower?.name],
      ['Your no.', m.partnerNumber],
      ['Piece', pieceWords(m)],
      ['Barcode', m.piece?.barcode],
    ]),
    terms: termsInWords(m.conditions),
    addresses: addresses([['Return to', m.office, m.borrower]]),
    foot: 'Please send it back with this strap.',
  }),
  label: (m) => ({
    // The price asks for its name below or left of the postage (DMM 173.6, 273.6).
    heading: m.marking ?? m.service ?? 'Library materials',
    terms: m.extras,
    title: null,
    author: null,
    addresses: addresses([
      ['To', m.borrower, m.office],
      ['From', m.office, m.borrower],
    ]),
  }),
}

const routingSlip = (m: PaperMatter): Partial<Sheet> & { heading: string } => ({
  heading: 'Routing slip',
  large: { label: 'To', value: m.pickup ?? 'the ILL office' },
  facts: lines([
    ['For', m.patronCode],
    ['Piece', pieceWords(m)],
  ]),
  foot: 'Check it in to trap the hold.',
})

const trappedSlip = (m: PaperMatter, library: string | null): Partial<Sheet> & { heading: string } => ({
  heading: 'Held for a reader',
  large: { label: 'To', value: library ?? 'Ask the library system' },
  facts: lines([
    ['Piece', pieceWords(m)],
    ['Barcode', m.piece?.barcode],
  ]),
  foot: `A hold trapped it when it was checked in. Check it in ${library === null ? 'where its reader waits' : 'at this library'}.`,
})

const terms: Readonly<Record<string, string>> = {
  LibraryUseOnly: 'Use in the library only',
  WatchLibraryUseOnly: 'Use in the library only, in sight of staff',
  SpecCollSupervReq: 'Use under the eyes of special collections staff',
  NoReproduction: 'No copying or scanning',
  SignatureRequired: 'Sign for it',
  NoRenewal: 'No renewal',
  Insured: 'Send it back insured',
  Other: 'Further terms: ask the ILL office',
}
/** A lender’s conditions as people at a desk read them. */
export const termsInWords = (conditions: readonly string[]): readonly string[] =>
  conditions.map((one) => (Object.hasOwn(terms, one) ? (terms[one] ?? one) : codeWords(one)))

/** The code on the strap: our number, with the piece’s when there are several. */
function codeOf(matter: PaperMatter): string {
  const { piece } = matter
  return piece !== null && piece.of > 1 ? `${matter.number}-${piece.n}` : matter.number
}
function peopleNumber(matter: PaperMatter): string {
  const { piece } = matter
  const number = writeNumber(matter.number)
  return piece !== null && piece.of > 1 ? `${number}-${piece.n}` : number
}
function pieceWords({ piece }: PaperMatter): string | null {
  if (piece === null) return null
  const count = piece.of > 1 ? `${piece.n} of ${piece.of}` : null
  return [count, piece.label].filter(Boolean).join(' · ') || null
}

/** Always with the year: paper lies about. */
const longDay = (day: string): string => writeDay(day, '')

const lines = (loose: readonly (readonly [string, string | null | undefined])[]): readonly Line[] =>
  loose.flatMap(([label, value]) => (value ? [{ label, value }] : []))
type Block = readonly [label: string, place: Place | null, otherEnd: Place | null]
const addresses = (blocks: readonly Block[]): Sheet['addresses'] =>
  blocks.flatMap(([label, place, other]) =>
    place === null
      ? []
      : [{ label, lines: [place.name, ...addressLines(seenFrom(place.address, other?.address ?? {}))] }],
  )
