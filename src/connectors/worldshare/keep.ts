// What is kept of a call for staff to read: the words as sent and answered, without keys and tokens.

export interface KeptCall {
  /** Our number of the request it is about; null for look-ups. */
  readonly reference: string | null
  readonly kind: string
  readonly body: string
}
export interface KeptAnswer {
  /** Null: no answer came. */
  readonly status: number | null
  readonly body: string | null
}
/** Where calls are kept: what writes, before it leaves; what only looks, when it went wrong. */
export interface Keeper {
  begin(call: KeptCall): Promise<number>
  end(id: number, answer: KeptAnswer): Promise<void>
}

export const keepNothing: Keeper = { begin: () => Promise.resolve(0), end: () => Promise.resolve() }
