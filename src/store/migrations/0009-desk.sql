-- The desk: who looked up a patron, and titles found by their short words too.
-- A look-up is kept for the office's audit period (ids and a code, no names) and goes on its own day.

create table patron_look_up (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  staff_id text not null,
  patron_id bigint not null,
  why text not null check (why in ('phone', 'desk')),
  ends_on date not null
);
create index patron_look_up_patron on patron_look_up (patron_id, at desc);
create index patron_look_up_ends on patron_look_up (ends_on);
comment on table patron_look_up is 'Who looked up which patron''s requests, when and by which way. Ids only, gone when the audit period ends.';
comment on column patron_look_up.patron_id is 'No foreign key: the record outlives a patron who is forgotten.';

-- Trigrams know no words of one or two letters: these are found as beginnings of words.
create index request_title_words on request using gin (to_tsvector('simple', title));

-- A step a person called done can be taken back while nothing followed from it.
alter table effect add column settled_gesture text;
alter table effect add column settled_from text;
create index effect_settled on effect (settled_gesture) where settled_gesture is not null;
comment on column effect.settled_gesture is 'The press of the key that called the step done by hand, by which it can be undone.';
