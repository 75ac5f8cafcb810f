// Requests made in Polaris or WorldShare reach the office by themselves. The driver ends when each is known to have come in, or
// when the office has looked again and again and found nothing; how long a look takes does not matter.
import { existsSync } from 'node:fs'
import { z } from 'zod'
import type { Desk } from './desk.ts'
import type { Outside } from './outside.ts'
import type { Planned } from './plan.ts'

export interface BornOutside {
  made(one: Planned): void
  seen(titles: Iterable<string>): void
  /** False while there is hope that what is missing comes in: asked once a round, and lays the next report. */
  isSettled(): Promise<boolean>
  /** The faults are over: what could not be found until now may still be. */
  lookAnew(): void
  readonly missing: readonly Planned[]
}

/** A report read whole, then the next: in between the office's jobs have come round, WorldShare's search among them. */
const mostReports = 4
/** The office answers the driver so many rounds long and does not read a report: it never will. */
const mostRoundsUnread = 300

const listShape = z.object({ lines: z.array(z.looseObject({ title: z.string() })) })

export function watchBornOutside(given: {
  readonly desk: Pick<Desk, 'ask'>
  readonly outside: Pick<Outside, 'layReport'>
  readonly reports: string
}): BornOutside {
  const { desk, outside, reports } = given
  const missing = new Map<string, Planned>()
  let laid = 0
  let report: string | null = null
  let roundsUnread = 0

  function lookAnew(): void {
    laid = 0
    report = null
    roundsUnread = 0
  }
  /** Also one that closed before anybody saw it open. */
  async function hasOneCome(): Promise<boolean> {
    const before = missing.size
    for (const { title } of missing.values()) {
      const answer = await desk.ask('GET', `/requests?words=${encodeURIComponent(title.slice(0, 200))}`)
      if (listShape.parse(answer.body).lines.some((line) => line.title === title)) missing.delete(title)
    }
    return missing.size < before
  }

  return {
    made: (one) => void missing.set(one.title, one),
    seen(titles) {
      for (const title of titles) if (missing.delete(title)) lookAnew()
    },
    async isSettled() {
      if (missing.size === 0) return true
      if (report !== null && existsSync(report)) {
        roundsUnread += 1
        return roundsUnread > mostRoundsUnread
      }
      // What the report told is here by the time it is put away.
      if (await hasOneCome()) lookAnew()
      else if (laid >= mostReports) return true
      report = await outside.layReport(reports)
      roundsUnread = 0
      laid += 1
      return false
    },
    lookAnew,
    get missing() {
      return [...missing.values()]
    },
  }
}
