-- The oldest mail that waits for its sending. It is taken for three minutes, so that of several nodes one sends it; what
-- a kill leaves behind is due again after them.
with oldest as (
       select id
         from muster.mail
        where sent_at is null and given_up_at is null and next_at <= now()
        order by id
        limit 1
          for update skip locked)
update muster.mail m
   set next_at = now() + interval '3 minutes'
  from oldest
 where m.id = oldest.id
returning m.id
