// What a lender's message says of keeping its piece and sending it home, in codes and in plain words.
import { readWords, termsOfConditions, withTerms, withUnread, type WordsRead } from '../shipping/read-terms.ts'
import { compareAddress } from '../shipping/same-address.ts'
import { noTerms, type ReturnTerms } from '../shipping/return-terms.ts'
import { isOurs, lendersDay } from './changes.ts'
import { listIn, textIn } from './details.ts'
import { isLent } from './entries.ts'
import type { Case, EntryFacts } from './facts.ts'
import type { Change, Sets } from './table.ts'

/** Added to what is known; words that nobody understands ask for a person. */
export const heardTerms: Change = {
  words: 'what the message says of keeping the piece, of its due date and of sending it home',
  set: (c) => {
    const { entry } = c
    if (!entry) return {}
    const said = saidIn(c)
    const coded = withTerms(termsOfConditions(listIn(c.details, 'conditions')), addressTold(c, entry))
    const told = withTerms(coded, said.terms)
    const terms = withTerms(
      entry.terms,
      said.dueWords !== null && isDueOpen(c, said) ? withUnread(told, said.dueWords) : told,
    )
    const conditions = [...new Set([...(codedConditions(c) ?? entry.conditions), ...said.conditions])]
    const dueOn = isDueNew(c, said) ? said.dueOn : null
    const set = {
      ...(isSame(terms, entry.terms) ? {} : { terms }),
      ...(said.conditions.length === 0 || isSame(conditions, entry.conditions) ? {} : { conditions }),
      ...(dueOn === null ? {} : { dueOn }),
    }
    return Object.keys(set).length === 0 ? {} : { entry: set }
  },
}

/** Of a piece that leaves: the day its lender wrote in words, now or when it answered, where the message has no other. */
export const heardDue: Change = {
  words: 'the due date the lender wrote in words, where it gave no other',
  set: (c): Sets => {
    if (!c.entry || textIn(c.details, 'dueOn') !== null || !isOurs(c)) return {}
    const said = saidIn(c)
    const dueOn = isDueNew(c, said) ? said.dueOn : c.request.dueOn === null ? c.entry.dueOn : null
    return dueOn === null ? {} : { request: lendersDay(c, dueOn) }
  },
}

/** What came as a condition that no code has is a condition, whatever it speaks of. */
const saidIn = (c: Case): WordsRead =>
  readWords(textIn(c.details, 'note') ?? '', c.today, listIn(c.details, 'conditions').includes('Other'))

const codedConditions = (c: Case): readonly string[] | null => {
  const conditions = listIn(c.details, 'conditions')
  return conditions.length > 0 ? conditions : null
}

/** Nobody knows a day for it yet, and it has not left. */
const isDueNew = ({ details, entry }: Case, { dueOn }: WordsRead): boolean =>
  dueOn !== null && textIn(details, 'dueOn') === null && entry !== null && entry.dueOn === null && !isLent(entry.state)
/** The words name another day than the one that counts: a person says which. */
function isDueOpen(c: Case, said: WordsRead): boolean {
  const known = textIn(c.details, 'dueOn') ?? c.entry?.dueOn ?? null
  return !isDueNew(c, said) && said.dueOn !== known
}

/** Where it goes instead of to the lender’s own address. One that may be its own or not is a question to a person. */
function addressTold({ details }: Case, { address }: EntryFacts): ReturnTerms {
  const lines = (textIn(details, 'returnTo') ?? '').split('\n').filter((one) => one !== '')
  if (lines.length === 0) return noTerms
  const likeness = address === null ? 'other' : compareAddress(lines, address)
  if (likeness === 'unclear') return withUnread(noTerms, `Return to: ${lines.join(', ')}`)
  return { ...noTerms, returnTo: likeness === 'same' ? null : lines }
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)
