import { throwAwayWords } from '../domain/printing/sheet.ts'
import { client, type Inputs } from './api.ts'
import { say, sayOnly, type DoneLine } from './done-line.ts'
import { refreshRequest } from './live.ts'
import { refusalIn, sentenceFor, type Refusal } from './refusal.ts'

export type Details = NonNullable<Inputs['requests']['act']['body']['details']>

export interface ActOrder {
  readonly requestId: number
  readonly number: string
  readonly title: string
  readonly action: string
  /** What the button says. */
  readonly label: string
  readonly details: Details
  /** The version on the screen; left out where a list shows none. */
  readonly version?: number
  readonly key: string
  readonly came?: 'phone'
  /** Besides, when it is undone from the foot of the page. */
  readonly undone?: () => void
}

/** Does it and says so at the foot of the page; the refusal, if the office said no. */
export async function act(order: ActOrder): Promise<Refusal | null> {
  const { action, details, version, key, came, undone } = order
  return attempt(async () => {
    const body = {
      action,
      details,
      key,
      ...(version === undefined ? {} : { version }),
      ...(came === undefined ? {} : { came }),
    }
    const acted = await client.requests.act({ params: { requestId: order.requestId }, body })
    say({
      words: order.label,
      about: `${order.title} (${order.number})`,
      gesture: acted.gesture,
      requestIds: [order.requestId],
      leavesAtMs: acted.leavesInSeconds === null ? null : Date.now() + acted.leavesInSeconds * 1000,
      ...(undone === undefined ? {} : { undone }),
    })
    refreshRequest(order.requestId)
  }, order.requestId)
}

/** Runs something that may be refused; a stale page is loaded again, so that the next try is on what there is. */
export async function attempt(run: () => Promise<void>, requestId?: number): Promise<Refusal | null> {
  try {
    await run()
    return null
  } catch (error) {
    const refusal = refusalIn(error) ?? { code: 'failed', sentence: sentenceFor(error), field: null }
    if (requestId !== undefined && refusal.code !== 'failed') refreshRequest(requestId)
    return refusal
  }
}

export async function undo(line: DoneLine): Promise<void> {
  if (line.gesture === null) return
  const { gesture, takeBack } = line
  say(null)
  const refusal = await attempt(async () => {
    if (takeBack) {
      await takeBack()
      sayOnly(`Undone: ${line.words}`, line.about)
      return
    }
    const undone = await client.requests.undo({ gesture })
    sayOnly([`Undone: ${line.words}`, throwAwayWords(undone.throwAway)].filter(Boolean).join('. '), line.about)
    for (const requestId of undone.requestIds) refreshRequest(requestId)
    line.undone?.()
  })
  if (refusal) sayOnly(refusal.sentence, line.about)
}

export async function sendNow(line: DoneLine): Promise<void> {
  if (line.gesture === null) return
  const { gesture } = line
  const refusal = await attempt(async () => {
    await client.effects.release({ gesture })
    sayOnly(`${line.words}: sent`, line.about)
    for (const requestId of line.requestIds) refreshRequest(requestId)
  })
  if (refusal) sayOnly(refusal.sentence, line.about)
}

type Settling = Inputs['effects']['settle']

/** A step done by hand, tried again, let go now, or skipped. */
export async function settle(
  order: Settling,
  words: string,
  about: string,
  requestId: number,
): Promise<Refusal | null> {
  return attempt(async () => {
    const { gesture } = await client.effects.settle(order)
    say({ words, about, gesture, requestIds: [requestId], leavesAtMs: null })
    refreshRequest(requestId)
  }, requestId)
}

/** A key of one's own for an attempt; a repeat of it does nothing twice. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
