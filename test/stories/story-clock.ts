// A clock that only moves when a story moves it, and knows when somebody next has something to do.
import { handClock, type HandClock } from '../../src/lab/clock.ts'

export interface StoryClock extends HandClock {
  /** Goes on to the next thing planned, if it is at most this far away; false when there is none. */
  goToNext(withinMs: number): boolean
}

export function storyClock(start: Date): StoryClock {
  const clock = handClock(start)
  const planned = new Set<{ readonly at: number }>()
  return {
    ...clock,
    after(ms, work) {
      const plan = { at: clock.now().getTime() + ms }
      planned.add(plan)
      const callOff = clock.after(ms, () => {
        planned.delete(plan)
        work()
      })
      return () => {
        planned.delete(plan)
        callOff()
      }
    },
    goToNext(withinMs) {
      const away = Math.min(...[...planned].map(({ at }) => at)) - clock.now().getTime()
      if (away > withinMs) return false
      clock.advance(Math.max(0, away))
      return true
    },
  }
}
