// Work side by side, a few at a time. A slow one keeps its own lane and no other: the next is taken as soon as one is free.

/** So many systems are waited for at once. */
const most = 4

export interface Lanes {
  /** Takes up what is due while a lane is free. False when nothing was found; throws what a lane threw, when all have ended. */
  fill(): Promise<boolean>
  /** Answers when nothing is in hand any more. */
  empty(): Promise<void>
}

export function openLanes(work: {
  next(): Promise<(() => Promise<void>) | null>
  before(): Promise<void>
  /** Something may be due behind it. */
  whenOneEnds(): void
}): Lanes {
  const inHand = new Set<Promise<void>>()
  const failures: unknown[] = []

  function begin(one: () => Promise<void>): void {
    const running: Promise<void> = one()
      .catch((error: unknown) => void failures.push(error))
      .finally(() => {
        inHand.delete(running)
        work.whenOneEnds()
      })
    inHand.add(running)
  }
  const empty = async (): Promise<void> => {
    while (inHand.size > 0) await Promise.all(inHand)
  }

  return {
    empty,
    async fill() {
      if (inHand.size === most) await Promise.race(inHand)
      if (failures.length > 0) {
        await empty()
        throw failures.splice(0)[0]
      }
      await work.before()
      const found = await work.next()
      if (found) begin(found)
      return found !== null
    },
  }
}
