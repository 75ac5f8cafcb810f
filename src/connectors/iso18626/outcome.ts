// What follows when a message was not confirmed. Silence says nothing about whether it arrived: the same words go once
// more, then a borrower asks where the matter stands, and a lender lets a person look. A no is a no.
import { allowsFrom, lifeOf } from '../../domain/lifecycle/lives.ts'
import { ConnectorError, type Task, type TaskDone } from '../../office/ports.ts'
import type { Letter } from '../../office/desk-port.ts'
import type { ErrorType } from '../../domain/iso18626/codes.ts'
import type { PartnerAnswer } from './answer.ts'
import { readAnswer } from './answer.ts'

/** No answer, or one nobody can read. */
export function afterSilence(task: Task, letter: Letter): TaskDone {
  if (!wasSilent(letter))
    throw new ConnectorError(
      'unreachable',
      'The partner’s system gave no answer: nobody knows whether it has the message. The same message goes again.',
    )
  if (mayAskStatus(task, letter)) return askStatus(task)
  throw new ConnectorError(
    'unreachable',
    'The partner’s system gave no answer twice: ask there whether it has the message, then send it again or mark it done.',
    { retry: false },
  )
}

export function afterRefusal(task: Task, letter: Letter, answer: Extract<PartnerAnswer, { is: 'error' }>): TaskDone {
  const isUnknownId = answer.errorValue === 'requestingAgencyRequestId'
  // A partner that does not know a repeat calls the number taken: then the first try had arrived.
  if (
    isOpening(task) &&
    mayAskStatus(task, letter) &&
    wasSilent(letter) &&
    (isUnknownId || answer.errorType === 'BadlyFormedMessage')
  )
    return askStatus(task)
  if (task.name === 'lender.askStatus' && isUnknownId && entryState(task, letter) === 'waiting')
    return { act: { action: 'sendFailed', details: entryOf(task) } }
  throw new ConnectorError('refused', `The partner’s system did not take the message: ${words(answer)}`, {
    retry: false,
  })
}

/** Whether the try before this one ended without an answer that could be read. */
function wasSilent({ before, body }: Letter): boolean {
  if (before === null) return false
  return (
    before.answer === null || (before.status === 200 && readAnswer(body, { body: before.answer }).is === 'unreadable')
  )
}

const isOpening = (task: Task): boolean => task.name === 'lender.ask' || task.name === 'lender.askAgain'
function mayAskStatus(task: Task, { matter: { request } }: Letter): boolean {
  return (
    task.name.startsWith('lender.') &&
    task.name !== 'lender.askStatus' &&
    allowsFrom(lifeOf(request), 'askStatus', request.state)
  )
}
const entryOf = (task: Task): { entryId?: number } => (task.entryId === null ? {} : { entryId: task.entryId })
const askStatus = (task: Task): TaskDone => ({ act: { action: 'askStatus', details: entryOf(task) } })
const entryState = (task: Task, { matter }: Letter): string | undefined =>
  matter.entries.find((one) => one.id === task.entryId)?.state

const said: Readonly<Record<ErrorType, string>> = {
  UnsupportedActionType: 'there this is not possible now.',
  UnsupportedReasonForMessageType: 'it does not take this kind of answer.',
  UnrecognisedDataElement: 'it does not know a part of it',
  UnrecognisedDataValue: 'it does not accept what stands in it',
  BadlyFormedMessage: 'it calls the message badly formed',
}
/** What it is about is told only where it is the name of a part: other words could be anybody's. */
function words({ errorType, errorValue }: Extract<PartnerAnswer, { is: 'error' }>): string {
  const part = /^[A-Za-z]{1,60}$/.test(errorValue) ? errorValue : ''
  const sentence = errorType === null ? 'it gave an error of its own making' : said[errorType]
  return sentence.endsWith('.') ? sentence : `${sentence}${part === '' ? '' : ` (${part})`}.`
}
