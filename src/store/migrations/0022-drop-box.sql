-- What is found in the drop box was brought back when nobody looked: since the day the box was last emptied. The reader
-- pays nothing for those days. Null: it is emptied today for all we know.

alter table scan_session add column dropped_on date, add column dropped_for date;
comment on column scan_session.dropped_for is 'The day for which dropped_on holds: a session that is never closed learns it anew each day.';
comment on column scan_session.dropped_on is 'Of a session at the drop box: the day it was last emptied before, as far back as what lies in it may have been brought.';
