import type { Db } from './open.ts'

const name = 'make_believe'

/** Whether this database holds the make-believe office, whose passwords everybody knows. It stays so in a backup. */
export async function isMakeBelieve(db: Db): Promise<boolean> {
  return (await db.selectFrom('setting').select('name').where('name', '=', name).executeTakeFirst()) !== undefined
}

export async function markMakeBelieve(db: Db): Promise<void> {
  await db
    .insertInto('setting')
    .values({ name, value: JSON.stringify(true) })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute()
}
