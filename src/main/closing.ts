// What was opened is closed in the opposite order, once, whoever asks: the end of the work, a signal, a failed start.
export interface Closing {
  add(close: () => Promise<void>): void
  /** Closes everything; a second call waits for the first. */
  all(): Promise<void>
  /** Ends the process in order at SIGINT and SIGTERM; a second signal ends it at once. */
  onSignals(log: (line: string) => void): void
}

export function closing(): Closing {
  const closers: (() => Promise<void>)[] = []
  let ended: Promise<void> | undefined

  async function closeAll(): Promise<void> {
    for (let close = closers.pop(); close; close = closers.pop()) await close()
  }
  const all = (): Promise<void> => (ended ??= closeAll())

  return {
    add: (close) => void closers.push(close),
    all,
    onSignals(log) {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) {
        process.on(signal, () => {
          if (ended) process.exit(1)
          all().then(
            () => {
              log('Everything is kept; the office is closed.')
              process.exit(0)
            },
            (error: unknown) => {
              log(`Closing after ${signal}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
              process.exit(1)
            },
          )
        })
      }
    },
  }
}
