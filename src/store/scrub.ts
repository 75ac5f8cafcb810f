import { sql, type ExpressionBuilder, type ExpressionWrapper, type SqlBool } from 'kysely'
import type { Database } from './generated/database.ts'
import type { Db, Tx } from './open.ts'
import { forgetStrangersOf } from './strangers.ts'

const undone = ['held', 'waiting', 'doing', 'with_person', 'given_up'] as const
type Wide = ExpressionBuilder<Database, 'request'>

/** Closed, and nothing has happened to it since `before`; news that came after an earlier scrub counts anew. */
export const isOver = (eb: Wide, before: Date) =>
  eb.and([
    eb('request.closed_at', '<=', before),
    eb.not(
      eb.exists(
        eb
          .selectFrom('request_event as later')
          .select('later.id')
          .whereRef('later.request_id', '=', 'request.id')
          .where('later.at', '>', before),
      ),
    ),
    eb.or([
      eb('request.scrubbed_at', 'is', null),
      eb('request.closed_at', '>', eb.ref('request.scrubbed_at')),
      eb.exists(eb.selectFrom('note').select('note.id').whereRef('note.request_id', '=', 'request.id')),
      eb.exists(eb.selectFrom('message').select('message.id').whereRef('message.request_id', '=', 'request.id')),
      eb.exists(eb.selectFrom('exchange').select('exchange.id').whereRef('exchange.request_id', '=', 'request.id')),
      eb.exists(
        eb
          .selectFrom('request_patron')
          .select('request_patron.patron_id')
          .whereRef('request_patron.request_id', '=', 'request.id'),
      ),
    ]),
  ])

/** Money, a question, a dispute, an open request it was made for or that was made for it, a step still to do, or a named hold. */
export const isNeeded = (eb: Wide): ExpressionWrapper<Database, 'request', SqlBool> =>
  eb.or([
    eb('request.owing_cents', '<>', 0),
    eb('request.question_to', 'is not', null),
    eb.exists(
      eb
        .selectFrom('hold_on_scrub')
        .select('hold_on_scrub.request_id')
        .whereRef('hold_on_scrub.request_id', '=', 'request.id'),
    ),
    eb.exists(
      eb
        .selectFrom('request as linked')
        .select('linked.id')
        .where((on) =>
          on.or([
            on('linked.for_request_id', '=', on.ref('request.id')),
            on('linked.id', '=', on.ref('request.for_request_id')),
          ]),
        )
        .where('linked.state', '<>', 'closed'),
    ),
    eb.exists(
      eb
        .selectFrom('effect')
        .select('effect.id')
        .whereRef('effect.request_id', '=', 'request.id')
        .where('effect.state', 'in', [...undone]),
    ),
  ])

export interface OverRequest {
  readonly id: number
  readonly number: string
  readonly version: number
}
const due = (db: Db | Tx, before: Date) =>
  db
    .selectFrom('request')
    .where((eb) => isOver(eb, before))
    .where((eb) => eb.not(isNeeded(eb)))

export const requestsToScrub = (db: Db | Tx, before: Date): Promise<OverRequest[]> =>
  due(db, before).select(['id', 'number', 'version']).orderBy('id').execute()

/** Some of them, locked for the rest of the transaction; those somebody else has locked wait for the next night. */
export const lockRequestsToScrub = (tx: Tx, before: Date, most: number): Promise<OverRequest[]> =>
  due(tx, before)
    .select(['id', 'number', 'version'])
    .orderBy('id')
    .limit(most)
    .forUpdate('request')
    .skipLocked()
    .execute()

/** How many are over but kept whole, and why does not matter here. */
export async function countKeptBack(db: Db | Tx, before: Date): Promise<number> {
  const row = await db
    .selectFrom('request')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where((eb) => isOver(eb, before))
    .where((eb) => isNeeded(eb))
    .executeTakeFirstOrThrow()
  return row.count
}

export interface PersonalRows {
  readonly patronLinks: number
  readonly notes: number
  readonly exchanges: number
}
export async function countPersonalRows(db: Db | Tx, requestIds: readonly number[]): Promise<PersonalRows> {
  if (requestIds.length === 0) return { patronLinks: 0, notes: 0, exchanges: 0 }
  const count = async (table: 'request_patron' | 'note' | 'exchange'): Promise<number> =>
    (
      await db
        .selectFrom(table)
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('request_id', 'in', [...requestIds])
        .executeTakeFirstOrThrow()
    ).count
  return { patronLinks: await count('request_patron'), notes: await count('note'), exchanges: await count('exchange') }
}

