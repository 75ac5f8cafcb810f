-- Where a site's policy wants a patron record in WorldShare, a patron has one there, found by a code of ours. A try to make
-- it is written down before it leaves, so that a crash in between never makes a second one.
create table network_patron (
  patron_id bigint primary key references patron (id) on delete cascade,
  number text,
  tried_at timestamptz not null,
  asked_at timestamptz
);
comment on table network_patron is 'The record in WorldShare that stands for a patron: nothing but a code of ours. Goes with the patron.';
comment on column network_patron.number is 'Its number there; null while an earlier try may have made it.';
comment on column network_patron.asked_at is 'A person has been asked whether it is there; the next try makes it.';
