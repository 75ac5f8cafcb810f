import { writeDay } from '../values/days.ts'

interface Paper {
  readonly paper: 'in_book' | 'filed' | null
  readonly paper_on: string | null
  readonly paper_n: number | null
}
/** Where the lender's own paper lies, short enough to pencil on it: “Thu 26 Nov · 3”. */
export function paperWords({ paper, paper_on: on, paper_n: n }: Paper, today: string): string | null {
  if (paper === 'in_book') return 'The lender’s paper is in the book'
  return on === null || n === null ? null : `The lender’s paper is filed under ${writeDay(on, today)} · ${n}`
}
