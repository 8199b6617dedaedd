-- The oldest that is due of what a route sends: mail sends mails, webhook all that goes to receivers of their own. Of
-- those one is at work for each, so that one that does not answer keeps no other waiting. It is taken for three minutes,
-- longer than an attempt lasts, so that of several nodes one sends it; what a kill leaves behind is due again after them.
with oldest as (
       select n.id
         from muster.notification n
        where n.sent_at is null and n.given_up_at is null and n.next_at <= now()
          and (n.leased_until is null or n.leased_until <= now())
          and (n.channel = 'MAIL') = (:#${fromRouteId} = 'mail')
          and not exists (
              select from muster.notification other
               where other.receiver = n.receiver and other.channel = n.channel
                 and other.sent_at is null and other.given_up_at is null
                 and (other.leased_until > now() or other.id < n.id and other.next_at <= now()))
        order by n.id
        limit 1
          for update of n skip locked)
update muster.notification n
   set leased_until = now() + interval '3 minutes'
  from oldest
 where n.id = oldest.id
returning n.id, n.channel
