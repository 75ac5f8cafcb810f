import type { RequestFacts } from '../../domain/lifecycle/facts.ts'
import type { StatesOfLife } from '../../domain/lifecycle/standing.ts'
import type { Db } from '../open.ts'
import { requestFacts } from './facts.ts'
import { standsIn } from './stands-in.ts'

export interface PatronRequest {
  readonly facts: RequestFacts
  readonly pickup: string | null
  readonly author: string | null
}
const ofPatron = (db: Db, patronId: number) =>
  db
    .selectFrom('request as r')
    .innerJoin('request_patron as k', 'k.request_id', 'r.id')
    .leftJoin('library as l', 'l.id', 'r.pickup_library_id')
    .selectAll('r')
    .select('l.name as pickup_name')
    .where('k.patron_id', '=', patronId)

type Row = Awaited<ReturnType<ReturnType<typeof ofPatron>['execute']>>[number]
const patronRequest = (row: Row): PatronRequest => ({
  facts: requestFacts(row),
  pickup: row.pickup_name,
  author: row.citation['articleAuthor'] ?? row.citation['author'] ?? null,
})

/** What a patron has asked for, the open ones and the newest first. */
export async function requestsOfPatron(db: Db, patronId: number): Promise<readonly PatronRequest[]> {
  const rows = await ofPatron(db, patronId)
    .orderBy((eb) => eb('r.closed_at', 'is not', null))
    .orderBy('r.id', 'desc')
    .limit(60)
    .execute()
  return rows.map(patronRequest)
}

/** One of them by its number; null when it is somebody else's or nobody's. */
export async function requestOfPatron(db: Db, patronId: number, number: string): Promise<PatronRequest | null> {
  const row = await ofPatron(db, patronId).where('r.number', '=', number).executeTakeFirst()
  return row ? patronRequest(row) : null
}

/** What staff wrote to the one who was asked the question that is open. */
export async function wordsOfQuestion(db: Db, requestId: number): Promise<string | null> {
  const asked = await db
    .selectFrom('request_event as v')
    .leftJoin('note as n', 'n.event_id', 'v.id')
    .select('n.text')
    .where('v.request_id', '=', requestId)
    .where('v.action', '=', 'ask')
    .orderBy('v.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return asked?.text ?? null
}

/** Open requests that stand in one of these states and have a part for a member library. */
export async function requestsForMembers(db: Db, states: readonly StatesOfLife[]): Promise<readonly RequestFacts[]> {
  const rows = await db.selectFrom('request').selectAll().where(standsIn(states, 'request')).orderBy('id').execute()
  return rows.map((row) => requestFacts(row))
}
