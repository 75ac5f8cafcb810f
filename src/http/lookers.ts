// Who has a request open, so that two people do not begin the same thing. Kept in memory and told between processes
// by notes: it is true for a minute and worth nothing afterwards.
import { z } from 'zod'

export const look = z.object({
  requestId: z.number(),
  /** One open page. */
  screen: z.string(),
  userId: z.string(),
  name: z.string(),
  away: z.boolean(),
})
export type Look = z.infer<typeof look>

export interface Looker {
  readonly userId: string
  readonly name: string
}
export interface Lookers {
  /** True when the people at this request are no longer the same. */
  note(told: Look): boolean
  /** The others at a request, by name, each once. */
  others(requestId: number, userId: string): readonly Looker[]
}

/** A page says every 45 seconds that it is still open; one that has died says nothing. */
const forgottenAfterMs = 120_000

export function keepLookers(now: () => number = Date.now): Lookers {
  const pages = new Map<string, Look & { until: number }>()

  const present = (requestId: number): (Look & { until: number })[] => {
    for (const [screen, page] of pages) if (page.until < now()) pages.delete(screen)
    return [...pages.values()].filter((page) => page.requestId === requestId)
  }
  const peopleAt = (requestId: number): string =>
    [...new Set(present(requestId).map((page) => page.userId))].toSorted().join('\n')

  return {
    note(told) {
      const before = peopleAt(told.requestId)
      const page = pages.get(told.screen)
      if (!told.away) pages.set(told.screen, { ...told, until: now() + forgottenAfterMs })
      else if (page?.requestId === told.requestId) pages.delete(told.screen)
      return before !== peopleAt(told.requestId)
    },
    others(requestId, userId) {
      const found = new Map(present(requestId).map((page) => [page.userId, page.name]))
      found.delete(userId)
      return [...found].map(([id, name]) => ({ userId: id, name })).toSorted((a, b) => a.name.localeCompare(b.name))
    },
  }
}
