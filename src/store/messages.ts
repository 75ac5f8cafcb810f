import { sql, type Insertable, type Selectable } from 'kysely'
import type { MessageTable } from './generated/database.ts'
import type { Db, Tx } from './open.ts'

export type MessageRecord = Selectable<MessageTable>
export interface Place {
  readonly uidValidity: string
  readonly firstUid: number
  readonly lastUid: number
}

export async function placeOf(db: Db, name: string): Promise<Place | null> {
  const row = await db.selectFrom('mailbox').selectAll().where('name', '=', name).executeTakeFirst()
  return row ? { uidValidity: row.uid_validity, firstUid: row.first_uid, lastUid: row.last_uid } : null
}

export async function keepPlace(tx: Tx, name: string, { uidValidity, firstUid, lastUid }: Place): Promise<void> {
  const values = { uid_validity: uidValidity, first_uid: firstUid, last_uid: lastUid }
  await tx
    .insertInto('mailbox')
    .values({ name, ...values })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(values))
    .execute()
}

/** True when it was not known yet. */
export async function insertMessage(
  tx: Tx,
  values: Insertable<MessageTable>,
  parts: readonly { readonly name: string; readonly type: string; readonly content: Uint8Array }[],
): Promise<boolean> {
  const made = await tx
    .insertInto('message')
    .values(values)
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) return false
  for (const { name, type, content } of parts)
    await tx
      .insertInto('message_part')
      .values({
        message_id: made.id,
        name: name.replaceAll('\0', '').slice(0, 255),
        type: type.slice(0, 255),
        bytes: content.byteLength,
        content: Buffer.from(content),
      })
      .execute()
  return true
}

const listed = [
  'id',
  'from_name',
  'from_address',
  'subject',
  'received_at',
  'bytes',
  'trouble',
  'state',
  'words',
  'request_id',
] as const

/** Those no rule has seen yet, oldest first. */
export const unreadMessages = (db: Db, most: number): Promise<MessageRecord[]> =>
  db.selectFrom('message').selectAll().where('state', '=', 'unread').orderBy('id').limit(most).execute()

/** What waits in the Inbox, oldest first; one no rule has come to yet is not there. */
export const waitingMessages = (db: Db, most: number) =>
  db
    .selectFrom('message')
    .select(listed)
    .where('state', '=', 'waiting')
    .orderBy('received_at')
    .orderBy('id')
    .limit(most)
    .execute()

export interface Letter {
  readonly id: number
  readonly from_name: string | null
  readonly from_address: string | null
  readonly subject: string
  readonly text: string
}
/** What waits, with its words, the oldest first. */
export const waitingLetters = (db: Db, most: number): Promise<Letter[]> =>
  db
    .selectFrom('message')
    .select(['id', 'from_name', 'from_address', 'subject', 'text'])
    .where('state', '=', 'waiting')
    .orderBy('received_at')
    .orderBy('id')
    .limit(most)
    .execute()

/** Dealt with lately, the newest first. */
export const settledMessages = (db: Db, most: number) =>
  db
    .selectFrom('message')
    .select(listed)
    .where('state', 'in', ['taken', 'archived'])
    .orderBy('settled_at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute()

export async function countWaiting(db: Db): Promise<{ count: number; oldest: Date | null }> {
  return db
    .selectFrom('message')
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('received_at').as('oldest')])
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow()
}

export const messageById = (db: Db | Tx, id: number): Promise<MessageRecord | undefined> =>
  db.selectFrom('message').selectAll().where('id', '=', id).executeTakeFirst()

export const lockMessage = (tx: Tx, id: number): Promise<MessageRecord | undefined> =>
  tx.selectFrom('message').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const partsOf = (db: Db | Tx, messageId: number) =>
  db
    .selectFrom('message_part')
    .select(['id', 'name', 'type', 'bytes'])
    .where('message_id', '=', messageId)
    .orderBy('id')
    .execute()

export const contentsOf = (db: Db | Tx, messageId: number) =>
  db.selectFrom('message_part').selectAll().where('message_id', '=', messageId).orderBy('id').execute()

export const partById = (db: Db, messageId: number, partId: number) =>
  db
    .selectFrom('message_part')
    .selectAll()
    .where('id', '=', partId)
    .where('message_id', '=', messageId)
    .executeTakeFirst()

export async function changeMessage(
  tx: Tx,
  id: number,
  values: Partial<Pick<MessageRecord, 'state' | 'words' | 'request_id' | 'settled_at' | 'ends_on'>>,
): Promise<void> {
  await tx.updateTable('message').set(values).where('id', '=', id).execute()
}

/** Mails about one request, the newest first. */
export const mailsOfRequest = (db: Db, requestId: number) =>
  db
    .selectFrom('message')
    .select(listed)
    .select(
      sql<number>`(select count(*)::int from message_part where message_part.message_id = message.id)`.as('parts'),
    )
    .where('request_id', '=', requestId)
    .orderBy('received_at', 'desc')
    .orderBy('id', 'desc')
    .execute()

/** Whose these e-mail addresses are, as far as a library's record says. */
export async function librariesOfAddresses(db: Db | Tx, addresses: readonly string[]) {
  if (addresses.length === 0) return []
  return db
    .selectFrom('library')
    .select(['id', 'name', 'kind', sql<string>`lower(email)`.as('email')])
    .where(sql<string>`lower(email)`, 'in', addresses)
    .orderBy('id')
    .execute()
}

/** What was to be kept until a day that has passed, unless its request is held back from being forgotten. */
export async function deleteEndedMessages(tx: Tx, today: string): Promise<void> {
  const ended = sql`select id from message where ends_on < ${today}::date and (request_id is null or request_id not in (select request_id from hold_on_scrub))`
  await sql`update library_closure set reason = null where message_id in (${ended})`.execute(tx)
  await sql`delete from message where id in (${ended})`.execute(tx)
}
