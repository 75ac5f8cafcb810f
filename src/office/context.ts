// What the duties of the office work with: the database, the clock, the settings in force, the carriers.
import type { AssistedSettings, AssistedSystem, Mode } from '../domain/assisted/systems.ts'
import type { Policy } from '../domain/policies/policy.ts'
import { dayOf } from '../domain/values/days.ts'
import type { Store } from '../store/open.ts'
import type { Correspondence } from './correspondence/correspondence.ts'
import type { CarrierPort } from './carrier-port.ts'
import type { Carriers, Clock } from './ports.ts'
import type { NetworkSurvey } from './network-port.ts'
import type { Ils } from './ils-port.ts'

export interface OfficeSettings {
  readonly name: string
  /** Symbols the office answers to, such as { scheme: 'ISIL', symbol: 'US-NFLS' }. The first is used on the wire. */
  readonly symbols: readonly { readonly scheme: string; readonly symbol: string }[]
  readonly timeZone: string
  readonly address: {
    readonly lines?: readonly string[]
    readonly city?: string
    readonly region?: string
    readonly postcode?: string
    readonly country?: string
  }
  readonly email: string | null
  readonly phone: string | null
}

export interface AssistedHere {
  readonly settings: AssistedSettings
  readonly modes: Readonly<Record<AssistedSystem, Mode>>
  /** Our number in the network’s registry; 0 while it is not known. */
  readonly us: number
}

export interface Office {
  readonly store: Store
  readonly clock: Clock
  readonly carriers: Carriers
  readonly ils: Ils
  /** The network as it is compared with ours; absent where none can be connected. */
  readonly network?: NetworkSurvey
  /** The settings as they stand; read again whenever somebody changes them. */
  readonly settings: () => OfficeSettings
  readonly policy: () => Policy
  /** Mail out, and the pages of people who have no account here. */
  readonly correspondence: Correspondence
  /** How the systems without a key are worked; absent: plainly by hand. */
  readonly assisted?: () => AssistedHere
  /** Who carries packages and what they ask; absent: by the rate tables in force here. */
  readonly shipping?: CarrierPort
  readonly log: (line: string) => void
}

/** The calendar day at the office. */
export const today = (office: Pick<Office, 'clock' | 'settings'>): string =>
  dayOf(office.clock.now(), office.settings().timeZone)
