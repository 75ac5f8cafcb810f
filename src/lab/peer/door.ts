import { check } from './checks.ts'
import { everywhere } from './faults.ts'
import type { House } from './house.ts'
import { badForm, confirm, judge } from './judge.ts'
import type { Received } from './options.ts'
import { readMessage } from './read.ts'
import type { Essentials } from './read.ts'
import { namespace } from './schema.ts'
import { keyOf, mistaken } from './store.ts'
import type { Ledger } from './store.ts'
import { expectRequest } from './supplier.ts'
import { readTree } from './tree.ts'
import type { Element } from './tree.ts'

/** What to do with the connection after a post was judged. */
export type Reply = {
  record: Received
  slowMs: number
  crossing: Promise<unknown> | undefined
  then: (() => void) | undefined
}

/** Judges one post and, if it is understood and new, acts on it. */
export function takePost(house: House, ledger: Ledger, body: string): Reply {
  const record = newRecord(house.clock.now(), body)
  const read = readTree(body)
  const message = 'root' in read && isIso18626(read.root) ? readMessage(read.root) : undefined
  const slowMs = house.faults.slowMs(message?.id ?? everywhere)
  const reply: Reply = { record, slowMs, crossing: undefined, then: undefined }
  if ('root' in read && message) return takeMessage(house, ledger, read.root, message, reply)

  if (befall(house, record)) return reply
  const text = 'problem' in read ? `not XML: ${read.problem}` : 'not one of the three messages'
  house.complain({ about: 'form', text, flaws: [], body })
  record.httpStatus = 400
  return reply
}

function takeMessage(house: House, ledger: Ledger, root: Element, message: Essentials, reply: Reply): Reply {
  const { record } = reply
  record.message = message
  record.key = keyOf(message)
  const entry = ledger.see(message, record.body)
  const flaws = check(root)
  if (flaws.length === 0) expectRequest(house, message)
  if (befall(house, record)) return reply

  record.httpStatus = 200
  record.loss = house.faults.after(message.id)
  if (entry.answer !== undefined) {
    record.outcome = 'replay'
    record.answer = entry.answer
    if (entry.body === record.body) return reply
    const text = `two different messages share ${entry.key}`
    house.complain({ about: 'conduct', text, flaws: [], body: record.body })
    return reply
  }
  const verdict = flaws.length > 0 ? badForm(house, message, flaws, record.body) : judge(house, message)
  record.answer = confirm(house, message, record.at, verdict)
  record.outcome = verdict.ok ? 'acted on' : 'refused'
  if (!verdict.ok) return reply
  entry.actedOn += 1
  entry.body = record.body
  entry.answer = record.answer
  return { ...reply, crossing: verdict.crossing, then: verdict.then }
}

/** Lets the fault that is due befall this post; true if that is all that becomes of it. */
function befall(house: House, record: Received): boolean {
  const { message } = record
  const fault = house.faults.before(message?.id ?? everywhere)
  if (fault.kind === 'none') return false
  record.outcome = fault.kind
  if (fault.kind === 'down') record.httpStatus = 503
  if (fault.kind === 'error' && message) {
    record.httpStatus = 200
    record.answer = confirm(house, message, record.at, mistaken(fault.type, 'told to say so'))
  }
  return true
}

function isIso18626(root: Element): boolean {
  return root.name === 'ISO18626Message' && root.uri === namespace
}

function newRecord(at: Date, body: string): Received {
  return {
    at,
    body,
    message: undefined,
    key: undefined,
    outcome: 'unreadable',
    answer: undefined,
    httpStatus: undefined,
    loss: 'none',
  }
}
