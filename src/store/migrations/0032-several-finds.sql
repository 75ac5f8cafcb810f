-- A piece out of the drop box may be wet and hold a letter too: each is found with it, none in place of another.

alter table scan
  add column finds text[] not null default '{}'
    check (finds <@ array['donation', 'damaged', 'valuables', 'not_ours']);
comment on column scan.finds is 'At the drop box: what was found with the piece, or loose.';
update scan set finds = array[found] where found is not null;
alter table scan drop column found;
