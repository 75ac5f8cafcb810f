// What pieces are packed in, as an office has it before it says otherwise. A mailer that came with a loan costs nothing.
import type { ServiceId } from './services.ts'

export interface Container {
  readonly id: string
  readonly label: string
  /** Ounces of the packaging itself. */
  readonly tareOz: number
  readonly maxContentOz: number
  readonly maxPieces: number
  readonly costCents: number
  readonly services: readonly ServiceId[]
  /** The supply it is taken from; null: none is used up. */
  readonly supply: string | null
  /** Packages that went in it keep its name; nothing is packed in it any more. */
  readonly isRetired: boolean
}

const byMail: readonly ServiceId[] = ['library_mail', 'media_mail', 'ground_advantage', 'ups_ground', 'fedex_ground']

/** What a piece came in, alone in it; by whatever carries it. */
export const ownPackagingId = 'own_packaging'

// oxfmt-ignore
const atFirst: readonly Omit<Container, 'isRetired'>[] = [
  { id: 'reused_mailer', label: 'Reused mailer', tareOz: 3, maxContentOz: 96, maxPieces: 4, costCents: 0, services: byMail, supply: null },
  { id: 'padded_mailer', label: 'Padded mailer', tareOz: 3, maxContentOz: 96, maxPieces: 4, costCents: 48, services: byMail, supply: 'padded_mailer' },
  { id: 'box', label: 'Box', tareOz: 14, maxContentOz: 640, maxPieces: 20, costCents: 145, services: byMail, supply: 'box' },
  { id: ownPackagingId, label: 'Its own packaging', tareOz: 8, maxContentOz: 480, maxPieces: 1, costCents: 0, services: [...byMail, 'courier', 'van'], supply: null },
  { id: 'flat_rate_envelope', label: 'Flat Rate Padded Envelope', tareOz: 3, maxContentOz: 80, maxPieces: 2, costCents: 0, services: ['flat_rate_envelope'], supply: null },
  { id: 'flat_rate_medium', label: 'Medium Flat Rate Box', tareOz: 8, maxContentOz: 480, maxPieces: 6, costCents: 0, services: ['flat_rate_medium'], supply: null },
  { id: 'flat_rate_large', label: 'Large Flat Rate Box', tareOz: 12, maxContentOz: 700, maxPieces: 12, costCents: 0, services: ['flat_rate_large'], supply: null },
  { id: 'courier_bag', label: 'Courier bag', tareOz: 16, maxContentOz: 560, maxPieces: 20, costCents: 0, services: ['courier'], supply: null },
  { id: 'van_bin', label: 'Van bin', tareOz: 48, maxContentOz: 640, maxPieces: 40, costCents: 0, services: ['van'], supply: null },
]
export const usualContainers: readonly Container[] = atFirst.map((one) => ({ ...one, isRetired: false }))

export const inUse = (containers: readonly Container[]): readonly Container[] =>
  containers.filter((one) => !one.isRetired)

export const containerById = (containers: readonly Container[], id: string): Container | null =>
  containers.find((one) => one.id === id) ?? null
