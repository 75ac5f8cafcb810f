-- A request may begin in the library system's own interlibrary loan module or in the network. Each becomes one of ours
-- once, and goes on as the one it is there: nothing is made a second time.
alter table network_request add column born_there boolean not null default false;
comment on column network_request.born_there is 'It was made in WorldShare and taken in here from review; our lenders go on it, no second one is made.';

create table ils_request (
  request_id bigint primary key references request (id) on delete cascade,
  number text not null unique,
  stands text not null,
  told_by text not null check (told_by in ('report', 'view', 'patrons')),
  seen_at timestamptz not null
);
comment on table ils_request is 'The request in the library system''s interlibrary loan module that one of ours is. Emptied by the scrub: there it names a person.';
comment on column ils_request.number is 'The module''s own number.';
comment on column ils_request.stands is 'How it stood there when it was last told of.';
comment on column ils_request.told_by is 'Which way told of it first.';
