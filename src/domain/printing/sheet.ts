// What one paper says, whatever it is drawn on: words only, none of them about a person.

import type { ListPaper } from './list-paper.ts'
import type { DrawnPage } from './page.ts'
import type { StockName } from './stock.ts'

export const paperKinds = ['strap', 'slip', 'pull', 'lent', 'label'] as const
export type PaperKind = (typeof paperKinds)[number]
export const isPaperKind = (name: string): name is PaperKind => paperKinds.some((one) => one === name)

export const paperLabels: Readonly<Record<PaperKind, string>> = {
  strap: 'Bookstrap',
  slip: 'Routing slip',
  pull: 'Pull card',
  lent: 'Strap of our own piece',
  label: 'Address label',
}

/** Paper that was printed for what is undone lies about somewhere; null: none was. */
export const throwAwayWords = (kinds: readonly PaperKind[]): string | null =>
  kinds.length === 0 ? null : `Throw away: ${kinds.map((one) => paperLabels[one].toLowerCase()).join(', ')}`

/** What else the queue prints: labels for packs of supplies, blank forms, a printer's test page. */
export const printKinds = [...paperKinds, 'pack', 'form', 'test'] as const
export type PrintKind = (typeof printKinds)[number]
export const printLabels: Readonly<Record<PrintKind, string>> = {
  ...paperLabels,
  pack: 'Pack label',
  form: 'Form',
  test: 'Test page',
}

/** Papers for one stock, in their order. */
export interface SheetsOnStock {
  readonly stock: StockName
  readonly sheets: readonly Sheet[]
  /** The first free field of a used sheet, from 0. */
  readonly startAt?: number
  /** Where this printer puts things too far left or too high: points to the right and down. */
  readonly shift?: { readonly x: number; readonly y: number }
  /** A test page: rulers at the edges, and a frame round every field. */
  readonly rulers?: boolean
}
/** What the press draws. */
export type PaperPart = SheetsOnStock | { readonly pages: readonly DrawnPage[] } | ListPaper

/** Over them, so that no reader mails it. */
export const homewardLabel = 'On its way home, for library staff'

export interface Line {
  readonly label: string
  readonly value: string
}
export interface Sheet {
  readonly kind: PrintKind
  readonly heading: string
  /** The office that prints it. */
  readonly office: string
  /** What the barcode says. */
  readonly code: string
  /** The same for people. */
  readonly number: string
  /** In large type: the one date of a strap, the library of a slip, the call number of a pull card. */
  readonly large: Line | null
  readonly title: string | null
  readonly author: string | null
  readonly facts: readonly Line[]
  /** The owner’s terms for whoever has it, in words. */
  readonly terms: readonly string[]
  /** How the owner wants it sent home: for the library, not for its reader. */
  readonly homeward: readonly string[]
  /** The first is the one that counts. */
  readonly addresses: readonly { readonly label: string; readonly lines: readonly string[] }[]
  readonly foot: string | null
}
