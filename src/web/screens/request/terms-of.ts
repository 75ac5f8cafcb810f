import type { RequestView } from '../../../contract/request-view.ts'
import { useConditions } from '../../../domain/shipping/use-conditions.ts'
import { decimals } from '../../../domain/values/money.ts'
import { textOf, type FieldValues } from '../../parts/needs/needs-values.ts'

type Entries = Pick<RequestView, 'entries' | 'pieces'>
type Entry = RequestView['entries'][number]

/** The form of a lender’s terms as they stand: those of whoever sent the piece, else of whoever is asked now. */
export function termsShown(view: Entries): FieldValues {
  const entry = view.entries.find((one) => one.id === ownerOf(view))
  return entry ? { entryId: String(entry.id), ...standing(entry) } : {}
}

/** Another lender was chosen: its own terms are shown, not those of the one before. */
export function termsChosen(view: Entries, name: string, value: unknown): FieldValues {
  const entry = name === 'entryId' ? view.entries.find((one) => String(one.id) === value) : undefined
  return entry ? standing(entry) : {}
}

/** Terms of a library whose piece this is not bind nothing that is here; null: it is its own. */
export function notItsPiece(view: Entries, values: FieldValues): string | null {
  const owner = ownerOf(view)
  const chosen = view.entries.find((one) => String(one.id) === textOf(values['entryId']))
  const isOwner = chosen?.id === owner || view.pieces.some((one) => one.entryId === chosen?.id)
  if (!chosen || isOwner) return null
  const name = view.entries.find((one) => one.id === owner)?.library.name
  return `The piece is not ${chosen.library.name}’s${name === undefined ? '' : ` but ${name}’s`}: terms set here do not bind it.`
}

/** The lender of the piece; while nobody sent one, the lender asked now. */
function ownerOf({ entries, pieces }: Entries): number | null {
  const current = entries.find((one) => one.isCurrent)?.id ?? null
  const senders = pieces.flatMap((one) => one.entryId ?? [])
  return current !== null && senders.includes(current) ? current : (senders[0] ?? current)
}

function standing({ terms, conditions, dueOn }: Entry): FieldValues {
  const amount = (cents: number | null): string => (cents === null ? '' : decimals(cents))
  const [span] = terms.notArriving
  return {
    conditions: useConditions.filter((one) => conditions.includes(one)),
    dueOn: dueOn ?? '',
    insuredCents: amount(terms.insuredCents),
    onlyBy: terms.onlyBy ?? [],
    neverBy: terms.neverBy,
    neverAs: terms.neverAs,
    besides: Object.entries(terms).flatMap(([term, holds]) => (holds === true ? [term] : [])),
    notFrom: span?.from ?? '',
    notUntil: span?.until ?? '',
    ifLostCents: amount(terms.ifLostCents),
    returnTo: terms.returnTo?.join(', ') ?? '',
    printed: terms.printed ?? '',
  }
}
