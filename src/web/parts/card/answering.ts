import type { Card } from '../../../contract/work.ts'
import { act, settle } from '../../acting.ts'
import type { Refusal } from '../../refusal.ts'

export type CardKey = Card['keys'][number]

/** How the address names an answer. */
export const answerOf = (key: CardKey): string => key.action ?? key.does

/** Gives the answer a key stands for. */
export async function answer(
  card: Card,
  key: CardKey,
  attemptKey: string,
  details: Readonly<Record<string, unknown>> = {},
): Promise<Refusal | null> {
  const { requestId, number, title } = card
  if (key.action !== null && requestId !== null)
    return act({ requestId, number, title, action: key.action, label: key.label, details, key: attemptKey })
  if (card.effectId === null || requestId === null) return null
  const reason = typeof details['reason'] === 'string' ? { reason: details['reason'] } : {}
  const how =
    key.does === 'again' || key.does === 'skip' || key.does === 'mail' || key.does === 'answer' ? key.does : 'done'
  return settle(
    { effectId: card.effectId, how, ...reason, ...(key.answer === undefined ? {} : { answer: key.answer }) },
    `${key.label}: ${card.words}`,
    `${title} (${number})`,
    requestId,
  )
}
