-- The texts of mails get a table: by kind and language, each change kept with who and when. They stood in a setting,
-- where a change left no trace. A language is written in only for patrons, so a patron may have one.

create table template (
  id bigint generated always as identity primary key,
  kind text not null,
  language text not null default 'en' check (language ~ '^[a-z]{2,3}$'),
  subject text check (length(subject) between 1 and 200),
  body text check (length(body) between 1 and 5000),
  staff_id text,
  at timestamptz not null,
  check ((subject is null) = (body is null))
);
create index template_newest on template (kind, language, id desc);
comment on table template is 'The office''s own texts of mails: the newest row of a kind and language is in force, the older ones are its history.';
comment on column template.kind is 'Which mail: named in domain/correspondence/templates.ts.';
comment on column template.subject is 'Null with body: back to the program''s own text.';
comment on column template.staff_id is 'Who changed it; null where that was not kept. No foreign key: the record outlives the account.';

alter table patron add column language text check (language ~ '^[a-z]{2,3}$');
comment on column patron.language is 'In which language they are written to, where the office has the text in it; null: English.';

-- Words that stood inside a blank stand beside it now, in a part that is left out when the blank is empty.
insert into template (kind, language, subject, body, at)
select t.key, 'en',
  left(t.value ->> 'subject', 200),
  left(replace(replace(replace(t.value ->> 'body',
    '{until}', '[ until {until}]'),
    '{due}', '[ by {due}]'),
    '{page}', case when t.key = 'signIn' then '{page}' else '[See it, answer or cancel: {page}]' end), 5000),
  s.changed_at
from setting s, jsonb_each(case when jsonb_typeof(s.value -> 'templates') = 'object' then s.value -> 'templates' else '{}' end) t
where s.name = 'correspondence' and t.value ->> 'subject' <> '' and t.value ->> 'body' <> '';

update setting set value = value - 'templates' where name = 'correspondence' and jsonb_typeof(value) = 'object';
