-- What is claimed from the carrier for a package that it lost.

create table parcel_claim (
  id bigint generated always as identity primary key,
  loss_id bigint not null unique references parcel_loss (id) on delete cascade,
  carrier text not null check (carrier in ('usps', 'ups', 'fedex', 'courier', 'van')),
  covered_cents integer not null check (covered_cents > 0),
  first_on date not null,
  last_on date not null check (last_on >= first_on),
  state text not null default 'open' check (state in ('open', 'filed', 'paid', 'refused', 'withdrawn')),
  opened_at timestamptz not null,
  filed_on date,
  claim_number text,
  paid_cents integer check (paid_cents > 0),
  settled_at timestamptz,
  found_gesture text,
  state_before_found text check (state_before_found in ('open', 'filed'))
);
comment on table parcel_claim is 'What is claimed from the carrier for a package that it lost.';
comment on column parcel_claim.covered_cents is 'How much the carrier pays at most: what it was insured for, or what the service covers by itself.';
comment on column parcel_claim.first_on is 'Not before this day does the carrier take the claim, and not after last_on.';
comment on column parcel_claim.claim_number is 'The carrier''s number for it.';
comment on column parcel_claim.found_gesture is 'The gesture by which the package was found and this withdrawn: taking that back brings it back.';
create index parcel_claim_open on parcel_claim (first_on) where state = 'open';
create index parcel_claim_found_gesture on parcel_claim (found_gesture) where found_gesture is not null;
