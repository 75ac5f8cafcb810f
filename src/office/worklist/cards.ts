// What needs a person, as cards: steps done by hand, steps that failed, answers we owe, questions past their day,
// requests to look at, what is due. Nothing is stored: the cards are made from the database as it stands.
import { answered } from '../../domain/lifecycle/changes.ts'
import { effectRow, isEffectName } from '../../domain/lifecycle/effects.ts'
import { lifeOf, stateRow } from '../../domain/lifecycle/lives.ts'
import { owedStates, statesWhere } from '../../domain/lifecycle/standing.ts'
import { addDays, dayOf, writeDay } from '../../domain/values/days.ts'
import { writeNumber } from '../../domain/values/request-number.ts'
import { lastStaffedHour, type Desk } from '../../domain/desk/staffed.ts'
import { byUrgency, type Card, plainCard } from '../../domain/worklist/card.ts'
import { answerKeys, keysAt, openKey } from '../../domain/worklist/card-keys.ts'
import { codeWords } from '../../domain/worklist/step.ts'
import { requestsForCards, retryTerms, stepsForPeople, type RequestForCard } from '../../store/worklist.ts'
import { today, type Office } from '../context.ts'
import { deskHours } from '../directory/desk-settings.ts'
import { claimCards } from '../mailroom/claims/claim-cards.ts'
import { movingOn } from './network-cards.ts'
import { paperCards } from './paper-cards.ts'
import { stepCard } from './step-cards.ts'
import { strangerCards } from './stranger-cards.ts'
import { tooLongCards } from './too-long-cards.ts'
import { wordsCards } from './words-cards.ts'

/** Due dates nearer than this are cards. */
const soonDays = 3
const kindWords = { borrowing: 'Borrowing', lending: 'Lending', facility: 'Facility' } as const
const toReview = statesWhere((row) => row.stage === 'review')

/** Every card, or those of one request; most urgent first. */
export async function cards(office: Office, requestId?: number): Promise<Card[]> {
  const { db } = office.store
  const day = today(office)
  const desk = await deskHours(office, addDays(day, -60))
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
  const askedForTime = new Set(renewals.map(({ id }) => id))
  const all = [
    ...steps.flatMap((one) => (isEffectName(one.name) ? [stepCard(office, one, effectRow(one.name), one.name)] : [])),
    ...toLookAt.filter((one) => !isWaiting(one, day)).map((one) => reviewCard(office, one, retries.get(one.id))),
    // The renewal's own card says it better than the question that came with it, and than the day it would move.
    ...questions.filter(({ id }) => !askedForTime.has(id)).map((one) => questionCard(one, day)),
    ...renewals.map((one) => renewalCard(one, day)),
    ...due.filter(({ id }) => !askedForTime.has(id)).map((one) => dueCard(one, day)),
    ...(await movingOn(office, desk, requestId, (one) => ({
      ...base('moves_on', one, one.state_since, { key: 'moves_on', words: 'WorldShare goes on without us soon' }),
      keys: [openKey],
    }))),
    ...(await paperCards(office, requestId)),
    ...(await tooLongCards(office, requestId)),
    ...(await strangerCards(office, requestId)),
    ...(await wordsCards(office, requestId)),
    ...(await claimCards(office, requestId)),
  ]
  const hourOf = lastHours(desk)
  const now = office.clock.now()
  return all.map((card) => withHour(card, hourOf, now)).toSorted((a, b) => byUrgency(a, b, soon))
}

/** A deadline is the last staffed hour before it; once that has passed, it is late. */
function withHour(card: Card, hourOf: (day: string) => Date | null, now: Date): Card {
  const by = card.until === null ? null : hourOf(card.until)
  return by ? { ...card, by: by.toISOString(), isLate: card.isLate || by < now } : card
}

/** Many cards end on the same day: each day is reckoned once. */
function lastHours(desk: Desk): (day: string) => Date | null {
  const known = new Map<string, Date | null>()
  return (day) => {
    const found = known.get(day)
    const hour = found === undefined ? lastStaffedHour(day, desk) : found
    known.set(day, hour)
    return hour
  }
}

