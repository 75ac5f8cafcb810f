-- Holds the number for a change that is made beside this one; goes when both are put together.
select 1;
