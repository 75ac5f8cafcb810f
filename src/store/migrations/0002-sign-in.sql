-- Sign-in: who may come in, their sessions and passwords, tokens for programs, and the tries that are counted
-- against guessing. The columns of the first five tables are the ones better-auth asks for (a test compares them);
-- the checks, the link to the library and everything below them are ours.

create table staff_user (
  id text not null primary key,
  name text not null check (length(name) between 1 and 200),
  email text not null unique check (email = lower(email)),
  email_verified boolean not null,
  image text,
  created_at timestamptz not null default current_timestamp,
  updated_at timestamptz not null default current_timestamp,
  role text not null check (role in ('assistant', 'librarian', 'administrator', 'member', 'facility')),
  library_id bigint references library (id),
  must_change_password boolean not null,
  disabled_at timestamptz,
  check ((role in ('member', 'facility')) = (library_id is not null))
);
create index staff_user_library on staff_user (library_id);
comment on table staff_user is 'A person who may sign in. Never deleted: events name them; leaving is disabled_at.';
comment on column staff_user.library_id is 'The one library a member or facility account sees; empty for the office''s own people.';

create table staff_session (
  id text not null primary key,
  expires_at timestamptz not null,
  token text not null unique,
  created_at timestamptz not null default current_timestamp,
  updated_at timestamptz not null,
  ip_address text,
  user_agent text,
  user_id text not null references staff_user (id) on delete cascade
);
create index staff_session_user_id_idx on staff_session (user_id);
comment on table staff_session is 'One browser signed in. expires_at is the latest end; updated_at is the last use, to a few minutes.';

create table staff_account (
  id text not null primary key,
  account_id text not null,
  provider_id text not null,
  user_id text not null references staff_user (id) on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default current_timestamp,
  updated_at timestamptz not null
);
create index staff_account_user_id_idx on staff_account (user_id);
create unique index staff_account_provider on staff_account (provider_id, account_id);
comment on table staff_account is 'How a person proves who they are: provider_id credential holds the password''s hash.';

create table staff_verification (
  id text not null primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default current_timestamp,
  updated_at timestamptz not null default current_timestamp
);
create index staff_verification_identifier_idx on staff_verification (identifier);
comment on table staff_verification is 'Short-lived proofs the sign-in library keeps while a second step is under way.';

create table staff_rate_limit (
  id text not null primary key,
  key text not null unique,
  count integer not null,
  last_request bigint not null
);
comment on table staff_rate_limit is 'Sign-ins counted per client address.';

create table staff_sign_in_try (
  account_hash text not null primary key,
  tries integer not null,
  since timestamptz not null
);
comment on table staff_sign_in_try is 'Sign-ins counted per account since the last good one. The e-mail typed is kept as a hash: people type passwords there.';

create table staff_token (
  id bigint generated always as identity primary key,
  name text not null check (length(name) between 1 and 200),
  role text not null check (role in ('assistant', 'librarian', 'administrator', 'member', 'facility')),
  library_id bigint references library (id),
  token_hash text not null unique,
  created_by text not null references staff_user (id),
  created_at timestamptz not null,
  ends_at timestamptz not null,
  last_used_on date,
  revoked_at timestamptz,
  check ((role in ('member', 'facility')) = (library_id is not null))
);
create index staff_token_library on staff_token (library_id);
create index staff_token_created_by on staff_token (created_by);
comment on table staff_token is 'A key for a program, with a role and an end. Only the SHA-256 of its secret is kept.';
