-- Imports whose changes are still parked or held a day after, or that Braze's refusal of the keys ended, and of which
-- nobody was reminded since: the number of the day, and since when it is so. After a night without the service one mail
-- comes, not two. Other failures are tried again by the schedule, and the mails about its imports come once a day.
select i.id,
       floor(extract(epoch from now() - i.finished_at) / 86400)::integer as reminder,
       case when i.state = 'FAILED' then i.finished_at else
       (select min(p.finished_at)
          from muster.import p
         where p.cohort = i.cohort and p.state in ('PARTIAL', 'HELD') and p.guard is not null
           and p.id > coalesce((select max(r.id)
                                  from muster.import r
                                 where r.cohort = i.cohort and r.id < i.id
                                   and (r.state = 'SUCCEEDED' or r.state in ('PARTIAL', 'HELD') and r.guard is null)), 0)) end as since
  from muster.import i
 where (i.state in ('PARTIAL', 'HELD') and i.guard is not null or i.state = 'FAILED' and i.failure_kind in ('KEYS', 'PARTNER'))
   and i.finished_at < now() - interval '1 day'
   and not exists (select from muster.import later
                    where later.cohort = i.cohort and later.id > i.id
                      and (later.state in ('QUEUED', 'RUNNING', 'SUCCEEDED', 'PARTIAL', 'HELD')
                           or i.state = 'FAILED' and later.state = 'FAILED'))
   and not exists (select from muster.notification n
                    where n.import = i.id and n.kind = 'REMINDER'
                      and n.reminder_day >= floor(extract(epoch from now() - i.finished_at) / 86400))
 order by i.id
