// What needs a person, as cards: steps done by hand, steps that failed, answers we owe, questions past their day,
// requests to look at, what is due. Nothing is stored: the cards are made from the database as it stands.
import { effectRow, isEffectName } from '../../domain/lifecycle/effects.ts'
import { lifeOf, stateRow } from '../../domain/lifecycle/lives.ts'
import { owedStates, statesWhere } from '../../domain/lifecycle/standing.ts'
import { addDays, dayOf, writeDay } from '../../domain/values/days.ts'
import { writeNumber } from '../../domain/values/request-number.ts'
import { byUrgency, type Card } from '../../domain/worklist/card.ts'
import { answerKeys, keysAt, openKey } from '../../domain/worklist/card-keys.ts'
import { codeWords } from '../../domain/worklist/step.ts'
import { requestsForCards, retryTerms, stepsForPeople, type RequestForCard } from '../../store/worklist.ts'
import { today, type Office } from '../context.ts'
import { stepCard } from './step-cards.ts'

/** Due dates nearer than this are cards. */
const soonDays = 3
const toReview = statesWhere((row) => row.stage === 'review')

/** Every card, or those of one request; most urgent first. */
export async function cards(office: Office, requestId?: number): Promise<Card[]> {
  const { db } = office.store
  const day = today(office)
  const soon = addDays(day, soonDays)
  const [steps, toLookAt, questions, renewals, due] = await Promise.all([
    stepsForPeople(db, requestId),
    requestsForCards(db, { what: 'states', states: toReview }, requestId),
    requestsForCards(db, { what: 'question past', today: day }, requestId),
    requestsForCards(db, { what: 'renewal asked' }, requestId),
    requestsForCards(db, { what: 'due', by: soon, states: owedStates }, requestId),
  ])
  const retries = await retryTerms(
    db,
    toLookAt.map((one) => one.id),
    day,
  )
  const all = [
    ...steps.flatMap((one) => (isEffectName(one.name) ? [stepCard(office, one, effectRow(one.name), one.name)] : [])),
    ...toLookAt.map((one) => reviewCard(office, one, retries.get(one.id))),
    // The renewal's own card says it better than the question that came with it.
    ...questions.filter((one) => one.renewal_asked_at === null).map((one) => questionCard(one, day)),
    ...renewals.map((one) => renewalCard(one, day)),
    ...due.map((one) => dueCard(one, day)),
  ]
  return all.toSorted((a, b) => byUrgency(a, b, soon))
}

const base = (kind: Card['kind'], one: RequestForCard, since: Date) => ({
  key: `${kind}:${one.id}`,
  kind,
  requestId: one.id,
  number: writeNumber(one.number),
  title: one.title,
  since: since.toISOString(),
  until: null,
  isLate: false,
  effectId: null,
  fields: [],
  mail: null,
  keys: [...keysAt(lifeOf(one), one.state), openKey],
})
const partnerOf = (one: RequestForCard, otherwise: string): string => one.partner_name ?? otherwise

function reviewCard(
  office: Office,
  one: RequestForCard,
  retry: { library: string; reason: string; until: string | null } | undefined,
): Card {
  const { label, about } = stateRow(lifeOf(one), one.state)
  if (retry && 'retry' in lifeOf(one).actions) {
    const card = base('retry', one, one.state_since)
    const askAgain = {
      key: '1',
      label: 'Ask again on its terms',
      does: 'act' as const,
      action: 'retry',
      needsMore: false,
    }
    return {
      ...card,
      words: `${retry.library} may be asked again`,
      why: `It said no for now: ${codeWords(retry.reason)}.`,
      until: retry.until,
      keys: [askAgain, ...card.keys],
    }
  }
  if (one.kind !== 'lending')
    return {
      ...base('review', one, one.state_since),
      words: `${label}: ${about}`,
      why: 'Somebody has to decide how it goes on.',
      until: one.needed_by,
    }
  const { daysToRespond } = office.policy()
  const until = addDays(dayOf(one.created_at, office.settings().timeZone), daysToRespond)
  return {
    ...base('answer_by', one, one.created_at),
    words: `Can we send this to ${partnerOf(one, 'the borrower')}?`,
    why: `A library asks; we answer within ${daysToRespond} days.`,
    until,
    isLate: until < today(office),
  }
}

const questionCard = (one: RequestForCard, day: string): Card => ({
  ...base('question', one, one.question_since ?? one.state_since),
  keys: [...answerKeys(lifeOf(one)), ...keysAt(lifeOf(one), one.state), openKey],
  words: `An answer is missing: ${codeWords(one.question ?? 'other')}`,
  why:
    one.question_to === 'staff'
      ? 'It was put aside until this day.'
      : `The ${one.question_to ?? 'partner'} was asked and has not answered.`,
  until: one.question_until,
  isLate: one.question_until !== null && one.question_until < day,
})

const renewalCard = (one: RequestForCard, day: string): Card => ({
  ...base('renewal_asked', one, one.renewal_asked_at ?? one.state_since),
  words: `${partnerOf(one, 'The borrower')} asks for more time${one.renewal_wish === null ? '' : ` until ${writeDay(one.renewal_wish, day)}`}`,
  why: one.due_on === null ? 'It has no due date.' : `It is due on ${writeDay(one.due_on, day)}.`,
  until: one.due_on,
  isLate: false,
})

function dueCard(one: RequestForCard, day: string): Card {
  const isLate = one.due_on !== null && one.due_on < day
  const whose =
    one.kind === 'borrowing'
      ? `${partnerOf(one, 'The lender')} wants it back`
      : `It is due back from ${partnerOf(one, 'the borrower')}`
  return {
    ...base(isLate ? 'overdue' : 'due', one, one.state_since),
    words: whose,
    why: `It stands at “${stateRow(lifeOf(one), one.state).label}”.`,
    until: one.due_on,
    isLate,
  }
}
