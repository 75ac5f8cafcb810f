-- What a system outside asks while a step is done there is put to a person in its own words: its question and answers
-- stand with the step, and so do the answers chosen, which go with the next try.
alter table effect add column asks jsonb;
comment on column effect.asks is 'ts: Asked | null';
alter table effect add column answers jsonb not null default '{}';
comment on column effect.answers is 'ts: Codes';

-- The card-holder that stands for a library in the library system: what we lend it is held for and checked out to it.
alter table library add column ils_card text;
comment on column library.ils_card is 'The card of its institutional patron in the library system.';
create unique index library_ils_card on library (ils_card) where ils_card is not null;
