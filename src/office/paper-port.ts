// Who draws papers and prints them.
import type { PaperPart, Sheet } from '../domain/printing/sheet.ts'

/** Draws papers as one PDF. */
export interface Press {
  draw(parts: readonly PaperPart[]): Promise<Uint8Array<ArrayBuffer>>
}
/** Printers of the office; each throws ConnectorError when the paper did not come out. Sizes are points. */
export interface Printers {
  /** A PDF to a printer that speaks IPP. */
  page(
    address: string,
    pdf: Uint8Array<ArrayBuffer>,
    job: { readonly name: string; readonly width: number; readonly height: number | null },
  ): Promise<void>
  /** To a label printer, in its own language. */
  label(
    address: string,
    sheets: readonly Sheet[],
    size: {
      readonly width: number
      readonly height: number | null
      /** So much to the right and down. */
      readonly shift?: { readonly x: number; readonly y: number }
    },
  ): Promise<void>
}
