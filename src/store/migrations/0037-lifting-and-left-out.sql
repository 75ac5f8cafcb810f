-- One piece alone may be heavier than one person lifts: two of them lift it, and have said so. UPS and FedEx carry up to
-- 150 lb, so that is what a package may weigh here.

alter table parcel add column two_lift boolean not null default false;
comment on column parcel.two_lift is 'Somebody said that two lift it, as it is heavier than one person lifts.';
alter table parcel drop constraint parcel_gross_oz_check;
alter table parcel add constraint parcel_gross_oz_check check (gross_oz between 1 and 2400);
alter table parcel drop constraint parcel_estimated_oz_check;
alter table parcel add constraint parcel_estimated_oz_check check (estimated_oz between 1 and 2400);

-- A piece that has no way to go, on any day that can be planned, stands beside the plan: Today says how many.

alter table mailing_plan add column left_out integer not null default 0;
comment on column mailing_plan.left_out is 'Pieces that wait and that nothing can take, on any day that is planned.';
