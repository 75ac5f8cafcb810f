import type { Db, Tx } from './open.ts'

export const pieceById = (db: Db | Tx, id: number) =>
  db.selectFrom('piece').selectAll().where('id', '=', id).executeTakeFirst()
