// Our side of a comparison, and what is asked of the library system about it.
import type { OursSay } from '../../domain/differences/says.ts'
import { wantedItems } from '../../domain/ils/wanted-items.ts'
import { besideOf } from '../../domain/differences/compare.ts'
import { comparedRequests, type ComparedRequests, type Scope } from '../../store/compared.ts'
import type { Db } from '../../store/open.ts'
import { libraryById } from '../../store/libraries.ts'
import { institutionIn } from '../circulation/ils-order.ts'
import type { IlsAsked, IlsInstitution } from '../ils-port.ts'

export interface OurSide {
  readonly say: OursSay
  readonly version: number
  /** Null: nothing of it can be in the library system. */
  readonly asked: IlsAsked | null
}

export async function ourSides(db: Db, scope: Scope): Promise<readonly OurSide[]> {
  const found = await comparedRequests(db, scope)
  const libraries = new Set(found.requests.flatMap((one) => one.institution_library_id ?? []))
  const institutions = new Map<number, IlsInstitution>()
  for (const id of libraries) {
    const library = await libraryById(db, id)
    if (library) institutions.set(id, await institutionIn(db, library))
  }
  return found.requests.map((row) => sideOf(row, found, institutions))
}

type Row = ComparedRequests['requests'][number]

function sideOf(row: Row, found: ComparedRequests, institutions: ReadonlyMap<number, IlsInstitution>): OurSide {
  const own = found.pieces.get(row.id) ?? []
  const numbers = (found.numbers.get(row.id) ?? []).map((one) => ({
    number: one.number,
    hasEnded: one.ended_at !== null,
  }))
  const steps = found.steps.get(row.id) ?? []
  const busy = (isIls: boolean): boolean => steps.some((one) => !one.is_done && (one.port === 'ils') === isIls)
  const linked = new Set(numbers.map((one) => one.number))
  const written = [row.partner_number, ...(found.written.get(row.id) ?? []).map((one) => one.supplier_number)]
  const say: OursSay = {
    requestId: row.id,
    kind: row.kind,
    service: row.service,
    state: row.state,
    isLost: row.outcome === 'lost',
    hasPatron: row.card !== null,
    dueOn: row.due_on,
    patronDueOn: row.patron_due_on,
    lenderDueOn: row.lender_due_on ?? row.due_on,
    pieces: own.map(({ id, n, barcode }) => ({ id, code: barcode ?? codeOf(row, own.length, n) })),
    holdKeys: row.kind === 'borrowing' ? [] : wantedItems(row.number, row.citation).map((one) => one.key),
    done: new Set(steps.filter((one) => one.is_done).map((one) => one.name)),
    isBusy: { network: busy(false), ils: busy(true) },
    numbers,
    written: written.filter((one): one is string => one !== null && !linked.has(one)),
  }
  const asked = askedOf(row, say, institutions)
  const illRequests = (found.ilsNumbers.get(row.id) ?? []).map((one) => one.number)
  return { say, version: row.version, asked: asked && { ...asked, illRequests } }
}

/** The barcode a borrowed piece has there when it was given none of its own. */
const codeOf = (row: Row, count: number, n: number): string | null =>
  row.kind !== 'borrowing' ? null : count > 1 ? `${row.number}-${n}` : row.number

function askedOf(row: Row, say: OursSay, institutions: ReadonlyMap<number, IlsInstitution>): IlsAsked | null {
  const { item, hold, ill } = besideOf(say)
  const isThere = [item, hold].some((one) => one !== undefined && say.done.has(one.made))
  if (!isThere && !(say.hasPatron && ill !== undefined)) return null
  const library = row.institution_library_id === null ? undefined : institutions.get(row.institution_library_id)
  return {
    reference: row.number,
    title: row.title,
    barcodes: item && say.done.has(item.made) ? say.pieces.flatMap((one) => one.code ?? []) : [],
    patronCard: row.card,
    institution: library?.symbol ?? null,
    ...(library ? { library } : {}),
  }
}
