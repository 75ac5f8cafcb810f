// What the systems beside us say when they agree with a request of ours: WorldShare's status, the item, the hold and the
// interlibrary loan request in the library system. A state's row names one of these; the comparison reads them.
import type { IlsIllRequest } from '../ils/records.ts'
import type { NetworkStatus } from '../worldshare/statuses.ts'
import type { EffectName } from './effects.ts'

export type ItemStands = 'none' | 'in' | 'out' | 'held' | 'moving' | 'returned' | 'lost' | 'other'
export type HoldStands = 'none' | 'waiting' | 'coming' | 'held' | 'out' | 'over'
export type IllStands = IlsIllRequest['stands']

/** `is`: what agrees. Looked at only where the step `made` was done for the request; the step `mend` puts it right. */
export interface Stands<S> {
  readonly is: readonly S[]
  readonly made: EffectName
  readonly mend: EffectName
}
export interface Beside {
  /** `told`: the step by which the network learns that we stand here. */
  readonly network?: { readonly is: readonly NetworkStatus[]; readonly told?: EffectName }
  readonly item?: Stands<ItemStands>
  readonly hold?: Stands<HoldStands>
  readonly ill?: readonly IllStands[]
  /** The next thing that happens to it happens in the library system: it is looked at first. */
  readonly isWatched?: true
}

const sought = ['inactive', 'active', 'shipped'] as const
const lentOut = ['received', 'renewalPending', 'recalled', 'overdue'] as const
const ended = ['cancelled', 'expired', 'closed'] as const
const goneHome = {
  item: { is: ['none', 'returned'], made: 'ils.makeCirculable', mend: 'ils.retire' },
  ill: ['out', 'used', 'unused', 'returned', 'cancelled'],
} as const
const received = { is: lentOut, told: 'lender.tellReceived' } as const
const circulating = (...is: readonly ItemStands[]) =>
  ({ is, made: 'ils.makeCirculable', mend: 'ils.makeCirculable' }) as const
const held = (made: EffectName) => ({ is: ['waiting', 'coming', 'held', 'out'], made, mend: made }) as const
const letGo = (made: EffectName) => ({ is: ['none', 'over', 'out'], made, mend: 'ils.cancelHold' }) as const
const lentTo = (made: EffectName) => ({ is: ['out'], made, mend: made }) as const
const backFrom = (made: EffectName) =>
  ({ is: ['none', 'in', 'held', 'moving', 'returned', 'lost', 'other'], made, mend: 'ils.checkIn' }) as const

export const besideBorrowing = {
  new: { network: { is: ['review'] }, ill: sought },
  inSystem: { network: { is: [] }, hold: held('ils.placeHold'), isWatched: true },
  sent: { network: { is: ['review', 'submitted', 'considering'] }, ill: sought },
  conditional: { network: { is: ['conditional'] }, ill: sought },
  unfilled: { network: { is: ['unfilled', ...ended] }, ill: sought },
  shipped: { network: { is: ['shipped', 'receivedAsked', 'notReceived', 'recalled', 'overdue'] }, ill: sought },
  received: { network: received, item: circulating('in', 'held', 'moving'), ill: ['held', 'transferred'] },
  routed: { network: received, item: circulating('in', 'moving'), ill: ['held', 'transferred'], isWatched: true },
  onShelf: { network: received, item: circulating('held'), ill: ['held'], isWatched: true },
  out: { network: received, item: circulating('out'), ill: ['out'] },
  comingBack: { network: received, item: circulating('in', 'moving', 'held'), ill: ['out', 'used', 'unused'] },
  back: { network: received, ...goneHome },
  returned: { network: { is: ['returned', 'returnedAsked', 'missing'], told: 'lender.tellReturned' }, ...goneHome },
  lost: { network: { is: ['lost', ...ended], told: 'lender.tellLost' } },
  closed: {
    network: { is: ['unfilled', 'lost', 'returned', 'returnedAsked', 'missing', ...ended] },
    ...goneHome,
    hold: letGo('ils.placeHold'),
  },
  copyHere: { network: { is: ['received', ...ended], told: 'lender.tellReceived' } },
} as const satisfies Readonly<Record<string, Beside>>

export const besideLending = {
  new: { network: { is: ['submitted', 'considering'] } },
  conditional: { network: { is: ['conditional'], told: 'borrower.tellCondition' } },
  pulling: {
    network: { is: ['considering'], told: 'borrower.tellWillSupply' },
    hold: held('ils.pull'),
    isWatched: true,
  },
  ready: { network: { is: ['considering'], told: 'borrower.tellWillSupply' }, hold: held('ils.pull') },
  shipped: {
    network: { is: ['shipped', 'receivedAsked', ...lentOut], told: 'borrower.tellShipped' },
    item: lentTo('ils.checkOutToBorrower'),
  },
  returning: { network: { is: ['returned', 'returnedAsked'] }, item: lentTo('ils.checkOutToBorrower') },
  lost: { network: { is: ['lost', ...ended] } },
  closed: {
    network: { is: ['unfilled', 'lost', ...ended], told: 'borrower.tellCheckedIn' },
    item: backFrom('ils.checkOutToBorrower'),
    hold: letGo('ils.pull'),
  },
  copySent: { network: { is: ['shipped', 'received', ...ended], told: 'borrower.tellCopySent' } },
} as const satisfies Readonly<Record<string, Beside>>

export const besideFacility = {
  gathering: { hold: held('ils.pull'), isWatched: true },
  sent: { item: lentTo('ils.checkOutToFacility') },
  closed: { item: backFrom('ils.checkOutToFacility'), hold: letGo('ils.pull') },
} as const satisfies Readonly<Record<string, Beside>>
