// What one scan works with, and what came of it.
import type { Actor, Facts } from '../../domain/lifecycle/facts.ts'
import { knownState } from '../../domain/lifecycle/standing.ts'
import { actionRow, lifeOf } from '../../domain/lifecycle/lives.ts'
import type { Kind, Service } from '../../domain/lifecycle/facts.ts'
import type { ActionRow, Station } from '../../domain/lifecycle/table.ts'
import { done, type Answer, type Done } from '../../domain/refusal.ts'
import { writeNumber } from '../../domain/values/request-number.ts'
import { dayOf, timeOf } from '../../domain/values/days.ts'
import type { Tx } from '../../store/open.ts'
import type { ScanSession } from '../../store/scans.ts'
import { today, type Office } from '../context.ts'

export interface Scan {
  readonly session: string
  readonly station: Station
  readonly code: string
  /** Makes a repeat of the same scan harmless. */
  readonly key: string
  readonly actor: Actor
  readonly choice?: ScanChoice
}
/** Which of several things a person says is meant. */
export interface ScanChoice {
  readonly requestId: number
  readonly action: string
  readonly pieceId?: number
  readonly use?: boolean
  readonly lenderBarcode?: string
  readonly withoutItem?: boolean
}
export interface Offer {
  readonly words: string
  readonly why: string | null
  readonly requestId: number | null
  readonly choice: ScanChoice | null
}
type OutcomeKind =
  | 'done'
  | 'again'
  | 'asks'
  | 'second_scan'
  | 'wrong_station'
  | 'nothing_fits'
  | 'refused'
  | 'unknown'
  | 'package'
  | 'patron'
export interface ScanOutcome {
  readonly kind: OutcomeKind
  readonly tone: 'right' | 'wrong' | 'look'
  /** The one large line. */
  readonly line: string
  readonly about: string
  readonly more: string | null
  /** The lender’s conditions and terms: whoever has the piece in hand must know them. */
  readonly terms: readonly string[]
  /** Words of its lender that nobody has understood yet. */
  readonly unread: readonly string[]
  readonly requestId: number | null
  readonly scanId: number | null
  /** The key of the scan it repeats: what is said of this one is said of that. */
  readonly repeats?: string
  /** The piece it was about, where it is one: its condition and its paper can be said. */
  readonly pieceId: number | null
  readonly choices: readonly Offer[]
  /** Things kept because they belonged to nobody that may be this. */
  readonly strangers: readonly StrangerSeen[]
  /** It can be kept as belonging to nobody. */
  readonly canKeep: boolean
}
export interface StrangerSeen {
  readonly id: number
  readonly number: string
  readonly words: string
}

export interface ScanDesk {
  readonly tx: Tx
  readonly office: Office
  readonly scan: Scan
  readonly session: ScanSession
  readonly now: Date
}

export const outcome = (
  kind: OutcomeKind,
  tone: ScanOutcome['tone'],
  line: string,
  more: Partial<Omit<ScanOutcome, 'kind' | 'tone' | 'line'>> = {},
): Done<ScanOutcome> =>
  done({
    kind,
    tone,
    line,
    about: '',
    more: null,
    terms: [],
    unread: [],
    requestId: null,
    scanId: null,
    pieceId: null,
    choices: [],
    strangers: [],
    canKeep: false,
    ...more,
  })
export type ScanAnswer = Answer<ScanOutcome>

/** Of whom and what a line speaks. */
export const aboutOf = (request: { readonly title: string; readonly number: string }): string =>
  `${request.title} · ${writeNumber(request.number)}`

/** '09:12'; of another day '2026-10-21 09:12'. */
export function timeAt(office: Office, at: Date): string {
  const { timeZone } = office.settings()
  const on = dayOf(at, timeZone)
  return on === today(office) ? timeOf(at, timeZone) : `${on} ${timeOf(at, timeZone)}`
}

const ownWords: Readonly<Record<string, string>> = {
  openParcel: 'Package opened',
  closeParcel: 'Package closed',
  sorted: 'Sorted',
  asked: 'To be asked',
  setAside: 'Put aside',
  lastPack: 'Last pack opened',
}
/** What a scan did, in the words of its row. */
export function scanWords(action: string, request: { readonly kind: Kind; readonly service: Service } | null): string {
  const own = ownWords[action]
  if (own !== undefined) return own
  const row = request ? actionRow(lifeOf(request), action) : null
  return row ? (row.scanned ?? row.label) : action
}
/** What a choice would do. */
export const offerWords = (row: ActionRow<string>): string => (row.only === 'package' ? 'Into its package' : row.label)
export const standsAt = (facts: Facts): string =>
  `It stands at “${knownState(facts.request, facts.request.state)?.label ?? facts.request.state}”.`
export const lower = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1)
