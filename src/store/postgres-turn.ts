import type pg from 'pg'
import type { Turn } from './engine.ts'

/** Numbers of PostgreSQL's advisory locks; any will do, if nobody else's are the same. */
const turns = { effects: 4_100_010 } as const
export type TurnName = keyof typeof turns

/**
 * Of several programs on one database one has the turn: a session's lock, freed by the server when the connection ends,
 * however the process does. Null while another has it.
 */
export async function takeTurn(connect: () => pg.Client, name: TurnName): Promise<Turn | null> {
  const client = connect()
  let isLost = false
  client.on('error', () => {
    isLost = true
  })
  client.on('end', () => {
    isLost = true
  })
  try {
    await client.connect()
    const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [turns[name]])
    if (rows[0]?.taken === true)
      return {
        get isLost() {
          return isLost
        },
        release: () => client.end().catch(() => {}),
      }
  } catch (error) {
    await client.end().catch(() => {})
    throw error
  }
  await client.end()
  return null
}
