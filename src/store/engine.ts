import type { Dialect } from 'kysely'
import type { TurnName } from './postgres-turn.ts'

/** The right to do what only one program on a database may do at a time; lost with the connection that holds it. */
export interface Turn {
  readonly isLost: boolean
  release(): Promise<void>
}

/** What `open.ts` needs of either database. */
export interface Engine {
  kind: 'pglite' | 'postgres'
  dialect: Dialect
  listen(channel: string, onNote: (payload: string) => void, onLost: () => void): Promise<() => Promise<void>>
  /** Waits while another program on the same database has it; null when the signal called that off. */
  takeTurn(name: TurnName, signal: AbortSignal): Promise<Turn | null>
  /** After the last query is done. */
  close(): Promise<void>
}

/** Makes our error of the driver's, where it is one of those we name. */
export type NameError = (error: unknown) => unknown
