// What an office like this one uses, to begin with. Prices, article numbers and vendors are the office's to fill in.
import type { SupplyFields } from './supply.ts'

const plain = {
  vendor: 'Office supplies',
  article: null,
  priceCents: null,
  reorderPacks: 1,
  container: null,
  stock: null,
  papersPerUnit: 1,
  isActive: true,
} as const

// oxfmt-ignore
export const usualSupplies: readonly SupplyFields[] = [
  { ...plain, name: 'Strap and label sheets, six up', kind: 'label', unit: 'sheet', packSize: 100, stock: 'letter_6', papersPerUnit: 6 },
  { ...plain, name: 'Address labels 4 × 6 in', kind: 'label', unit: 'label', packSize: 250, stock: 'label_4x6' },
  { ...plain, name: 'Letter paper', kind: 'form', unit: 'sheet', packSize: 500, stock: 'letter' },
  { ...plain, name: 'Padded mailers', kind: 'mailer', unit: 'mailer', packSize: 25, container: 'padded_mailer' },
  { ...plain, name: 'Boxes', kind: 'box', unit: 'box', packSize: 20, container: 'box' },
  { ...plain, name: 'Packing tape', kind: 'other', unit: 'roll', packSize: 6 },
  { ...plain, name: 'Toner', kind: 'toner', unit: 'cartridge', packSize: 1 },
]
