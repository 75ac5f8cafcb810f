-- Paper: what is to be printed, is being printed and was, so that nothing is lost when a printer jams or the program
-- ends half-way. Ids, kind and stock only: what a paper says is put together when it is drawn. And the days on the way
-- between a library and the office, from which the patron's date is reckoned.

alter table library add column way_days integer check (way_days between 0 and 60);
comment on column library.way_days is 'Days on the way to the office by van (members) or from it by mail (partners); null: as the policy has it.';

create table print_job (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('strap', 'slip', 'pull', 'lent', 'label')),
  request_id bigint references request (id),
  piece_id bigint references piece (id) on delete set null,
  parcel_id bigint references parcel (id),
  effect_id bigint references effect (id),
  stock text not null check (stock in ('letter', 'letter_2', 'letter_6', 'letter_10', 'label_4x6', 'receipt')),
  printer text,
  state text not null check (state in ('waiting', 'printing', 'printed', 'failed', 'unsure', 'cancelled')),
  is_void boolean not null default false,
  batch text,
  tries integer not null default 0,
  not_before timestamptz not null,
  error text,
  created_at timestamptz not null,
  printed_at timestamptz,
  check ((request_id is null) <> (parcel_id is null))
);
create index print_job_open on print_job (not_before) where state in ('waiting', 'printing', 'failed', 'unsure');
create index print_job_printed on print_job (printed_at desc) where printed_at is not null;
create index print_job_request on print_job (request_id, id) where request_id is not null;
create index print_job_piece on print_job (piece_id) where piece_id is not null;
create index print_job_parcel on print_job (parcel_id) where parcel_id is not null;
create index print_job_effect on print_job (effect_id) where effect_id is not null;
comment on table print_job is 'One paper to be printed, or printed. Drawn anew each time from what it is about.';
comment on column print_job.printer is 'The printer''s name in the settings; null: it comes out with the next batch.';
comment on column print_job.is_void is 'Printed, and then the act was undone: to be thrown away.';
comment on column print_job.batch is 'Papers that came out together.';
comment on column print_job.error is 'Why the printer did not take it, in words for staff.';
