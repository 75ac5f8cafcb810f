-- The house: libraries, patrons, requests with their lender strings and pieces, the record of what happened,
-- what is still to be done outside, packages, messages on the wire, notes, and the settings of the office.
-- Personal data (who a request is for, notes, messages, former values) stands in tables of its own with an end
-- date, so that forgetting is a delete there and nowhere else.

create extension if not exists pg_trgm;

create table setting (
  name text primary key,
  value jsonb not null,
  changed_at timestamptz not null default now()
);
comment on table setting is 'One row per setting of the office: its name, time zone, grace, policies.';

create table library (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('member', 'partner', 'facility')),
  name text not null check (length(name) between 1 and 300),
  code text unique,
  channel text not null default 'by_hand' check (channel in ('by_hand', 'iso18626')),
  endpoint text,
  iso_version text not null default '1.2' check (iso_version in ('1.2', '2021')),
  account_id text,
  secret_name text,
  address jsonb,
  email text,
  phone text,
  lends_free boolean not null default true,
  due_means text not null default 'check_in_here' check (due_means in ('check_in_here', 'in_their_hands')),
  loan_days integer,
  active boolean not null default true,
  created_at timestamptz not null default now(),
  check (channel <> 'iso18626' or endpoint is not null)
);
comment on table library is 'A member of the system, a partner outside it, or a correctional facility''s library.';
comment on column library.channel is 'How a partner is reached; by_hand is ordinary.';
comment on column library.address is 'ts: Address | null';
comment on column library.due_means is 'What this lender''s due date means: checked in here (ILL Code 2.2, 4.12) or back in their hands.';

create table library_symbol (
  library_id bigint not null references library (id) on delete cascade,
  scheme text not null,
  symbol text not null check (length(symbol) between 1 and 60),
  primary key (scheme, symbol)
);
create index library_symbol_library on library_symbol (library_id);
create unique index library_symbol_any_case on library_symbol (upper(scheme), upper(symbol));
comment on table library_symbol is 'The symbols a library answers to: ISIL, OCLC, …; compared without regard to case.';

create table library_closure (
  library_id bigint references library (id) on delete cascade,
  starts_on date not null,
  ends_on date not null,
  reason text,
  check (ends_on >= starts_on)
);
create unique index library_closure_key on library_closure (coalesce(library_id, 0), starts_on);
comment on table library_closure is 'Days a library (or, without one, the office) is closed.';

create table patron (
  id bigint generated always as identity primary key,
  library_id bigint not null references library (id),
  card text not null unique,
  name text not null,
  email text,
  phone text,
  ils_id text,
  patron_group text,
  blocked boolean not null default false,
  seen_at timestamptz not null default now()
);
comment on table patron is 'A person with a member library''s card, as last seen in the ILS. Emptied by the scrub when nothing needs it.';

