import { sql, type Expression } from 'kysely'
import type { Db, Tx } from './open.ts'
import type { ParcelRecord } from './parcels.ts'

export const parcelByNumber = (db: Db | Tx, number: string): Promise<ParcelRecord | undefined> =>
  db.selectFrom('parcel').selectAll().where('number', '=', number).executeTakeFirst()

/** Libraries with this code, or this symbol in any scheme. */
export const librariesByCode = (db: Db | Tx, code: string): Promise<{ id: number; name: string }[]> =>
  db
    .selectFrom('library as l')
    .select(['l.id', 'l.name'])
    .where((eb) =>
      eb.or([
        eb(eb.fn<string>('upper', ['l.code']), '=', code.toUpperCase()),
        eb('l.id', 'in', (inner) =>
          inner
            .selectFrom('library_symbol as s')
            .select('s.library_id')
            .where((on) =>
              on.or([
                on(on.fn<string>('upper', ['s.symbol']), '=', code.toUpperCase()),
                on(sql<string>`upper(s.scheme || ':' || s.symbol)`, '=', code.toUpperCase()),
              ]),
            ),
        ),
      ]),
    )
    .orderBy('l.id')
    .limit(5)
    .execute()

export interface Likely {
  readonly requestId: number
  readonly number: string
  readonly title: string
  readonly stateSince: Date
}
const likely = (db: Db | Tx) =>
  db.selectFrom('request as r').select(['r.id as requestId', 'r.number', 'r.title', 'r.state_since as stateSince'])

export const requestsWithNumbers = async (db: Db | Tx, numbers: readonly string[]): Promise<Likely[]> =>
  numbers.length === 0
    ? []
    : likely(db)
        .where('r.number', 'in', [...numbers])
        .where('r.state', '<>', 'closed')
        .limit(5)
        .execute()

export const requestsWithBarcodes = async (db: Db | Tx, codes: readonly string[]): Promise<Likely[]> =>
  codes.length === 0
    ? []
    : likely(db)
        .where('r.state', '<>', 'closed')
        .where('r.id', 'in', (inner) =>
          inner
            .selectFrom('piece as p')
            .select('p.request_id')
            .where((eb) =>
              eb.or([
                eb(eb.fn<string>('upper', ['p.barcode']), 'in', [...codes]),
                eb('p.partner_barcode', 'in', [...codes]),
              ]),
            ),
        )
        .limit(5)
        .execute()

/** Small, and without the marks on its letters, which nobody types at the table. */
const folded = (title: Expression<string>) =>
  sql<string>`regexp_replace(normalize(lower(${title}), NFD), '[\\u0300-\\u036f]', '', 'g')`

/** The words folded as titles are. */
export const requestsWithTitle = async (db: Db | Tx, words: readonly string[]): Promise<Likely[]> => {
  if (words.length === 0) return []
  let found = likely(db).where('r.state', '<>', 'closed')
  for (const word of words)
    found = found.where((eb) =>
      eb(folded(eb.ref('r.title')), 'like', `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`),
    )
  return found.orderBy('r.id', 'desc').limit(5).execute()
}

/** The open requests of whoever has this card; null when nobody we know has. */
export async function requestsOfCard(db: Db | Tx, card: string): Promise<Likely[] | null> {
  const patron = await db.selectFrom('patron').select('id').where('card', '=', card).executeTakeFirst()
  if (!patron) return null
  return likely(db)
    .innerJoin('request_patron as k', 'k.request_id', 'r.id')
    .where('k.patron_id', '=', patron.id)
    .where('r.state', '<>', 'closed')
    .orderBy('r.id', 'desc')
    .limit(20)
    .execute()
}

/** Pieces of living requests with this barcode. */
export const piecesOfBarcode = (tx: Tx, code: string): Promise<{ id: number; request_id: number }[]> =>
  tx
    .selectFrom('piece as p')
    .innerJoin('request as r', 'r.id', 'p.request_id')
    .select(['p.id', 'p.request_id'])
    .where((eb) => eb(eb.fn<string>('upper', ['p.barcode']), '=', code.toUpperCase()))
    .where('r.state', '<>', 'closed')
    .orderBy('p.id')
    .limit(2)
    .execute()
