-- A piece out of the drop box may be wet and hold a letter too: each is found with it, none in place of another.

alter table scan
  add column finds text[] not null default '{}'
    check (finds <@ array['donation', 'damaged', 'valuables', 'not_ours']);
comment on column scan.finds is 'At the drop box: what was found with the piece, or loose.';
update scan set finds = array[found] where found is not null;
alter table scan drop column found;

-- A package that was found can be lost a second time. Taking that back brings back what was known of the first time.
alter table parcel
  add column former_lost_at timestamptz,
  add column former_lost_gesture text;
alter table parcel_piece
  add column former_lost_at timestamptz,
  add column former_found_at timestamptz,
  add column former_found_gesture text;
comment on column parcel.former_lost_at is 'When it was said to be lost the time before; taking the last time back brings it back.';
comment on column parcel_piece.former_lost_at is 'What was known of it when the package was said to be lost the time before.';
