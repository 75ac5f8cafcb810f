// Does what events still ask of the outside world: takes an effect, in order per request and port, lets its carrier
// carry it, and records the answer as an act in the transaction that marks it done.
import type { Answer } from '../../domain/refusal.ts'
import { effectRow, isEffectName } from '../../domain/lifecycle/effects.ts'
import { halfDone, lockEffect, nextEffect, setEffect, type EffectRecord } from '../../store/requests/effects.ts'
import { announce } from '../../store/announce.ts'
import { StoreFull, StoreGone } from '../../store/errors.ts'
import type { Tx } from '../../store/open.ts'
import { lockRequest } from '../../store/requests/facts.ts'
import { channelOf } from '../../store/libraries.ts'
import { actIn, type Acted } from '../act.ts'
import type { Office } from '../context.ts'
import { mailCarrier } from '../correspondence/mail-carrier.ts'
import { ConnectorError, type Carrier, type Task, type TaskDone } from '../ports.ts'

const minutes = [1, 5, 15, 60, 180, 360]
/** After this many tries of something that may still work, a person is asked. */
export const mostTries = 12

/** What was done outside and could not be written down yet, because the database had gone; by the effect. */
const unwritten = new WeakMap<Office, Map<number, () => Promise<void>>>()
function unwrittenIn(office: Office): Map<number, () => Promise<void>> {
  const found = unwritten.get(office) ?? new Map<number, () => Promise<void>>()
  unwritten.set(office, found)
  return found
}

/** Does the next effect that is due. False when there is none. */
export async function runNextEffect(office: Office): Promise<boolean> {
  if (await writeLate(office)) return true
  const work = await takeNextEffect(office)
  await work?.()
  return work !== null
}

/** Takes the next effect that is due in hand, and answers how it is done; null when there is none. */
export async function takeNextEffect(office: Office): Promise<(() => Promise<void>) | null> {
  const taken = await office.store.transact(async (tx) => {
    const effect = await nextEffect(tx, office.clock.now())
    if (effect) await setEffect(tx, effect.id, { state: 'doing', countTry: true })
    return effect
  })
  return taken ? async () => record(office, taken, await carry(office, taken)) : null
}

/** Writes down what became of an effect while the database was gone. False when nothing is left to write. */
export async function writeLate(office: Office): Promise<boolean> {
  const [late] = unwrittenIn(office).values()
  await late?.()
  return late !== undefined
}

/**
 * At start: effects that were being done when the process ended. A receiver that knows the key gets it again; for
 * others nobody knows whether it went out, so a person looks.
 */
export async function settleHalfDone(office: Office): Promise<number> {
  const found = await halfDone(office.store.db)
  for (const effect of found) {
    const carrier = await carrierOf(office, effect)
    await office.store.transact((tx) =>
      setEffect(
        tx,
        effect.id,
        carrier.knowsKeys
          ? { state: 'waiting' }
          : { state: 'with_person', error: 'The program ended while this was being done: did it go out?' },
      ),
    )
  }
  return found.length
}

/** Carries it, and answers what is to be written down of it. */
async function carry(office: Office, effect: EffectRecord): Promise<() => Promise<void>> {
  try {
    const carrier = await carrierOf(office, effect)
    if (carrier.byHand) return () => toPerson(office, effect)
    const result = await carrier.carry(taskOf(effect))
    return () => finish(office, effect, result)
  } catch (error) {
    if (error instanceof ConnectorError) return () => failed(office, effect, error)
    if (isStoreAway(error))
      return () => failed(office, effect, new ConnectorError('busy', 'The database was away at this step.'))
    office.log(`effect ${effect.id}: ${told(error)}`)
    return () => failed(office, effect, new ConnectorError('refused', ourFault))
  }
}

/** Writes down how it went; again at the next turn, when the database is gone just now. */
async function record(office: Office, effect: EffectRecord, write: () => Promise<void>): Promise<void> {
  unwrittenIn(office).delete(effect.id)
  try {
    await orGiveUp(office, effect, write)
  } catch (error) {
    if (isStoreAway(error)) unwrittenIn(office).set(effect.id, () => record(office, effect, write))
    throw error
  }
}

async function orGiveUp(office: Office, effect: EffectRecord, write: () => Promise<void>): Promise<void> {
  try {
    await write()
  } catch (error) {
    if (isStoreAway(error)) throw error
    office.log(`effect ${effect.id}: ${told(error)}`)
    await office.store.transact((tx) => giveUp(tx, office, effect, ourFault))
  }
}

const ourFault = 'Our own program failed at this step; its log has the cause.'
const isStoreAway = (error: unknown): boolean => error instanceof StoreGone || error instanceof StoreFull
const told = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error))

