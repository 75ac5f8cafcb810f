-- Packing by scan: what of a package was in the hand, and what the postage meter said at the end of the day.

alter table parcel_piece add column packed_at timestamptz;
comment on column parcel_piece.packed_at is 'When it was scanned into the package; null: it is to go in.';

alter table library add column courier_hub text;
comment on column library.courier_hub is 'The hub of the library courier that stands on its bag labels.';

create table meter_reading (
  day date not null,
  carrier text not null check (carrier in ('usps', 'ups', 'fedex', 'courier', 'van')),
  total_cents integer not null check (total_cents >= 0),
  noted_at timestamptz not null,
  primary key (day, carrier)
);
comment on table meter_reading is 'What the postage meter, or a carrier''s own program, says a day''s packages cost.';

alter table parcel add column lost_gesture text;
comment on column parcel.lost_gesture is 'The gesture that said it was lost on its way: taking that back takes this back.';
