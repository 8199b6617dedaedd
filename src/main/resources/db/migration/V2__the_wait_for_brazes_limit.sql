-- Until when Braze's limit keeps a partner's requests back: every node waits, also after a restart. One row a partner,
-- under its name and without its key.

create table braze_limit (
    partner     text primary key,
    waits_until timestamptz not null
);
comment on table braze_limit is 'a row stays when its time has passed; only one in the future means a wait';
