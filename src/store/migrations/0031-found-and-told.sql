-- A package that was said to be lost and is found again, piece by piece; and the mails partners were sent about an absence,
-- which stood in a setting.

alter table parcel_piece
  add column lost_at timestamptz,
  add column found_at timestamptz,
  add column found_gesture text,
  add constraint parcel_piece_found check (found_at is null or lost_at is not null);
comment on column parcel_piece.lost_at is 'When it was said to be lost on its way with this package.';
comment on column parcel_piece.found_at is 'When it came to light after all.';
comment on column parcel_piece.found_gesture is 'The gesture that said so: taking that back takes this back.';
create index parcel_piece_found_gesture on parcel_piece (found_gesture) where found_gesture is not null;

update parcel_piece pp set lost_at = k.lost_at
from parcel k
where k.id = pp.parcel_id and k.lost_at is not null
  and exists (select from request_event e where e.gesture = k.lost_gesture and pp.piece_id = any (e.piece_ids));
update parcel_piece pp set found_at = coalesce(
  (
    select min(c.at) from custody_event c
    where c.piece_id = pp.piece_id and c.from_place in ('lost', 'settled')
      and c.to_place not in ('lost', 'settled') and c.at >= pp.lost_at
  ),
  pp.lost_at)
from piece p
where p.id = pp.piece_id and pp.lost_at is not null and p.place not in ('lost', 'settled');

create table absence_mail (
  absence_id bigint not null references absence (id) on delete cascade,
  library_id bigint not null references library (id) on delete cascade,
  state text not null check (state in ('sending', 'sent', 'failed')),
  address text,
  subject text,
  text text,
  at timestamptz not null,
  primary key (absence_id, library_id)
);
comment on table absence_mail is 'What a partner was written about an absence, and what became of the mail.';
comment on column absence_mail.state is 'Left at sending, nobody knows whether it went out: it is not sent again by itself.';
comment on column absence_mail.address is 'Where it went; null, as subject and text, for one sent before they were kept.';

insert into absence_mail (absence_id, library_id, state, at)
select a.id, l.id, told.value, s.changed_at
from setting s
cross join lateral jsonb_each(s.value) as of_absence (absence_id, libraries)
cross join lateral jsonb_each_text(of_absence.libraries) as told (library_id, value)
join absence a on a.id::text = of_absence.absence_id
join library l on l.id::text = told.library_id
where s.name = 'absence-mails' and told.value in ('sending', 'sent', 'failed');
delete from setting where name = 'absence-mails';
