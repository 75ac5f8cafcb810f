// An office after years of work, for lists and pages to be measured on: written straight into its tables.
import { sql } from 'kysely'
import type { Store } from '../../src/store/open.ts'
import { checkNumbers } from './straps.ts'

/** The same draw for the same number: 0 to `below` - 1. */
const draw = (of: string, salt: number, below: number): string => `(abs(hashint8((${of}) * 131 + ${salt})) % ${below})`
const pick = (of: string, salt: number, words: readonly string[]): string =>
  `(array[${words.map((word) => `'${word}'`).join(',')}])[1 + ${draw(of, salt, words.length)}]`

const nouns = [
  'Canal',
  'River',
  'Garden',
  'Winter',
  'Railroad',
  'Cookery',
  'Law',
  'Silence',
  'Bird',
  'Machine',
  'Kingdom',
  'Letter',
  'Ocean',
  'Quilt',
  'Violin',
  'Harvest',
  'Lighthouse',
  'Orchard',
  'Physics',
  'Painter',
]
const kinds = [
  'History',
  'Life',
  'Handbook',
  'Secret',
  'Daughter',
  'Grammar',
  'Atlas',
  'Philosophy',
  'Death',
  'Beginning',
  'Theory',
  'Art',
]
const openStates = {
  borrowing: [
    'new',
    'sent',
    'sent',
    'conditional',
    'unfilled',
    'shipped',
    'received',
    'routed',
    'on_shelf',
    'out',
    'out',
    'out',
    'coming_back',
    'back',
    'returned',
  ],
  lending: ['new', 'pulling', 'coming', 'ready', 'shipped', 'shipped', 'shipped', 'returning'],
  facility: ['new', 'gathering', 'ready', 'sent', 'returning'],
}
const members = 33
const partners = 60
const facilities = 5

