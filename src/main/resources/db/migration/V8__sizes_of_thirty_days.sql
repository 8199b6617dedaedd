-- The list of cohorts draws each one's size over 30 days: its last import of each day, read from this index alone.
create index import_sizes on import (cohort, finished_at) include (present_before, added, removed)
 where state in ('SUCCEEDED', 'PARTIAL');
