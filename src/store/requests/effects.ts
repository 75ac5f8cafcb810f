import { sql, type Selectable, type SqlBool } from 'kysely'
import type { EffectName, Port } from '../../domain/lifecycle/effects.ts'
import type { Asked, Codes } from '../column-types.ts'
import type { EffectTable } from '../generated/database.ts'
import type { Db, Tx } from '../open.ts'
import { laneOf } from './lane.ts'

export type EffectRecord = Selectable<EffectTable>
/** As the question stands in a row. */
export type Asks = { readonly id: string; readonly answers: readonly Readonly<Asked['answers'][number]>[] }
export type EffectState = EffectRecord['state']

export interface NewEffect {
  readonly requestId: number
  readonly eventId: number
  readonly name: EffectName
  readonly port: Port
  readonly key: string
  readonly state: EffectState
  readonly entryId: number | null
  readonly pieceId: number | null
  readonly parcelId: number | null
  readonly libraryId: number | null
  readonly codes: Codes
  readonly notBefore: Date
  readonly at: Date
}

export async function putEffects(tx: Tx, effects: readonly NewEffect[]): Promise<void> {
  if (effects.length === 0) return
  await tx
    .insertInto('effect')
    .values(
      effects.map((one) => ({
        request_id: one.requestId,
        event_id: one.eventId,
        name: one.name,
        port: one.port,
        key: one.key,
        state: one.state,
        entry_id: one.entryId,
        piece_id: one.pieceId,
        parcel_id: one.parcelId,
        library_id: one.libraryId,
        codes: JSON.stringify(one.codes),
        not_before: one.notBefore,
        created_at: one.at,
      })),
    )
    .execute()
}

/**
 * The next effect that may be done now: the oldest of its request and port, nothing of the same request and lane
 * unfinished before it. Locked; other runners pass over it.
 */
export async function nextEffect(tx: Tx, now: Date): Promise<EffectRecord | undefined> {
  return tx
    .selectFrom('effect as e')
    .selectAll('e')
    .where('e.state', 'in', ['held', 'waiting'])
    .where('e.not_before', '<=', now)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('effect as b')
            .select('b.id')
            .whereRef('b.request_id', '=', 'e.request_id')
            .where(sql<SqlBool>`${laneOf('b')} = ${laneOf('e')}`)
            .whereRef('b.id', '<', 'e.id')
            .where('b.state', 'in', ['held', 'waiting', 'doing', 'with_person', 'given_up']),
        ),
      ),
    )
    .orderBy('e.not_before')
    .orderBy('e.id')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
}

/** When the runner has to look again, or null: the nearest time among effects not due yet. */
export async function nextEffectAt(db: Db, now: Date): Promise<Date | null> {
  const row = await db
    .selectFrom('effect')
    .select(({ fn }) => fn.min('not_before').as('at'))
    .where('state', 'in', ['held', 'waiting'])
    .where('not_before', '>', now)
    .executeTakeFirst()
  return row?.at ?? null
}

export const requestOfEffect = async (tx: Tx, id: number): Promise<number | null> =>
  (await tx.selectFrom('effect').select('request_id').where('id', '=', id).executeTakeFirst())?.request_id ?? null

export const lockEffect = (tx: Tx, id: number): Promise<EffectRecord | undefined> =>
  tx.selectFrom('effect').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export async function setEffect(
  tx: Tx,
  id: number,
  set: {
    state: EffectState
    notBefore?: Date
    error?: string | null
    doneAt?: Date
    /** One more try; or a person begins anew, and so does the count; or it was none after all. */
    countTry?: boolean | 'anew' | 'not'
    codes?: Codes
    asks?: Asks | null
    answers?: Codes
  },
): Promise<void> {
  await tx
    .updateTable('effect')
    .set({
      state: set.state,
      not_before: set.notBefore,
      error: set.error,
      done_at: set.doneAt,
      ...(set.codes ? { codes: JSON.stringify(set.codes) } : {}),
      ...(set.asks === undefined ? {} : { asks: set.asks === null ? null : JSON.stringify(set.asks) }),
      ...(set.answers ? { answers: JSON.stringify(set.answers) } : {}),
      // That something may have left already is not forgotten.
      ...(set.countTry === 'anew'
        ? { tries: sql<number>`least(tries, 1)` }
        : set.countTry === 'not'
          ? { tries: sql<number>`greatest(tries - 1, 0)` }
          : set.countTry
            ? { tries: sql<number>`tries + 1` }
            : {}),
    })
    .where('id', '=', id)
    .execute()
}

/** Remembers by which press of a key a step was called done, and where it stood: what taking it back needs. */
export async function keepSettled(tx: Tx, effect: EffectRecord, gesture: string): Promise<void> {
  await tx
    .updateTable('effect')
    .set({ settled_gesture: gesture, settled_from: effect.state })
    .where('id', '=', effect.id)
    .execute()
}

export const effectsOfRequest = (db: Db | Tx, requestId: number): Promise<EffectRecord[]> =>
  db.selectFrom('effect').selectAll().where('request_id', '=', requestId).orderBy('id').execute()

/** Effects found half done at start: the process ended while they were being done. */
export const halfDone = (db: Db | Tx): Promise<EffectRecord[]> =>
  db.selectFrom('effect').selectAll().where('state', '=', 'doing').orderBy('id').execute()

