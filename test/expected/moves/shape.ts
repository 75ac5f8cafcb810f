/** What may happen in each state: `moves` says where an action can lead (several results side by side), `stays` lists actions that never leave the state. */
export type ExpectedMoves = Readonly<
  Record<string, { readonly moves: Readonly<Record<string, string>>; readonly stays: string }>
>
