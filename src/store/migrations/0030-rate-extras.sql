-- What a table asks for a declared value and a signature, as an office keys it from its contract with UPS or FedEx.
alter table rate_table add column extras jsonb;
comment on column rate_table.extras is 'ts: KeptExtras';
