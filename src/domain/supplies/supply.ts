// What the office uses up: paper, labels, packing material. Two bins: opening the last pack is when more is ordered.
import { usualContainers } from '../shipping/containers.ts'
import type { StockName } from '../printing/stock.ts'
import { checkCharacter } from '../values/request-number.ts'

export const supplyKinds = ['strap', 'label', 'mailer', 'box', 'form', 'toner', 'other'] as const
export type SupplyKind = (typeof supplyKinds)[number]
export const isSupplyKind = (text: string): text is SupplyKind => supplyKinds.some((one) => one === text)

export const supplyKindLabels: Readonly<Record<SupplyKind, string>> = {
  strap: 'Straps',
  label: 'Labels',
  mailer: 'Mailers',
  box: 'Boxes',
  form: 'Forms',
  toner: 'Toner',
  other: 'Other',
}

export interface SupplyFields {
  readonly name: string
  readonly kind: SupplyKind
  /** What one is called. */
  readonly unit: string
  readonly packSize: number
  readonly vendor: string
  readonly article: string | null
  /** Per pack. */
  readonly priceCents: number | null
  readonly reorderPacks: number
  readonly container: string | null
  readonly stock: StockName | null
  readonly papersPerUnit: number
  readonly isActive: boolean
}

/** What packages are packed in and that is bought. */
export const suppliedContainers: readonly { readonly id: string; readonly label: string }[] = usualContainers.flatMap(
  ({ supply, label }) => (supply === null ? [] : [{ id: supply, label }]),
)

/** The barcode on a pack: S, the supply's number, a check character. */
export function supplyCode(id: number): string {
  const body = `S${String(id).padStart(5, '0')}`
  return body + checkCharacter(body)
}

/** Reads such a code in any case; null when it is none of ours. */
export function readSupplyCode(text: string): number | null {
  const bare = text.replaceAll(/[-\s]/g, '').toUpperCase()
  const match = /^(S(\d{5,9}))([0-9A-Z])$/.exec(bare)
  if (!match?.[1] || !match[2] || checkCharacter(match[1]) !== match[3]) return null
  const id = Number(match[2])
  return id > 0 ? id : null
}

/** "3 packs of 100 labels"; what is no whole pack is counted singly. */
export function quantityWords(quantity: number, supply: Pick<SupplyFields, 'packSize' | 'unit'>): string {
  const { packSize, unit } = supply
  if (packSize === 1 || quantity % packSize !== 0) return counted(quantity, unit)
  return `${counted(quantity / packSize, 'pack')} of ${counted(packSize, unit)}`
}

export const counted = (count: number, unit: string): string =>
  `${count.toLocaleString('en-US')} ${count === 1 ? unit : plural(unit)}`
function plural(unit: string): string {
  if (/[^aeiou]y$/.test(unit)) return `${unit.slice(0, -1)}ies`
  return /(s|x|ch|sh)$/.test(unit) ? `${unit}es` : `${unit}s`
}
