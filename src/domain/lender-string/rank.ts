// Whom to ask, in which order, and why: has it, lends free, is near, has answered before and how quickly. What is
// known decides; where nothing is known a lender stands between those that speak for it and those that speak against.
// Nothing here is about a person: only what libraries said and how long they took.

export interface Place {
  readonly city: string | null
  readonly region: string | null
  readonly country: string | null
}
/** What a lender said the last time it was asked for this work. */
export interface SaidOfWork {
  readonly libraryId: number
  readonly said: 'sent' | 'no'
  readonly reason: string | null
}
export interface Candidate {
  readonly libraryId: number
  readonly name: string
  readonly lendsFree: boolean
  readonly place: Place
  readonly said: SaidOfWork | null
  readonly history: {
    readonly asked: number
    readonly filled: number
    readonly refused: number
    readonly answerDays: number | null
  } | null
}
export interface Ranked {
  readonly libraryId: number
  readonly name: string
  /** Why it stands where it stands, what weighs most first. */
  readonly reasons: readonly string[]
}

/** The best first. Two of whom the same is known stand by name, so that the order is the same every time. */
export const rankLenders = (candidates: readonly Candidate[], office: Place): readonly Ranked[] =>
  candidates
    .map((one) => ({ one, marks: marksOf(one, office) }))
    .toSorted(
      (a, b) => byMarks(a.marks, b.marks) || a.one.name.localeCompare(b.one.name) || a.one.libraryId - b.one.libraryId,
    )
    .map(({ one, marks }) => ({
      libraryId: one.libraryId,
      name: one.name,
      reasons: marks.flatMap((mark) => (mark.words === null ? [] : [mark.words])),
    }))

interface Mark {
  /** Higher is better. */
  readonly worth: number
  readonly words: string | null
}
const marksOf = (one: Candidate, office: Place): readonly Mark[] => [
  hasIt(one),
  lendsFree(one),
  isNear(one.place, office),
  fills(one),
  answers(one),
]

function byMarks(a: readonly Mark[], b: readonly Mark[]): number {
  for (const [index, mark] of a.entries()) {
    const other = b[index]
    if (other && mark.worth !== other.worth) return other.worth - mark.worth
  }
  return 0
}

/** Answers that mean it has the thing, and may have it to lend another time. */
const hasButNotThen: readonly string[] = [
  'OnLoan',
  'NotOnShelf',
  'AtBindery',
  'NotCurrentAvailableForILL',
  'PolicyProblem',
]
const neverHere: readonly string[] = ['NotHeld', 'Lost', 'NonCirculating', 'NotAvailableForILL', 'PoorCondition']

function hasIt({ said }: Candidate): Mark {
  if (!said) return { worth: 0, words: null }
  if (said.said === 'sent') return { worth: 2, words: 'has it: sent it before' }
  const reason = said.reason ?? ''
  if (hasButNotThen.includes(reason)) return { worth: 1, words: `has it: last time ${noWords[reason] ?? 'not free'}` }
  if (neverHere.includes(reason)) return { worth: -1, words: `said no to it: ${noWords[reason] ?? 'not to be had'}` }
  return { worth: 0, words: 'said no to it before' }
}
const noWords: Readonly<Record<string, string>> = {
  OnLoan: 'out on loan',
  NotOnShelf: 'not on the shelf',
  AtBindery: 'at the bindery',
  NotCurrentAvailableForILL: 'not free just then',
  PolicyProblem: 'against its policy',
  NotHeld: 'does not hold it',
  Lost: 'lost',
  NonCirculating: 'does not circulate',
  NotAvailableForILL: 'not for interlibrary loan',
  PoorCondition: 'in poor condition',
}

const lendsFree = (one: Candidate): Mark =>
  one.lendsFree ? { worth: 1, words: 'lends free' } : { worth: 0, words: 'charges' }

/** By the address: the same place, the same state or province, the same country. */
function isNear(place: Place, office: Place): Mark {
  const country = same(place.country, office.country) || place.country === null || office.country === null
  if (country && same(place.region, office.region))
    return same(place.city, office.city)
      ? { worth: 3, words: `near: ${place.city}` }
      : { worth: 2, words: `near: in ${place.region}` }
  if (place.country !== null && !country) return { worth: 0, words: `abroad: ${place.country}` }
  return { worth: 1, words: place.region === null ? null : `in ${place.region}` }
}
const same = (a: string | null, b: string | null): boolean =>
  a !== null && b !== null && a.trim().toLowerCase() === b.trim().toLowerCase()

/** By thirds: a lender asked twice is not better than one asked twenty times because of one more yes. */
function fills({ history }: Candidate): Mark {
  if (!history || history.asked === 0) return { worth: 1, words: 'never asked' }
  const { asked, filled, refused } = history
  const ended = filled + refused
  const worth = ended === 0 ? 1 : filled * 3 >= ended * 2 ? 3 : filled * 3 >= ended ? 2 : 0
  return { worth, words: `sent ${filled} of the last ${asked}` }
}

function answers({ history }: Candidate): Mark {
  const days = history?.answerDays ?? null
  if (days === null) return { worth: -1000, words: null }
  return { worth: -days, words: days <= 1 ? 'answers within a day' : `answers in ${days} days` }
}
