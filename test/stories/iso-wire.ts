// What crossed the wire about a request, one line a message: an arrow (out, in), the message, its reason or action,
// the status, and yes or no.
import assert from 'node:assert/strict'
import type { Peer } from '../../src/lab/peer/peer.ts'
import type { ExchangeRecord } from '../../src/store/exchanges.ts'

/** As in `→ request New`, `← SAM RenewResponse Loaned Y`, `→ RAM Received`. */
export function told({ direction, kind, body }: ExchangeRecord): string {
  const message = kind.replace('supplyingAgencyMessage', 'SAM').replace('requestingAgencyMessage', 'RAM')
  const answer = /answerYesNo>([YN])</.exec(body)?.[1]
  return [direction === 'out' ? '→' : '←', message, ...(answer ? [answer] : [])].join(' ')
}

/** A loan without a hitch, as the borrower tells it. */
export const plainLoan = [
  '→ request New',
  '← SAM RequestResponse WillSupply',
  '← SAM StatusChange Loaned',
  '→ RAM Received',
  '→ RAM ShippedReturn',
  '← SAM StatusChange LoanCompleted',
]

export const isConfirmed = ({ answer, answer_status }: ExchangeRecord): boolean =>
  answer_status === 200 && /messageStatus>OK</.test(answer ?? '')

/** The library at the other end has acted on the very words that our office kept, in the same order, each once. */
export function sameWords(kept: readonly ExchangeRecord[], peer: Peer): void {
  const bodies = (direction: 'in' | 'out'): string[] =>
    kept.filter((one) => one.direction === direction && isConfirmed(one)).map((one) => one.body)
  assert.deepEqual(
    peer.received.filter((one) => one.outcome === 'acted on').map((one) => one.body),
    bodies('out'),
    'what the other library has heard',
  )
  assert.deepEqual(
    peer.sent.filter((one) => one.outcome === 'OK').map((one) => one.body),
    bodies('in'),
    'what the other library has said',
  )
}
