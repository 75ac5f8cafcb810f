import type { RequestView } from '../../contract/request-view.ts'
import type { Kind, Service } from '../../domain/lifecycle/facts.ts'
import { knownState, labelOfEvent } from '../../domain/lifecycle/standing.ts'
import type { Who } from '../../domain/lifecycle/who.ts'
import type { ToldEvent } from '../../store/requests/view.ts'
import type { Asker } from './asker.ts'

const whoWords: Readonly<Record<Who, string>> = {
  staff: 'the ILL office',
  member: 'a member library',
  patron: 'the patron',
  facility: 'the facility',
  lender: 'the lender',
  borrower: 'the borrower',
  ils: 'Polaris',
  network: 'the network',
  timer: 'the clock',
  office: 'Keuka',
}
/** Amounts and inner ids, which only staff see among what an event keeps. */
const staffCodes = ['costCents', 'amountCents', 'currency', 'parcelId', 'lenders', 'eventId']

interface Note {
  readonly event_id: number | null
  readonly text: string
}

/** What happened, newest first, in the words of the tables. Notes of others are for staff alone. */
export function storyLines(
  request: { readonly kind: Kind; readonly service: Service },
  events: readonly ToldEvent[],
  notes: readonly Note[],
  asker: Asker,
): RequestView['story'] {
  const isStaff = asker.sight.of === 'all'
  const notesOf = Map.groupBy(notes, (note) => note.event_id)
  return events.toReversed().map((event) => {
    const isOwn = event.actor_kind === asker.actor.kind && event.actor_id === asker.actor.id
    return {
      id: event.id,
      at: event.at.toISOString(),
      action: event.action,
      label: labelOfEvent(request, event.action),
      by: nameOf(event, isStaff),
      from: event.from_state,
      to: event.to_state,
      toLabel: knownState(request, event.to_state)?.label ?? event.to_state,
      moved: event.from_state !== event.to_state,
      lender: event.lender_name,
      codes: isStaff ? event.codes : withoutInner(event.codes),
      notes: isStaff || isOwn ? (notesOf.get(event.id) ?? []).map((note) => note.text) : [],
    }
  })
}

/** A colleague’s name for colleagues; to others the office is one. */
function nameOf(event: ToldEvent, isStaff: boolean): string {
  if (event.actor_name !== null && (isStaff || event.actor_kind !== 'staff')) return event.actor_name
  return whoWords[event.actor_kind]
}

const withoutInner = (codes: ToldEvent['codes']) =>
  Object.fromEntries(Object.entries(codes).filter(([name]) => !staffCodes.includes(name)))
