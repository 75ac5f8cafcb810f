// What each of the three says about one request, in words that do not depend on the system.
import type { EffectName } from '../lifecycle/effects.ts'
import type { HoldStands, IllStands, ItemStands } from '../lifecycle/beside.ts'
import type { Kind, Service } from '../lifecycle/facts.ts'
import type { NetworkStatus } from '../worldshare/statuses.ts'

export interface OursSay {
  readonly requestId: number
  readonly kind: Kind
  readonly service: Service
  readonly state: string
  /** It ended without coming home. */
  readonly isLost: boolean
  readonly hasPatron: boolean
  /** The partner's last day for what we borrowed, ours for what we lent. */
  readonly dueOn: string | null
  readonly patronDueOn: string | null
  /** The lender's own day, as it said it. */
  readonly lenderDueOn: string | null
  /** Barcodes in the library system; null: not known here. */
  readonly pieces: readonly { readonly id: number; readonly code: string | null }[]
  /** Steps that were done for it. */
  readonly done: ReadonlySet<string>
  /** Steps on their way: what they change still differs. */
  readonly isBusy: { readonly network: boolean; readonly ils: boolean }
  /** Numbers in WorldShare, with whether they had ended when last heard. */
  readonly numbers: readonly { readonly number: string; readonly hasEnded: boolean }[]
  /** Numbers in WorldShare that somebody wrote down here without a link. */
  readonly written: readonly string[]
}

export interface IlsSays {
  /** Null: not asked. */
  readonly patron: 'known' | 'gone' | 'blocked' | null
  /** Null: it cannot be asked. */
  readonly items:
    | readonly {
        readonly code: string
        readonly stands: Exclude<ItemStands, 'none'>
        readonly word: string
        readonly dueOn: string | null
      }[]
    | null
  readonly holds: readonly {
    readonly id: string
    readonly stands: Exclude<HoldStands, 'none'>
    readonly word: string
  }[]
  readonly ills: readonly { readonly id: string; readonly stands: IllStands; readonly word: string }[]
  /** Temporary titles with our number, each with how many items it has; null: not asked. */
  readonly titles: readonly { readonly id: string; readonly items: number }[] | null
}

export interface NetworkSays {
  readonly number: string
  /** Null: a status nobody has told of. */
  readonly status: NetworkStatus | null
  readonly word: string
  readonly reference: string | null
  readonly title: string
  readonly isOurs: boolean
  /** As lender: it is with us, not with another. */
  readonly isWithUs: boolean
  readonly dueOn: string | null
}

/** One difference: what each says, and what its mends need. */
export interface Found {
  /** Tells it from others of its kind for the same request. */
  readonly about: string
  readonly ours: string
  readonly polaris?: string
  readonly worldshare?: string
  readonly effect?: EffectName
  readonly pieceId?: number
  readonly number?: string
  readonly until?: string
  /** What to look for there, in the other system's order of fields. */
  readonly fields?: readonly { readonly label: string; readonly value: string }[]
}
