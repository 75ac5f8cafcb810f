// Who draws papers, prints them, and plans packages.
import type { PaperPart, Sheet } from '../domain/printing/sheet.ts'
import type { Planned } from '../domain/returns/plan.ts'
import type { Instance } from '../domain/returns-format/instance.ts'

/** Finds the cheapest legal plan of what is to be sent, within so many seconds. */
export interface Planner {
  plan(instance: Instance, seconds: number): Promise<Planned>
}
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