export interface OpenStep {
  readonly id: number
  readonly entryId: number
  readonly name: string
  readonly state: EffectState
  readonly tries: number
}
/** Steps of a request for these lenders that are neither done nor being done just now; locked. */
export async function openSteps(tx: Tx, requestId: number, entryIds: readonly number[]): Promise<readonly OpenStep[]> {
  const rows = await tx
    .selectFrom('effect')
    .select(['id', 'entry_id', 'name', 'state', 'tries'])
    .where('request_id', '=', requestId)
    .where('entry_id', 'in', [...entryIds])
    .where('state', 'in', ['held', 'waiting', 'with_person', 'given_up'])
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.flatMap(({ entry_id: entryId, ...row }) => (entryId === null ? [] : [{ ...row, entryId }]))
}

/** The same by name, whomever they are for. */
export const openStepsNamed = (
  tx: Tx,
  requestId: number,
  names: readonly string[],
): Promise<Pick<EffectRecord, 'id' | 'name' | 'state'>[]> =>
  tx
    .selectFrom('effect')
    .select(['id', 'name', 'state'])
    .where('request_id', '=', requestId)
    .where('name', 'in', [...names])
    .where('state', 'in', ['held', 'waiting', 'with_person', 'given_up'])
    .orderBy('id')
    .forUpdate()
    .execute()

/** Which step of these names went ahead last, whoever did it. */
export async function lastDone(tx: Tx, requestId: number, names: readonly EffectName[]): Promise<string | null> {
  const row = await tx
    .selectFrom('effect')
    .select('name')
    .where('request_id', '=', requestId)
    .where('name', 'in', [...names])
    .where('state', 'in', ['doing', 'done'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.name ?? null
}

/** Steps with a person that ask this about a library we lend to; locked. */
export async function stepsThatAsk(
  tx: Tx,
  libraryId: number,
  question: string,
): Promise<readonly { id: number; requestId: number }[]> {
  const rows = await tx
    .selectFrom('effect as f')
    .innerJoin('request as r', 'r.id', 'f.request_id')
    .select(['f.id', 'f.request_id', 'f.asks'])
    .where(({ eb, fn }) => eb(fn.coalesce('r.borrower_library_id', 'r.facility_library_id'), '=', libraryId))
    .where('f.state', '=', 'with_person')
    .where('f.asks', 'is not', null)
    .orderBy('f.id')
    .forUpdate(['f'])
    .execute()
  return rows.flatMap((row) => (row.asks?.id === question ? [{ id: row.id, requestId: row.request_id }] : []))
}

/** Lets the held effects of a gesture, or of a package, go now. */
export async function releaseEffects(
  tx: Tx,
  which: { gesture: string } | { parcelId: number } | { effectId: number },
  now: Date,
): Promise<number> {
  const update = tx.updateTable('effect').set({ state: 'waiting', not_before: now }).where('state', '=', 'held')
  const result =
    'parcelId' in which
      ? await update.where('parcel_id', '=', which.parcelId).executeTakeFirst()
      : 'effectId' in which
        ? await update.where('id', '=', which.effectId).executeTakeFirst()
        : await update
            .where('event_id', 'in', (eb) =>
              eb.selectFrom('request_event').select('id').where('gesture', '=', which.gesture),
            )
            .executeTakeFirst()
  return Number(result.numUpdatedRows)
}

/** What is held for a package leaves at this time. */
export async function scheduleOfParcel(tx: Tx, parcelId: number, at: Date): Promise<void> {
  await tx
    .updateTable('effect')
    .set({ not_before: at })
    .where('parcel_id', '=', parcelId)
    .where('state', '=', 'held')
    .execute()
}

/** Whether something that waited for a package's carrier is no longer held. */
export async function hasLeftWith(tx: Tx, parcelId: number): Promise<boolean> {
  const row = await tx
    .selectFrom('effect')
    .select('id')
    .where('parcel_id', '=', parcelId)
    .where('port', '<>', 'paper')
    .where('state', 'not in', ['held', 'undone'])
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Steps by these names that wait for a person or were given up, oldest first. */
export const stepsLeftToPeople = (db: Db, names: readonly string[]): Promise<EffectRecord[]> =>
  db
    .selectFrom('effect')
    .selectAll()
    .where('state', 'in', ['with_person', 'given_up'])
    .where('name', 'in', [...names])
    .orderBy('id')
    .execute()

/** Steps of a request that wait for a person, oldest first, locked. */
export const stepsWithPerson = (tx: Tx, requestId: number): Promise<EffectRecord[]> =>
  tx
    .selectFrom('effect')
    .selectAll()
    .where('request_id', '=', requestId)
    .where('state', '=', 'with_person')
    .orderBy('id')
    .forUpdate()
    .execute()
/** The step of one name for a request, or for one of its pieces, that was ordered last; locked. */
export async function lastStep(
  tx: Tx,
  requestId: number,
  name: string,
  pieceId: number | null,
): Promise<EffectRecord | undefined> {
  const query = tx
    .selectFrom('effect')
    .selectAll()
    .where('request_id', '=', requestId)
    .where('name', '=', name)
    .orderBy('id', 'desc')
    .limit(1)
  return (pieceId === null ? query : query.where('piece_id', '=', pieceId)).forUpdate().executeTakeFirst()
}
