-- Calendars: closings with their source, closed days of the week, van days, and planned absence from the desk.

alter table library_closure
  add column id bigint generated always as identity primary key,
  add column weekdays text[] check (weekdays <@ array['mon','tue','wed','thu','fri','sat','sun']),
  add column uid text,
  add column message_id bigint references message (id) on delete set null;
-- Two closings may begin on one day: the summer's Fridays and the holiday within it.
drop index library_closure_key;
create index library_closure_library on library_closure (library_id, starts_on);
create unique index library_closure_uid on library_closure (coalesce(library_id, 0), uid, starts_on, ends_on)
  where uid is not null;
create index library_closure_message on library_closure (message_id) where message_id is not null;
comment on column library_closure.weekdays is 'Only these days of the week within the span; null: all of them.';
comment on column library_closure.uid is 'The event''s own name in the calendar file it came from.';
comment on column library_closure.message_id is 'The mail that said so.';

alter table library add column van_days text[]
  check (van_days <@ array['mon','tue','wed','thu','fri','sat','sun']);
comment on column library.van_days is 'Days of the week on which the van stops there; null: whenever it goes.';

create table absence (
  id bigint generated always as identity primary key,
  starts_on date not null,
  ends_on date not null,
  kind text not null check (kind in ('leave', 'training', 'other')),
  substitute text check (substitute <> ''),
  made_at timestamptz not null,
  check (ends_on >= starts_on)
);
comment on table absence is 'Days on which nobody of the office is at the desk, or somebody stands in.';

create table absence_step (
  absence_id bigint not null references absence (id) on delete cascade,
  step text not null check (step in ('network', 'partners', 'substitute', 'before', 'after')),
  done_at timestamptz not null,
  primary key (absence_id, step)
);
comment on table absence_step is 'What was done before and after an absence.';
