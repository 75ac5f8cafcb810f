// Packages that hold a piece twice between them: it stays where leaving it out would save least. No package costs more
// without a piece, takes longer, or may not leave.
import { parcelCents } from '../parcel.ts'
import type { Offer } from './member.ts'

export function withoutRepeats(own: readonly Offer[]): readonly Offer[] {
  const left = new Map(own.map((offer, index) => [index, offer]))
  const holders = new Map<number, number[]>()
  for (const [index, { pieces }] of left) for (const at of pieces) holders.set(at, [...(holders.get(at) ?? []), index])
  for (const [at, among] of holders) {
    if (among.length < 2) continue
    const less = among
      .map((index) => ({ index, offer: without(left.get(index), at), before: left.get(index)?.cents ?? 0 }))
      .toSorted((a, b) => saved(a) - saved(b))
    for (const { index, offer } of less.slice(1)) {
      if (offer) left.set(index, offer)
      else left.delete(index)
    }
  }
  return [...left.values()]
}

const saved = ({ offer, before }: { readonly offer: Offer | null; readonly before: number }): number =>
  before - (offer?.cents ?? 0)

/** Null when nothing is left. */
function without(offer: Offer | undefined, piece: number): Offer | null {
  const pieces = offer?.pieces.filter((at) => at !== piece) ?? []
  if (!offer || pieces.length === 0) return null
  const { unit } = offer.member
  const cents = parcelCents(
    unit,
    pieces.flatMap((at) => unit.pieces[at] ?? []),
    offer.route,
  )
  return { ...offer, pieces, cents }
}