create table request (
  id bigint generated always as identity primary key,
  number text not null unique check (number ~ '^[BLF][0-9]{8}[0-9A-Z]$'),
  kind text not null check (kind in ('borrowing', 'lending', 'facility')),
  service text not null check (service in ('loan', 'copy')),
  state text not null,
  state_since timestamptz not null,
  outcome text check (outcome in ('filled', 'filled_in_system', 'unfilled', 'not_supplied', 'not_available', 'cancelled', 'expired', 'moved_on', 'refused', 'lost')),
  reason text,
  version integer not null default 1,
  source text not null,
  source_key text not null,
  title text not null check (length(title) between 1 and 2000),
  citation jsonb not null default '{}',
  any_edition boolean not null default true,
  either_service boolean not null default false,
  home_library_id bigint references library (id),
  pickup_library_id bigint references library (id),
  borrower_library_id bigint references library (id),
  owner_library_id bigint references library (id),
  facility_library_id bigint references library (id),
  for_request_id bigint references request (id),
  facility_line text,
  partner_number text,
  partner_header jsonb,
  needed_by date,
  max_cost_cents integer check (max_cost_cents >= 0),
  currency text not null default 'USD' check (currency ~ '^[A-Z]{3}$'),
  copyright_compliance text check (copyright_compliance in ('ccg', 'ccl')),
  current_entry_id bigint,
  due_on date,
  patron_due_on date,
  shelf_until date,
  resumes text,
  renewals integer not null default 0,
  renewal_asked_at timestamptz,
  renewal_wish date,
  renewal_refused_at timestamptz,
  recalled_at timestamptz,
  overdue_told_at timestamptz,
  cancel_asked_at timestamptz,
  unwanted boolean not null default false,
  damaged boolean not null default false,
  claimed_returned_at timestamptz,
  presumed_home boolean not null default false,
  settled text check (settled in ('paid', 'replaced', 'written_off', 'refunded')),
  owing_cents integer not null default 0,
  question_to text check (question_to in ('patron', 'member', 'lender', 'borrower', 'staff')),
  question text,
  question_since timestamptz,
  question_until date,
  wakes_at timestamptz,
  created_at timestamptz not null,
  closed_at timestamptz,
  scrubbed_at timestamptz,
  unique (source, source_key),
  check (
    case kind || '_' || service
      when 'borrowing_loan' then state in ('new', 'in_system', 'sent', 'conditional', 'unfilled', 'shipped', 'received', 'routed', 'on_shelf', 'out', 'coming_back', 'back', 'returned', 'lost', 'closed')
      when 'borrowing_copy' then state in ('new', 'sent', 'conditional', 'unfilled', 'here', 'delivered', 'closed')
      when 'lending_loan' then state in ('new', 'conditional', 'pulling', 'coming', 'ready', 'shipped', 'returning', 'lost', 'closed')
      when 'lending_copy' then state in ('new', 'conditional', 'pulling', 'scanned', 'sent', 'closed')
      when 'facility_loan' then state in ('new', 'gathering', 'ready', 'sent', 'returning', 'lost', 'closed')
      else false
    end
  ),
  check ((state = 'closed') = (outcome is not null)),
  check ((state = 'closed') = (closed_at is not null)),
  check (kind <> 'lending' or borrower_library_id is not null),
  check (kind <> 'facility' or facility_library_id is not null)
);
create index request_open on request (kind, state) where state <> 'closed';
create index request_newest on request (id desc);
create index request_by_kind on request (kind, id desc);
create index request_by_state on request (state, id desc);
create index request_wakes on request (wakes_at) where wakes_at is not null;
create index request_due on request (due_on) where due_on is not null and state <> 'closed';
create index request_closed on request (closed_at) where scrubbed_at is null and closed_at is not null;
create index request_title on request using gin (lower(title) gin_trgm_ops);
create index request_partner_number on request (borrower_library_id, partner_number) where partner_number is not null;
create index request_home on request (home_library_id, id desc);
create index request_pickup on request (pickup_library_id, id desc);
create index request_facility on request (facility_library_id, id desc) where facility_library_id is not null;
create index request_for on request (for_request_id) where for_request_id is not null;
comment on table request is 'One wanted thing. Its state says where our matter stands; office/act.ts alone writes it.';
comment on column request.citation is 'ts: Citation';
comment on column request.partner_header is 'ts: PartnerHeader | null';
comment on column request.source_key is 'The source''s own number: a repeat of the same news makes no second request.';
comment on column request.resumes is 'The state a conditional answer returns to once accepted.';
comment on column request.wakes_at is 'When a timer row of the life cycle is next due.';

create table request_number (
  kind text not null check (kind in ('B', 'L', 'F')),
  year integer not null,
  last integer not null,
  primary key (kind, year)
);
comment on table request_number is 'The last number given out, per letter and year.';

create table request_patron (
  request_id bigint primary key references request (id) on delete cascade,
  patron_id bigint not null references patron (id) on delete cascade,
  ends_on date
);
create index request_patron_patron on request_patron (patron_id);
comment on table request_patron is 'Whom a request is for: the one link between a request and a person (CPLR 4509). Cut by the scrub.';

