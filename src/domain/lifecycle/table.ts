// The shape of a life cycle: states, and actions with everything that is known of them. One row is one action;
// code, buttons, API, documents, mappings and test matrix are read from these rows.
import type { Beside } from './beside.ts'
import type { Details, Needs } from './details.ts'
import type { EffectName } from './effects.ts'
import type { EntryState } from './entries.ts'
import type { Case, EntryFacts, Outcome, PieceFacts, RequestFacts } from './facts.ts'
import type { Place } from './places.ts'
import type { By } from './who.ts'

export type Stage = 'review' | 'waiting' | 'here' | 'out' | 'late' | 'done'
export type Station = 'arriving' | 'drop_box' | 'packing' | 'shelf'

export interface StateRow {
  readonly label: string
  readonly stage: Stage
  readonly about: string
  /** Where the request's pieces are while it stands here; absent while there are none. */
  readonly place?: Place
  /** The patron still waits for it: it counts against how many they may have at once. */
  readonly awaited?: true
  /** Off the main line: among the stations only when the request has been there. */
  readonly aside?: true
  /** What an ISO 18626 supplier says of itself while the request stands here (lending only). */
  /** In our hands and not yet in the patron's: too few days left for them is a card. */
  readonly beforePatron?: true
  readonly iso18626?: string
  readonly worldshare?: string
  readonly polaris?: string
  /** What WorldShare and the library system say when they agree. */
  readonly beside?: Beside
  /** What the patron reads on their own page: what is so, and what happens next. `{…}` names what is filled in. */
  readonly patron?: { readonly now: string; readonly next: string }
  /** What the library on the other side of a loan reads on its status page. */
  readonly partner?: string
  /** What a member library is asked by mail while the request stands here, and which library that is. */
  readonly member?: {
    readonly asked: 'owner' | 'pickup'
    readonly words: string
    /** Absent: from the day it comes to stand here. `shelf over`: once its days on the shelf are, or nobody wants it. */
    readonly from?: 'shelf over'
  }
}

/** Who acts on a page without an account: signed in by card, or holding a signed link. */
export type Visitor = 'patron' | 'member' | 'borrower' | 'lender'
/** The button of an action on such a page; `gives` are details the button answers by itself. */
export interface PageButton {
  readonly label: string
  readonly gives?: Details
  /** Only while the request stands here; absent: wherever the action is possible. */
  readonly at?: readonly string[]
}

/** A guard: in words for the screen and the handbook, and as a function. `code` is a refusal's code. */
export interface Guard {
  readonly code: string
  readonly words: string
  readonly holds: (c: Case) => boolean
}

export interface Condition {
  readonly words: string
  readonly holds: (c: Case) => boolean
}

export type Draft<T> = { readonly [K in keyof T]?: T[K] }
export interface NewEntry {
  readonly libraryId: number
  readonly requestType: 'new' | 'retry'
  readonly previousN: number | null
}
export interface NewPiece {
  readonly partnerBarcode: string | null
  readonly label: string | null
}
/** What a change asks for; `dropEntries` takes lenders off the string who were never asked. */
export interface Sets {
  readonly request?: Draft<RequestFacts>
  readonly entry?: Draft<EntryFacts>
  /** The barcode of each piece that moves and has none, by which it is of how many. */
  readonly eachBarcode?: (piece: number, pieces: number) => string
  /** For the pieces the action moves or names. */
  readonly piece?: Draft<PieceFacts>
  readonly newEntries?: readonly NewEntry[]
  readonly dropEntries?: readonly number[]
  readonly newPieces?: readonly NewPiece[]
  /** The lender from whom the pieces that move came, whoever was expected to send them. */
  readonly cameFrom?: number
  /** Every piece is there now, whatever the row says of the state. */
  readonly allPieces?: Place
}
/** A change beside the move itself, in words and as a function. */
export interface Change {
  readonly words: string
  readonly set: (c: Case) => Sets
}

