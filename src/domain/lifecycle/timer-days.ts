// When something happens by itself: each timer once, in words and as a function.
import { addDays, laterByDays, startOfDay } from '../values/days.ts'
import { whenOpen } from './on-open-days.ts'
import type { Timer } from './table.ts'

const timer = (words: string, at: Timer['at']): Timer => ({ words, at })
export const afterAnswerDays = timer(
  'the days a lender has to answer, or to confirm our cancelling, have passed',
  (c) => {
    const entry = c.entries.find((one) => one.id === c.request.currentEntryId)
    if (entry?.state === 'withdrawing' && c.request.cancelAskedAt !== null)
      return whenOpen(laterByDays(c.request.cancelAskedAt, c.policy.lenderAnswerDays), entry.closures, c.timeZone)
    return entry?.state === 'asked' && entry.askedAt !== null && entry.lastStatus !== 'WillSupply'
      ? whenOpen(laterByDays(entry.askedAt, c.policy.lenderAnswerDays), entry.closures, c.timeZone)
      : null
  },
)
export const afterPresumedDays = timer('nobody complained for the days after which a piece is presumed home', (c) =>
  laterByDays(c.request.stateSince, c.policy.presumedHomeAfterDays),
)
export const afterCopyDays = timer('the days after which a copy is taken as good have passed', (c) =>
  laterByDays(c.request.stateSince, c.policy.copyCloseDays),
)
export const afterDue = timer('the due date has passed by the days of the policy', (c) =>
  c.request.dueOn === null || c.request.overdueToldAt !== null
    ? null
    : startOfDay(addDays(c.request.dueOn, c.policy.overdueAfterDays + 1), c.timeZone),
)
export const afterReturningDays = timer('it should have been here by now', (c) =>
  c.request.questionTo === null ? laterByDays(c.request.stateSince, c.policy.returningDays) : null,
)
