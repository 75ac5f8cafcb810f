// By which services a piece may go to a library, and of the others why not, in a sentence each.
import { builtInExtras } from '../rates/built-in.ts'
import { extrasOn, insuranceFee } from '../rates/rate-table.ts'
import { isContentFor } from '../content.ts'
import { serviceKind, type ServiceId } from '../services.ts'
import type { LibraryFacts, PieceFacts, PlanFacts } from './plan-facts.ts'
import { serviceSetting } from '../shipping-settings.ts'

export interface Carrying {
  readonly allowed: readonly ServiceId[]
  readonly forbidden: readonly { readonly service: ServiceId; readonly why: string }[]
}

export function carryingOf(
  piece: PieceFacts,
  library: LibraryFacts,
  facts: Pick<PlanFacts, 'settings' | 'firstDay'>,
): Carrying {
  const allowed: ServiceId[] = []
  const forbidden: { service: ServiceId; why: string }[] = []
  for (const { id, isUsed } of facts.settings.services) {
    if (!isUsed) continue
    const why = whyNot(id, piece, library, facts)
    if (why === null) allowed.push(id)
    else forbidden.push({ service: id, why })
  }
  return { allowed, forbidden }
}

function whyNot(
  id: ServiceId,
  piece: PieceFacts,
  library: LibraryFacts,
  { settings, firstDay }: Pick<PlanFacts, 'settings' | 'firstDay'>,
): string | null {
  const { carrier, content, isTracked, label } = serviceKind(id)
  const { terms } = piece
  if ((carrier === 'van') !== (library.kind !== 'partner'))
    return carrier === 'van' ? 'Our van does not go there.' : 'Our own van goes there.'
  if (carrier === 'courier' && !library.byCourier) return 'The courier does not stop there.'
  if (content === 'library_mail' && !(settings.isInstitution && library.isInstitution))
    return 'Library Mail goes between libraries, schools and the like alone.'
  if (!isContentFor(content, piece.material)) return `${label} does not take this kind of thing.`
  if (terms.onlyBy !== null && !terms.onlyBy.includes(carrier)) return 'The lender wants another carrier.'
  if (terms.neverBy.includes(carrier)) return 'The lender does not want this carrier.'
  if (terms.tracked && !isTracked) return 'The lender wants a tracked service.'
  const extras = extrasOn(builtInExtras, id, firstDay)
  if (terms.signature && (extras?.signatureCents ?? null) === null) return `${label} takes no signature.`
  if (insuranceFee(extras, terms.insuredCents ?? 0) === null) return `${label} does not insure it so high.`
  if (piece.wishes.some((one) => one.kind === 'forbid' && one.service === id)) return 'Somebody here said not so.'
  return null
}

/** Days on the way: as they were, as the office has set them, or as is usual. */
export function transitOf(
  library: LibraryFacts,
  id: ServiceId,
  facts: Pick<PlanFacts, 'settings'>,
): { readonly days: number; readonly count: number } {
  const learnt = library.learnt.find((one) => one.service === id)
  if (learnt && learnt.count >= fewestSeen) return learnt
  const isPost = serviceKind(id).content !== 'any' || serviceKind(id).carrier === 'van'
  const days = (isPost ? library.wayDays : null) ?? serviceSetting(facts.settings, id).transitDays
  return { days, count: 0 }
}
/** Fewer packages say nothing about the next. */
const fewestSeen = 3
