// Does effects as they come due: woken by changes in the database and by time, a few at a time. Of several programs on
// one database one does them; another takes over when it ends.
import { takeNextEffect, settleHalfDone, writeLate } from '../office/effects/effect-runner.ts'
import { printNext, settleHalfPrinted, type PrintTools } from '../office/printing/print-next.ts'
import { nextPrintAt } from '../store/print-jobs.ts'
import type { Office } from '../office/context.ts'
import type { Turn } from '../store/engine.ts'
import { StoreGone } from '../store/errors.ts'
import type { TurnName } from '../store/postgres-turn.ts'
import { nextEffectAt } from '../store/requests/effects.ts'
import { openLanes } from './lanes.ts'

export interface Loop {
  /** Something changed: look now. */
  wake(): void
  /** Finishes the effect in hand, then no more. */
  stop(): Promise<void>
}

/** What one loop does: `begin` once it is unsure what became of the last, `next` until there is nothing more. */
export interface LoopWork {
  /** Whose turn it is, too: each work has a turn of its own, or one program's two loops would wait for each other. */
  readonly name: TurnName
  begin(): Promise<unknown>
  next(): Promise<boolean>
  nextAt(after: Date): Promise<Date | null>
  /** Waits for what is still in hand. */
  end?(): Promise<void>
}

export function startEffectLoop(office: Office, speed = 1): Loop {
  const lanes = openLanes({
    next: () => takeNextEffect(office),
    // What was done is not to be taken up again by another lane.
    before: async () => {
      while (await writeLate(office));
    },
    whenOneEnds: () => loop.wake(),
  })
  const loop = startLoop(
    office,
    {
      name: 'effects',
      async begin() {
        await lanes.empty()
        await settleHalfDone(office)
      },
      next: () => lanes.fill(),
      nextAt: (after) => nextEffectAt(office.store.db, after),
      end: () => lanes.empty(),
    },
    speed,
  )
  return loop
}

/** Papers that wait for a printer. */
export const startPrintLoop = (office: Office, tools: PrintTools, speed = 1): Loop =>
  startLoop(
    office,
    {
      name: 'printing',
      begin: () => settleHalfPrinted(office),
      next: () => printNext(office, tools),
      nextAt: (after) => nextPrintAt(office.store.db, after),
    },
    speed,
  )

/** `wait(ms)` waits in office time. At most a minute passes between looks, whatever the clocks say. */
export function startLoop(office: Office, work: LoopWork, speed = 1): Loop {
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
        turn = (await attempt(() => office.store.takeTurn(work.name, stop.signal))) ?? null
        if (turn === null) continue
      }
      // What falls due while the runner looks is found by the next look: both ask about the same moment.
      const lookedAt = office.clock.now()
      const did = await attempt(async () => {
        if (unsure) await work.begin()
        unsure = false
        return work.next()
      })
      if (did === undefined) unsure = true
      if (did !== false) continue
      const next = await attempt(() => work.nextAt(lookedAt))
      if (next !== undefined && !woken && !stopped) await sleepUntil(next)
    }
    await work.end?.()
    await turn?.release()
  }

  async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work()
    } catch (error) {
      office.log(`${work.name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
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
