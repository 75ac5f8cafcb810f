import { setTimeout as wait } from 'node:timers/promises'
import { check } from './checks.ts'
import type { Complaint, PeerOptions, Sent, Try } from './options.ts'
import { post } from './post.ts'
import { readConfirmation, readMessage } from './read.ts'
import type { Essentials, ReadConfirmation } from './read.ts'
import { readTree } from './tree.ts'

export type Outbox = {
  sent: Sent[]
  /** Sends after all earlier messages of the same request; done when it is answered or given up. */
  send(body: string, doubled: boolean): Promise<Sent>
  /** How many messages are not yet answered nor given up. */
  underWay(): number
  close(): void
}

type Given = {
  url: () => string | undefined
  options: PeerOptions
  now: () => Date
  complain: (complaint: Complaint) => void
  changed: () => void
}

export function openOutbox({ url, options, now, complain, changed }: Given): Outbox {
  const sent: Sent[] = []
  const queues = new Map<string, Promise<unknown>>()
  const closing = new AbortController()
  const waits = options.resendAfterMs ?? [100, 200, 500, 1000, 2000, 5000, 10_000, 30_000]
  let underWay = 0

  const tryOnce = async (record: Sent): Promise<Try> => {
    const at = now()
    const to = url()
    if (to === undefined) return { at, httpStatus: undefined, answer: undefined, problem: 'no address to send to' }
    const signal = AbortSignal.any([closing.signal, AbortSignal.timeout(options.answerTimeoutMs ?? 5000)])
    try {
      const { status, type, body } = await post(to, record.body, signal)
      if (status === 200 && !/^(application|text)\/xml\b/i.test(type)) {
        complain({ about: 'form', text: `an answer of type "${type}" instead of XML`, flaws: [], body })
      }
      return { at, httpStatus: status, answer: body, problem: undefined }
    } catch (error) {
      return { at, httpStatus: undefined, answer: undefined, problem: String(error) }
    }
  }

  const deliver = async (record: Sent): Promise<void> => {
    for (const waitMs of [...waits, undefined]) {
      const attempt = await tryOnce(record)
      record.tries.push(attempt)
      if (attempt.httpStatus !== undefined && attempt.httpStatus < 500) {
        settle(record, attempt, complain)
        return
      }
      if (waitMs === undefined || closing.signal.aborted) break
      await wait(waitMs, undefined, { signal: closing.signal }).catch(() => undefined)
      if (closing.signal.aborted) break
    }
    record.outcome = 'given up'
  }

  const deliverTwice = async (record: Sent): Promise<void> => {
    await deliver(record)
    const first = record.outcome
    const attempt = await tryOnce(record)
    record.tries.push(attempt)
    const again: Sent = { ...record }
    if (attempt.httpStatus !== undefined && attempt.httpStatus < 500) settle(again, attempt, complain)
    if (again.outcome === first && again.errorType === record.errorType) return
    complain({ about: 'conduct', text: 'a replay was not answered as the first time', flaws: [], body: record.body })
  }

  return {
    sent,
    underWay: () => underWay,
    close: () => closing.abort(),
    async send(body, doubled) {
      const record = newRecord(body, now())
      sent.push(record)
      underWay += 1
      const before = queues.get(record.message.id) ?? Promise.resolve()
      const work = before.then(() => (doubled ? deliverTwice(record) : deliver(record)))
      queues.set(record.message.id, work)
      await work
      underWay -= 1
      changed()
      return record
    },
  }
}

function newRecord(body: string, at: Date): Sent {
  const read = readTree(body)
  const message = 'root' in read ? readMessage(read.root) : undefined
  if (!message) throw new Error('the peer wrote a message it cannot read itself')
  return {
    at,
    body,
    message,
    tries: [],
    outcome: 'on its way',
    httpStatus: undefined,
    confirmation: undefined,
    errorType: undefined,
    errorValue: undefined,
  }
}

function settle(record: Sent, { httpStatus, answer }: Try, complain: (complaint: Complaint) => void): void {
  record.httpStatus = httpStatus
  record.confirmation = answer
  if (httpStatus !== 200) {
    record.outcome = 'refused'
    return
  }
  const read = readTree(answer ?? '')
  const confirmation = 'root' in read ? readConfirmation(read.root) : undefined
  if (!('root' in read) || !confirmation) {
    record.outcome = 'unreadable answer'
    complain({ about: 'form', text: 'an answer that is no confirmation', flaws: [], body: answer ?? '' })
    return
  }
  record.outcome = confirmation.messageStatus === 'OK' ? 'OK' : 'ERROR'
  record.errorType = confirmation.errorType
  record.errorValue = confirmation.errorValue
  const flaws = check(read.root)
  if (flaws.length > 0)
    complain({ about: 'form', text: 'a confirmation against the schema', flaws, body: answer ?? '' })
  for (const text of misfits(record.message, confirmation)) {
    complain({ about: 'conduct', text, flaws: [], body: answer ?? '' })
  }
}

function misfits(message: Essentials, { kind, id, echo, messageStatus, errorType }: ReadConfirmation): string[] {
  const wrong: [boolean, string][] = [
    [kind !== `${message.kind}Confirmation`, `${message.kind} was answered by ${kind}`],
    [id !== message.id, `the confirmation names request "${id ?? ''}" instead of "${message.id}"`],
    [message.kind !== 'request' && echo !== message.what, `"${message.what}" was echoed as "${echo ?? ''}"`],
    [messageStatus === 'ERROR' && errorType === undefined, 'an ERROR without its type'],
    [messageStatus === 'OK' && errorType !== undefined, 'an OK with an error'],
  ]
  return wrong.flatMap(([is, text]) => (is ? [text] : []))
}
