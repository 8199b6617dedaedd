-- Again after 30 s, a minute, two and so on up to an hour, a little sooner or later so that receivers are not stormed;
-- for three days, or not at all when the receiver said that it is gone.
update muster.webhook
   set attempts = attempts + 1, taken_until = null, problem = :#${variable.trouble.sentence},
       next_at = now() + least(interval '1 hour', interval '30 seconds' * power(2, least(attempts, 10)))
                       * (0.9 + 0.2 * random()),
       given_up_at = case when :#${variable.trouble.lasting} or created_at < now() - interval '3 days' then now() end
 where id = :#${variable.webhook}
returning cohort, attempts, given_up_at is not null as "givenUp", next_at as "nextAt"
