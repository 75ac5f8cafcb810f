-- What was said of a claim can be taken back, the last of it first: what stood before is kept beside it.

create table parcel_claim_act (
  id bigint generated always as identity primary key,
  claim_id bigint not null references parcel_claim (id) on delete cascade,
  action text not null,
  gesture text not null unique,
  at timestamptz not null,
  former_state text not null check (former_state in ('open', 'filed', 'paid', 'refused', 'withdrawn')),
  former_filed_on date,
  former_claim_number text,
  former_paid_cents integer,
  former_settled_at timestamptz
);
comment on table parcel_claim_act is 'Something a person said of a claim, with how the claim stood before; what is taken back goes from here.';
comment on column parcel_claim_act.gesture is 'What taking it back goes by.';
create index parcel_claim_act_claim on parcel_claim_act (claim_id);
