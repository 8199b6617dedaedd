-- Whoever decides on parked changes wants to see whom they would take out or in. The source is not read again for
-- that, and the parked are no list (wanted and held differ, no more): so the plan that parked them keeps a few.
create table parked (
    import   bigint not null references import on delete cascade,
    remove   boolean not null,
    kind     "char" not null,
    label    text not null,
    n        bigint not null,
    examples text[] not null,
    primary key (import, remove, kind, label)
);
comment on column parked.kind is 'e external id, a alias of this label, d device id';
comment on column parked.examples is 'the first few, masked; never an identifier';

-- When the mails come is said on the page where the cohort's file says nothing of mails.
alter table schedule add column mail_when text;

-- What was given up lately is told on the page of health.
create index mail_given_up on mail (given_up_at) where given_up_at is not null;
create index webhook_given_up on webhook (given_up_at) where given_up_at is not null;