export async function deletePersonalRows(tx: Tx, requestIds: readonly number[]): Promise<PersonalRows> {
  const ids = [...requestIds]
  const links = await tx.deleteFrom('request_patron').where('request_id', 'in', ids).executeTakeFirst()
  const notes = await tx.deleteFrom('note').where('request_id', 'in', ids).executeTakeFirst()
  const exchanges = await tx.deleteFrom('exchange').where('request_id', 'in', ids).executeTakeFirst()
  await tx.deleteFrom('photo').where('request_id', 'in', ids).execute()
  await forgetStrangersOf(tx, ids)
  // A closing read from a mail stays; the mail's words go with the mail.
  const mails = tx.selectFrom('message').select('message.id').where('request_id', 'in', ids)
  await tx.updateTable('library_closure').set({ reason: null }).where('message_id', 'in', mails).execute()
  await tx.deleteFrom('message').where('request_id', 'in', ids).execute()
  await tx.deleteFrom('ils_request').where('request_id', 'in', ids).execute()
  await tx
    .deleteFrom('former_value')
    .where('event_id', 'in', (eb) => eb.selectFrom('request_event').select('id').where('request_id', 'in', ids))
    .execute()
  return {
    patronLinks: Number(links.numDeletedRows),
    notes: Number(notes.numDeletedRows),
    exchanges: Number(exchanges.numDeletedRows),
  }
}

// Where people type: a reason that is a code of ours or of a partner's is one word; anything longer is text.
const unlessCode = (column: string) =>
  sql<string | null>`case when ${sql.ref(column)} ~ '^[A-Za-z_]+$' then ${sql.ref(column)} end`
const withoutNote = sql<string>`citation - 'note'`

/** Empties what people may have typed into the request itself; of the partner's header only `headerFields` stay. */
export async function emptyTypedFields(
  tx: Tx,
  requestIds: readonly number[],
  headerFields: readonly string[],
  now: Date,
): Promise<void> {
  const ids = [...requestIds]
  const kept = sql<
    string | null
  >`(select jsonb_object_agg(k, v) from jsonb_each(partner_header) as h(k, v) where k = any(${[...headerFields]}::text[]))`
  await tx
    .updateTable('request')
    .set({
      scrubbed_at: now,
      facility_line: null,
      citation: withoutNote,
      reason: unlessCode('reason'),
      partner_header: kept,
    })
    .where('id', 'in', ids)
    .execute()
  await tx
    .updateTable('lender_string_entry')
    .set({ reason: unlessCode('reason'), terms: sql`terms - '{printed,unread,idle}'::text[]` })
    .where('request_id', 'in', ids)
    .execute()
  await tx.updateTable('effect').set({ error: null }).where('request_id', 'in', ids).execute()
}

/** Wire messages that found no request; they end by age alone. */
const strays = (db: Db | Tx, before: Date) =>
  db.selectFrom('exchange').select('id').where('request_id', 'is', null).where('at', '<=', before)
export const countStrayExchanges = async (db: Db | Tx, before: Date): Promise<number> =>
  (await strays(db, before).execute()).length
export async function deleteStrayExchanges(tx: Tx, before: Date): Promise<number> {
  const result = await tx
    .deleteFrom('exchange')
    .where('request_id', 'is', null)
    .where('at', '<=', before)
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}

/** Patrons no request points at, besides the given ones, and whom nobody has looked up since `seenBefore`. */
const unneeded = (db: Db | Tx, seenBefore: Date, besides: readonly number[]) =>
  db
    .selectFrom('patron')
    .select('patron.id')
    .where('patron.seen_at', '<=', seenBefore)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('request_patron as l')
            .select('l.request_id')
            .whereRef('l.patron_id', '=', 'patron.id')
            .where('l.request_id', 'not in', besides.length > 0 ? [...besides] : [0]),
        ),
      ),
    )
export const countUnneededPatrons = async (
  db: Db | Tx,
  seenBefore: Date,
  besides: readonly number[],
): Promise<number> => (await unneeded(db, seenBefore, besides).execute()).length
export async function deleteUnneededPatrons(tx: Tx, seenBefore: Date): Promise<number> {
  const result = await tx
    .deleteFrom('patron')
    .where('id', 'in', unneeded(tx, seenBefore, []))
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}

/** What undo can no longer need, and what was to be kept until a day that has passed. */
export async function deleteEnded(tx: Tx, now: Date, today: string): Promise<void> {
  await tx.deleteFrom('former_value').where('ends_at', '<=', now).execute()
  for (const table of ['note', 'exchange', 'request_patron', 'photo'] as const) {
    await tx
      .deleteFrom(table)
      .where('ends_on', '<', today)
      .where((eb) =>
        eb.or([
          eb('request_id', 'is', null),
          eb('request_id', 'not in', eb.selectFrom('hold_on_scrub').select('request_id')),
        ]),
      )
      .execute()
  }
}
