// What a person does about an effect: did it by hand, tries it again, lets it go now, or skips it with a reason.
import { allOrNothing } from '../all-or-nothing.ts'
import { effectRow, isEffectName } from '../../domain/lifecycle/effects.ts'
import type { Actor } from '../../domain/lifecycle/facts.ts'
import { done, refuse, type Answer, type Refusal } from '../../domain/refusal.ts'
import {
  lockEffect,
  releaseEffects,
  requestOfEffect,
  keepSettled,
  setEffect,
  type EffectRecord,
} from '../../store/requests/effects.ts'
import { libraryById } from '../../store/libraries.ts'
import { lockRequest } from '../../store/requests/facts.ts'
import { keepNote } from '../../store/requests/events.ts'
import type { Tx } from '../../store/open.ts'
import { actIn } from '../act.ts'
import { announce } from '../../store/announce.ts'
import type { Office } from '../context.ts'

export type Settlement = 'done' | 'again' | 'now' | 'skip' | 'mail' | 'answer'
const mayBe: Readonly<Record<Settlement, readonly EffectRecord['state'][]>> = {
  // What waits for its next try may have been told by telephone meanwhile.
  done: ['with_person', 'given_up', 'waiting'],
  again: ['given_up', 'with_person', 'waiting'],
  now: ['held'],
  skip: ['with_person', 'given_up', 'waiting', 'held'],
  mail: ['with_person', 'given_up'],
  answer: ['with_person', 'given_up'],
}

export const maySettle = (state: EffectRecord['state'], how: Settlement): boolean => mayBe[how].includes(state)

/** Settles one effect as a person says. A skip keeps the reason as a note. */
export const settleEffect = (
  office: Office,
  order: {
    effectId: number
    how: Settlement
    actor: Actor
    reason?: string
    gesture?: string
    answer?: string
  },
): Promise<Answer<{ effectId: number; gesture: string | null }>> =>
  allOrNothing(office.store, async (tx) => {
    const requestId = await requestOfEffect(tx, order.effectId)
    if (requestId !== null) await lockRequest(tx, requestId)
    const effect = await lockEffect(tx, order.effectId)
    if (!effect) return refuse('effect-not-found')
    if (!maySettle(effect.state, order.how)) return refuse('effect-state', { state: effect.state.replace('_', ' ') })
    const now = office.clock.now()
    // Keyed there, they say: the step looks, and is done once it is seen.
    const how = order.how === 'done' && goesOnUntilSeen(office, effect) ? 'again' : order.how
    if (how === 'again')
      await setEffect(tx, effect.id, { state: 'waiting', notBefore: now, error: null, asks: null, countTry: 'anew' })
    if (how === 'answer') {
      const { asks } = effect
      const chosen = asks?.answers.find((one) => one.value === order.answer)
      if (!asks || !chosen) return refuse('not-asked-that')
      const answers = { ...effect.answers, [asks.id]: chosen.value }
      await setEffect(tx, effect.id, {
        state: 'waiting',
        notBefore: now,
        error: null,
        asks: null,
        answers,
        countTry: 'anew',
      })
    }
    if (how === 'mail') {
      const no = await sendByMail(tx, office, effect, now)
      if (no) return no
    }
    if (how === 'now') await releaseEffects(tx, { effectId: effect.id }, now)
    if (how === 'skip') {
      const no = await skip(tx, office, effect, order, now)
      if (no) return no
    }
    if (how === 'done') {
      const no = await doneByHand(tx, office, effect, order, now)
      if (no) return no
    }
    await announce(tx, effect.request_id)
    return done({ effectId: effect.id, gesture: how === 'done' ? (order.gesture ?? null) : null })
  })

/** A word is not enough where the library system can be asked. */
const goesOnUntilSeen = (office: Office, { name }: EffectRecord): boolean =>
  isEffectName(name) && effectRow(name).untilSeen === true && !office.carriers.ils().byHand

/** The card's own text goes out by mail; the step is done when it has. */
async function sendByMail(tx: Tx, office: Office, effect: EffectRecord, now: Date): Promise<Refusal | null> {
  if (!office.correspondence.mailer.isOn()) return refuse('mail-off')
  const library = effect.library_id === null ? undefined : await libraryById(tx, effect.library_id)
  if (effect.port !== 'partner' || !library?.email) return refuse('mail-no-address')
  await setEffect(tx, effect.id, { state: 'waiting', notBefore: now, error: null, codes: { by: 'mail' } })
  return null
}

async function skip(
  tx: Tx,
  office: Office,
  effect: EffectRecord,
  order: { reason?: string; actor: Actor },
  now: Date,
): Promise<Refusal | null> {
  await setEffect(tx, effect.id, { state: 'undone', doneAt: now })
  if (order.reason) await keepNote(tx, effect.request_id, effect.event_id, order.actor.kind, order.reason, now)
  // Nobody waits for a lender who is not asked, or for a hold that is not placed.
  const failed = isEffectName(effect.name) ? effectRow(effect.name).then?.failed : undefined
  return failed === undefined || failed === 'ilsFailed'
    ? null
    : then(tx, office, effect, order.actor, failed, 'skipped')
}

/** A step called done, with the act that records it. */
export async function doneByHand(
  tx: Tx,
  office: Office,
  effect: EffectRecord,
  { actor, gesture }: { readonly actor: Actor; readonly gesture?: string },
  now: Date,
): Promise<Refusal | null> {
  await setEffect(tx, effect.id, { state: 'done', doneAt: now, error: null })
  if (gesture !== undefined) await keepSettled(tx, effect, gesture)
  const action = isEffectName(effect.name) ? effectRow(effect.name).then?.done : undefined
  return action === undefined ? null : then(tx, office, effect, actor, action, 'done', gesture)
}

async function then(
  tx: Tx,
  office: Office,
  effect: EffectRecord,
  actor: Actor,
  action: string,
  how: string,
  gesture?: string,
): Promise<Refusal | null> {
  const acted = await actIn(tx, office, {
    requestId: effect.request_id,
    action,
    details: effect.entry_id === null ? {} : { entryId: effect.entry_id },
    actor,
    // A step taken back and called done again is another time.
    key: gesture === undefined ? `${effect.key}:${how}` : `${effect.key}:${how}:${gesture}`,
    ...(gesture === undefined ? {} : { gesture }),
  })
  // The talk may have gone on without waiting for the key: then there is nothing to record.
  return acted.ok || acted.code === 'entry-state' || acted.code === 'wrong-state' ? null : acted
}
