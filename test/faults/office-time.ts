// The office's day, which both systems share: it runs fast, and is put forward where nothing would happen but waiting.
import { setTimeout as sleep } from 'node:timers/promises'
import { readRunning } from '../../src/main/control-door.ts'

export interface OfficeTime {
  readonly speed: number
  now(): Date
  /** As the office is told at its start. */
  setting(): string
  /** Everybody is so much later at once. */
  leap(ms: number): Promise<void>
  /** The office that has just begun hears what was added meanwhile; false while it does not answer. */
  tellOffice(): Promise<boolean>
}

export function openTime(given: {
  readonly speed: number
  readonly home: string
  readonly start: Date
  tellOthers(now: () => string, speed: number): Promise<void>
}): OfficeTime {
  const { speed, home } = given
  const begun = performance.now()
  let ahead = 0
  const now = (): Date => new Date(given.start.getTime() + ahead + (performance.now() - begun) * speed)
  const written = (): string => now().toISOString()

  async function tellOffice(): Promise<boolean> {
    const running = await readRunning(home)
    if (!running) return false
    try {
      const answer = await fetch(`${running.control}/control/clock`, {
        method: 'POST',
        headers: { authorization: `Bearer ${running.token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ to: written() }),
        signal: AbortSignal.timeout(5_000),
      })
      return answer.ok
    } catch {
      return false
    }
  }
  return {
    speed,
    now,
    tellOffice,
    setting: () => `${written()}x${speed}`,
    async leap(ms) {
      ahead += ms
      await given.tellOthers(written, speed)
      // One that is just being started is told when it is up.
      if (!(await tellOffice())) await sleep(100)
    },
  }
}
