// By which services a piece may go to a library, and of the others why not, in a sentence each.
import { deliversOn } from '../arrival.ts'
import { brokenBy } from '../broken-terms.ts'
import { notBetween, notMailable } from '../mailable.ts'
import { canBeSigned, canInsure, feeToKey, tooHigh } from '../postage.ts'
import { serviceKind, type ServiceId } from '../services.ts'
import { calendarsOf } from '../goes-on.ts'
import { notThere } from '../reach.ts'
import type { Way } from './last-day.ts'
import type { LibraryFacts, PieceFacts, PlanFacts } from './plan-facts.ts'
import { hasLibraryDays, serviceSetting } from '../shipping-settings.ts'

export interface Carrying {
  readonly allowed: readonly ServiceId[]
  readonly forbidden: readonly Forbidden[]
}
export interface Forbidden {
  readonly service: ServiceId
  readonly why: string
  /** Nothing forbids it: a fee is not known. */
  readonly isToKey: boolean
}

type CarryingFacts = Pick<PlanFacts, 'settings' | 'tables' | 'firstDay'>

export function carryingOf(piece: PieceFacts, library: LibraryFacts, facts: CarryingFacts): Carrying {
  const allowed: ServiceId[] = []
  const forbidden: Forbidden[] = []
  for (const { id, isUsed } of facts.settings.services) {
    if (!isUsed) continue
    const why = whyNot(id, piece, library, facts)
    const fee = why === null ? feeMissing(id, piece, facts) : null
    if (why !== null) forbidden.push({ service: id, why, isToKey: false })
    else if (fee !== null) forbidden.push({ service: id, why: fee, isToKey: true })
    else allowed.push(id)
  }
  return { allowed, forbidden }
}

function whyNot(
  id: ServiceId,
  piece: PieceFacts,
  library: LibraryFacts,
  { settings, tables, firstDay }: CarryingFacts,
): string | null {
  const { label } = serviceKind(id)
  const { insuredCents, signature } = piece.terms
  const insured = insuredCents ?? 0
  const barred =
    notThere(id, library) ??
    notBetween(id, settings.isInstitution && library.isInstitution) ??
    notMailable(id, piece.material)
  if (barred !== null) return barred
  const sending = { service: id, container: null, pieces: 1, insuredCents: insured, signature, arrivesOn: null }
  const [broken] = brokenBy(piece.terms, sending)
  // The term alone: several services break it alike.
  if (broken !== undefined) return broken.replace(/, but .*$/, '.')
  if (signature && !canBeSigned(tables, id, firstDay)) return `${label} takes no signature.`
  const high = tooHigh(tables, id, { insuredCents: insured, signature, on: firstDay })
  if (high !== null) return high
  if (!canInsure(tables, id, insured, firstDay)) return `${label} does not insure it so high.`
  if (piece.wishes.some((one) => one.kind === 'forbid' && one.service === id)) return 'Somebody here forbade it.'
  return null
}

const feeMissing = (id: ServiceId, { terms }: PieceFacts, { tables, firstDay }: CarryingFacts): string | null =>
  feeToKey(tables, id, { insuredCents: terms.insuredCents ?? 0, signature: terms.signature, on: firstDay })

/** Days on the way: as they were, else as the library's record has them, else as the service has. */
export function transitOf(
  library: LibraryFacts,
  id: ServiceId,
  { settings }: Pick<PlanFacts, 'settings'>,
): { readonly days: number; readonly count: number } {
  const learnt = library.learnt.find((one) => one.service === id)
  if (learnt && learnt.count >= fewestSeen) return learnt
  const own = hasLibraryDays(id) ? library.wayDays : null
  return { days: own ?? serviceSetting(settings, id).transitDays, count: 0 }
}

/** Each way by which it may go: how long, and on which days it is taken and delivered. */
export const waysOf = (
  { allowed }: Carrying,
  library: LibraryFacts,
  facts: Pick<PlanFacts, 'settings' | 'carriers'>,
): readonly Way[] =>
  allowed.map((id) => ({
    days: transitOf(library, id, facts).days,
    calendars: calendarsOf(id, facts, library.vanDays),
    delivers: deliversOn(id, facts, library.vanDays),
  }))
/** Fewer packages say nothing about the next. */
const fewestSeen = 3
