-- One outbox for all that tells people and programs of something, whichever channel it takes. What waited in the tables
-- of mails and of webhooks waits here; who was told of what stays.

create table notification (
    id           bigint generated always as identity primary key,
    message      uuid not null unique default gen_random_uuid(),
    channel      text not null,
    kind         text not null
                 check (kind in ('IMPORT', 'REMINDER', 'OVERDUE', 'RECOVERED', 'UNREADABLE', 'READABLE')),
    cohort       text not null,
    import       bigint references import check (import is not null or kind not in ('IMPORT', 'REMINDER')),
    reminder_day integer check ((kind = 'REMINDER') = (reminder_day is not null)),
    receiver     text,
    recipients   text[] not null,
    subject      text not null,
    document     text not null,
    created_at   timestamptz not null default now(),
    attempts     integer not null default 0,
    next_at      timestamptz not null default now(),
    leased_until timestamptz,
    sent_at      timestamptz,
    given_up_at  timestamptz,
    problem      text,
    delivered_to text[] not null default '{}',
    refused      text[] not null default '{}'
);
comment on column notification.message is 'the id that every attempt bears, by which a receiver drops doubles';
comment on column notification.channel is 'MAIL, WEBHOOK or another of notify.NotificationChannel';
comment on column notification.reminder_day is 'of a reminder: how many days after the import''s end';
comment on column notification.receiver is
    'where it goes, never shown; of one receiver one is sent at a time. Null where all go one way, as mails do';
comment on column notification.recipients is 'for whom it is, as it may be shown';
comment on column notification.document is
    'what is sent, in the form that the channel reads; of a webhook what is signed, to the byte. Dropped a month after';
comment on column notification.leased_until is 'until then a node is at it; after a kill another one may';
comment on column notification.delivered_to is 'recipients who have it already, where not all do';
comment on column notification.refused is 'recipients who never get it';

-- Numbers of mails stay: files in the folder outbox bear them.
insert into notification (id, channel, kind, cohort, import, reminder_day, recipients, subject, document, created_at,
                          attempts, next_at, sent_at, given_up_at, problem, delivered_to, refused)
overriding system value
select m.id, 'MAIL', case when m.reminder > 0 then 'REMINDER' else m.about end, coalesce(m.cohort, i.cohort), m.import,
       nullif(m.reminder, 0), m.recipients, m.subject,
       case when m.html = '' and m.text = '' then '' else json_build_object('html', m.html, 'text', m.text)::text end,
       m.created_at, m.attempts, m.next_at, m.sent_at, m.given_up_at, m.problem, m.taken, m.refused
  from mail m
  left join import i on i.id = m.import
 order by m.id;

select setval(pg_get_serial_sequence('notification', 'id'),
              greatest(pg_sequence_last_value(pg_get_serial_sequence('mail', 'id')::regclass), max(id), 0) + 1, false)
  from notification;

insert into notification (message, channel, kind, cohort, import, receiver, recipients, subject, document, created_at,
                          attempts, next_at, leased_until, sent_at, given_up_at, problem)
select message, 'WEBHOOK', about, cohort, import, url, array[coalesce(substring(url from '^https?://[^/?#]+'), '')],
       case when body like '{%' then coalesce(body::jsonb #>> '{data,subject}', '') else '' end, body, created_at,
       attempts, next_at, taken_until, sent_at, given_up_at, problem
  from webhook
 order by id;

-- Once for an import, and one reminder a day, whichever node writes it.
create unique index notification_once
    on notification (import, channel, kind, coalesce(reminder_day, 0), coalesce(receiver, '')) where import is not null;
create index notification_due on notification (id) where sent_at is null and given_up_at is null;
create index notification_of_receiver on notification (receiver, id)
    where sent_at is null and given_up_at is null and receiver is not null;
create index notification_of_channel on notification (channel, id desc);
create index notification_of_cohort on notification (cohort, created_at desc);
create index notification_given_up on notification (given_up_at) where given_up_at is not null;
create index notification_refused on notification (created_at) where refused <> '{}';

drop table mail;
drop table webhook;
