// Keeps what a comparison found: new differences with since when, changed words, and those that are gone. The same
// again writes nothing.
import { kindRow, isKind } from '../../domain/differences/kinds.ts'
import type { Difference } from '../../domain/differences/compare.ts'
import type { DifferenceFacts } from '../../store/column-types.ts'
import {
  changeDifference,
  differencesGone,
  insertDifferences,
  openDifferences,
  type DifferenceRecord,
} from '../../store/differences.ts'
import { announceAll } from '../../store/announce.ts'
import type { Office } from '../context.ts'

interface SystemCovered {
  /** Not asked, or busy: what was found of these stays as it was. */
  readonly left: ReadonlySet<number>
  /** Null: all others were; else only these. */
  readonly only: ReadonlySet<number> | null
}
export interface Covered {
  /** Null: the system was not asked. */
  readonly polaris: SystemCovered | null
  readonly worldshare: SystemCovered | null
  /** WorldShare told everything it has of ours: what only shows together is known too. */
  readonly isListed: boolean
}

const together: readonly string[] = ['unknownThere', 'twoThere', 'twoHere']

/** How many rows were written. */
export async function keepDifferences(office: Office, found: readonly Difference[], covered: Covered): Promise<number> {
  const now = office.clock.now()
  return office.store.transact(async (tx) => {
    const before = new Map((await openDifferences(tx)).map((row) => [keyOf(row.kind, row.request_id, row.about), row]))
    const after = new Map(found.map((one) => [keyOf(one.kind, one.requestId, one.about), one]))
    let written = 0
    const fresh: Difference[] = []
    for (const [key, one] of after) {
      const row = before.get(key)
      if (!row) fresh.push(one)
      else if (isOther(row, one)) {
        await changeDifference(tx, row.id, { ...wordsOf(one), said_at: now, mend: null, mended_at: null })
        written += 1
      } else if (row.mended_at !== null) {
        // What the mend ordered is through and it is still so.
        await changeDifference(tx, row.id, { mended_at: null })
        written += 1
      }
    }
    await insertDifferences(
      tx,
      fresh.map((one) => ({
        kind: one.kind,
        request_id: one.requestId,
        about: one.about,
        ...wordsOf(one),
        since: now,
        said_at: now,
      })),
    )
    const gone = [...before].filter(([key, row]) => !after.has(key) && isCovered(row, covered)).map(([, row]) => row.id)
    await differencesGone(tx, gone, now)
    written += fresh.length + gone.length
    if (written > 0) await announceAll(tx)
    return written
  })
}

const keyOf = (kind: string, requestId: number | null, about: string): string => `${kind} ${requestId ?? 0} ${about}`

const wordsOf = (one: Difference) => ({
  ours: one.ours,
  polaris: one.polaris ?? null,
  worldshare: one.worldshare ?? null,
  facts: JSON.stringify(factsOf(one)),
})

const factsOf = ({ effect, pieceId, number, until, fields }: Difference): DifferenceFacts => ({
  ...(effect === undefined ? {} : { effect }),
  ...(pieceId === undefined ? {} : { pieceId }),
  ...(number === undefined ? {} : { number }),
  ...(until === undefined ? {} : { until }),
  ...(fields === undefined ? {} : { fields: fields.map((field) => ({ ...field })) }),
})

const isOther = (row: DifferenceRecord, one: Difference): boolean =>
  row.ours !== one.ours || row.polaris !== (one.polaris ?? null) || row.worldshare !== (one.worldshare ?? null)

function isCovered(row: DifferenceRecord, covered: Covered): boolean {
  if (!isKind(row.kind)) return true
  if (together.includes(row.kind)) return covered.isListed
  const system = covered[kindRow(row.kind).beside]
  if (system === null || row.request_id === null) return false
  return !system.left.has(row.request_id) && (system.only === null || system.only.has(row.request_id))
}
