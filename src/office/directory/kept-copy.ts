// What the database keeps, read from memory.

export interface KeptCopy<T> {
  readonly get: () => T
  /** Reads again. A reading waits for the one before it, so that what was read first is never kept last. */
  renew(): Promise<void>
}

export async function openCopy<T>(read: () => Promise<T>): Promise<KeptCopy<T>> {
  let kept = await read()
  let last: Promise<void> = Promise.resolve()
  async function renewAfter(before: Promise<void>): Promise<void> {
    // One that failed holds up none after it.
    await before.catch(() => undefined)
    kept = await read()
  }
  return {
    get: () => kept,
    renew: () => (last = renewAfter(last)),
  }
}