/** Names the result of an action that can end in several states. */
export interface Pick {
  readonly words: string
  readonly choose: (c: Case) => string
}

/**
 * An effect, perhaps under a condition. `to` says which lender it concerns: the one the action is about (default),
 * the one that is current after the action, or all others who were asked.
 */
export type EffectUse =
  | EffectName
  | {
      readonly effect: EffectName
      readonly when?: Condition
      readonly to?: 'current' | 'others'
      readonly results?: readonly string[]
    }

/** What happens to the lender-string entry the action is about. */
export interface EntryMove {
  readonly from: readonly EntryState[]
  readonly to: EntryState | 'same'
  /** Other results of the action leave the entry as it is. Absent: every result moves it. */
  readonly results?: readonly string[]
  /** An entry in another state stays as it is. Absent: the action is refused then. */
  readonly otherwise?: 'stays'
  /** Without a lender the action means nothing and is refused. Absent: a piece no lender is known of can go on. */
  readonly needed?: true
}

/** A message of a partner that means this action (ISO 18626 spellings, as the standard writes them). */
export interface Heard {
  readonly reasons?: readonly string[]
  readonly status?: string
  readonly answer?: 'Y' | 'N'
  /** Only with conditions or a cost in the message. */
  readonly terms?: true
  readonly action?: string
  readonly requestType?: string
}

/** A timer row: the day or instant from which the office itself does the action. */
export interface Timer {
  readonly words: string
  readonly at: (c: Omit<Case, 'details' | 'actor' | 'entry'> & { readonly timeZone: string }) => Date | null
}

export interface ActionRow<S extends string> {
  readonly label: string
  readonly about: string
  /** The key that does it on the request's page. */
  readonly key?: string
  /** Its key stands on the card that asks for it, and on no other. */
  readonly hasOwnCard?: true
  readonly by: readonly By[]
  /** Offered to whoever answers the telephone. */
  readonly phone?: true
  /** `nothing`: the row that begins a life. */
  readonly from: readonly S[] | 'nothing'
  readonly to: S | 'same' | Readonly<Record<string, S | 'same'>>
  readonly pick?: Pick
  /** From all other states of `from` the request stays where it is, whatever the pick. */
  readonly movesFrom?: readonly S[]
  readonly needs?: Needs
  readonly guard?: readonly Guard[]
  readonly sets?: readonly Change[]
  /** What becomes of the lender's entry the order names (else the current one). */
  readonly entry?: EntryMove
  /** Where the pieces go, when it is not the place of the state the action leads to. */
  readonly moves?: Place | 'stay'
  readonly effects?: readonly EffectUse[]
  /** How the request ended, where `to` can be closed. */
  readonly outcome?: Outcome | { readonly words: string; readonly choose: (c: Case) => Outcome }
  /** `held`: while its effects have not left the house. Absent: never (partners' and timers' acts). */
  readonly undo?: 'held'
  readonly scan?: Station
  /** The same scan at a second station means it too, for a piece that is at one of these places. */
  readonly scanAlso?: { readonly station: Station; readonly at: readonly Place[] }
  /** What the screen says in large type when a scan did it; absent: the label. */
  readonly scanned?: string
  /** What the same scan goes on to do with the piece, where that is possible. */
  readonly scanThen?: string
  /** Where the office scans the item beside its strap: its barcode is kept here, or compared with the one kept. */
  readonly itemCheck?: 'keep' | 'compare'
  /** Only inside another act of the office, never by the plain action route. */
  readonly only?: 'package' | 'lost_package' | 'take_in' | 'borrow'
  readonly timer?: Timer
  readonly iso18626?: readonly Heard[]
  readonly worldshare?: string
  readonly polaris?: string
  readonly reopens?: true
  readonly onPage?: Partial<Readonly<Record<Visitor, PageButton>>>
}

export type States<S extends string> = Readonly<Record<S, StateRow>>
export type ActionTable<S extends string> = Readonly<Record<string, ActionRow<S>>>
