-- Who may sign in, what scripts come with, and who did what. Passwords are Argon2id hashes; of sessions and tokens only
-- a SHA-256 is kept, since their secrets are random and long: whoever reads these tables can sign in with none of them.

create table account (
    name         text primary key,
    role         text not null,
    password     text not null,
    created_at   timestamptz not null,
    signed_in_at timestamptz
);
comment on table account is 'a user; that word is reserved in SQL';

create table session (
    hash       bytea primary key,
    account    text not null references account on delete cascade,
    created_at timestamptz not null,
    used_at    timestamptz not null,
    expires_at timestamptz not null
);
create index on session (account);
comment on column session.used_at is 'moved once a minute at most, so that reading a page is seldom a write';

create table token (
    name       text primary key,
    hash       bytea not null unique,
    role       text not null,
    made_by    text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz
);

create table audit (
    id      bigint generated always as identity primary key,
    at      timestamptz not null,
    kind    text not null,
    who     text not null,
    address text not null,
    action  text not null,
    subject text not null,
    import  bigint,
    outcome text not null,
    times   integer not null default 1
);
-- Refused attempts of one hour share a row, and only the newest are kept: both look here.
create index on audit (id) where outcome = 'REFUSED';
comment on column audit.outcome is 'BEGUN until the action has ended; it stays so when the process was killed in between';
comment on column audit.subject is 'a cohort, a user or a token; never an identifier of a member';
