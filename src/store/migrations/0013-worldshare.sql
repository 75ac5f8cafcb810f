-- A partner may be reached through WorldShare, where one request carries several lenders of a string and goes from one to
-- the next by itself. What the network said last is kept, so that an answer that says the same again writes nothing.
alter table library drop constraint library_channel_check;
alter table library add constraint library_channel_check check (channel in ('by_hand', 'iso18626', 'worldshare'));

create table network_request (
  id bigint generated always as identity primary key,
  request_id bigint not null references request (id) on delete cascade,
  number text not null unique,
  reference text,
  lenders text[] not null default '{}',
  status text,
  digest text,
  changed_at timestamptz not null,
  last_day date,
  then_what text,
  ended_at timestamptz
);
create index network_request_request on network_request (request_id, id);
create index network_request_open on network_request (id) where ended_at is null;
comment on table network_request is 'A request in WorldShare and what it said last. A borrowing request may have had several.';
comment on column network_request.lenders is 'Numbers (n) of the lender-string entries it carries, in its order.';
comment on column network_request.last_day is 'The last day before it moves on by itself; then_what says where to.';
