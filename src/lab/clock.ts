/** The time a stand-in lives by. `after` gives back the function that calls the work off. */
export type Clock = {
  now(): Date
  after(ms: number, work: () => void): () => void
  /** Of one that can be moved. */
  moveTo?(to: { readonly now: Date; readonly speed: number }): void
}

// Node's own timers fire at once when asked to wait longer than this.
const longestWaitMs = 2_147_483_647

/** A clock that runs by itself: `now` says what time it is, `speed` how many of its seconds pass in one of ours. */
export function runningClock(now: () => Date, speed = 1): Clock {
  return {
    now,
    after(ms, work) {
      let left = Math.max(0, ms) / speed
      let timer: NodeJS.Timeout
      const wait = (): void => {
        const slice = Math.min(left, longestWaitMs)
        left -= slice
        timer = setTimeout(() => (left > 0 ? wait() : work()), slice)
      }
      wait()
      return () => clearTimeout(timer)
    },
  }
}

export const realClock: Clock = runningClock(() => new Date())

/** A clock that starts at a given time and may run fast, as KEUKA_CLOCK asks for. */
export function movedClock(start: Date, speed: number): Clock {
  const began = performance.now()
  return runningClock(() => new Date(start.getTime() + (performance.now() - began) * speed), speed)
}

/** The clock on the wall until somebody sets it; what waits keeps the pace it began with. */
export function settableClock(): Clock {
  let inner: Clock = realClock
  return {
    now: () => inner.now(),
    after: (ms, work) => inner.after(ms, work),
    moveTo({ now, speed }) {
      inner = movedClock(now, speed)
    },
  }
}

export type HandClock = Clock & { advance(ms: number): void }

/** A clock that only moves when a test moves it; work for "now" still runs at once. */
export function handClock(start: Date): HandClock {
  let now = start.getTime()
  const waiting = new Set<{ at: number; work: () => void }>()
  const nextUntil = (end: number) => [...waiting].filter((entry) => entry.at <= end).toSorted((a, b) => a.at - b.at)[0]
  return {
    now: () => new Date(now),
    after(ms, work) {
      if (ms <= 0) {
        const soon = setImmediate(work)
        return () => clearImmediate(soon)
      }
      const entry = { at: now + ms, work }
      waiting.add(entry)
      return () => void waiting.delete(entry)
    },
    advance(ms) {
      const end = now + ms
      for (let entry = nextUntil(end); entry; entry = nextUntil(end)) {
        waiting.delete(entry)
        now = entry.at
        entry.work()
      }
      now = end
    },
  }
}
