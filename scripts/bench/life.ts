// The life of one borrowed book as acts of staff, each of which can be undone: what the bench counts.
import { sql } from 'kysely'
import type { Details } from '../../src/domain/lifecycle/details.ts'
import type { Actor } from '../../src/domain/lifecycle/facts.ts'
import { act } from '../../src/office/act.ts'
import type { Office } from '../../src/office/context.ts'
import type { Store } from '../../src/store/open.ts'
import { inDays } from './bench-office.ts'

export interface Step {
  readonly action: string
  readonly details: Details
}

export const life: readonly Step[] = [
  { action: 'send', details: {} },
  { action: 'asked', details: {} },
  { action: 'willSupply', details: { status: 'WillSupply', supplierNumber: 'XYZ-2026-001' } },
  { action: 'shipped', details: { status: 'Loaned', dueOn: inDays(60), itemId: '31234000123456' } },
  { action: 'receive', details: {} },
  { action: 'route', details: {} },
  { action: 'atLibrary', details: {} },
  { action: 'checkedOut', details: { dueOn: inDays(28) } },
  { action: 'checkedIn', details: {} },
  { action: 'comeBack', details: {} },
  { action: 'ownerConfirms', details: { status: 'LoanCompleted' } },
]

const staff: Actor = { kind: 'staff', id: 'bench', role: 'administrator' }

/** What the order says, the same in process and over HTTP. */
export function orderOf(requestId: number, { action, details }: Step) {
  const mark = `bench:${requestId}:${action}`
  return { action, details, key: mark, gesture: mark }
}

/** Does one step of a request's life in process. */
export async function takeStep(office: Office, requestId: number, step: Step): Promise<void> {
  const answer = await act(office, { requestId, ...orderOf(requestId, step), actor: staff })
  if (!answer.ok) throw new Error(`${step.action}: ${answer.sentence}`)
}

/** Ids in ranges of their own, so that a number in a recorded statement says what it is the id of. */
const ranges = {
  library: 1,
  request: 2,
  lender_string_entry: 3,
  piece: 4,
  request_event: 5,
  effect: 6,
  former_value: 7,
  custody_event: 8,
}

/** The libraries of the bench: a member, and a partner with an endpoint. */
export const seedLibraries = (store: Store): Promise<void> =>
  store.runScript(`
    ${Object.entries(ranges)
      .map(([table, n]) => `alter table ${table} alter column id restart with ${n * 10_000_000};`)
      .join('\n')}
    insert into library (kind, name, channel, endpoint, address) values ('member', 'Trumansburg', 'by_hand', null, null), ('partner', 'Far Away', 'iso18626', 'http://127.0.0.1:9/iso18626', '{"city":"Utica"}');
    insert into library_symbol (library_id, scheme, symbol) values (10000001, 'ISIL', 'US-NFAR');
  `)

/** New requests with one lender each, ready to be sent; answers the id of the first. */
export async function seedLives(store: Store, count: number): Promise<number> {
  const first = ranges.request * 10_000_000
  await seedLibraries(store)
  await store.runScript(`
    insert into request (number, kind, service, state, state_since, source, source_key, title, home_library_id, pickup_library_id, created_at)
      select 'B26' || lpad(n::text, 6, '0') || 'K', 'borrowing', 'loan', 'new', now(), 'bench', n::text, 'A history of the Erie Canal, volume ' || n, 10000000, 10000000, now() from generate_series(1, ${count}) n;
    insert into lender_string_entry (request_id, n, position, library_id) select id, 1, 1, 10000001 from request order by id;
  `)
  await sql`analyze`.execute(store.db)
  return first
}
