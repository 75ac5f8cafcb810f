// A step goes out once more, as it was ordered: the other side did not do it, or has lost it since. One that waits for a
// person or was given up is tried again instead; one on its way is left alone.
import { effectRow, type EffectName } from '../../domain/lifecycle/effects.ts'
import type { Actor } from '../../domain/lifecycle/facts.ts'
import { done, refuse, type Answer } from '../../domain/refusal.ts'
import { announce } from '../../store/announce.ts'
import { channelOf } from '../../store/libraries.ts'
import type { Tx } from '../../store/open.ts'
import { lastStep, putEffects, type EffectRecord } from '../../store/requests/effects.ts'
import { lastEventId } from '../../store/requests/events.ts'
import { lockFacts } from '../../store/requests/facts.ts'
import { allOrNothing } from '../all-or-nothing.ts'
import type { Office } from '../context.ts'
import { settleEffect } from './settle-effect.ts'

export interface StepAgain {
  readonly requestId: number
  readonly name: EffectName
  readonly pieceId: number | null
  readonly actor: Actor
}

export async function orderAgain(office: Office, order: StepAgain): Promise<Answer<{ readonly requestId: number }>> {
  const placed = await allOrNothing(office.store, (tx) => place(tx, office, order))
  if (!placed.ok || placed.value.again === null) return placed.ok ? done({ requestId: order.requestId }) : placed
  const settled = await settleEffect(office, { effectId: placed.value.again, how: 'again', actor: order.actor })
  return settled.ok ? done({ requestId: order.requestId }) : settled
}

async function place(tx: Tx, office: Office, order: StepAgain): Promise<Answer<{ readonly again: number | null }>> {
  const facts = await lockFacts(tx, order.requestId)
  if (!facts) return refuse('not-found')
  const last = await lastStep(tx, order.requestId, order.name, order.pieceId)
  if (last?.state === 'with_person' || last?.state === 'given_up') return done({ again: last.id })
  if (last && ['held', 'waiting', 'doing'].includes(last.state)) return refuse('effect-state', { state: 'on its way' })
  const eventId = last?.event_id ?? (await lastEventId(tx, order.requestId))
  if (eventId === null) return refuse('not-found')
  const now = office.clock.now()
  const { port } = effectRow(order.name)
  const entryId = last?.entry_id ?? (order.name.startsWith('lender.') ? facts.request.currentEntryId : null)
  const libraryId =
    last?.library_id ??
    (order.name.startsWith('borrower.')
      ? facts.request.borrowerLibraryId
      : (facts.entries.find((one) => one.id === entryId)?.libraryId ?? null))
  const isByHand =
    port === 'ils'
      ? office.carriers.ils().byHand
      : office.carriers.partner(libraryId === null ? 'by_hand' : await channelOf(tx, libraryId)).byHand
  await putEffects(tx, [
    {
      requestId: order.requestId,
      eventId,
      name: order.name,
      port,
      key: keyAfter(last, eventId, order),
      entryId,
      pieceId: order.pieceId ?? last?.piece_id ?? null,
      parcelId: null,
      libraryId,
      codes: last?.codes ?? {},
      at: now,
      state: isByHand ? 'with_person' : 'waiting',
      notBefore: now,
    },
  ])
  await announce(tx, order.requestId)
  return done({ again: null })
}

/** A key of its own: the receiver must not take it for the first one. */
function keyAfter(last: EffectRecord | undefined, eventId: number, { name, pieceId }: StepAgain): string {
  if (!last) return `e${eventId}.${name}.${pieceId ?? 0}.again1`
  const parts = /^(.*)\.again(\d+)$/.exec(last.key)
  return `${parts?.[1] ?? last.key}.again${Number(parts?.[2] ?? 0) + 1}`
}
