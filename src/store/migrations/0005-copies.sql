-- Copies are few among the requests: a list of them should not have to read all the loans.

create index request_copies on request (id desc) where service = 'copy';
