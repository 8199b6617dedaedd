-- The oldest webhooks that are due, one a receiver: one that does not answer must not keep the others waiting. They are
-- taken for two minutes, longer than an attempt lasts; what a kill leaves behind is due again after them.
with oldest as (
       select distinct on (url) id
         from muster.webhook w
        where sent_at is null and given_up_at is null and next_at <= now()
          and not exists (select from muster.webhook other where other.url = w.url and other.taken_until > now())
        order by url, id),
     free as (
       select id
         from muster.webhook
        where id in (select id from oldest) and (taken_until is null or taken_until <= now())
        order by id
        limit 4
          for update skip locked)
update muster.webhook w
   set taken_until = now() + interval '2 minutes'
  from free
 where w.id = free.id
returning w.id
