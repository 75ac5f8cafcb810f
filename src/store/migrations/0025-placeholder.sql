-- Another part of the mailroom takes this number.
select 1;
