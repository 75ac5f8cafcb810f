-- Mail that comes in: each taken once, kept until somebody or a rule has dealt with it, then forgotten on a day.
create table mailbox (
  name text primary key,
  uid_validity text not null,
  first_uid bigint not null,
  last_uid bigint not null
);
comment on table mailbox is 'How far each folder of a mailbox has been read; moved in the transaction that keeps a mail.';
comment on column mailbox.uid_validity is 'Another value: the server has numbered its mails anew, and all are looked at again.';
comment on column mailbox.first_uid is 'The first mail that was ours to read; older ones stay untouched.';

create table message (
  id bigint generated always as identity primary key,
  key text not null unique,
  mailbox text not null,
  message_id text,
  from_name text,
  from_address text,
  to_addresses text[] not null default '{}',
  subject text not null,
  sent_at timestamptz,
  received_at timestamptz not null,
  text text not null,
  headers text not null,
  bytes integer not null,
  trouble text,
  raw bytea,
  state text not null check (state in ('unread', 'waiting', 'taken', 'archived')),
  words text,
  request_id bigint references request (id) on delete set null,
  settled_at timestamptz,
  ends_on date
);
create index message_waiting on message (received_at, id) where state in ('unread', 'waiting');
create index message_request on message (request_id) where request_id is not null;
create index message_ends on message (ends_on) where ends_on is not null;
comment on table message is 'A mail that came in. Emptied by the scrub: with its request, else when its day has come.';
comment on column message.key is 'Of its Message-ID, sender, subject and date, else of the whole: the same mail by another road is the same.';
comment on column message.state is 'unread: no rule has seen it yet; waiting: in the Inbox; taken: a rule has dealt with it; archived: a person has.';
comment on column message.trouble is 'Why it could not be read as mails are, in words for staff; then the whole stands in raw.';
comment on column message.words is 'What a rule said of it.';

create table message_part (
  id bigint generated always as identity primary key,
  message_id bigint not null references message (id) on delete cascade,
  name text not null,
  type text not null,
  bytes integer not null,
  content bytea not null
);
create index message_part_message on message_part (message_id);
comment on table message_part is 'What was attached to a mail; goes with it.';
