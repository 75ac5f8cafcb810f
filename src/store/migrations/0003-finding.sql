-- Lists and the scan box look for requests by ways that had no index: the borrower, the owning library (also of a
-- single piece), the partner's own number, the lender's own number, and whose answer the office's cards wait for.

create index request_borrower on request (borrower_library_id, id desc) where borrower_library_id is not null;
create index request_owner on request (owner_library_id, id desc) where owner_library_id is not null;
create index piece_owner on piece (owner_library_id) where owner_library_id is not null;
create index request_their_number on request (partner_number) where partner_number is not null;
create index entry_supplier_number on lender_string_entry (supplier_number) where supplier_number is not null;
create index request_question on request (question_until) where question_until is not null and state <> 'closed';
create index request_renewal on request (id) where renewal_asked_at is not null and state <> 'closed';
