-- Again after the channel's first wait, each time twice as long up to an hour, for those who have no answer yet; for
-- three days, or not at all when the receiver said that it is gone. Where nobody is left it is sent, or given up where
-- nobody took it.
with said as (
       select id, recipients,
              delivered_to || cast(:#${variable.trouble.delivered} as text[]) delivered_to,
              refused || cast(:#${variable.trouble.refused} as text[]) refused
         from muster.notification
        where id = :#${variable.notification}),
     rest as (
       select said.*,
              exists (select from unnest(recipients) r where r <> all (delivered_to || refused)) more
         from said)
update muster.notification n
   set attempts = n.attempts + 1, leased_until = null, problem = :#${variable.trouble.sentence},
       delivered_to = rest.delivered_to, refused = rest.refused,
       sent_at = case when not rest.more and rest.delivered_to <> '{}' then now() end,
       given_up_at = case when rest.more and (:#${variable.trouble.lasting} or n.created_at < now() - interval '3 days')
                            or not rest.more and rest.delivered_to = '{}' then now() end,
       next_at = now() + least(interval '1 hour',
                               make_interval(secs => :#${variable.trouble.firstWait}) * power(2, least(n.attempts, 10)))
                       * (1 + :#${variable.trouble.spread} * (2 * random() - 1))
  from rest
 where n.id = rest.id
returning n.cohort, n.import, n.attempts, cardinality(n.recipients) as recipients,
          n.given_up_at is not null as "givenUp"
