-- Keys, passwords and security codes of systems outside: sealed, so that neither the database nor its backup shows one.
-- key_id names the key that opens it; the key itself is never in the database.
create table secret (
  name text primary key,
  ciphertext text not null,
  key_id text not null,
  changed_at timestamptz not null
);
comment on table secret is 'Keys and passwords of systems outside, sealed by AES-256-GCM with a key that is not in the database.';
comment on column secret.ciphertext is 'Base64 of nonce (12 bytes), tag (16 bytes) and the sealed text.';
comment on column secret.key_id is 'Names the key that opens it, without telling anything of it.';
