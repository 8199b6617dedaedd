-- Webhooks, kept until they are delivered, as mails are; and which cohorts have not been imported for too long or have
-- a definition that cannot be read, so that it is said once, whichever node notices.

create table webhook (
    id          bigint generated always as identity primary key,
    message     uuid not null unique default gen_random_uuid(),
    cohort      text not null,
    import      bigint references import,
    about       text not null check (about in ('IMPORT', 'OVERDUE', 'RECOVERED', 'UNREADABLE', 'READABLE')),
    url         text not null,
    body        text not null,
    created_at  timestamptz not null default now(),
    attempts    integer not null default 0,
    next_at     timestamptz not null default now(),
    taken_until timestamptz,
    sent_at     timestamptz,
    given_up_at timestamptz,
    problem     text
);
create unique index webhook_once on webhook (import) where about = 'IMPORT';
create index webhook_due on webhook (url, id) where sent_at is null and given_up_at is null;
create index webhook_of_cohort on webhook (cohort, id desc);
comment on column webhook.message is 'the id that every attempt bears, by which a receiver drops doubles';
comment on column webhook.body is 'what is signed and sent, to the byte';
comment on column webhook.taken_until is 'until then a node is at it; after a kill another one may';

-- A mail may be about a cohort that was never imported.
alter table mail alter column import drop not null,
                 add column cohort text,
                 add column about text not null default 'IMPORT';
comment on column mail.cohort is 'whom a mail without an import is about';
comment on column mail.about is 'IMPORT, OVERDUE, RECOVERED, UNREADABLE or READABLE';
create index mail_of_cohort on mail (cohort, id desc) where cohort is not null;

create table overdue (
    cohort    text primary key,
    seen_at   timestamptz not null,
    rested_at timestamptz,
    raised_at timestamptz,
    raised_on timestamptz
);
comment on table overdue is 'a row for each definition that says notify.overdue';
comment on column overdue.seen_at is 'when it was first seen; a cohort that was never imported is counted from here';
comment on column overdue.rested_at is 'when it was last seen paused or retired; nothing counts from before';
comment on column overdue.raised_at is 'when it was told that the cohort is overdue; null while it is not';
comment on column overdue.raised_on is 'its last import then; only a later one ends it';

create table unreadable (
    cohort    text primary key,
    raised_at timestamptz not null
);
comment on table unreadable is 'cohorts of whose broken definition somebody was told; gone when it can be read again';
