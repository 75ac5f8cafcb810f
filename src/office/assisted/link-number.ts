// The number the network gave a request that was made there by hand: scanned or typed, it links the two and confirms
// the step, so that the connector, once there is a key, finds it and makes no second.
import { writeEntryNumber, writeNumber } from '../../domain/values/request-number.ts'
import type { Actor } from '../../domain/lifecycle/facts.ts'
import { done, refuse, type Answer } from '../../domain/refusal.ts'
import { announce } from '../../store/announce.ts'
import { channelOf } from '../../store/libraries.ts'
import { insertNetworkRequest, networkRequestByNumber, networkRequestsOf } from '../../store/network-requests.ts'
import type { Tx } from '../../store/open.ts'
import { lockSource } from '../../store/requests/create.ts'
import { lockEffect, requestOfEffect, type EffectRecord } from '../../store/requests/effects.ts'
import { lockFacts } from '../../store/requests/facts.ts'
import { requestRow } from '../../store/requests/find.ts'
import { allOrNothing } from '../all-or-nothing.ts'
import type { Office } from '../context.ts'
import { doneByHand } from '../effects/settle-effect.ts'
import { runFrom } from '../network/network-lenders.ts'

export interface NumberOrder {
  readonly effectId: number
  readonly number: string
  readonly actor: Actor
  readonly gesture: string
}
export interface Linked {
  readonly requestId: number
  readonly number: string
  readonly gesture: string
}

export const linkNumber = (office: Office, order: NumberOrder): Promise<Answer<Linked>> =>
  allOrNothing(office.store, async (tx) => {
    const number = order.number.replaceAll(/[\s#-]/g, '')
    if (!/^\d{9}$/.test(number)) return refuse('network-number', { number: order.number.trim().slice(0, 30) })
    const requestId = await requestOfEffect(tx, order.effectId)
    const facts = requestId === null ? null : await lockFacts(tx, requestId)
    const effect = await lockEffect(tx, order.effectId)
    if (!facts || !effect) return refuse('effect-not-found')
    if (!(await wantsNumber(tx, effect))) return refuse('no-number-wanted')
    const entry = facts.entries.find((one) => one.id === effect.entry_id)
    if (!entry) return refuse('no-number-wanted')

    await lockSource(tx, 'network', number)
    const known = await networkRequestByNumber(tx, number)
    if (known && known.request_id !== facts.request.id) {
      const other = await requestRow(tx, known.request_id)
      return refuse('network-number-taken', { number, other: other ? writeNumber(other.number) : 'another request' })
    }
    const reference = writeEntryNumber(facts.request.number, entry.n)
    const before = (await networkRequestsOf(tx, facts.request.id)).find(
      (one) => one.ended_at === null && one.number !== number && one.lenders.includes(String(entry.n)),
    )
    if (before) return refuse('network-linked', { number: before.number })
    if (!known) {
      const run = await runFrom(tx, facts.entries, entry)
      await insertNetworkRequest(tx, {
        request_id: facts.request.id,
        number,
        reference,
        lenders: run.map((one) => String(one.n)),
        changed_at: office.clock.now(),
      })
    }
    const no = await doneByHand(tx, office, effect, order, office.clock.now())
    if (no) return no
    await announce(tx, facts.request.id)
    return done({ requestId: facts.request.id, number, gesture: order.gesture })
  })

async function wantsNumber(tx: Tx, effect: EffectRecord): Promise<boolean> {
  if (effect.name !== 'lender.ask' && effect.name !== 'lender.askAgain') return false
  if (effect.state !== 'with_person' && effect.state !== 'given_up') return false
  return effect.library_id !== null && (await channelOf(tx, effect.library_id)) === 'worldshare'
}
