// The differences as a person reads them: what each says, since when, what mends them.
import { isKind, kindRow, mendRow, mends, type DifferenceKind, type MendName } from '../../domain/differences/kinds.ts'
import { lifeOf, stateRow } from '../../domain/lifecycle/lives.ts'
import { writeNumber } from '../../domain/values/request-number.ts'
import { countDifferences, listedDifferences, type ListedDifference } from '../../store/differences.ts'
import type { Db } from '../../store/open.ts'
import { today, type Office } from '../context.ts'
import { runOf, type Run } from './compare.ts'
import { comparedOf, type Compared } from './compared.ts'

const most = 2000

export interface DifferenceView {
  readonly id: number
  readonly kind: DifferenceKind
  readonly label: string
  readonly beside: 'worldshare' | 'polaris'
  readonly request: {
    readonly id: number
    readonly number: string
    readonly title: string
    readonly stateLabel: string
  } | null
  readonly ours: string
  readonly polaris: string | null
  readonly worldshare: string | null
  readonly since: string
  readonly mends: readonly {
    readonly name: MendName
    readonly label: string
    readonly key: string
    readonly about: string
  }[]
  /** What a person does there, and by which fields it is found. */
  readonly there: string | null
  readonly fields: readonly { readonly label: string; readonly value: string }[]
  /** Mended, and not looked at since. */
  readonly mending: { readonly name: MendName; readonly label: string; readonly at: string } | null
  readonly silence: {
    readonly id: number
    readonly reason: string
    readonly until: string
    readonly isWholeKind: boolean
  } | null
}

export interface DifferencesView {
  readonly differences: readonly DifferenceView[]
  readonly run: Run | null
  readonly compared: Compared
  readonly isOn: { readonly polaris: boolean; readonly worldshare: boolean }
}

export type DifferencesKept = Pick<DifferencesView, 'differences' | 'compared'>

/** As they were found last. */
export async function differencesKept(db: Db, day: string): Promise<DifferencesKept> {
  const rows = await listedDifferences(db, most)
  return {
    differences: rows.flatMap((row) => (isKind(row.kind) ? [viewOf(row, row.kind, day)] : [])),
    compared: await comparedOf(db),
  }
}

export const listDifferences = async (office: Office): Promise<DifferencesView> => ({
  ...(await differencesKept(office.store.db, today(office))),
  run: runOf(office),
  isOn: { polaris: office.ils.survey !== undefined, worldshare: office.network?.isOn() === true },
})

export const openCount = (office: Office): Promise<number> => countDifferences(office.store.db, today(office))

function viewOf(row: ListedDifference, kind: DifferenceKind, day: string): DifferenceView {
  const { label, beside, mends: names, there } = kindRow(kind)
  const { mended_at: at, mend, silence_id: silenceId, reason, until } = row
  const isMend = (name: string | null): name is MendName => name !== null && name in mends
  return {
    id: row.id,
    kind,
    label,
    beside,
    request: requestOf(row),
    ours: row.ours,
    polaris: row.polaris,
    worldshare: row.worldshare,
    since: row.since.toISOString(),
    mends: names.map((name) => ({ name, ...mendRow(name, kind) })),
    there: there ?? null,
    fields: row.facts.fields ?? [],
    mending:
      at !== null && isMend(mend) ? { name: mend, label: mendRow(mend, kind).label, at: at.toISOString() } : null,
    silence:
      silenceId !== null && reason !== null && until !== null && until >= day
        ? { id: silenceId, reason, until, isWholeKind: row.silenced_request_id === null }
        : null,
  }
}

function requestOf(row: ListedDifference): DifferenceView['request'] {
  const { request_id: id, number, title, request_kind: kind, service, state } = row
  if (id === null || number === null || title === null || kind === null || service === null || state === null)
    return null
  return { id, number: writeNumber(number), title, stateLabel: stateRow(lifeOf({ kind, service }), state).label }
}
