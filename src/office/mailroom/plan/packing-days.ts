// Days of packing for the calendar: by when what waits here must go home, and the day for which a package is begun.
import { buildInstance } from '../../../domain/shipping/plan/build-instance.ts'
import { firstPossible } from '../../../domain/shipping/plan/first-possible.ts'
import { packagesGoingHome } from '../../../store/packing-days.ts'
import type { Office } from '../../context.ts'
import { loadFacts } from './load-facts.ts'

export interface Packing {
  readonly on: string
  readonly library: string
  readonly count: number
  /** In a package that is begun for that day; else that day is the last. */
  readonly isPlanned: boolean
}

/** As in the mailing plan: what nothing can carry, or nobody insures, has no day. */
export async function packingDays(office: Office): Promise<readonly Packing[]> {
  const { facts, joins, rows } = await loadFacts(office, office.store.db)
  const built = buildInstance(facts)
  const first = firstPossible(built)
  const waiting = built.pieces.flatMap(({ piece, library, window }) =>
    piece.kind === 'borrowing'
      ? [
          {
            on: first.get(piece.id) ?? window.last.on,
            library: library.id,
            name: library.name,
            count: 1,
            isPlanned: false,
          },
        ]
      : [],
  )
  const begun = (await packagesGoingHome(office.store.db)).map(({ id, on, libraryId, name, count }) => ({
    on: on ?? facts.firstDay,
    library: libraryId,
    name,
    count:
      Number(count) + joins.filter((one) => one.parcelId === id && rows.get(one.pieceId)?.kind === 'borrowing').length,
    isPlanned: true,
  }))
  const found = new Map<string, Packing>()
  for (const one of [...waiting, ...begun]) {
    // What is late is packed on the next day there is.
    const on = one.on > facts.firstDay ? one.on : facts.firstDay
    const key = `${on} ${one.library} ${one.isPlanned}`
    const count = (found.get(key)?.count ?? 0) + one.count
    found.set(key, { on, library: one.name, count, isPlanned: one.isPlanned })
  }
  return [...found.values()].toSorted((a, b) => (a.on < b.on ? -1 : 1))
}
