-- A thing that belongs to nobody and is to go back to its sender lies with the things to send until it has gone.

alter table stranger drop constraint stranger_state_check, drop constraint stranger_settled;
alter table stranger
  add constraint stranger_state_check check (state in ('kept', 'going_back', 'matched', 'sent_back', 'given_up')),
  add constraint stranger_settled check ((state in ('kept', 'going_back')) = (settled_at is null));
drop index stranger_kept;
create index stranger_here on stranger (id) where settled_at is null;
