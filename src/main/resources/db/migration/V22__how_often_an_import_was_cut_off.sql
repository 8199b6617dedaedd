-- How often an import was begun and its process ended before anything was planned: what ends the process that is at it
-- is not begun again for ever.

alter table import add column cut_off smallint not null default 0;
comment on column import.cut_off is 'processes that ended while they were at it, before anything was planned';
