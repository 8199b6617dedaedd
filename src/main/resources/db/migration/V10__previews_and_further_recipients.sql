-- What an import would do, looked at and not done: a row is kept for minutes, so that a reload and another node find it.
-- Its number is of the imports' own series, so that its stage has a name that no import's stage has.
create table preview (
    id           bigint primary key default nextval(pg_get_serial_sequence('import', 'id')),
    cohort       text not null,
    by           text,
    state        text not null default 'QUEUED',
    reason       text not null default '',
    definition   text not null,
    file         text,
    waits        boolean not null default false,
    asked_at     timestamptz not null default now(),
    started_at   timestamptz,
    read_at      timestamptz,
    finished_at  timestamptz,
    owner        text,
    token        uuid,
    lease_until  timestamptz,
    cancelled_by text,
    rows         bigint not null default 0,
    beside       bigint,
    found        jsonb
);
-- One at a time for a cohort, over all nodes; whoever asks meanwhile joins it.
create unique index preview_one_at_work on preview (cohort) where state in ('QUEUED', 'RUNNING');
create index preview_newest on preview (cohort, id desc);
comment on column preview.waits is 'its file still waits in the inbox; else it is the last accepted one again';
comment on column preview.beside is 'an import of the cohort that ran while it was compared';
comment on column preview.found is 'counts and masked examples; never an identifier';

-- Who gets mails beside those whom the definition names; and what a saved schedule replaced, so that it can be put back.
alter table schedule add column mail_to text[] not null default '{}', add column before jsonb;
comment on column schedule.before is 'settings and mail_to before the last save on the page; null when there was none';
