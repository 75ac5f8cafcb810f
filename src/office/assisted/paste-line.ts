// What a pasted page leads to for one request, as it is shown before and after.
export interface PasteLine {
  /** Theirs: the network’s number, or the library system’s. */
  readonly number: string | null
  readonly requestId: number | null
  /** Ours, as people read it. */
  readonly ours: string | null
  readonly title: string | null
  readonly outcome: 'moved' | 'same' | 'taken_in' | 'unknown' | 'not_understood'
  /** What the page says. */
  readonly says: string
  /** What that leads to, or why to nothing. */
  readonly words: string
}

export const plainLine = (
  outcome: PasteLine['outcome'],
  says: string,
  words: string,
  more: Partial<Pick<PasteLine, 'number' | 'requestId' | 'ours' | 'title'>> = {},
): PasteLine => ({ number: null, requestId: null, ours: null, title: null, ...more, outcome, says, words })
