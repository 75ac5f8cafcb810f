-- How calls to a system outside went last, and how many there were since the hour began, where every process of the office
-- sees it; written when it changes, and at most now and then while all goes well. A partner of ISO 18626 stands here as
-- iso18626:ID.
create table connection_health (
  name text primary key,
  is_well boolean,
  good_at timestamptz,
  bad_at timestamptz,
  error text,
  calls_since timestamptz not null,
  calls integer not null default 0
);
comment on table connection_health is 'The last good and the last failed call of each system outside, and its calls of the hour.';
comment on column connection_health.is_well is 'How the last call that says so went; null while there was none.';
comment on column connection_health.error is 'The last failure in words for staff; never a name, a secret or a message''s text.';
comment on column connection_health.calls_since is 'The hour (by the clock on the wall) in which calls were made.';

-- The outbox: every step not done, oldest first.
create index effect_open on effect (id) where state in ('held', 'waiting', 'doing', 'with_person', 'given_up');
