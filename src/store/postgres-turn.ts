import type pg from 'pg'
import type { Turn } from './engine.ts'

/** Numbers of PostgreSQL's advisory locks; any will do, if nobody else's are the same. */
const turns = { effects: 4_100_010, printing: 4_100_011, 'mail in': 4_100_012, planning: 4_100_013 } as const
export type TurnName = keyof typeof turns

/**
 * Of several programs on one database one has the turn, the others wait for it: a session's lock, freed by the server
 * when the connection ends, however its program does. Null when the waiting was called off.
 */
export async function takeTurn(client: pg.Client, name: TurnName, signal: AbortSignal): Promise<Turn | null> {
  let isLost = false
  const lose = (): void => {
    isLost = true
  }
  client.on('error', lose)
  client.on('end', lose)
  const leave = (): Promise<void> => client.end().catch(() => {})

  async function wait(): Promise<Turn | null> {
    try {
      await client.connect()
      await client.query('select pg_advisory_lock($1)', [turns[name]])
    } catch (error) {
      await leave()
      if (signal.aborted) return null
      throw error
    }
    return {
      get isLost() {
        return isLost
      },
      release: leave,
    }
  }

  if (signal.aborted) return null
  // A connection that is left while it is being made says nothing more, so the signal ends the waiting by itself.
  let callOff = (): void => {}
  const calledOff = new Promise<null>((resolve) => {
    callOff = () => void leave().finally(() => resolve(null))
    signal.addEventListener('abort', callOff, { once: true })
  })
  try {
    return await Promise.race([wait(), calledOff])
  } finally {
    signal.removeEventListener('abort', callOff)
  }
}
