// Pieces whose last day cannot be kept, as nothing that leaves by then gets there while they are open: the plan takes the first day
// after it, and so does whoever says by when they are packed.
import { candidatesOf } from '../../returns-check/candidates.ts'
import { itemId, type Built } from './build-instance.ts'

export function firstPossible({ instance, pieces }: Built): ReadonlyMap<number, string> {
  const choices = candidatesOf(instance)
  const items = new Map(instance.items.map((one) => [one.id, one]))
  return new Map(
    pieces.flatMap(({ piece, window }) => {
      const item = items.get(itemId(piece))
      const days = item ? choices(item).candidates.map((one) => one.date) : []
      const isKept = days.length === 0 || days.some((day) => day <= window.last.on)
      return isKept ? [] : [[piece.id, days.reduce((a, b) => (a < b ? a : b))] as const]
    }),
  )
}
