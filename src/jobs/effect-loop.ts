// Does effects as they come due: woken by changes in the database and by time, one at a time. Of several programs on
// one database one does them; another takes over when it ends.
import { runNextEffect, settleHalfDone } from '../office/effects/effect-runner.ts'
import type { Office } from '../office/context.ts'
import type { Turn } from '../store/engine.ts'
import { StoreGone } from '../store/errors.ts'
import { nextEffectAt } from '../store/requests/effects.ts'

export interface Loop {
  /** Something changed: look now. */
  wake(): void
  /** Finishes the effect in hand, then no more. */
  stop(): Promise<void>
}

/** `wait(ms)` waits in office time. At most a minute passes between looks, whatever the clocks say. */
export function startEffectLoop(office: Office, speed = 1): Loop {
  let stopped = false
  const stop = new AbortController()
  let woken = false
  let rouse = (): void => {}
  const running = run()

  async function run(): Promise<void> {
    // At start, and after an error, nobody knows what became of the effect that was in hand.
    let unsure = true
    let turn: Turn | null = null
    while (!stopped) {
      woken = false
      if (turn === null || turn.isLost) {
        unsure = true
        turn = (await attempt(() => office.store.takeTurn('effects', stop.signal))) ?? null
        if (turn === null) continue
      }
      // What falls due while the runner looks is found by the next look: both ask about the same moment.
      const lookedAt = office.clock.now()
      const did = await attempt(async () => {
        if (unsure) await settleHalfDone(office)
        unsure = false
        return runNextEffect(office)
      })
      if (did === undefined) unsure = true
      if (did !== false) continue
      const next = await attempt(() => nextEffectAt(office.store.db, lookedAt))
      if (next !== undefined && !woken && !stopped) await sleepUntil(next)
    }
    await turn?.release()
  }

  async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work()
    } catch (error) {
      office.log(`effects: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
      await sleepUntil(null, error instanceof StoreGone ? 2_000 : 500)
      return undefined
    }
  }

  function sleepUntil(at: Date | null, most = 60_000): Promise<void> {
    const wait = at ? Math.max(5, (at.getTime() - office.clock.now().getTime()) / speed) : most
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, Math.min(wait, most))
      rouse = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  const wake = (): void => {
    woken = true
    rouse()
  }
  return {
    wake,
    async stop() {
      stopped = true
      stop.abort()
      wake()
      await running
    },
  }
}
