-- A package may be said to be lost more than once: each time is a row of its own, so that taking the last one back leaves the
-- one before as it was.

create table parcel_loss (
  id bigint generated always as identity primary key,
  parcel_id bigint not null references parcel (id) on delete cascade,
  said_at timestamptz not null,
  gesture text
);
comment on table parcel_loss is 'A package was said to be lost on its way.';
comment on column parcel_loss.gesture is 'The gesture that said so: taking that back takes this back.';
create index parcel_loss_parcel on parcel_loss (parcel_id);
create index parcel_loss_gesture on parcel_loss (gesture) where gesture is not null;

create table parcel_loss_piece (
  loss_id bigint not null references parcel_loss (id) on delete cascade,
  piece_id bigint not null references piece (id) on delete cascade,
  found_at timestamptz,
  found_gesture text,
  primary key (loss_id, piece_id)
);
comment on table parcel_loss_piece is 'What was in it and had not arrived.';
comment on column parcel_loss_piece.found_at is 'When it came to light after all.';
comment on column parcel_loss_piece.found_gesture is 'The gesture that said so: taking that back takes this back.';
create index parcel_loss_piece_piece on parcel_loss_piece (piece_id);
create index parcel_loss_piece_found_gesture on parcel_loss_piece (found_gesture) where found_gesture is not null;

insert into parcel_loss (parcel_id, said_at, gesture)
select id, lost_at, lost_gesture from parcel where lost_at is not null order by lost_at, id;
insert into parcel_loss_piece (loss_id, piece_id, found_at, found_gesture)
select l.id, pp.piece_id, pp.found_at, pp.found_gesture
from parcel_piece pp join parcel_loss l on l.parcel_id = pp.parcel_id
where pp.lost_at is not null;

alter table parcel drop column lost_at, drop column lost_gesture;
alter table parcel_piece drop column lost_at, drop column found_at, drop column found_gesture;

alter table piece add column lost_from text check (lost_from in ('to_us', 'office', 'van_out', 'shelf', 'patron', 'van_in', 'packing', 'to_owner', 'owner', 'borrower', 'from_borrower', 'facility', 'from_facility', 'settled'));
comment on column piece.lost_from is 'Where it was when it was lost; null: it is not lost.';
update piece p set lost_from = (
  select c.from_place from custody_event c where c.piece_id = p.id and c.to_place = 'lost' order by c.id desc limit 1
) where p.place = 'lost';
