// A clock that can be taken back while the make-believe office's past is told; else it shows the office's time.
export interface PastClock {
  now(): Date
  /** While the work lasts it is that moment. */
  at<T>(moment: Date, work: () => Promise<T>): Promise<T>
}

export function pastClock(clock: { now(): Date }): PastClock {
  let past: Date | null = null
  return {
    now: () => past ?? clock.now(),
    async at(moment, work) {
      past = moment
      try {
        return await work()
      } finally {
        past = null
      }
    },
  }
}
