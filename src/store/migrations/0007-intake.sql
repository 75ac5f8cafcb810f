-- Intake looks for requests for the same work, counts a year's copies from one title, and keeps what the library
-- system said of copies. Numbers are compared without hyphens, titles by what is left without case and punctuation.

create function plain_number(text) returns text language sql immutable parallel safe as
  $$ select upper(regexp_replace($1, '[^0-9Xx]', '', 'g')) $$;
create function plain_title(text) returns text language sql immutable parallel safe as
  $$ select md5(lower(regexp_replace($1, '[[:space:][:punct:]]+', ' ', 'g'))) $$;

create index request_same_title on request (plain_title(title));
create index request_isbn on request (plain_number(citation->>'isbn')) where citation->>'isbn' is not null;
create index request_issn on request (plain_number(citation->>'issn')) where citation->>'issn' is not null;
-- What a lender did the last times: newest first, only where it was asked.
create index entry_asked on lender_string_entry (library_id, id desc) where asked_at is not null;

create table system_copies (
  request_id bigint primary key references request (id) on delete cascade,
  copies jsonb not null,
  looked_at timestamptz not null
);
comment on table system_copies is 'What the library system said of members'' copies when a request came in: which libraries, in or out. Nothing about people.';
comment on column system_copies.copies is 'ts: SystemCopyRow[]';
