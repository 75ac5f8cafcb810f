// A file may say that anything may leave until the year 9999. A week after the last day that it names every week is like the
// one before, and nothing that could leave then may wait for it.
import { addDays } from '../values/days.ts'
import type { Instance } from './instance.ts'

const lastToAddTo = '9999-12-24'

export function withoutIdleDays(instance: Instance): Instance {
  const { horizon } = instance
  const last = lastNamed(instance)
  const end = last > lastToAddTo ? horizon.end : addDays(last, 7)
  return end < horizon.end ? { ...instance, horizon: { ...horizon, end } } : instance
}

function lastNamed({ horizon, office, services, lenders, items }: Instance): string {
  const days = [
    horizon.start,
    ...office.closedDates,
    ...(office.handling?.minutesByDate.keys() ?? []),
    ...services.flatMap(({ noDispatchDates }) => noDispatchDates),
    ...lenders.flatMap(({ blackouts }) => blackouts.map(({ to }) => to)),
    ...items.flatMap(({ availableOn, dueOn, leaveBy }) => [availableOn, dueOn, leaveBy ?? dueOn]),
  ]
  return days.reduce((one, other) => (other > one ? other : one))
}
