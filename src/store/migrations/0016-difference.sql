-- Where ours, Polaris and WorldShare disagree a person sees it until it is gone. A line is kept over the nights while it
-- stays the same difference, so that it says since when.
create table difference (
  id bigint generated always as identity primary key,
  kind text not null,
  request_id bigint references request (id) on delete cascade,
  about text not null,
  ours text not null,
  polaris text,
  worldshare text,
  facts jsonb not null default '{}',
  since timestamptz not null,
  said_at timestamptz not null,
  mend text,
  mended_at timestamptz,
  gone_at timestamptz
);
create unique index difference_open on difference (kind, coalesce(request_id, 0), about) where gone_at is null;
create index difference_request on difference (request_id) where gone_at is null;
create index difference_gone on difference (gone_at) where gone_at is not null;
comment on table difference is 'What ours, Polaris and WorldShare say differently of one request, or of one of theirs that nobody here knows. Gone ones are deleted after a month.';
comment on column difference.about is 'Tells it from others of its kind for the same request: a number there, a barcode.';
comment on column difference.facts is 'ts: DifferenceFacts; what its mends need, as ids, codes and days';
comment on column difference.said_at is 'When what they say changed last. That it is still so, the time of the last comparison says.';
comment on column difference.mend is 'The mend a person chose; looked at again once what it ordered is done.';

create table difference_silence (
  id bigint generated always as identity primary key,
  kind text not null,
  request_id bigint references request (id) on delete cascade,
  reason text not null,
  until date not null,
  by_staff text,
  at timestamptz not null
);
create unique index difference_silence_one on difference_silence (kind, coalesce(request_id, 0));
comment on table difference_silence is 'Kinds of difference known to be harmless: a whole kind, or for one request, until a day.';
