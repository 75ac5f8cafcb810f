// How an office prints: which papers, on which stock, by which printer.
import type { PaperKind } from './sheet.ts'
import type { StockName } from './stock.ts'

export const printerWays = ['ipp', 'zpl'] as const
export interface Printer {
  readonly name: string
  /** IPP takes PDF and prints it silently; ZPL is a label printer's own language, over TCP. */
  readonly way: (typeof printerWays)[number]
  /** ipp://host:631/ipp/print, or host:9100. */
  readonly address: string
}
export interface KindSettings {
  /** Printed by itself when the act calls for it. */
  readonly isOn: boolean
  readonly stock: StockName
  /** A printer's name; null: it waits for the next batch. */
  readonly printer: string | null
}
export interface PaperSettings {
  readonly kinds: Readonly<Record<PaperKind, KindSettings>>
  readonly printers: readonly Printer[]
}

export const defaultPaperSettings: PaperSettings = {
  kinds: {
    strap: { isOn: true, stock: 'letter_6', printer: null },
    slip: { isOn: false, stock: 'letter_6', printer: null },
    pull: { isOn: true, stock: 'letter_6', printer: null },
    lent: { isOn: true, stock: 'letter_6', printer: null },
    label: { isOn: true, stock: 'letter_6', printer: null },
  },
  printers: [],
}

/** Why an address is none for its way of printing, or null. */
export function faultOfAddress({ way, address }: Pick<Printer, 'way' | 'address'>): string | null {
  if (way === 'zpl')
    return /^(\[[0-9a-f:]+\]|[a-z0-9.-]+):\d{1,5}$/i.test(address) ? null : 'must be host:port, such as 192.0.2.7:9100'
  return /^ipps?:\/\/(\[[0-9a-f:]+\]|[a-z0-9.-]+)(:\d{1,5})?(\/\S*)?$/i.test(address)
    ? null
    : 'must be such as ipp://192.0.2.7:631/ipp/print'
}
