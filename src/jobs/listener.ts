// Listens outside for as long as the office is open: begun again when the line breaks, after a while that grows, and when
// what says whom to listen to changes. Of several programs on one database one listens.
import type { Office } from '../office/context.ts'
import type { Turn } from '../store/engine.ts'
import type { TurnName } from '../store/postgres-turn.ts'
import type { Loop } from './effect-loop.ts'

export interface Listening {
  readonly name: TurnName
  /** What it listens to, as one word that changes when that does; null: to nothing now. */
  to(): string | null
  /** Until the signal, or until there is nothing to listen to (`silent`); throws when the line breaks. */
  listen(signal: AbortSignal): Promise<'ended' | 'silent'>
}
export interface Patience {
  /** Between two looks whether it listens to the right thing. */
  readonly lookMs: number
  readonly firstMs: number
  readonly mostMs: number
  /** After somebody who cannot speak first. */
  readonly silentMs: number
}
const usual: Patience = { lookMs: 2_000, firstMs: 1_000, mostMs: 60_000, silentMs: 15 * 60_000 }

export function startListener(office: Office, listening: Listening, patience: Patience = usual): Loop {
  const stop = new AbortController()
  let turn: Turn | null = null
  const running = run()

  async function run(): Promise<void> {
    let waitMs = patience.firstMs
    while (!stop.signal.aborted) {
      const to = listening.to()
      if (to === null) await pause(patience.lookMs)
      else if (await hasTurn()) {
        const since = Date.now()
        const outcome = await once(to)
        // A line that stood for a while was a good one.
        if (Date.now() - since > patience.mostMs) waitMs = patience.firstMs
        if (outcome === 'silent') await pause(patience.silentMs, to)
        if (outcome !== 'broken') continue
        await pause(waitMs, to)
        waitMs = Math.min(waitMs * 2, patience.mostMs)
      }
    }
    await turn?.release()
  }

  async function hasTurn(): Promise<boolean> {
    if (turn && !turn.isLost) return true
    try {
      turn = await office.store.takeTurn(listening.name, stop.signal)
    } catch (error) {
      office.log(`${listening.name}: ${wordsOf(error)}`)
      await pause(patience.firstMs)
    }
    return turn !== null
  }

  async function once(to: string): Promise<'ended' | 'silent' | 'broken'> {
    const end = new AbortController()
    const hangUp = (): void => end.abort()
    stop.signal.addEventListener('abort', hangUp, { once: true })
    const watch = setInterval(() => {
      if (listening.to() !== to || turn?.isLost === true) hangUp()
    }, patience.lookMs)
    try {
      return await listening.listen(end.signal)
    } catch (error) {
      office.log(`${listening.name}: ${wordsOf(error)}`)
      return 'broken'
    } finally {
      clearInterval(watch)
      stop.signal.removeEventListener('abort', hangUp)
    }
  }

  /** Shorter when it is to listen to something else by then. */
  async function pause(ms: number, to?: string): Promise<void> {
    const until = Date.now() + ms
    while (!stop.signal.aborted && Date.now() < until && (to === undefined || listening.to() === to))
      await sleep(Math.min(patience.lookMs, until - Date.now()), stop.signal)
  }
  return {
    wake: () => {},
    async stop() {
      stop.abort()
      await running
    },
  }
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

const sleep = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(done, ms)
    function done(): void {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    signal.addEventListener('abort', done, { once: true })
  })
