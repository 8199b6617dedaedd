-- What folding moves aside, so that a person's past can be told; which server the ledger was written on, so that a
-- restored backup is noticed; which key a workspace's members were sent with; and mails that remind.

-- Rows of batch as they were, but for those that folding itself had made: they say nothing that these do not.
create table past_batch (
    cohort          integer not null references cohort on delete cascade,
    no              bigint not null,
    import          bigint not null references import on delete cascade,
    state           "char" not null,
    joins           integer not null,
    leaves          integer not null,
    marked_at       timestamptz,
    acknowledged_at timestamptz,
    add_ids         text[] collate "C" not null,
    remove_ids      text[] collate "C" not null,
    primary key (cohort, no)
);
alter table past_batch alter column add_ids set storage external;
alter table past_batch alter column remove_ids set storage external;

alter table cohort add column changes_since timestamptz;
comment on column cohort.changes_since is 'what changed before is not kept any more; null while nothing was dropped';
-- Until now folding deleted what it folded away.
update cohort c set changes_since = now()
 where exists (select from batch b where b.cohort = c.id and b.phase = 0);

create table lineage (
    one       boolean primary key default true check (one),
    server    text not null,
    timeline  text not null,
    relation  text not null,
    noted_at  timestamptz not null
);
comment on table lineage is 'which server, timeline and table the ledger was written in; another one means a restore';
alter table cohort add column behind_at timestamptz, add column behind_why text;
comment on column cohort.behind_at is 'the database was put back: Braze may hold more than the ledger knows, until a resync';

-- A cohort may have several ledgers, one for each target; all but one are set aside.
alter table cohort add column set_aside_at timestamptz, add column set_aside_by text;
alter table cohort drop constraint cohort_cohort_key;
create unique index cohort_in_use on cohort (cohort) where set_aside_at is null;
-- From here on the data import key's alone. What was kept until now held the partner key as well: unknown.
update cohort set key_fingerprint = '';

alter table workspace add column changed_at timestamptz, add column asked_at timestamptz,
                      add column refused_key text not null default '';
comment on column workspace.changed_at is 'its members were sent with another key or to another endpoint; imports wait';
comment on column workspace.asked_at is 'the new key works, so an operator has to say whether it is the same workspace';
comment on column workspace.refused_key is 'the fingerprint of the data import key that Braze refused last';

alter table import add column refused_removes bigint not null default 0;
comment on column import.refused_removes is 'of those refused, who should be out and is still in Braze';

alter table mail drop constraint mail_import_key;
alter table mail add column reminder integer not null default 0;
comment on column mail.reminder is '0 tells of the import, the others remind of what it parked';
create unique index mail_once on mail (import, reminder);
