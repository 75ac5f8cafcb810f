// The small life of one lender on the string: from waiting its turn to done, refused or withdrawn.
interface EntryRow {
  readonly label: string
  readonly about: string
  readonly over: boolean
  /** Its piece is out of its house, with us or on the way. */
  readonly lent?: boolean
  /** A turn some talks take, drawn beside the main line. */
  readonly aside?: boolean
}
export const entryStates = {
  waiting: {
    label: 'Waiting',
    about: 'On the string; not asked yet, or our message is not confirmed yet.',
    over: false,
  },
  asked: { label: 'Asked', about: 'The lender has our request.', over: false },
  conditional: {
    label: 'Asks first',
    about: 'The lender would lend on conditions we have not answered.',
    over: false,
    aside: true,
  },
  promised: { label: 'Will send', about: 'The lender said yes.', over: false, aside: true },
  shipped: {
    label: 'Shipped',
    about: 'The lender says it left the building, or we hold its piece.',
    over: false,
    lent: true,
  },
  done: { label: 'Done', about: 'The lender has its piece back, or the copy came.', over: true },
  refused: { label: 'Refused', about: 'The lender said no.', over: true },
  withdrawing: {
    label: 'Withdrawing',
    about: 'We told the lender we no longer want it; not confirmed yet.',
    over: false,
  },
  withdrawn: { label: 'Withdrawn', about: 'The lender confirmed that it will not send.', over: true },
  failed: {
    label: 'Not reached',
    about: 'Our request could not be delivered or was rejected as unreadable.',
    over: true,
  },
} as const satisfies Readonly<Record<string, EntryRow>>
export type EntryState = keyof typeof entryStates

/** The lender's piece is out of its house. */
export function isLent(state: EntryState): boolean {
  const row: EntryRow = entryStates[state]
  return row.lent === true
}
