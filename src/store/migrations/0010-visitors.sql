-- People without an account: patrons signed in by card (or by a mailed address), and the morning mail to a member
-- library. Sessions and ways in hold no secret, only its hash, and end; they go with the patron they are for.

create table patron_session (
  token_hash text primary key,
  patron_id bigint not null references patron (id) on delete cascade,
  seen_at timestamptz not null,
  ends_at timestamptz not null
);
create index patron_session_patron on patron_session (patron_id);
create index patron_session_ends on patron_session (ends_at);
comment on table patron_session is 'Patrons signed in to their page. Swept in the night.';

create table patron_entry (
  token_hash text primary key,
  patron_id bigint not null references patron (id) on delete cascade,
  ends_at timestamptz not null
);
create index patron_entry_patron on patron_entry (patron_id);
create index patron_entry_ends on patron_entry (ends_at);
comment on table patron_entry is 'Addresses mailed to a patron that open their page once. Gone when used; swept in the night.';

create table member_mail (
  library_id bigint not null references library (id) on delete cascade,
  day date not null,
  state text not null check (state in ('sending', 'sent', 'failed')),
  line_count integer not null,
  error text,
  at timestamptz not null,
  primary key (library_id, day)
);
comment on table member_mail is 'Which day''s mail with what is wanted went to which member library: one a day.';
comment on column member_mail.state is 'Left at sending, nobody knows whether it went out: it is not sent again by itself.';
comment on column member_mail.error is 'Why it did not go out, in words for staff.';
