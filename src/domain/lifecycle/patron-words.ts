// What a patron reads of a request: the words of its state with the library and the days filled in, and beside them
// what else is so. Never a lender’s name, never a code.
import { writeDay } from '../values/days.ts'
import type { Outcome, RequestFacts } from './facts.ts'
import { lifeOf } from './lives.ts'

export interface PatronWords {
  readonly now: string
  readonly next: string
  /** What else is so, a sentence each. */
  readonly besides: readonly string[]
}

export function patronWords(
  request: RequestFacts,
  words: { readonly library: string | null; readonly answerDays: number; readonly today: string },
): PatronWords | null {
  const row = lifeOf(request).states[request.state]?.patron
  if (!row) return null
  const ended = request.outcome === null ? null : endings[request.outcome]
  const { now, next } = ended ?? row
  const due = request.patronDueOn ?? request.dueOn
  const blanks: Readonly<Record<string, string>> = {
    library: words.library ?? 'your library',
    answerDays: days(words.answerDays),
    until: request.shelfUntil === null ? '' : ` by ${writeDay(request.shelfUntil, words.today)}`,
    due: due === null ? '' : ` by ${writeDay(due, words.today)}`,
  }
  return { now: fill(now, blanks), next: fill(next, blanks), besides: ended ? [] : besides(request) }
}

/** A library’s words, with the due date of a loan. */
export function partnerWords(request: RequestFacts, today: string): string | null {
  const words = lifeOf(request).states[request.state]?.partner
  if (words === undefined) return null
  const due = request.dueOn === null ? '' : `; it is due on ${writeDay(request.dueOn, today)}`
  return fill(words, { due })
}

const endings: Readonly<Record<Outcome, { readonly now: string; readonly next: string }>> = {
  filled: { now: 'This request is done.', next: 'We hope it was what you needed.' },
  filled_in_system: { now: 'One of our own libraries had it for you.', next: 'Your library account shows it.' },
  unfilled: {
    now: 'We are sorry: no library could send it.',
    next: 'You may ask us again later, or ask your library.',
  },
  not_supplied: { now: 'We are sorry: no library could send it.', next: 'You may ask us again later.' },
  not_available: { now: 'We are sorry: it cannot be got.', next: 'You may ask us again later.' },
  cancelled: { now: 'This request was cancelled.', next: 'There is nothing for you to do.' },
  expired: { now: 'We are sorry: it could not be got in time.', next: 'You may ask us again.' },
  moved_on: { now: 'This request is over.', next: 'There is nothing for you to do.' },
  refused: { now: 'We are sorry: we cannot borrow this for you.', next: 'Your library can tell you more.' },
  lost: { now: 'It was lost, and the matter is closed.', next: 'There is nothing for you to do.' },
}

function besides(request: RequestFacts): readonly string[] {
  return [
    ...(request.recalledAt === null ? [] : ['Its owner wants it back: please bring it back now.']),
    ...(request.renewalAskedAt === null ? [] : ['More time has been asked for. Keep it until you hear from us.']),
    ...(request.renewalRefusedAt === null ? [] : ['Its owner gives no more time.']),
    ...(request.cancelAskedAt === null && !request.unwanted
      ? []
      : ['You no longer want it. If it still comes, we send it home.']),
    ...(request.claimedReturnedAt === null ? [] : ['You told us that you brought it back. We are looking for it.']),
  ]
}

const fill = (text: string, blanks: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\{(\w+)\}/g, (_, name: string) => blanks[name] ?? '')
const days = (count: number): string => (count === 1 ? 'a day' : `${count} days`)
