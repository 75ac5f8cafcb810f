// Code 128 as bars: their places in modules, to be drawn sharp at any size.
import bwipjs from 'bwip-js/node'

export interface Bars {
  /** From the left edge, in modules. */
  readonly bars: readonly { readonly at: number; readonly width: number }[]
  readonly modules: number
}
/** Blank on each side, in modules: the symbology asks for ten. */
export const quiet = 10

export function code128(text: string): Bars {
  const [symbol] = bwipjs.raw({ bcid: 'code128', text })
  if (!symbol || !('sbs' in symbol)) throw new Error(`no bars for ${text}`)
  const bars: { at: number; width: number }[] = []
  let at = 0
  for (const [index, width] of symbol.sbs.entries()) {
    if (index % 2 === 0) bars.push({ at, width })
    at += width
  }
  return { bars, modules: at }
}
