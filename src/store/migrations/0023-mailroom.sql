-- The mailroom: on which terms a lender wants its piece back, what pieces weigh, what a package cost.

alter table lender_string_entry add column terms jsonb not null default '{}';
comment on column lender_string_entry.terms is 'How the piece must be kept and sent home, as the lender printed or wrote it. ts: KeptTerms';

alter table piece
  add column weight_oz integer check (weight_oz between 1 and 1120),
  add column weight_from text check (weight_from in ('scale', 'learned', 'typed')),
  add column too_big_for text[] not null default '{}',
  add constraint piece_weight_from check ((weight_oz is null) = (weight_from is null));
comment on column piece.weight_oz is 'Ounces without packaging; null: guessed from what it is.';
comment on column piece.too_big_for is 'Containers it was found not to fit into.';

-- The same book comes again: by its owner and barcode. Nothing about people.
create table item_measure (
  library_id bigint not null references library (id) on delete cascade,
  barcode text not null,
  weight_oz integer check (weight_oz between 1 and 1120),
  too_big_for text[] not null default '{}',
  learnt_at timestamptz not null,
  primary key (library_id, barcode)
);
comment on table item_measure is 'What a library''s item weighs, and what it does not fit into, learnt at an earlier visit.';

alter table parcel drop column grams,
  add column container text,
  add column gross_oz integer check (gross_oz between 1 and 1120),
  add column estimated_oz integer check (estimated_oz between 1 and 1120),
  add column postage_cents integer check (postage_cents >= 0),
  add column rated_on date,
  add column insured_cents integer not null default 0 check (insured_cents >= 0),
  add column signature boolean not null default false,
  add column planned_on date,
  add column lost_at timestamptz;
comment on column parcel.gross_oz is 'Ounces as weighed, with packaging.';
comment on column parcel.postage_cents is 'What sending it costs, extras included, by the rate table of rated_on.';
comment on column parcel.planned_on is 'The day the mailing plan has it leave.';
