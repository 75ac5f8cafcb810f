-- Paper and packing material by the two-bin rule: opening the last pack puts it on the order list. Blank forms are kept
-- with their versions. Papers of the queue may now also be pack labels, forms and a printer's test page.

create table supply (
  id bigint generated always as identity primary key,
  name text not null,
  kind text not null check (kind in ('strap', 'label', 'mailer', 'box', 'form', 'toner', 'other')),
  unit text not null,
  pack_size integer not null check (pack_size between 1 and 100000),
  vendor text not null,
  article text,
  price_cents integer check (price_cents >= 0),
  reorder_packs integer not null default 1 check (reorder_packs between 1 and 1000),
  container text,
  stock text check (stock in ('letter', 'letter_2', 'letter_6', 'letter_10', 'label_4x6', 'receipt')),
  papers_per_unit integer not null default 1 check (papers_per_unit between 1 and 100000),
  is_active boolean not null default true,
  created_at timestamptz not null
);
create unique index supply_name on supply (lower(name));
create unique index supply_container on supply (container) where container is not null and is_active;
comment on table supply is 'What the office uses up. The barcode on its pack is made from its id.';
comment on column supply.unit is 'What one is called: sheet, label, mailer.';
comment on column supply.pack_size is 'How many come in one pack.';
comment on column supply.reorder_packs is 'How many packs are ordered when the last one is opened.';
comment on column supply.container is 'What packages are packed in, by the name the packing table has for it.';
comment on column supply.stock is 'Papers printed on this stock use it up.';
comment on column supply.papers_per_unit is 'How many printed papers one of it makes.';

create table supply_order (
  id bigint generated always as identity primary key,
  vendor text not null,
  state text not null check (state in ('drafted', 'ordered', 'received')),
  created_at timestamptz not null,
  ordered_at timestamptz,
  received_at timestamptz
);
create unique index supply_order_draft on supply_order (vendor) where state = 'drafted';
comment on table supply_order is 'What is to be ordered from a vendor, was ordered, has come.';

create table supply_movement (
  id bigint generated always as identity primary key,
  supply_id bigint not null references supply (id),
  kind text not null check (kind in ('opened_last', 'ordered', 'received', 'counted', 'used')),
  quantity integer not null,
  cents integer,
  at timestamptz not null,
  order_id bigint references supply_order (id) on delete set null,
  gesture text not null
);
create index supply_movement_supply on supply_movement (supply_id, at);
create index supply_movement_order on supply_movement (order_id) where order_id is not null;
create index supply_movement_gesture on supply_movement (gesture);
comment on table supply_movement is 'What happened to a supply. Nobody''s name stands here.';
comment on column supply_movement.quantity is 'Single ones, not packs: counted is what is there, all else is what was added, ordered or taken.';
comment on column supply_movement.gesture is 'What was done in one go is undone in one go.';

alter table scan add column supply_gesture text;
comment on column scan.supply_gesture is 'The scan opened the last pack of a supply.';

create table form (
  id bigint generated always as identity primary key,
  name text not null,
  version text not null,
  file bytea not null,
  in_force_from date not null,
  stock_count integer check (stock_count >= 0),
  created_at timestamptz not null
);
create unique index form_version on form (lower(name), lower(version));
comment on table form is 'Blank forms as PDF. A new version is a new row; the old ones stay.';
comment on column form.stock_count is 'How many printed ones lie in the cupboard, as somebody noted.';

alter table print_job
  add column supply_id bigint references supply (id),
  add column form_id bigint references form (id),
  drop constraint print_job_kind_check,
  add constraint print_job_kind_check check (kind in ('strap', 'slip', 'pull', 'lent', 'label', 'pack', 'form', 'test')),
  drop constraint print_job_check,
  add constraint print_job_about check (
    case kind
      when 'test' then num_nonnulls(request_id, parcel_id, supply_id, form_id) = 0
      when 'form' then num_nonnulls(request_id, parcel_id, supply_id) = 0
      when 'pack' then supply_id is not null and num_nonnulls(request_id, parcel_id, form_id) = 0
      else num_nonnulls(request_id, parcel_id) = 1 and num_nonnulls(supply_id, form_id) = 0
    end
  );
create index print_job_supply on print_job (supply_id) where supply_id is not null;
create index print_job_form on print_job (form_id) where form_id is not null;
comment on column print_job.form_id is 'Null for a form: the ALA request form this program draws itself.';
