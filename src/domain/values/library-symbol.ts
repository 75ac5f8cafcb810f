// A library's symbols as people type them, and one mistake that is often made: the registry id where the symbol should stand.

export interface TypedSymbol {
  readonly scheme: string
  readonly symbol: string
}

/** "OCLC:NYG ISIL:US-nyg", apart by spaces or commas; without an authority it is an OCLC symbol. */
export const symbolsFrom = (text: string): { scheme: string; symbol: string }[] =>
  text.split(/[\s,]+/).flatMap((one) => {
    if (one === '') return []
    const at = one.indexOf(':')
    return at === -1 ? [{ scheme: 'OCLC', symbol: one }] : [{ scheme: one.slice(0, at), symbol: one.slice(at + 1) }]
  })

/** OCLC's symbols have letters; what is all digits is a number of the registry, and nobody would be asked by it. */
export const isNumberAsSymbol = ({ scheme, symbol }: TypedSymbol): boolean =>
  /^OCLC$/i.test(scheme.trim()) && /^\d+$/.test(symbol.trim())
