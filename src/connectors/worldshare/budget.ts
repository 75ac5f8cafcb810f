// How often WorldShare may be called: so many calls an hour, a fifth of them kept for what people do; and not at all
// while it has asked us to wait, or has just failed several times in a row.
import { ConnectorError } from '../../office/ports.ts'

const hourMs = 3_600_000
const minuteMs = 60_000

export interface Budget {
  /** Counts one call, or throws: busy. `waits`: nobody stands before the screen for it. */
  take(waits: boolean): void
  /** It asked us to wait: `Retry-After`, else longer each time. */
  asksToWait(retryAfter: string | null): void
  failed(): void
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
  let notBefore = 0
  let waitsAsked = 0
  let failures = 0

  const now = (): number => options.now().getTime()
  const recent = (ms: number): number => calls.filter((at) => at > now() - ms).length

  return {
    take(waits) {
      calls = calls.filter((at) => at > now() - hourMs)
      if (now() < notBefore)
        throw new ConnectorError(
          'busy',
          `WorldShare is left alone until ${timeOf(notBefore)} UTC: it asked for it, or failed.`,
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
      notBefore = Math.max(notBefore, now() + (waitOf(retryAfter, now()) ?? growing))
    },
    failed() {
      failures += 1
      // One failure may be one request's; from the third on it is the service.
      if (failures >= 3) notBefore = Math.max(notBefore, now() + Math.min(10_000 * 2 ** (failures - 3), 15 * minuteMs))
    },
    worked() {
      failures = 0
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

const timeOf = (at: number): string => new Date(at).toISOString().slice(11, 16)
