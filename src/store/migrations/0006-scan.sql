-- A scanner beeps twice, a page is loaded again, a network stalls: what a station's session has done is known here, so
-- that a second beep does nothing. Only ids and times: no code that was read (it may be a patron's card), and nobody's
-- name, so that no figure of a person's speed can be made of it. A session is forgotten a week after it began.

create table scan_session (
  id text primary key check (length(id) between 8 and 60),
  station text not null check (station in ('arriving', 'drop_box', 'packing', 'shelf')),
  parcel_id bigint references parcel (id) on delete set null,
  expects_request_id bigint references request (id) on delete cascade,
  expects_piece_id bigint references piece (id) on delete set null,
  expects_action text,
  expects_item boolean,
  opened_at timestamptz not null,
  closed_at timestamptz
);
create index scan_session_opened on scan_session (opened_at);
comment on table scan_session is 'From choosing a station to closing it: which package is open there, which second scan is awaited.';
comment on column scan_session.expects_item is 'True: the item''s own barcode is awaited; false: its strap; null: nothing.';

create table scan (
  id bigint generated always as identity primary key,
  session_id text not null references scan_session (id) on delete cascade,
  key text not null,
  request_id bigint references request (id) on delete cascade,
  piece_id bigint references piece (id) on delete set null,
  parcel_id bigint references parcel (id) on delete cascade,
  action text not null,
  gesture text,
  at timestamptz not null,
  undone_at timestamptz,
  unique (session_id, key)
);
create index scan_gesture on scan (gesture) where gesture is not null;
comment on table scan is 'What a scan did in its session. Forgotten with it.';
