-- Mails that wait for their sending, the oldest first.
select id
  from muster.mail
 where sent_at is null and given_up_at is null and next_at <= now()
 order by id
 limit 20
