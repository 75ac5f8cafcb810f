// A card: one thing that needs a person, why, since when, and the keys that do it. Made up anew each time from what
// stands in the database; never stored.
import type { AssistedSystem } from '../assisted/systems.ts'

export const cardKinds = [
  'step',
  'failed_step',
  'answer_by',
  'question',
  'review',
  'due',
  'overdue',
  'renewal_asked',
  'retry',
  'held',
  'paper',
  'short_loan',
  'moves_on',
  'too_long',
  'stranger',
  'claim',
  'words',
] as const
export type CardKind = (typeof cardKinds)[number]

/** Where a card stands in Today, in this order. */
export const sections = ['trouble', 'due', 'table', 'tell', 'new'] as const
export type Section = (typeof sections)[number]

export interface CardKey {
  key: string
  label: string
  does: 'done' | 'act' | 'open' | 'again' | 'skip' | 'mail' | 'answer'
  action: string | null
  /** What this key answers to a question of the system outside. */
  answer?: string
  /** The action asks for something first. */
  needsMore: boolean
  /** The office decides it, so that it may be done for many at once; an answer of somebody outside is theirs alone. */
  isOurs: boolean
  /** What it answers differs from card to card: pressed for each by itself. */
  isEachAlone?: boolean
}
export interface CardField {
  label: string
  value: string
  /** It was cut to what fits there; it had so many characters. */
  cutFrom?: number
}
/** How a step is done in the pages of a system without a key. */
export interface CardAssist {
  system: AssistedSystem
  /** Their screen by name, and the way to it by their menu. */
  screen: string
  menu: string
  /** The page that is opened; null while no address is set. */
  address: string | null
  /** What is scanned or typed here when it has been done there. */
  givesBack: 'network number' | null
}
export interface Card {
  key: string
  kind: CardKind
  /** Null: about no request, or nobody knows yet about which. */
  requestId: number | null
  /** It is about a package, a mail, or a thing that belongs to nobody: that is what is opened. */
  parcelId?: number
  messageId?: number
  strangerNumber?: string
  number: string
  title: string
  section: Section
  /** Cards with the same key are alike: what they are together, in words. */
  alike: { key: string; words: string }
  words: string
  why: string
  since: string
  until: string | null
  /** The last staffed hour before that day is over. */
  by: string | null
  isLate: boolean
  effectId: number | null
  fields: CardField[]
  assist: CardAssist | null
  mail: { to: string | null; subject: string; body: string } | null
  keys: CardKey[]
}

/** A card that is nobody's yet and brings nothing to copy or send. */
export const plainCard = { by: null, isLate: false, effectId: null, fields: [], assist: null, mail: null }

/** Most urgent first: what is late, then what has a day in the next few, then by what it is, the oldest first. */
export function byUrgency(a: Card, b: Card, soon: string): number {
  return (
    rank(a, soon) - rank(b, soon) ||
    compare(a.until ?? '9999', b.until ?? '9999') ||
    order.indexOf(a.kind) - order.indexOf(b.kind) ||
    compare(a.since, b.since) ||
    compare(a.key, b.key)
  )
}

/** Days, instants and keys need no language's order. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const order: readonly CardKind[] = [
  'failed_step',
  'paper',
  'step',
  'answer_by',
  'moves_on',
  'renewal_asked',
  'short_loan',
  'question',
  'overdue',
  'due',
  'retry',
  'review',
  'words',
  'stranger',
  'claim',
  'too_long',
  'held',
]
const rank = (card: Card, soon: string): number => (card.isLate ? 0 : card.until !== null && card.until <= soon ? 1 : 2)
