// How often WorldShare may be called: so many calls an hour, a fifth of them kept for what people do; and not at all
// while it has asked us to wait, or has just failed several times in a row.
import { ConnectorError } from '../../office/ports.ts'

const hourMs = 3_600_000
const minuteMs = 60_000

export interface Budget {
  /** Counts one call, or throws: busy. `waits`: nobody stands before the screen for it; `isTest`: a person wants to know whether it works again. */
  take(how: { readonly waits: boolean; readonly isTest: boolean }): void
  /** It asked us to wait: `Retry-After`, else longer each time. */
  asksToWait(retryAfter: string | null): void
  failed(why: string): void
  worked(): void
  left(): number
}

export function createBudget(options: {
  readonly now: () => Date
  readonly perHour: () => number
  /** 0: no limit. */
  readonly perMinute: () => number
}): Budget {
  let calls: number[] = []
  let askedUntil = 0
  let failedUntil = 0
  let lastFailure = ''
  let waitsAsked = 0
  let failures = 0

  const now = (): number => options.now().getTime()
  const recent = (ms: number): number => calls.filter((at) => at > now() - ms).length

  return {
    take({ waits, isTest }) {
      calls = calls.filter((at) => at > now() - hourMs)
      if (now() < askedUntil)
        throw new ConnectorError(
          'busy',
          `WorldShare asked us to wait: it is called again ${inTime(askedUntil - now())}.`,
        )
      if (now() < failedUntil && !isTest)
        throw new ConnectorError(
          'busy',
          `WorldShare failed several times in a row and is tried again ${inTime(failedUntil - now())}; Test tries at once. The last time: ${lastFailure}`,
        )
      const most = options.perHour() * (waits ? 0.8 : 1)
      if (calls.length >= most)
        throw new ConnectorError(
          'busy',
          `The hour’s ${options.perHour()} calls to WorldShare are used up: it goes on by itself.`,
        )
      const minute = options.perMinute()
      if (minute > 0 && recent(minuteMs) >= minute * (waits ? 0.8 : 1))
        throw new ConnectorError('busy', 'As many calls a minute as WorldShare allows: it goes on by itself.')
      calls.push(now())
    },
    asksToWait(retryAfter) {
      const growing = Math.min(30_000 * 2 ** waitsAsked, 15 * minuteMs)
      waitsAsked += 1
      askedUntil = Math.max(askedUntil, now() + (waitOf(retryAfter, now()) ?? growing))
    },
    failed(why) {
      failures += 1
      lastFailure = why
      // One failure may be one request's; from the third on it is the service.
      if (failures >= 3)
        failedUntil = Math.max(failedUntil, now() + Math.min(10_000 * 2 ** (failures - 3), 15 * minuteMs))
    },
    worked() {
      failures = 0
      failedUntil = 0
      waitsAsked = 0
    },
    left() {
      return Math.max(0, Math.floor(options.perHour() * 0.8) - recent(hourMs))
    },
  }
}

/** Retry-After as seconds or as a date; never longer than an hour. */
function waitOf(text: string | null, now: number): number | null {
  if (text === null) return null
  const ms = /^\d+$/.test(text.trim()) ? Number(text) * 1000 : Date.parse(text) - now
  return Number.isNaN(ms) ? null : Math.min(Math.max(ms, 1000), hourMs)
}

/** By no clock: whoever reads it may be in another time zone. */
const inTime = (ms: number): string => {
  const seconds = Math.ceil(ms / 1000)
  if (seconds < 90) return `in ${seconds} seconds`
  return `in ${Math.ceil(seconds / 60)} minutes`
}
