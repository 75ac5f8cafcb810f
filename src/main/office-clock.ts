// The office's time: the wall clock, or in the demo and in tests one that starts elsewhere and may run fast.
export interface OfficeClock {
  now(): Date
  /** How many of its seconds pass in one of ours. */
  readonly speed: number
  /** A clock that is not the one on the wall can be put forward; never back. */
  putForward?(to: Date): void
}

export const wallClock: OfficeClock = { now: () => new Date(), speed: 1 }

/** Thrown for a KEUKA_CLOCK nobody can read; the message says what to write. */
export class ClockUnreadable extends Error {
  override name = 'ClockUnreadable'
}

/** Reads `KEUKA_CLOCK=START[xSPEED]`, such as 2026-11-24T09:00:00Zx600. */
export function clockFrom(text: string | undefined): OfficeClock {
  if (text === undefined || text === '') return wallClock
  const match = /^(.+?)(?:x(\d+(?:\.\d+)?))?$/.exec(text)
  const start = Date.parse(match?.[1] ?? '')
  const speed = match?.[2] === undefined ? 1 : Number(match[2])
  if (Number.isNaN(start) || !(speed > 0)) {
    throw new ClockUnreadable(
      `KEUKA_CLOCK is a start and perhaps a speed, such as 2026-11-24T09:00:00Zx600; not “${text}”.`,
    )
  }
  const began = performance.now()
  let ahead = 0
  const now = (): Date => new Date(start + ahead + (performance.now() - began) * speed)
  return {
    now,
    speed,
    putForward(to) {
      ahead += Math.max(0, to.getTime() - now().getTime())
    },
  }
}
