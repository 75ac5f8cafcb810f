-- An office without a key pastes the library system's pages: they tell which of its requests one of ours is.
alter table ils_request drop constraint ils_request_told_by_check;
alter table ils_request add constraint ils_request_told_by_check check (told_by in ('report', 'view', 'patrons', 'page'));
