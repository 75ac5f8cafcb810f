// Carries what the office has to say to partners with an endpoint: each message is written once, kept, and sent in the
// same words until the partner has confirmed it or said no.
import type { Matter } from '../../domain/iso18626/matter.ts'
import { hiddenCode, messageOf } from '../../domain/iso18626/say.ts'
import { ConnectorError, type Carrier, type Task, type TaskDone } from '../../office/ports.ts'
import type { Desk, Letter, NewLetter, SentMessage } from '../../office/desk-port.ts'
import { readAnswer, type PartnerAnswer } from './answer.ts'
import { post, type Posted } from './client.ts'
import { titleOf } from './identity.ts'
import { afterRefusal, afterSilence } from './outcome.ts'
import { escape } from './wire/markup.ts'
import { writeMessage } from './wire/write.ts'

export interface CarrierDeps {
  readonly desk: Desk
  readonly secretOf: (name: string) => string | null
  /** How long a partner may take to answer. */
  readonly timeoutMs?: number
}

export function createIso18626Carrier(deps: CarrierDeps): Carrier {
  return { byHand: false, leavesHouse: true, knowsKeys: true, carry: (task) => carry(deps, task) }
}

async function carry({ desk, secretOf, timeoutMs = 30_000 }: CarrierDeps, task: Task): Promise<TaskDone> {
  const letter = await desk.letter(task, (matter, sent) => write(matter, task, sent))
  const url = addressOf(letter.matter)
  const posted = await post(url, withSecret(letter, secretOf), timeoutMs)
  if (posted.is === 'not reached') throw new ConnectorError('unreachable', 'The partner’s system could not be reached.')
  await desk.keepAnswer(letter.id, posted.is === 'silent' ? null : { status: posted.status, body: posted.body })
  return outcome(task, letter, posted)
}

function outcome(task: Task, letter: Letter, posted: Exclude<Posted, { is: 'not reached' }>): TaskDone {
  if (posted.is === 'silent') return afterSilence(task, letter)
  if (posted.status >= 500)
    throw new ConnectorError(
      'unreachable',
      `The partner’s system answered with an error of its own (HTTP ${posted.status}).`,
    )
  if (posted.status === 429 || posted.status === 408)
    throw new ConnectorError('busy', `The partner’s system asks to try later (HTTP ${posted.status}).`)
  if (posted.status >= 400)
    throw new ConnectorError(
      'unreachable',
      `The partner’s system did not take the message (HTTP ${posted.status}): is its address right?`,
      { retry: false },
    )
  if (posted.status >= 300)
    throw new ConnectorError(
      'unreachable',
      `The partner’s system says it has moved (HTTP ${posted.status}): ask for its new address.`,
      { retry: false },
    )
  const answer: PartnerAnswer = readAnswer(letter.body, posted)
  if (answer.is === 'ok') return {}
  return answer.is === 'unreadable' ? afterSilence(task, letter) : afterRefusal(task, letter, answer)
}

function write(matter: Matter, task: Task, sent: readonly SentMessage[]): NewLetter {
  const at = timeFor(task.at, sent)
  const answeredBefore = sent.some(
    (one) =>
      one.isOfThisRequest &&
      one.kind.startsWith('supplyingAgencyMessage RequestResponse') &&
      readAnswer('', { body: one.answer ?? '' }).is !== 'error',
  )
  const said = messageOf(matter, at, answeredBefore)
  if (!said.ok) throw new ConnectorError('refused', said.why, { retry: false })
  return { kind: titleOf(said.message), body: writeMessage(said.message, { version: '1.2' }), at }
}

/** When the act happened, but later than every earlier message about the request: the time is part of what names one. */
function timeFor(at: Date, sent: readonly SentMessage[]): Date {
  return new Date(Math.max(at.getTime(), ...sent.map((one) => one.at.getTime() + 1)))
}

function addressOf({ partner }: Matter): URL {
  const url = partner.endpoint !== null && URL.canParse(partner.endpoint) ? new URL(partner.endpoint) : null
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url
  throw new ConnectorError(
    'refused',
    `The address of ${partner.name} for messages is not one of the web (http or https): change it in its record.`,
    { retry: false },
  )
}

/** The letter as kept, with the security code in its place. */
function withSecret({ body, matter }: Letter, secretOf: CarrierDeps['secretOf']): string {
  const { secretName } = matter.partner
  const place = `<securityCode>${hiddenCode}</securityCode>`
  if (secretName === null || !body.includes(place)) return body
  const secret = secretOf(secretName)
  if (secret === null)
    throw new ConnectorError(
      'bad-credentials',
      'The security code for this partner is not among the office’s secrets: enter it again.',
    )
  return body.replace(place, () => `<securityCode>${escape(secret)}</securityCode>`)
}
