-- At the drop box every scan says where the piece goes, and the session ends with a count and what needs a person. Only
-- ids, codes and times are kept, as before: of a code nobody knew, a mark that says whether it was read already, and its
-- last four characters, by which the piece is found on the pile. Never of what may be a patron's card.

alter table scan
  add column goes text check (goes in ('home', 'van', 'crate', 'shelf', 'ask', 'aside')),
  add column goes_library_id bigint references library (id) on delete set null,
  add column goes_bin text check (length(goes_bin) between 1 and 60),
  add column why text,
  add column found text check (found in ('donation', 'damaged', 'valuables', 'not_ours')),
  add column said text check (said in ('home', 'van', 'crate', 'shelf', 'ask', 'aside')),
  add column said_bin text check (length(said_bin) <= 60),
  add column code_mark text check (length(code_mark) = 16),
  add column code_end text check (length(code_end) between 1 and 4);
comment on column scan.goes_bin is 'The short name of the library whose bin it goes into, or the number of the package.';
comment on column scan.why is 'Why it needs a person: a code of ours, never text.';
comment on column scan.said is 'What the screen said while the line was down.';
comment on column scan.code_mark is 'Of an unknown code: the same for the same code in the same session.';

-- A hold of another patron traps a piece of ours as it is checked in: it goes to the hold's pick-up library.
alter table piece
  add column trapped_at timestamptz,
  add column trapped_library_id bigint references library (id) on delete set null;
comment on column piece.trapped_at is 'When its check-in answered that a hold traps it.';
