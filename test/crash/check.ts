// After the last start: what must hold whatever happened. Answers what does not.
import { sql } from 'kysely'
import type { Store } from '../../src/store/open.ts'
import { exchangesOf } from '../../src/store/exchanges.ts'
import { effectsOfRequest, type EffectRecord } from '../../src/store/requests/effects.ts'
import { eventsOf } from '../../src/store/requests/events.ts'
import { loadFacts } from '../../src/store/requests/facts.ts'
import type { Outside } from './outside.ts'
import type { Told } from './story.ts'

const names = ['borrowed', 'lent', 'byHand', 'refused', 'held', 'silent'] as const satisfies readonly (keyof Told)[]
const requestsIn = (told: Told): readonly number[] => names.map((name) => told[name])

export async function whatIsWrong(
  store: Store,
  outside: Outside,
  told: Told,
  ilsKnowsKeys: boolean,
): Promise<readonly string[]> {
  const effects: EffectRecord[] = []
  for (const id of requestsIn(told)) effects.push(...(await effectsOfRequest(store.db, id)))
  return [
    ...(await wrongEnds(store, told)),
    ...(await wrongHistory(store, told)),
    ...wrongEffects(effects, outside, told),
    ...wrongAtIls(effects, outside, told, ilsKnowsKeys),
    ...(await wrongOnWire(store, effects, outside, told)),
    ...(await changeableHistory(store)),
  ]
}

const ends = {
  borrowed: { state: 'closed', outcome: 'filled' },
  lent: { state: 'closed', outcome: 'filled' },
  byHand: { state: 'received', outcome: null },
  refused: { state: 'sent', outcome: null },
  held: { state: 'in_system', outcome: null },
  silent: { state: 'unfilled', outcome: null },
} as const satisfies Record<(typeof names)[number], { state: string; outcome: string | null }>

async function wrongEnds({ db }: Store, told: Told): Promise<string[]> {
  const wrong: string[] = []
  const rows = await db.selectFrom('request').select(['id', 'state', 'outcome', 'needed_by']).execute()
  if (rows.length !== requestsIn(told).length)
    wrong.push(`${rows.length} requests instead of ${requestsIn(told).length}`)
  for (const name of names) {
    const row = rows.find((one) => one.id === told[name])
    const { state, outcome } = ends[name]
    if (row?.state !== state || row.outcome !== outcome)
      wrong.push(`${name} stands at ${row?.state} ${row?.outcome} instead of ${state} ${outcome}`)
  }
  if (rows.find((one) => one.id === told.held)?.needed_by !== null) wrong.push('the undone change is still there')
  const parcels = await db.selectFrom('parcel').select('state').execute()
  if (parcels.length !== 1 || parcels[0]?.state !== 'collected')
    wrong.push(`packages: ${parcels.map((one) => one.state).join(', ')}`)
  return wrong
}

/** The state is what the events say, each begins where the last ended, and the version counts them. */
async function wrongHistory({ db }: Store, told: Told): Promise<string[]> {
  const wrong: string[] = []
  for (const id of requestsIn(told)) {
    const facts = await loadFacts(db, id)
    const events = await eventsOf(db, id)
    let state = 'nothing'
    let version = 0
    for (const event of events) {
      version += 1
      if (event.from_state !== state)
        wrong.push(`request ${id}: ${event.action} begins at ${event.from_state}, not at ${state}`)
      if (event.version < version)
        wrong.push(`request ${id}: ${event.action} has version ${event.version}, not ${version}`)
      state = event.to_state
    }
    if (facts?.request.state !== state)
      wrong.push(`request ${id} stands at ${facts?.request.state}, its events at ${state}`)
    if (facts?.request.version !== events.at(-1)?.version)
      wrong.push(`request ${id} has version ${facts?.request.version} after ${events.at(-1)?.version}`)
    const once = new Set(events.map((event) => event.action))
    if (once.size !== events.length)
      wrong.push(`request ${id} did something twice: ${events.map((event) => event.action).join(' ')}`)
    for (const piece of facts?.pieces ?? []) {
      const last = await db
        .selectFrom('custody_event')
        .select('to_place')
        .where('piece_id', '=', piece.id)
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst()
      if (last?.to_place !== piece.place)
        wrong.push(`piece ${piece.id} is ${piece.place}, its custody says ${last?.to_place}`)
    }
  }
  return wrong
}

