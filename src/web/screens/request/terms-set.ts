import { useConditions } from '../../../domain/shipping/use-conditions.ts'
import { termsFrom, termWords } from '../../../domain/shipping/return-terms.ts'
import { wordsFor } from '../../words.ts'

type Codes = Readonly<Record<string, unknown>>

/** What a person set as a lender’s terms, as the event keeps it; days are left for whoever shows them. */
export function termsSet(codes: Codes): string {
  const { dueOn, noDueOn, notFrom, notUntil } = codes
  const terms = termsFrom({
    ...codes,
    ...Object.fromEntries(listIn(codes, 'besides').map((term) => [term, true])),
    notArriving: notFrom === undefined ? [] : [{ from: notFrom, until: notUntil }],
  })
  const conditions = listIn(codes, 'conditions')
  const words = [
    ...(typeof dueOn === 'string' ? [`due ${dueOn}`] : noDueOn === true ? ['no due date known'] : []),
    ...useConditions.filter((one) => conditions.includes(one)).map(wordsFor),
    ...termWords(terms, (day) => day),
  ]
  return words.length > 0 ? words.join(' · ') : 'none'
}

function listIn(codes: Codes, name: string): readonly string[] {
  const given = codes[name]
  return Array.isArray(given) ? given.filter((one) => typeof one === 'string') : []
}