/** 93 in 100 requests are closed, as after some years; each has its events, effects, lenders and pieces. */
export async function seedLargeOffice(store: Store, count: number): Promise<void> {
  const open = Math.round(count * 0.07)
  await store.runScript(`
    insert into library (kind, name, code) select 'member', 'Member Library ' || n, 'M' || n from generate_series(1, ${members}) n;
    insert into library (kind, name) select 'partner', 'Partner Library ' || n from generate_series(1, ${partners}) n;
    insert into library (kind, name) select 'facility', 'Facility ' || n from generate_series(1, ${facilities}) n;
    insert into library_symbol (library_id, scheme, symbol) select id, 'OCLC', 'X' || id from library where kind = 'partner';
    insert into patron (library_id, card, name) select 1 + n % ${members}, '2' || (10000000000000 + n)::text, 'Patron ' || n from generate_series(1, ${Math.ceil(count / 20)}) n;

    create temporary table drawn on commit drop as
      select n, kind, case when n <= ${count - open} then 'closed' else case kind
          when 'borrowing' then ${pick('n', 2, openStates.borrowing)} when 'lending' then ${pick('n', 2, openStates.lending)} else ${pick('n', 2, openStates.facility)} end end as state,
        now() - (${count} - n) * interval '${Math.round((8 * 365 * 86_400) / count)} seconds' as at
      from (select n, case when ${draw('n', 1, 100)} < 55 then 'borrowing' when ${draw('n', 1, 100)} < 97 then 'lending' else 'facility' end as kind from generate_series(1, ${count}) n) d;

    insert into request (number, kind, service, state, state_since, outcome, version, source, source_key, title, citation, home_library_id, pickup_library_id, borrower_library_id, facility_library_id, facility_line, due_on, created_at, closed_at)
      select upper(left(kind, 1)) || '26' || lpad(n::text, 6, '0') || 'K', kind, 'loan', state, at + interval '5 days',
        case when state <> 'closed' then null when ${draw('n', 3, 10)} < 8 then 'filled' when kind = 'borrowing' then 'unfilled' else 'cancelled' end, 8, 'bench', n::text,
        'The ' || ${pick('n', 4, kinds)} || ' of the ' || ${pick('n', 5, nouns)} || ' and the ' || ${pick('n', 6, nouns)} || ', ' || (1850 + ${draw('n', 7, 170)}),
        jsonb_build_object('author', 'Author ' || ${draw('n', 8, 5000)}, 'isbn', (9780000000000 + n)::text, 'publisher', 'A Press', 'year', (1950 + ${draw('n', 9, 70)})::text),
        case when kind = 'borrowing' then 1 + ${draw('n', 10, members)} end, case when kind = 'borrowing' then 1 + ${draw('n', 11, members)} end,
        case when kind = 'lending' then ${members + 1} + ${draw('n', 12, partners)} end,
        case when kind = 'facility' then ${members + partners + 1} + ${draw('n', 13, facilities)} end, case when kind = 'facility' then 'L' || n end,
        case when state not in ('new', 'sent', 'conditional', 'unfilled', 'pulling', 'gathering') then (at + interval '40 days')::date end,
        at, case when state = 'closed' then at + interval '50 days' end
      from drawn order by n;
    insert into request_patron (request_id, patron_id) select id, 1 + ${draw('id', 14, Math.ceil(count / 20))} from request where kind = 'borrowing' and state <> 'closed';
    insert into lender_string_entry (request_id, n, position, library_id, state, asked_at)
      select r.id, k, k, ${members + 1} + ${draw('r.id * 3 + k', 15, partners)}, case when k = 1 then 'shipped' else 'waiting' end, r.created_at
      from request r, generate_series(1, 3) k where r.kind = 'borrowing' order by r.id, k;
    update request r set current_entry_id = e.id from lender_string_entry e where e.request_id = r.id and e.n = 1;
    insert into piece (request_id, n, barcode, place, place_since)
      select id, 1, 'K' || id, case state when 'shipped' then case kind when 'lending' then 'borrower' else 'to_us' end when 'out' then 'patron' when 'on_shelf' then 'shelf' when 'routed' then 'van_out' when 'coming_back' then 'van_in' when 'back' then 'packing' when 'returned' then 'to_owner' when 'closed' then 'owner' else 'office' end, created_at
      from request where state not in ('new', 'sent', 'conditional', 'unfilled', 'pulling', 'gathering') and (outcome is null or outcome = 'filled');
    insert into request_event (request_id, action, from_state, to_state, actor_kind, actor_id, key, version, codes, at)
      select r.id, 'note', 'new', 'new', 'staff', 'bench', r.id || ':' || k, k, '{"dueOn":"2026-12-24"}', r.created_at + k * interval '1 day' from request r, generate_series(1, 8) k order by k, r.id;
    insert into custody_event (piece_id, event_id, from_place, to_place, at) select p.id, p.request_id * 2, 'to_us', 'office', p.place_since from piece p, generate_series(1, 4);
    insert into effect (request_id, event_id, name, port, key, state, not_before, done_at, created_at)
      select e.request_id, e.id, 'ils.retire', 'ils', 'e' || e.id, 'done', e.at, e.at, e.at from request_event e where e.version <= 3;
    insert into exchange (direction, protocol, request_id, message_key, kind, body, body_sha256, answer, answer_status, at, answered_at)
      select 'in', 'iso18626', e.request_id, 'x' || e.id, 'request', repeat('<element>words of a message</element>', 40), md5(e.id::text), '<confirmation/>', 200, e.at, e.at from request_event e where e.version = 1 and e.request_id % 3 = 0;
    insert into note (request_id, event_id, from_kind, text, at) select e.request_id, e.id, 'staff', 'The patron would like any edition.', e.at from request_event e where e.version = 2 and e.request_id % 3 = 0;
  `)
  await checkNumbers(store)
  await sql`analyze`.execute(store.db)
}
