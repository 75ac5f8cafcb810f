-- The mailing plan: what a library's post can be, rate tables of one's own, the plan as it was made, and what people wish of it.

alter table library
  add column postal_zone integer check (postal_zone between 1 and 9),
  add column is_institution boolean not null default true,
  add column by_courier boolean not null default false;
comment on column library.postal_zone is 'The postal zone from the office to it; null: the dearest the settings name.';
comment on column library.is_institution is 'Whether Library Mail may go to it: a public, school or college library, a museum and the like.';
comment on column library.by_courier is 'Whether the library courier stops there.';

create table rate_table (
  id bigint generated always as identity primary key,
  service text not null,
  starts_on date not null,
  ends_on date,
  charges jsonb not null,
  source text not null,
  doubt text,
  added_at timestamptz not null,
  unique (service, starts_on),
  check (ends_on is null or ends_on >= starts_on)
);
comment on table rate_table is 'Prices of a service the office has put in itself; they count before those the program comes with.';
comment on column rate_table.charges is 'ts: KeptCharges';

create table mailing_plan (
  id bigint generated always as identity primary key,
  made_at timestamptz not null,
  first_day date not null,
  digest text not null,
  packages jsonb not null,
  plan_cents integer not null,
  alone_cents integer not null,
  as_it_comes_cents integer not null,
  bound_cents integer not null,
  extra_day_cents integer,
  is_optimal boolean not null,
  has_minutes boolean not null,
  rates_from date,
  rates_doubt text
);
create index mailing_plan_newest on mailing_plan (made_at desc);
comment on table mailing_plan is 'Which pieces leave together, on which day, by what: as it was planned. The newest counts.';
comment on column mailing_plan.digest is 'Of everything it was made from: another one, and it is made anew.';
comment on column mailing_plan.packages is 'ts: KeptPackage[]';
comment on column mailing_plan.alone_cents is 'What one package for each piece would cost.';
comment on column mailing_plan.as_it_comes_cents is 'What it would cost to send each day what came that day.';
comment on column mailing_plan.extra_day_cents is 'What the plan would cost if pieces might wait a day longer.';
comment on column mailing_plan.has_minutes is 'Whether it keeps the minutes there are for packing.';

create table plan_wish (
  piece_id bigint not null references piece (id) on delete cascade,
  kind text not null check (kind in ('pin', 'hold', 'alone', 'forbid')),
  service text,
  on_day date,
  reason text check (length(reason) between 1 and 200),
  made_at timestamptz not null,
  check ((kind in ('pin', 'hold')) = (on_day is not null)),
  check ((kind = 'hold') = (reason is not null)),
  check ((kind = 'forbid') = (service is not null))
);
create unique index plan_wish_one on plan_wish (piece_id, kind, coalesce(service, ''));
comment on table plan_wish is 'What a person wants of the mailing plan for a piece; gone when the piece has left.';
