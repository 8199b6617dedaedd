-- The first version's tables. A row of batch is a request: identifiers lie in arrays, so that a million members
-- are a thousand rows, without an index or an update an identifier. What Braze holds of a cohort is what the
-- batches up to cohort.folded say, corrected by the words of those above.

create table workspace (
    name            text primary key,
    key_fingerprint text not null,
    stopped_at      timestamptz,
    stopped_reason  text
);
comment on table workspace is 'a stop is kept here, so that it holds on every node and over a restart';

create table cohort (
    id              integer generated always as identity primary key,
    cohort          text not null unique,
    workspace       text not null,
    endpoint        text not null,
    partner         text not null,
    key_fingerprint text not null,
    created_at      timestamptz not null,
    name_sent       text,
    folded          bigint not null default 0,
    present         bigint not null default 0,
    definition      text not null,
    paused_at       timestamptz,
    paused_by       text,
    paused_why      text,
    retired_at      timestamptz
);
comment on column cohort.created_at is 'the created_at of the first create call; Braze wants it again on a rename';
comment on column cohort.folded is 'batches up to this number are adds only, acknowledged, no identifier twice';
comment on column cohort.present is 'members whose last acknowledged word is in; moved when an import ends';
comment on column cohort.definition is 'the last definition that was valid';

create table import (
    id             bigint generated always as identity primary key,
    cohort         text not null,
    cohort_id      integer references cohort,
    name           text not null,
    workspace      text not null,
    kind           text not null default 'IMPORT',
    trigger        text not null,
    by             text,
    file           text,
    file_size      bigint,
    file_modified  timestamptz,
    file_hash      text,
    state          text not null,
    reason         text not null default '',
    fault          text not null default 'NONE',
    guard          text,
    queued_at      timestamptz not null default now(),
    not_before     timestamptz not null default now(),
    started_at     timestamptz,
    planned_at     timestamptz,
    finished_at    timestamptz,
    told_at        timestamptz,
    definition     text not null,
    owner          text,
    token          uuid,
    lease_until    timestamptz,
    cancelled_by   text,
    approves       bigint references import,
    waive_adds     bigint not null default 0,
    waive_removes  bigint not null default 0,
    waive_guard    text,
    mixed          boolean not null default false,
    staged         bigint not null default 0,
    rows           bigint not null default 0,
    members        bigint not null default 0,
    rejected       bigint not null default 0,
    duplicates     bigint not null default 0,
    present_before bigint not null default 0,
    added          bigint not null default 0,
    removed        bigint not null default 0,
    settled        bigint not null default 0,
    unchanged      bigint not null default 0,
    uncertain      bigint not null default 0,
    refused        bigint not null default 0,
    parked_adds    bigint not null default 0,
    parked_removes bigint not null default 0,
    changes        bigint not null default 0,
    acknowledged   bigint not null default 0,
    requests       bigint not null default 0,
    retries        bigint not null default 0,
    rejects        jsonb not null default '{}',
    waiting_why    text,
    waiting_until  timestamptz
);
comment on column import.rows is 'rows staged so far: the stage is unlogged, so the diff asserts that it still holds them';
comment on column import.token is 'who holds it may mark and acknowledge batches of this import, nobody else';
comment on column import.definition is 'the definition as it was when the import ran';

-- One import at a time for a cohort, over all nodes.
create unique index import_one_running on import (cohort) where state = 'RUNNING';
-- At most one waits, later triggers join it; files always wait, each for itself.
create unique index import_one_queued on import (cohort, kind) where state = 'QUEUED' and file is null;
create unique index import_one_of_a_file on import (cohort, file) where state in ('QUEUED', 'RUNNING') and file is not null;
create index import_history on import (cohort, id desc);
create index import_untold on import (finished_at) where finished_at is not null and told_at is null;
create index import_live on import (state) where state in ('QUEUED', 'RUNNING');

create sequence batch_no;

create table batch (
    cohort          integer not null references cohort,
    no              bigint not null default nextval('batch_no'),
    import          bigint not null references import,
    phase           smallint not null,
    state           "char" not null,
    external        boolean not null,
    n               integer not null,
    joins           integer not null,
    leaves          integer not null,
    attempts        integer not null default 0,
    marked_at       timestamptz,
    acknowledged_at timestamptz,
    hazard          timestamptz,
    add_ids         text[] collate "C" not null,
    remove_ids      text[] collate "C" not null,
    primary key (cohort, no)
) with (fillfactor = 50);
-- pglz does not shrink identifiers; trying costs time.
alter table batch alter column add_ids set storage external;
alter table batch alter column remove_ids set storage external;
create index batch_of_import on batch (import, no);
comment on column batch.state is 'L planned, M marked, A acknowledged, S superseded, D acknowledged and doubted by a resync, R refused, W wanted, H halved';
comment on column batch.phase is '1 removes, 2 adds, 3 removes under a hazard, 4 adds under a hazard';
comment on column batch.joins is 'the first so many of add_ids are not present before; leaves is the same for removes';
comment on column batch.hazard is 'until then an unanswered attempt may still take effect';

-- Which identifiers are one person. Kept apart from the batches, since it is learned of members that stay as well.
create table tie (
    cohort  integer not null references cohort,
    no      bigint not null default nextval('batch_no'),
    ids     text[] collate "C" not null,
    persons text[] collate "C" not null,
    primary key (cohort, no)
);
alter table tie alter column ids set storage external;
alter table tie alter column persons set storage external;
comment on column tie.persons is 'whose each of ids is: p and what match.person says, or the identifier that it stands beside';

create table mail (
    id         bigint generated always as identity primary key,
    import     bigint not null unique references import,
    recipients text[] not null,
    subject    text not null,
    html       text not null,
    text       text not null,
    created_at timestamptz not null default now(),
    attempts   integer not null default 0,
    next_at    timestamptz not null default now(),
    sent_at    timestamptz,
    given_up_at timestamptz,
    problem    text
);
create index mail_due on mail (next_at) where sent_at is null and given_up_at is null;