const base = (kind: Card['kind'], one: RequestForCard, since: Date, alike: Card['alike']) => ({
  key: `${kind}:${one.id}`,
  kind,
  requestId: one.id,
  number: writeNumber(one.number),
  title: one.title,
  section: sectionOf(kind),
  alike,
  since: since.toISOString(),
  until: null,
  ...plainCard,
  keys: [...keysAt(lifeOf(one), one.state), openKey],
})
const sectionOf = (kind: Card['kind']): Card['section'] => (kind === 'review' || kind === 'retry' ? 'new' : 'due')
/** While somebody outside the office has a question to answer there is nothing to decide; the question's day brings it back. */
const isWaiting = (one: RequestForCard, day: string): boolean =>
  one.kind === 'borrowing' &&
  one.question_to !== null &&
  one.question_to !== 'staff' &&
  one.question_until !== null &&
  one.question_until > day
const partnerOf = (one: RequestForCard, otherwise: string): string => one.partner_name ?? otherwise

function reviewCard(
  office: Office,
  one: RequestForCard,
  retry: { library: string; reason: string; until: string | null } | undefined,
): Card {
  const { label, about } = stateRow(lifeOf(one), one.state)
  if (retry && 'retry' in lifeOf(one).actions) {
    const card = base('retry', one, one.state_since, { key: 'retry', words: 'Lenders who may be asked again' })
    const askAgain = {
      key: '1',
      label: 'Ask again on its terms',
      does: 'act' as const,
      action: 'retry',
      needsMore: false,
      isOurs: true,
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
      ...base('review', one, one.state_since, {
        key: `review:${one.kind}:${one.service}:${one.state}`,
        words: `${kindWords[one.kind]} ${one.service}, ${label.toLowerCase()}: ${about}`,
      }),
      words: `${label}: ${about}`,
      why: 'Somebody has to decide how it goes on.',
      until: one.needed_by,
    }
  const { daysToRespond } = office.policy()
  // What the network asks ends when it says.
  const until = one.network_last_day ?? addDays(dayOf(one.created_at, office.settings().timeZone), daysToRespond)
  return {
    ...base('answer_by', one, one.created_at, {
      key: `answer_by:${one.service}`,
      words: 'Libraries ask: can we send it?',
    }),
    words: `Can we send this to ${partnerOf(one, 'the borrower')}?`,
    why: `A library asks; we answer within ${daysToRespond} days.`,
    until,
    isLate: until < today(office),
  }
}

/** The answer of somebody outside is there to be read: its words stand in the request's story. */
const isAnswered = (one: RequestForCard): boolean => one.question_to === 'staff' && one.question === answered

const missing = (one: RequestForCard): string =>
  one.question_to === 'staff' && one.question === 'gone_on'
    ? 'Stop the package: WorldShare has gone on without us. Undo its closing, take it out and press Moved on; if it goes all the same, Answered'
    : `An answer is missing from ${one.question_to === 'staff' ? 'us' : `the ${one.question_to ?? 'partner'}`}: ${codeWords(one.question ?? 'other')}`

const questionCard = (one: RequestForCard, day: string): Card => ({
  ...base('question', one, one.question_since ?? one.state_since, {
    key: `question:${one.question_to}:${one.question}`,
    words: isAnswered(one) ? 'Answers came: read them' : missing(one),
  }),
  keys: [...answerKeys(lifeOf(one)), ...keysAt(lifeOf(one), one.state), openKey],
  words: isAnswered(one) ? 'An answer came: read it' : missing(one),
  why: whyAsked(one),
  until: one.question_until,
  isLate: one.question_until !== null && one.question_until < day,
})
function whyAsked(one: RequestForCard): string {
  if (isAnswered(one)) return 'Somebody answered our question; what they wrote stands in the story.'
  return one.question_to === 'staff'
    ? 'It was put aside until this day.'
    : `The ${one.question_to ?? 'partner'} was asked and has not answered.`
}

const renewalCard = (one: RequestForCard, day: string): Card => ({
  ...base('renewal_asked', one, one.renewal_asked_at ?? one.state_since, {
    key: 'renewal_asked',
    words: 'Borrowers ask for more time',
  }),
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
    ...base(isLate ? 'overdue' : 'due', one, one.state_since, {
      key: `${isLate ? 'overdue' : 'due'}:${one.kind}`,
      words:
        one.kind === 'borrowing'
          ? `${isLate ? 'Overdue' : 'Due'} back at their lenders`
          : `${isLate ? 'Overdue' : 'Due back'} from borrowers`,
    }),
    words: whose,
    why: `It stands at “${stateRow(lifeOf(one), one.state).label}”.`,
    until: one.due_on,
    isLate,
  }
}
