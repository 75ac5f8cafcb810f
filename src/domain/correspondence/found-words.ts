// What a library hears when a piece that it was told is lost is found: where it is now, and what was settled for it.
import type { RequestFacts } from '../lifecycle/facts.ts'

export type Found = 'home' | 'paid' | 'replaced' | 'out' | 'here'

/** `action` found it. */
export function foundHow(action: string, settled: RequestFacts['settled']): Found {
  if (action === 'turnedUpInCrate') return 'out'
  if (action === 'receive') return 'here'
  return settled === 'paid' || settled === 'replaced' ? settled : 'home'
}

const home = 'It has been found and comes home to you.'
/** In a message's note and in the network's. */
export const foundNotes: Readonly<Record<Found, string>> = {
  home,
  paid: `${home} May we ask you to refund what was paid for it?`,
  replaced: `${home} May we ask for the copy that was given in its place?`,
  here: 'It has been found and has arrived here.',
  out: 'It has been found: it is on loan here again as before, and comes home to you afterwards.',
}

/** To a borrower whose piece was lost on its way to them, and found again there. The standard has no status for either. */
export const lostNotes = {
  lost: 'The item was lost on its way to you. Should it reach you after all, please let us know.',
  found: 'The item that was lost on its way to you has been found and is on its way to you again.',
} as const
