import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'

type Ear = { onNote: (payload: string) => void; onLost: () => void }

/** LISTEN needs a connection of its own. When that breaks it goes deaf without a word, so it is made anew, and whoever listens is told that something may have been missed. */
export function postgresListener(connect: () => pg.Client, log: (line: string) => void) {
  const ears = new Map<string, Set<Ear>>()
  let client: pg.Client | undefined
  let opening: Promise<void> | undefined
  let closed = false

  async function open(): Promise<void> {
    const next = connect()
    next.on('notification', ({ channel, payload }) => {
      for (const ear of ears.get(channel) ?? []) ear.onNote(payload ?? '')
    })
    next.on('error', (error) => log(`The listening connection to PostgreSQL was lost: ${error.message}`))
    let isLost = false
    next.on('end', () => {
      isLost = true
      if (client !== next) return
      client = undefined
      if (!closed) void reopen()
    })
    try {
      await next.connect()
      for (const channel of ears.keys()) await next.query(`listen ${channel}`)
      if (isLost) throw new Error('the connection was lost again at once')
    } catch (error) {
      await next.end().catch(() => {})
      throw error
    }
    client = next
  }

  async function reopen(): Promise<void> {
    for (let wait = 100; !closed; wait = Math.min(wait * 2, 5000)) {
      try {
        await openOnce()
        for (const set of ears.values()) for (const ear of set) ear.onLost()
        return
      } catch (error) {
        log(`PostgreSQL is not back yet: ${error instanceof Error ? error.message : String(error)}`)
        await sleep(wait, undefined, { ref: false })
      }
    }
  }

  function openOnce(): Promise<void> {
    opening ??= open().finally(() => {
      opening = undefined
    })
    return opening
  }

  async function listen(
    channel: string,
    onNote: (payload: string) => void,
    onLost: () => void,
  ): Promise<() => Promise<void>> {
    const ear = { onNote, onLost }
    const set = ears.get(channel) ?? new Set<Ear>()
    ears.set(channel, set.add(ear))
    try {
      if (!client) await openOnce()
      await client?.query(`listen ${channel}`)
    } catch (error) {
      set.delete(ear)
      throw error
    }
    return async () => {
      set.delete(ear)
      if (set.size > 0 || closed) return
      ears.delete(channel)
      await client?.query(`unlisten ${channel}`)
    }
  }

  async function close(): Promise<void> {
    closed = true
    await opening?.catch(() => {})
    await client?.end()
  }

  return { listen, close }
}