/** Steps a person does (the lender by hand); every other one is done. Either is a card or over. */
const byHand = ['lender.ask', 'lender.tellReceived', 'lender.cancel']
function wrongEffects(effects: readonly EffectRecord[], { ils }: Outside, told: Told): string[] {
  return effects.flatMap((effect) => {
    const isCard =
      effect.state === 'with_person' &&
      [told.byHand, told.refused, told.silent].includes(effect.request_id) &&
      byHand.includes(effect.name)
    return isCard || effect.state === 'done' || isOverAnyway(effect) || isRefusedForCause(effect, effects, ils, told)
      ? []
      : [`${effect.key} ${effect.name} of request ${effect.request_id} is ${effect.state} (${effect.error ?? ''})`]
  })
}

/** Nobody knew whether the check-out got there, and before anybody answered the piece came back: there is nothing left to do. */
const isOverAnyway = ({ name, state, error }: EffectRecord): boolean =>
  name === 'ils.checkOutToBorrower' && state === 'undone' && error !== null

/**
 * The person here answers the question without looking, so that the library system may lack what a later step needs: its
 * refusal is a card.
 */
function isRefusedForCause(
  effect: EffectRecord,
  effects: readonly EffectRecord[],
  ils: Outside['ils'],
  told: Told,
): boolean {
  const wasNeverTold = (one: EffectRecord): boolean => told.asked.includes(one.id) && !ils.ledger.has(one.key)
  const earlier = effects.filter((one) => one.request_id === effect.request_id && one.id < effect.id)
  return effect.port === 'ils' && effect.state === 'given_up' && earlier.some(wasNeverTold)
}

/** By key once; a system that knows no keys is told once or never, and then a person was asked. */
function wrongAtIls(effects: readonly EffectRecord[], { ils }: Outside, told: Told, knowsKeys: boolean): string[] {
  const own = effects.filter((one) => one.port === 'ils')
  const keys = own.map((one) => one.key)
  return [
    ...own.flatMap((effect) => {
      const { id, key } = effect
      const { seen, actedOn } = ils.ledger.get(key) ?? { seen: 0, actedOn: 0 }
      const wasAsked = told.asked.includes(id) || isOverAnyway(effect)
      const isRight = knowsKeys ? actedOn === 1 && !wasAsked : seen === 1 || (seen === 0 && wasAsked)
      return isRight
        ? []
        : [
            `the library system was told ${key} ${seen} times and acted ${actedOn} times${wasAsked ? '; a person was asked' : ''}`,
          ]
    }),
    ...[...ils.ledger.keys()].flatMap((key) =>
      keys.includes(key) ? [] : [`the library system knows ${key}, we do not`],
    ),
  ]
}

/** Every message is kept, answered, and was acted on once at either end. */
async function wrongOnWire(
  { db }: Store,
  effects: readonly EffectRecord[],
  { peer }: Outside,
  told: Told,
): Promise<string[]> {
  const wrong = peer.complaints.map((one) => `the partner complains: ${one.text}`)
  const kept = (await Promise.all(requestsIn(told).map((id) => exchangesOf(db, id)))).flat()
  const written = kept.filter((one) => one.direction === 'out')
  for (const letter of written) {
    const entries = [...peer.ledger.values()].filter((one) => one.body === letter.body)
    if (letter.answer_status !== 200) wrong.push(`${letter.kind} has no answer`)
    if (entries.length !== 1 || entries[0]?.actedOn !== 1)
      wrong.push(`${letter.kind} was acted on ${entries[0]?.actedOn ?? 0} times`)
  }
  if (peer.ledger.size !== written.length)
    wrong.push(`the partner was told ${peer.ledger.size} things, we wrote ${written.length}`)
  const carried = effects.filter(
    (one) => one.port === 'partner' && one.state === 'done' && ![told.byHand, told.silent].includes(one.request_id),
  )
  if (carried.length !== written.length)
    wrong.push(`${carried.length} steps to the partner are done, ${written.length} letters written`)

  const heard = kept.filter((one) => one.direction === 'in')
  for (const sent of peer.sent) {
    const rows = heard.filter((one) => one.body === sent.body)
    if (sent.outcome !== 'OK')
      wrong.push(`${sent.message.what} of the partner ended ${sent.outcome} ${sent.errorType ?? ''}`)
    if (rows.length !== 1 || rows[0]?.answer === null)
      wrong.push(`${sent.message.what} ${sent.message.status ?? ''} of the partner is kept ${rows.length} times`)
    const answers = new Set(sent.tries.flatMap((one) => (one.httpStatus === 200 ? [one.answer] : [])))
    if (answers.size > 1) wrong.push(`${sent.message.what} of the partner was answered in ${answers.size} ways`)
  }
  if (heard.length !== peer.sent.length)
    wrong.push(`the partner said ${peer.sent.length} things, we heard ${heard.length}`)
  return wrong
}

async function changeableHistory(store: Store): Promise<string[]> {
  try {
    await store.transact((tx) => sql`update request_event set action = 'changed'`.execute(tx))
    return ['what happened could be changed']
  } catch {
    return []
  }
}