create table lender_string_entry (
  id bigint generated always as identity primary key,
  request_id bigint not null references request (id) on delete cascade,
  n integer not null,
  position integer not null,
  library_id bigint not null references library (id),
  state text not null default 'waiting' check (state in ('waiting', 'asked', 'conditional', 'promised', 'shipped', 'done', 'refused', 'withdrawing', 'withdrawn', 'failed')),
  request_type text not null default 'new' check (request_type in ('new', 'retry')),
  previous_n integer,
  last_status text,
  last_status_at timestamptz,
  reason text,
  retry_reason text,
  retry_after date,
  retry_before date,
  conditions text[] not null default '{}',
  cost_cents integer check (cost_cents >= 0),
  currency text,
  due_on date,
  supplier_number text,
  asked_at timestamptz,
  answered_at timestamptz,
  unique (request_id, n)
);
create index entry_library on lender_string_entry (library_id);
alter table request add foreign key (current_entry_id) references lender_string_entry (id);
comment on table lender_string_entry is 'One lender on a request''s string: the talk with it, its last words, its terms.';
comment on column lender_string_entry.n is 'Its number on the wire is the request''s plus .n.';
comment on column lender_string_entry.last_status is 'The partner''s status in its own spelling.';

create table piece (
  id bigint generated always as identity primary key,
  request_id bigint not null references request (id) on delete cascade,
  n integer not null,
  label text,
  barcode text,
  entry_id bigint references lender_string_entry (id),
  partner_barcode text,
  owner_library_id bigint references library (id),
  place text not null check (place in ('to_us', 'office', 'van_out', 'shelf', 'patron', 'van_in', 'packing', 'to_owner', 'owner', 'borrower', 'from_borrower', 'facility', 'from_facility', 'lost', 'settled')),
  place_since timestamptz not null,
  unique (request_id, n)
);
create unique index piece_barcode on piece (upper(barcode)) where barcode is not null;
create index piece_partner_barcode on piece (partner_barcode) where partner_barcode is not null;
comment on table piece is 'A physical thing with a barcode that a request moves; it has its own place.';

create table custody_event (
  id bigint generated always as identity primary key,
  piece_id bigint not null references piece (id) on delete cascade,
  event_id bigint not null,
  from_place text,
  to_place text not null,
  at timestamptz not null
);
create index custody_event_piece on custody_event (piece_id);
comment on table custody_event is 'Every change of a piece''s place: who answers for it follows from the place.';

create table request_event (
  id bigint generated always as identity primary key,
  request_id bigint not null references request (id),
  action text not null,
  from_state text not null,
  to_state text not null,
  outcome text,
  actor_kind text not null check (actor_kind in ('staff', 'member', 'patron', 'facility', 'lender', 'borrower', 'ils', 'network', 'timer', 'office')),
  actor_id text,
  gesture text,
  key text unique,
  version integer not null,
  entry_id bigint,
  piece_ids bigint[] not null default '{}',
  codes jsonb not null default '{}',
  at timestamptz not null
);
create index request_event_request on request_event (request_id, id);
create index request_event_gesture on request_event (gesture) where gesture is not null;
create index request_event_at on request_event (at);
comment on table request_event is 'What happened to a request: ids, codes and days, never names or text. Only ever appended to.';
comment on column request_event.codes is 'ts: Codes';
comment on column request_event.key is 'Makes a repeat harmless: the same order arriving twice is done once.';

create function request_event_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'request_event is only ever appended to';
end
$$;
create trigger request_event_no_update before update or delete on request_event for each row execute function request_event_is_append_only();
create trigger request_event_no_truncate before truncate on request_event for each statement execute function request_event_is_append_only();

create table former_value (
  id bigint generated always as identity primary key,
  event_id bigint not null references request_event (id),
  table_name text not null,
  row_id bigint not null,
  was jsonb,
  ends_at timestamptz not null
);
create index former_value_event on former_value (event_id);
create index former_value_ends on former_value (ends_at);
comment on table former_value is 'What undo needs: the columns a gesture changed as they were (null: the row is new). Gone when undo ends.';
comment on column former_value.was is 'ts: FormerRow | null';

