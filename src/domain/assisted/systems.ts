// Assisted mode: a system without a key is worked in its own staff pages, side by side with ours. How each is used here,
// where its pages are, and when its queues are walked.

export const assistedSystems = ['worldshare', 'polaris'] as const
export type AssistedSystem = (typeof assistedSystems)[number]
/** `api`: its connection is on. `assisted`: cards in its own order, and paste. `by_hand`: plain cards. */
export type Mode = 'api' | 'assisted' | 'by_hand'

/** Pages a step may need; an address may hold {number}, {card} or {barcode}. */
export const pageNames = [
  'home',
  'new',
  'request',
  'patron',
  'newPatron',
  'item',
  'checkOut',
  'checkIn',
  'closures',
] as const
export type PageName = (typeof pageNames)[number]

export interface AssistedSettings {
  readonly worldshare: {
    readonly isOn: boolean
    readonly pages: { readonly [P in PageName]?: string }
    /** Our number in the registry, where it is known. */
    readonly registryId: number | null
    /** Lending requests on a pasted page or in an alert are taken in. */
    readonly takesIn: boolean
    /** Times of a staffed day at which the queues are walked. */
    readonly walkAt: readonly string[]
  }
  readonly polaris: {
    readonly isOn: boolean
    readonly pages: { readonly [P in PageName]?: string }
  }
}

export const usualAssisted: AssistedSettings = {
  worldshare: { isOn: false, pages: {}, registryId: null, takesIn: true, walkAt: ['09:00', '13:00'] },
  polaris: { isOn: false, pages: {} },
}

/** A pattern with its blanks filled; null while no address is set, or a blank it needs is not known. */
export function pageAddress(
  pattern: string | undefined,
  blanks: { readonly number: string | null; readonly card: string | null; readonly barcode: string | null },
): string | null {
  if (pattern === undefined || pattern.trim() === '') return null
  let isWhole = true
  const filled = pattern.trim().replaceAll(/\{(number|card|barcode)\}/g, (_, name: string) => {
    const value = name === 'number' ? blanks.number : name === 'card' ? blanks.card : blanks.barcode
    if (value === null) isWhole = false
    return encodeURIComponent(value ?? '')
  })
  return isWhole && /^https?:\/\//i.test(filled) ? filled : null
}
