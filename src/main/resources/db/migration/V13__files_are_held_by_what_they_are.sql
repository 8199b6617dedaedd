-- A dropped file is known by what it is and never by its name. It leaves the inbox in the transaction that queues its
-- import, so two of one name may wait at once, and each row says in which data folder its file lies: only who has that
-- folder can work on it.
alter table import add column place text;
alter table import add column arrived_at timestamptz;
alter table import add column file_key text;
comment on column import.place is 'the data folder that holds its file, or the last one; null where any node will do';
comment on column import.arrived_at is 'whose turn it is among the files of its cohort: when it was last written to, never later than when it was seen';
comment on column import.file_key is 'with file_size and file_modified what the file was when it was taken: device and inode, where there are any';

-- What waited before lies in the inbox still, and arrives anew.
delete from import where state = 'QUEUED' and file is not null;

drop index import_one_of_a_file;
-- A claim looks at the first of each cohort, however many wait behind it.
create index import_waiting on import (cohort, arrived_at, id) where state = 'QUEUED';
create index import_of_a_file on import (cohort, planned_at desc) where file is not null and planned_at is not null;
create index import_refused_file on import (cohort, file, id desc) where file is not null and state = 'FAILED';

create table place (
    id      text primary key,
    host    text not null,
    folder  text not null,
    seen_at timestamptz not null default clock_timestamp()
);
comment on table place is 'data folders that nodes look after, and when one last did';

create table turn (
    cohort   text primary key,
    taken_at timestamptz not null
);
comment on table turn is 'when a cohort last had its turn: whoever waited longest is next, however many files another one has';
