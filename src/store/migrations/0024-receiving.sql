-- Receiving: what arrived and belongs to nobody, photos as evidence, where a lender's own paper lies.

create table stranger (
  id bigint generated always as identity primary key,
  number text not null unique,
  code text,
  title text,
  library_id bigint references library (id) on delete set null,
  sender text,
  came_at timestamptz not null,
  state text not null default 'kept' check (state in ('kept', 'matched', 'sent_back', 'given_up')),
  request_id bigint references request (id) on delete set null,
  settled_at timestamptz,
  constraint stranger_settled check ((state = 'kept') = (settled_at is null))
);
create index stranger_kept on stranger (id) where state = 'kept';
comment on table stranger is 'A thing that arrived and belongs to no request of ours. Nothing about people.';
comment on column stranger.code is 'What was scanned when it came.';
comment on column stranger.sender is 'Who sent it, as it stands on the package, when no library of ours is meant.';

create table photo (
  id bigint generated always as identity primary key,
  request_id bigint references request (id) on delete cascade,
  piece_id bigint references piece (id) on delete cascade,
  stranger_id bigint references stranger (id) on delete cascade,
  event_id bigint references request_event (id),
  type text not null check (type in ('image/jpeg', 'image/png', 'image/webp')),
  content bytea not null,
  taken_at timestamptz not null,
  ends_on date not null,
  constraint photo_of_one check (num_nonnulls(request_id, stranger_id) = 1)
);
create index photo_request on photo (request_id) where request_id is not null;
create index photo_stranger on photo (stranger_id) where stranger_id is not null;
create index photo_ends on photo (ends_on);
comment on table photo is 'How a thing looked when it came: evidence for a claim. Goes with its request''s personal data, or when its day has come.';

alter table piece
  add column paper text check (paper in ('in_book', 'filed')),
  add column paper_on date,
  add column paper_n integer check (paper_n > 0),
  add constraint piece_paper check ((paper is not distinct from 'filed') = (paper_on is not null and paper_n is not null));
create unique index piece_paper_filed on piece (paper_on, paper_n) where paper = 'filed';
comment on column piece.paper is 'Where the lender''s own paper lies while its piece is here: in the book, or filed under a day and number.';
comment on column piece.paper_n is 'Counts the papers filed on that day.';
