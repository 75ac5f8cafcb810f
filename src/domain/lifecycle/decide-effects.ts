// Which effects an action orders, and about which lender and piece each is.
import { effectRow, type EffectName, type Port } from './effects.ts'
import type { PieceMove } from './decide-pieces.ts'
import { firstNewEntry } from './changes.ts'
import { otherAsked } from './guards.ts'
import type { Case } from './facts.ts'
import type { ActionRow, EffectUse, Sets } from './table.ts'

export interface EffectOrder {
  readonly name: EffectName
  readonly port: Port
  /** A negative id stands for an entry the same act adds. */
  readonly entryId: number | null
  readonly pieceId: number | null
  /** Pieces the same act adds, by their number, when the effect is once a piece. */
  readonly pieceN: number | null
}

export function effectsOf(
  row: ActionRow<string>,
  c: Case,
  result: string | null,
  sets: Sets,
  move: PieceMove,
): readonly EffectOrder[] {
  return (row.effects ?? []).flatMap((use): EffectOrder[] => {
    const name = typeof use === 'string' ? use : use.effect
    const effect = effectRow(name)
    if (typeof use !== 'string' && !applies(use, c, result)) return []
    // A partner, and the patron, is told once, when the last of the pieces has come so far.
    const aboutOthers = typeof use !== 'string' && use.to === 'others'
    if ((effect.port === 'partner' || effect.port === 'mail') && !move.arrived && !aboutOthers) return []
    const base = { name, port: effect.port, pieceId: null, pieceN: null }
    if (effect.perPiece) {
      const known = move.moved.map((pieceId) => ({ ...base, entryId: null, pieceId }))
      const added = move.added.map((one) => ({ ...base, entryId: null, pieceN: one.n }))
      return [...known, ...added].length > 0 ? [...known, ...added] : [{ ...base, entryId: null }]
    }
    // A lender whom our request has not left for has nothing to cancel.
    const isMoot = (id: number | null): boolean =>
      name === 'lender.cancel' && c.entries.some((one) => one.id === id && one.isUnsent)
    return entriesFor(use, c, sets).flatMap((entryId) => (isMoot(entryId) ? [] : [{ ...base, entryId }]))
  })
}

function applies(use: Exclude<EffectUse, string>, c: Case, result: string | null): boolean {
  if (use.results && (result === null || !use.results.includes(result))) return false
  return use.when === undefined || use.when.holds(c)
}

function entriesFor(use: EffectUse, c: Case, sets: Sets): readonly (number | null)[] {
  const to = typeof use === 'string' ? undefined : use.to
  if (to === 'others') return otherAsked(c).map((one) => one.id)
  const name = typeof use === 'string' ? use : use.effect
  if (!name.startsWith('lender.')) return [null]
  if (to === 'current')
    return [
      sets.newEntries && sets.request?.currentEntryId === firstNewEntry
        ? firstNewEntry
        : (sets.request?.currentEntryId ?? c.request.currentEntryId),
    ]
  // A partner who was never named (a book that came without a lender on record) cannot be told.
  return c.entry ? [c.entry.id] : []
}
