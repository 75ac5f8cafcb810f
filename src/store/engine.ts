import type { Dialect } from 'kysely'

/** What `open.ts` needs of either database. */
export interface Engine {
  kind: 'pglite' | 'postgres'
  dialect: Dialect
  listen(channel: string, onNote: (payload: string) => void, onLost: () => void): Promise<() => Promise<void>>
  /** After the last query is done. */
  close(): Promise<void>
}

/** Makes our error of the driver's, where it is one of those we name. */
export type NameError = (error: unknown) => unknown
