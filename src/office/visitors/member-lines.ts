// What is wanted of member libraries: the lines of their morning mail, and the answers that come back by its addresses.
import { memberLine, memberStates, type MemberLine } from '../../domain/lifecycle/member-line.ts'
import type { RequestFacts } from '../../domain/lifecycle/facts.ts'
import { done, refuse, type Answer } from '../../domain/refusal.ts'
import { eventByKey } from '../../store/requests/events.ts'
import { loadFacts } from '../../store/requests/facts.ts'
import { requestsForMembers } from '../../store/requests/for-visitors.ts'
import { act } from '../act.ts'
import { today, type Office } from '../context.ts'
import type { LinkOf } from '../correspondence/links.ts'

type AnswerLink = LinkOf<'answer'>

export interface WantedLine {
  readonly request: RequestFacts
  readonly line: MemberLine
}

/** What is wanted of each library today. */
export async function wantedOfMembers(office: Office): Promise<ReadonlyMap<number, readonly WantedLine[]>> {
  const day = today(office)
  const requests = await requestsForMembers(office.store.db, memberStates)
  const lines = requests.flatMap((request) => {
    const line = memberLine(request, day)
    return line ? [{ request, line }] : []
  })
  return Map.groupBy(lines, (one) => one.line.libraryId)
}

export interface LineShown {
  readonly facts: RequestFacts
  readonly label: string
}

/** What an address would answer, if its line still waits for an answer of this library. */
export async function lineFor(office: Office, link: AnswerLink): Promise<Answer<LineShown>> {
  const facts = await loadFacts(office.store.db, link.requestId)
  if (!facts) return refuse('link-unknown')
  if (await eventByKey(office.store.db, keyOf(link))) return refuse('answered-already')
  const line = memberLine(facts.request, today(office))
  const answer = line?.libraryId === link.libraryId ? line.answers.find((one) => one.action === link.action) : undefined
  // It may have been answered otherwise: by the scanner, the library system, a colleague.
  return answer ? done({ facts: facts.request, label: answer.label }) : refuse('answered-already')
}

export interface Answered {
  readonly number: string
  readonly title: string
  readonly label: string
}

/** Acts on an answer, once for each line: a second answer to the same line changes nothing. */
export async function answerLine(office: Office, link: AnswerLink): Promise<Answer<Answered>> {
  const shown = await lineFor(office, link)
  if (!shown.ok) return shown
  const { facts, label } = shown.value
  const line = memberLine(facts, today(office))
  const acted = await act(office, {
    requestId: link.requestId,
    action: link.action,
    details: line?.answers.find((one) => one.action === link.action)?.gives ?? {},
    actor: { kind: 'member', id: String(link.libraryId) },
    key: keyOf(link),
  })
  if (!acted.ok) return acted
  // Two answers at the same moment: the first has it.
  return acted.value.repeated ? refuse('answered-already') : done({ number: facts.number, title: facts.title, label })
}

/** One key for all answers to a line as it was mailed. */
const keyOf = ({ libraryId, requestId, version }: AnswerLink): string => `line:${libraryId}:${requestId}:${version}`
