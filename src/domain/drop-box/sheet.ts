// How a session at the drop box ended: so many to each place, what was found, and what a person has to look at.
import {
  destinationNames,
  differs,
  findNames,
  finds,
  findsIn,
  isDestination,
  type Destination,
  type Find,
  type Said,
} from './destinations.ts'

export interface SortedPiece {
  readonly goes: Destination
  readonly bin: string | null
  readonly library: string | null
  readonly finds: readonly string[]
  readonly said: string | null
  readonly saidBin: string | null
}
export interface PlaceCount {
  readonly to: Destination
  readonly count: number
  /** By library, the most first. */
  readonly bins: readonly { readonly name: string; readonly count: number }[]
}

export const countPlaces = (pieces: readonly SortedPiece[]): readonly PlaceCount[] =>
  destinationNames.flatMap((to) => {
    const all = pieces.filter((one) => one.goes === to)
    const named = Map.groupBy(all, (one) => one.library ?? '')
    const bins = [...named].flatMap(([name, some]) => (name === '' ? [] : [{ name, count: some.length }]))
    return all.length === 0
      ? []
      : [{ to, count: all.length, bins: bins.toSorted((a, b) => b.count - a.count || a.name.localeCompare(b.name)) }]
  })

export const countFinds = (pieces: readonly SortedPiece[]): readonly { what: Find; count: number }[] =>
  findNames.flatMap((what) => {
    const count = pieces.filter((one) => one.finds.includes(what)).length
    return count === 0 ? [] : [{ what, count }]
  })

/** What the screen said while the line was down, where the office says another. */
export function saidElse(piece: SortedPiece): Said | null {
  if (!isDestination(piece.said)) return null
  const said = { to: piece.said, bin: piece.saidBin }
  return differs(said, { to: piece.goes, bin: piece.bin }) ? said : null
}

export function needsPerson(piece: SortedPiece): boolean {
  const found = findsIn(piece.finds)
  // What a key named is explained by it: a donation nobody knows needs nobody.
  if (found.length > 0) return found.some((one) => finds[one].needsPerson) || saidElse(piece) !== null
  return piece.goes === 'ask' || piece.goes === 'aside' || saidElse(piece) !== null
}
