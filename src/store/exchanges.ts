import { createHash } from 'node:crypto'
import type { Insertable, Selectable } from 'kysely'
import type { ExchangeTable } from './generated/database.ts'
import type { Db, Tx } from './open.ts'

export type ExchangeRecord = Selectable<ExchangeTable>

export const exchangesOf = (db: Db | Tx, requestId: number): Promise<ExchangeRecord[]> =>
  db.selectFrom('exchange').selectAll().where('request_id', '=', requestId).orderBy('id').execute()

/** A message that came before: acted on under the same key, or else the very same words that were not acted on. */
export async function earlierIncoming(tx: Tx, key: string, bodyHash: string): Promise<ExchangeRecord | undefined> {
  const acted = await tx.selectFrom('exchange').selectAll().where('message_key', '=', key).executeTakeFirst()
  return (
    acted ??
    tx
      .selectFrom('exchange')
      .selectAll()
      .where('direction', '=', 'in')
      .where('body_sha256', '=', bodyHash)
      .where('message_key', 'is', null)
      .where('answer', 'is not', null)
      .orderBy('id')
      .executeTakeFirst()
  )
}

export async function insertExchange(
  tx: Tx,
  values: Omit<Insertable<ExchangeTable>, 'body_sha256'> & { body_sha256?: string },
): Promise<ExchangeRecord> {
  const body_sha256 = values.body_sha256 ?? createHash('sha256').update(values.body).digest('hex')
  return tx
    .insertInto('exchange')
    .values({ ...values, body_sha256 })
    .returningAll()
    .executeTakeFirstOrThrow()
}

export const exchangeOfEffect = (tx: Tx, effectId: number): Promise<ExchangeRecord | undefined> =>
  tx.selectFrom('exchange').selectAll().where('effect_id', '=', effectId).executeTakeFirst()

/** Our own messages about requests, in the order they were written. */
export const sentAbout = (
  tx: Tx,
  requestIds: readonly number[],
): Promise<Pick<ExchangeRecord, 'request_id' | 'kind' | 'at' | 'answer'>[]> =>
  tx
    .selectFrom('exchange')
    .select(['request_id', 'kind', 'at', 'answer'])
    .where('request_id', 'in', [...requestIds])
    .where('direction', '=', 'out')
    .where('protocol', '=', 'iso18626')
    .orderBy('id')
    .execute()

/** Our calls of one kind about one request, oldest first. */
export const callsAbout = (
  db: Db | Tx,
  protocol: string,
  requestId: number,
  kind: string,
): Promise<Pick<ExchangeRecord, 'id' | 'body' | 'answer' | 'answer_status'>[]> =>
  db
    .selectFrom('exchange')
    .select(['id', 'body', 'answer', 'answer_status'])
    .where('request_id', '=', requestId)
    .where('protocol', '=', protocol)
    .where('kind', '=', kind)
    .orderBy('id')
    .execute()

/** Our calls of one kind about no request, that left since then and hold these words, oldest first. */
export const callsHolding = (
  db: Db | Tx,
  protocol: string,
  { kind, words, since }: { readonly kind: string; readonly words: string; readonly since: Date },
): Promise<Pick<ExchangeRecord, 'id' | 'body' | 'answer' | 'answer_status' | 'at'>[]> =>
  db
    .selectFrom('exchange')
    .select(['id', 'body', 'answer', 'answer_status', 'at'])
    .where('request_id', 'is', null)
    .where('protocol', '=', protocol)
    .where('kind', '=', kind)
    .where('at', '>=', since)
    .where(({ eb, fn, val }) => eb(fn<number>('strpos', ['body', val(words)]), '>', 0))
    .orderBy('id')
    .execute()

export async function setAnswer(
  tx: Tx,
  id: number,
  answer: { status: number | null; body: string | null; at: Date },
): Promise<void> {
  await tx
    .updateTable('exchange')
    .set({ answer: answer.body, answer_status: answer.status, answered_at: answer.at })
    .where('id', '=', id)
    .execute()
}

/** Lenders on a request's string to whom a message of ours has been written. */
export async function entriesWrittenTo(tx: Tx, requestId: number): Promise<readonly number[]> {
  const rows = await tx
    .selectFrom('exchange')
    .select('entry_id')
    .distinct()
    .where('request_id', '=', requestId)
    .where('direction', '=', 'out')
    .where('entry_id', 'is not', null)
    .execute()
  return rows.flatMap((row) => row.entry_id ?? [])
}
