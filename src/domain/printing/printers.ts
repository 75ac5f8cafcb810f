// How an office prints: which papers, on which stock, by which printer.
import type { PaperKind } from './sheet.ts'
import { perSheet, stocks, type StockName } from './stock.ts'
import type { Station } from '../lifecycle/table.ts'

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
/** At this station papers on this stock come out of this printer, whatever the kind says. */
export interface StationPrinter {
  readonly station: Station
  readonly stock: StockName
  readonly printer: string
}
/** What is drawn is moved by so much on this printer and stock; no printer: on PDFs. */
export interface Offset {
  readonly printer: string | null
  readonly stock: StockName
  /** To the right, millimetres. */
  readonly xMm: number
  /** Down. */
  readonly yMm: number
}
/** More would push a label off its field on any stock. */
export const mostOffsetMm = 25

export interface PaperSettings {
  readonly kinds: Readonly<Record<PaperKind, KindSettings>>
  readonly printers: readonly Printer[]
  readonly stationPrinters: readonly StationPrinter[]
  readonly offsets: readonly Offset[]
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
  stationPrinters: [],
  offsets: [],
}

const pointsPerMm = 72 / 25.4
export function shiftFor(settings: PaperSettings, printer: string | null, stock: StockName): { x: number; y: number } {
  const offset = settings.offsets.find((one) => one.printer === printer && one.stock === stock)
  return { x: (offset?.xMm ?? 0) * pointsPerMm, y: (offset?.yMm ?? 0) * pointsPerMm }
}

/** The field a used sheet starts at, or null where the sheet has no such field. */
export const startField = (stock: StockName, startAt: number): number | null =>
  Number.isInteger(startAt) && startAt >= 0 && startAt < perSheet(stocks[stock]) ? startAt : null

/** Why an address is none for its way of printing, or null. */
export function faultOfAddress({ way, address }: Pick<Printer, 'way' | 'address'>): string | null {
  if (way === 'zpl')
    return /^(\[[0-9a-f:]+\]|[a-z0-9.-]+):\d{1,5}$/i.test(address) ? null : 'must be host:port, such as 192.0.2.7:9100'
  return /^ipps?:\/\/(\[[0-9a-f:]+\]|[a-z0-9.-]+)(:\d{1,5})?(\/\S*)?$/i.test(address)
    ? null
    : 'must be such as ipp://192.0.2.7:631/ipp/print'
}