create table effect (
  id bigint generated always as identity primary key,
  request_id bigint not null references request (id),
  event_id bigint not null references request_event (id),
  name text not null,
  port text not null check (port in ('partner', 'ils', 'network', 'mail', 'paper')),
  key text not null unique,
  state text not null check (state in ('held', 'waiting', 'doing', 'with_person', 'done', 'given_up', 'undone')),
  entry_id bigint references lender_string_entry (id),
  piece_id bigint references piece (id),
  parcel_id bigint,
  library_id bigint references library (id),
  codes jsonb not null default '{}',
  tries integer not null default 0,
  not_before timestamptz not null,
  done_at timestamptz,
  error text,
  created_at timestamptz not null
);
create index effect_to_do on effect (not_before) where state in ('held', 'waiting', 'doing');
create index effect_with_person on effect (id) where state in ('with_person', 'given_up');
create index effect_request on effect (request_id, id);
create index effect_event on effect (event_id);
comment on table effect is 'What an event still asks of the outside world; one runner does them, in order per request and port.';
comment on column effect.codes is 'ts: Codes';
comment on column effect.error is 'The last failure, in words for staff; never a name or a message''s text.';

create table parcel (
  id bigint generated always as identity primary key,
  number text not null unique,
  library_id bigint not null references library (id),
  state text not null default 'open' check (state in ('open', 'closed', 'collected')),
  service text,
  tracking text,
  grams integer check (grams > 0),
  created_at timestamptz not null,
  closed_at timestamptz,
  collected_at timestamptz
);
create index parcel_open on parcel (library_id) where state = 'open';
comment on table parcel is 'Pieces packed together for one address.';
alter table effect add foreign key (parcel_id) references parcel (id);

create table parcel_piece (
  parcel_id bigint not null references parcel (id) on delete cascade,
  piece_id bigint not null references piece (id),
  primary key (parcel_id, piece_id)
);
create index parcel_piece_piece on parcel_piece (piece_id);
comment on table parcel_piece is 'Which piece is in which package.';

create table exchange (
  id bigint generated always as identity primary key,
  direction text not null check (direction in ('in', 'out')),
  protocol text not null,
  library_id bigint references library (id),
  request_id bigint references request (id),
  entry_id bigint references lender_string_entry (id),
  effect_id bigint references effect (id),
  message_key text unique,
  kind text not null,
  body text not null,
  body_sha256 text not null,
  answer text,
  answer_status integer,
  at timestamptz not null,
  answered_at timestamptz,
  ends_on date
);
create index exchange_request on exchange (request_id, id);
create index exchange_body on exchange (body_sha256) where direction = 'in';
create unique index exchange_effect on exchange (effect_id) where effect_id is not null;
create index exchange_ends on exchange (ends_on) where ends_on is not null;
comment on table exchange is 'Messages on the wire, both ways, word for word, with what was answered. Emptied by the scrub.';

create table note (
  id bigint generated always as identity primary key,
  request_id bigint not null references request (id) on delete cascade,
  event_id bigint references request_event (id),
  from_kind text not null,
  text text not null,
  at timestamptz not null,
  ends_on date
);
create index note_request on note (request_id, id);
create index note_event on note (event_id);
create index note_ends on note (ends_on) where ends_on is not null;
comment on table note is 'Free text about a request. Emptied by the scrub.';

create table hold_on_scrub (
  request_id bigint primary key references request (id) on delete cascade,
  reason text not null,
  by_staff text not null,
  since timestamptz not null
);
comment on table hold_on_scrub is 'Requests whose personal data must stay for a named reason (dispute, legal hold).';

create table job_run (
  job text primary key,
  last_started_at timestamptz,
  last_ended_at timestamptz,
  outcome jsonb
);
comment on table job_run is 'When each job of the schedule last ran, and its counts.';