const toPerson = (office: Office, effect: EffectRecord): Promise<void> =>
  office.store.transact(async (tx) => {
    // Nothing was tried: a person begins.
    await setEffect(tx, effect.id, { state: 'with_person', countTry: 'not' })
    await announce(tx, effect.request_id)
  })

async function giveUp(tx: Tx, office: Office, effect: EffectRecord, why: string): Promise<void> {
  await setEffect(tx, effect.id, { state: 'given_up', error: why, doneAt: office.clock.now() })
  await announce(tx, effect.request_id)
}

async function finish(office: Office, effect: EffectRecord, result: TaskDone): Promise<void> {
  await office.store.transact(async (tx) => {
    // The request before its steps, as everywhere.
    await lockRequest(tx, effect.request_id)
    await setEffect(tx, effect.id, { state: 'done', doneAt: office.clock.now(), error: null })
    const row = isEffectName(effect.name) ? effectRow(effect.name) : null
    const act: TaskDone['act'] | null =
      result.act ??
      (row?.then?.done
        ? { action: row.then.done, details: effect.entry_id === null ? {} : { entryId: effect.entry_id } }
        : null)
    if (act)
      ignoreLate(
        await actIn(tx, office, {
          requestId: effect.request_id,
          action: act.action,
          details: act.details,
          actor: { kind: act.as ?? 'office', id: null },
          key: `${effect.key}:done`,
        }),
      )
    // A step that leads to no act is news all the same: it is open no longer, and a message stands on the page.
    else await announce(tx, effect.request_id)
  })
}

/** Tried again later, or given up: then the life cycle hears of it, and a person sees a card. */
async function failed(office: Office, effect: EffectRecord, error: ConnectorError): Promise<void> {
  const tries = effect.tries + 1
  const now = office.clock.now()
  await office.store.transact(async (tx) => {
    await lockRequest(tx, effect.request_id)
    if ((await lockEffect(tx, effect.id))?.state !== 'doing') return
    if (error.retry && tries < mostTries) {
      const wait = minutes[Math.min(tries - 1, minutes.length - 1)] ?? 60
      await setEffect(tx, effect.id, {
        state: 'waiting',
        notBefore: new Date(now.getTime() + wait * 60_000),
        error: error.message,
      })
      return
    }
    // What has no call is no failure: the person who does it finds how on the card.
    if (error.kind === 'by-hand') {
      await setEffect(tx, effect.id, { state: 'with_person', error: error.message, asks: error.asks })
      return announce(tx, effect.request_id)
    }
    // A mail that does not go out says nothing of the library: the colleague has the card again.
    if (goesByMail(effect)) {
      await setEffect(tx, effect.id, { state: 'with_person', error: error.message, codes: {} })
      return announce(tx, effect.request_id)
    }
    const action = isEffectName(effect.name) ? effectRow(effect.name).then?.failed : undefined
    const acted = action
      ? await actIn(tx, office, {
          requestId: effect.request_id,
          action,
          details: effect.entry_id === null ? {} : { entryId: effect.entry_id },
          actor: { kind: 'office', id: null },
          key: `${effect.key}:failed`,
        })
      : null
    // Where the life cycle itself goes on (the next lender is asked), nothing is left for a person to repeat.
    if (acted?.ok && action !== 'ilsFailed')
      await setEffect(tx, effect.id, { state: 'done', error: error.message, doneAt: now })
    else await giveUp(tx, office, effect, error.message)
  })
}

/** An answer that comes after the request has moved on changes nothing; the effect is done all the same. */
function ignoreLate(answer: Answer<Acted>): void {
  if (!answer.ok && answer.code === 'unknown-action') throw new Error(answer.sentence)
}

/** A colleague had the card of a library reached by hand sent by mail. */
const goesByMail = (effect: EffectRecord): boolean => effect.codes['by'] === 'mail'

async function carrierOf(office: Office, effect: EffectRecord): Promise<Carrier> {
  if (effect.port === 'ils') return office.carriers.ils()
  if (effect.port === 'mail' || goesByMail(effect)) return mailCarrier(office)
  return office.carriers.partner(
    effect.library_id === null ? 'by_hand' : await channelOf(office.store.db, effect.library_id),
  )
}

const answersIn = (kept: EffectRecord['answers']): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(kept).flatMap(([id, value]) => (typeof value === 'string' ? [[id, value]] : [])))

function taskOf(effect: EffectRecord): Task {
  if (!isEffectName(effect.name)) throw new Error(`no effect ${effect.name}`)
  return {
    effectId: effect.id,
    key: effect.key,
    eventId: effect.event_id,
    name: effect.name,
    requestId: effect.request_id,
    entryId: effect.entry_id,
    pieceId: effect.piece_id,
    libraryId: effect.library_id,
    tries: effect.tries,
    answers: answersIn(effect.answers),
    at: effect.created_at,
  }
}
