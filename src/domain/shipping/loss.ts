// What became of a package that was said to be lost on its way: what is found again, what is settled, what is still missing.
import type { Place } from '../lifecycle/places.ts'

/** A piece that was said to be lost with its package, as it stands now. */
export interface LostPiece {
  readonly pieceId: number
  readonly place: Place
  readonly foundAt: Date | null
}
/** One time that the package was said to be lost. */
export interface TimeLost {
  readonly saidAt: Date
  readonly pieces: readonly LostPiece[]
}
export interface Loss {
  /** When it was said the last time. */
  readonly saidAt: Date
  /** When the first piece of it came to light. */
  readonly foundAt: Date | null
  readonly found: number
  /** Paid for, replaced or written off. */
  readonly settled: number
  readonly missing: readonly number[]
}

/** What came back and was lost later is another matter. */
export const stillMissing = (piece: Omit<LostPiece, 'pieceId'>): boolean =>
  piece.foundAt === null && piece.place === 'lost'

/** The last time counts, and what has been missing since an earlier one. */
export function lossOf(times: readonly TimeLost[]): Loss | null {
  const last = times.at(-1)
  if (!last) return null
  const earlier = times.slice(0, -1).flatMap(({ pieces }) => pieces.filter((one) => one.foundAt === null))
  const all = [...earlier, ...last.pieces]
  const found = all.flatMap((one) => one.foundAt ?? [])
  const missing = all.filter(stillMissing).map((one) => one.pieceId)
  return {
    saidAt: last.saidAt,
    foundAt: found.toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null,
    found: found.length,
    settled: all.length - found.length - missing.length,
    missing,
  }
}

/** In a list of packages; when it was said, or found, stands beside. */
export function lossWords({ found, settled, missing }: Loss): string {
  const all = found + settled + missing.length
  if (found > 0) return found === all ? 'found again' : `${found} of ${all} found again`
  return missing.length > 0 ? 'lost' : 'lost and settled'
}
