// Written by hand from the design's "Three lives": what each action makes of the talk with the lender it is about.

/** By state of the talk: the action and where it leads. Actions that leave the talk as it is are not listed. */
export type ExpectedTalks = Readonly<Record<string, Readonly<Record<string, string>>>>

const aNo = { notSupplied: 'refused', retryPossible: 'refused', cancelled: 'withdrawn' } as const
const weStop = { cancel: 'withdrawing', expire: 'withdrawing' } as const
/** A lender our request has not left for need not agree. */
const weStopUnsent = {
  cancel: 'withdrawing',
  expire: 'withdrawing withdrawn',
  noAnswer: 'withdrawing withdrawn',
} as const
/** However the talk stood: what comes, came. */
const comes = { shipped: 'shipped', receive: 'shipped', arrivedAnyway: 'shipped' } as const

// oxfmt-ignore
const asking = {
  waiting:     { asked: 'asked', logged: 'asked', expects: 'asked', willSupply: 'promised', condition: 'conditional', sendFailed: 'failed', ...aNo, ...weStopUnsent },
  asked:       { willSupply: 'promised', condition: 'conditional', sendFailed: 'failed', noAnswer: 'withdrawing', cancelRefused: 'promised', ...aNo, ...weStop },
  conditional: { willSupply: 'promised', accept: 'promised', decline: 'withdrawing', cancelRefused: 'promised', ...aNo, ...weStop },
  promised:    { condition: 'conditional', noAnswer: 'withdrawing', ...aNo, ...weStop },
  withdrawing: { cancelRefused: 'promised', sendFailed: 'failed', ...aNo },
} as const

// oxfmt-ignore
export const borrowingLoanTalks: ExpectedTalks = {
  waiting:     { ...asking.waiting, ...comes },
  asked:       { ...asking.asked, ...comes },
  conditional: { ...asking.conditional, ...comes },
  promised:    { ...asking.promised, ...comes },
  shipped:     { ownerConfirms: 'done', closedWithoutReturn: 'done', presumeHome: 'done', paid: 'done', replaced: 'done', writtenOff: 'done' },
  done:        { reopen: 'shipped', found: 'shipped', arrivedAnyway: 'shipped' },
  // A lender that said no and sent it all the same: its word "shipped" alone changes nothing, the piece in the hand does.
  refused:     { receive: 'shipped', arrivedAnyway: 'shipped' },
  withdrawing: { ...asking.withdrawing, ...comes, ownerConfirms: 'done', closedWithoutReturn: 'done' },
  withdrawn:   comes,
  failed:      comes,
}

const copyComes = { copyCame: 'done' } as const
// oxfmt-ignore
export const borrowingCopyTalks: ExpectedTalks = {
  waiting:     { ...asking.waiting, ...copyComes },
  asked:       { ...asking.asked, ...copyComes },
  conditional: { ...asking.conditional, ...copyComes },
  promised:    { ...asking.promised, ...copyComes },
  done:        { askResend: 'promised' },
  withdrawing: { ...asking.withdrawing, ...copyComes },
  withdrawn:   copyComes,
  failed:      copyComes,
}

/** Which actions about one lender withdraw the request from the others, and how those stood. */
export const withdrawnFromOthers: Readonly<Record<'loan' | 'copy', Readonly<Record<string, string>>>> = {
  loan: {
    shipped: 'waiting asked conditional promised',
    receive: 'waiting asked conditional promised',
    arrivedAnyway: 'asked conditional promised',
  },
  copy: { copyCame: 'waiting asked conditional promised' },
}
