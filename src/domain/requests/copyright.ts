// What copyright asks of a request for a copy. The CONTU guidelines (1978): a borrowing library takes in a calendar
// year not more than five copies from one periodical's issues of the last five years, and as many from one book or
// other collective work. Filled requests count, and those that may yet be filled. Guidelines, not law: a person
// decides, and then says CCL.
import type { IntakePolicy } from '../policies/intake-policy.ts'
import { does, type Finding } from './finding.ts'
import type { IntakeFacts } from './intake-facts.ts'
import { isbnOf, issnOf } from './same-work.ts'
import { yearIn } from './year.ts'

const guardedYears = 5

export function copyrightFindings(facts: IntakeFacts, policy: IntakePolicy, today: string): readonly Finding[] {
  if (facts.service === 'loan') return []
  if (facts.compliance === null)
    return [
      {
        code: 'no-compliance',
        weight: 'stops',
        sentence: isOld(facts, today)
          ? 'It has to say under which rule of copyright it is asked for: older than five years, so CCL.'
          : 'It has to say under which rule of copyright it is asked for: CCG within the guidelines, else CCL.',
        field: 'copyrightCompliance',
        ways: isOld(facts, today) ? [ccl, ccg] : [ccg, ccl],
      },
      ...counted(facts, policy, today),
    ]
  if (facts.compliance === 'ccl') return []
  return isOld(facts, today)
    ? [
        {
          code: 'older-than-guidelines',
          weight: 'look',
          sentence: 'The article is older than five years: the guidelines do not speak of it. It is CCL.',
          field: 'copyrightCompliance',
          ways: [ccl],
        },
      ]
    : counted(facts, policy, today)
}

/** A book's chapter counts for the whole term of copyright, an article for five years. */
function counted(facts: IntakeFacts, policy: IntakePolicy, today: string): readonly Finding[] {
  if (isOld(facts, today)) return []
  const most = isOfBook(facts) ? policy.chaptersPerBook : policy.articlesPerTitle
  const used = facts.copiesThisYear
  if (used === 0 && most > 0) return []
  const from = isOfBook(facts) ? 'book' : 'periodical'
  const year = today.slice(0, 4)
  if (used < most)
    return [
      {
        code: 'guidelines-used',
        weight: 'says',
        sentence: `${used} of ${most} copies from this ${from} are used in ${year}.`,
        field: null,
        ways: [],
      },
    ]
  return [
    {
      code: 'guidelines-used-up',
      weight: 'look',
      sentence: `All ${most} copies from this ${from} that the guidelines allow in ${year} are used (${used}).`,
      field: 'copyrightCompliance',
      ways: [
        does('Go on as CCL: royalty paid, subscribed or fair use', 'sayCopyright', { compliance: 'ccl' }),
        does('Ask the patron whether January will do', 'ask', {
          to: 'patron',
          question: 'still_wanted',
          until: `${Number(year) + 1}-01-02`,
        }),
        does('Refuse: against policy', 'refuse', { reason: 'policy' }),
      ],
    },
  ]
}

const isOfBook = (facts: IntakeFacts): boolean => issnOf(facts) === null && isbnOf(facts) !== null
/** Articles alone grow too old: the guidelines leave what is older than five years to the law. */
function isOld(facts: IntakeFacts, today: string): boolean {
  if (isOfBook(facts)) return false
  const year = yearIn(facts.citation['year'])
  return year !== null && year < Number(today.slice(0, 4)) - guardedYears
}
const ccg = does('It is CCG', 'sayCopyright', { compliance: 'ccg' })
const ccl = does('It is CCL', 'sayCopyright', { compliance: 'ccl' })
