// A step as the other system asks for it: its screen by name and menu, and the fields in that screen's order, with
// what goes into each and how much of it fits.
import type { EffectName } from '../lifecycle/effects.ts'
import type { CardField } from '../worklist/card.ts'
import type { StepMatter } from '../worklist/step.ts'
import { polarisLeftScreens, polarisScreens } from './polaris-screens.ts'
import type { AssistedSystem, PageName } from './systems.ts'
import { worldshareScreens } from './worldshare-screens.ts'

export interface ScreenField {
  /** As it stands on their screen. */
  readonly label: string
  readonly of: (matter: StepMatter) => string | null | undefined
  /** Characters that fit. */
  readonly max?: number
}
export interface Screen {
  readonly name: string
  /** How one gets there by their menu. */
  readonly menu: string
  readonly page: PageName
  readonly fields: readonly ScreenField[]
  /** What their system answers with, and a person scans or types here. */
  readonly givesBack?: 'network number'
  /** What a batch of these is called up by there. */
  readonly calledUpBy: 'number' | 'barcode' | 'card'
}
/** How a step without a screen of its own is done there: nothing is to be done, the system does it by itself. */
export type ScreenRow = Screen | { readonly nothing: string }
export type ScreenTable = { readonly [E in EffectName]?: ScreenRow }

const tables: Readonly<Record<AssistedSystem, ScreenTable>> = {
  worldshare: worldshareScreens,
  polaris: polarisScreens,
}

export const screenOf = (system: AssistedSystem, name: EffectName): ScreenRow | null => tables[system][name] ?? null

/** Where a person goes on with what Polaris' connection has left: most steps have begun, and some have a screen of their own then. */
export const leftScreenOf = (name: EffectName): ScreenRow | null =>
  polarisLeftScreens[name] ?? screenOf('polaris', name)

/** The fields with a value, in the screen's order; what is too long is cut, and says so. */
export function screenFields(screen: Screen, matter: StepMatter): CardField[] {
  return screen.fields.flatMap(({ label, of, max }) => {
    const value = of(matter)?.trim()
    if (!value) return []
    const whole = [...value]
    return max !== undefined && whole.length > max
      ? [{ label, value: whole.slice(0, max).join('').trimEnd(), cutFrom: whole.length }]
      : [{ label, value }]
  })
}

/** What a batch is called up by there, for this one. */
export function calledUpBy(screen: Screen, matter: StepMatter): string | null {
  if (screen.calledUpBy === 'barcode') return matter.barcode
  if (screen.calledUpBy === 'card') return matter.patronCard
  return matter.networkNumber
}
