-- Imports that have ended and of which nobody was told yet, in the order of their ends.
select id
  from muster.import
 where finished_at is not null and notified_at is null
 order by finished_at, id
 limit 20
