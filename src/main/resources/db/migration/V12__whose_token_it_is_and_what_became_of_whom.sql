-- A token can do no more than who made it can now, and goes with them. Those of the command line, and of loopback before
-- there were users, are nobody's.
alter table token add column owner text references account on delete cascade;
update token t set owner = a.name from account a where a.name = t.made_by;
create index on token (owner);

-- What became of it: the role before and after, say.
alter table audit add column detail text not null default '';

-- A browser that has signed in as this user before keeps its own count of wrong tries, so that nobody elsewhere can keep
-- the user out.
create table known_browser (
    hash    bytea primary key,
    account text not null references account on delete cascade,
    seen_at timestamptz not null
);
create index on known_browser (account);
