// The patron's day of a borrowed piece, by the calendars and lender of its request.
import { patronDue } from '../policies/patron-due.ts'
import type { Policy } from '../policies/policy.ts'
import type { EntryFacts, Facts, RequestFacts } from './facts.ts'

/** For a day of the lender's; null without one. */
export const patronDayOf = (
  request: RequestFacts,
  entry: EntryFacts | null,
  dueOn: string | null,
  policy: Policy,
): string | null =>
  dueOn === null
    ? null
    : patronDue(
        dueOn,
        {
          ...request,
          dueMeans: entry?.dueMeans ?? 'check_in_here',
          mailDays: entry?.mailDays ?? null,
          lenderClosures: entry?.closures ?? [],
        },
        policy,
      )

/** As it stands: the day that was given, else what the lender's day comes to. */
export const patronDayFor = ({ request }: Facts, entry: EntryFacts | null, policy: Policy): string | null =>
  request.patronDueOn ?? patronDayOf(request, entry, entry?.dueOn ?? request.dueOn, policy)
