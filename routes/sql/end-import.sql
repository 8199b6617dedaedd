-- Ends an import: only while its token is ours, and then all of it. cohort.present moves by what was acknowledged.
-- What was planned and never sent is dropped after a cancel, and what earlier imports wanted is wanted again; after a
-- failure it stays wanted.
with ours as (
       select id, cohort_id, planned_at, members, source_sum
         from muster.import
        where id = :#${variable.run.id} and token = :#${variable.run.token} and state = 'RUNNING'
          for update),
     sent as (
       select coalesce(sum(joins) filter (where state in ('ACKNOWLEDGED', 'DOUBTED')), 0) added,
              coalesce(sum(leaves) filter (where state in ('ACKNOWLEDGED', 'DOUBTED')), 0) removed,
              coalesce(sum(n) filter (where state in ('ACKNOWLEDGED', 'DOUBTED')), 0) acknowledged,
              coalesce(sum(n) filter (where state = 'SENT'), 0) uncertain,
              coalesce(sum(n) filter (where state = 'REFUSED' and marked_at > '-infinity'), 0) refused,
              coalesce(sum(attempts), 0) requests,
              coalesce(sum(greatest(attempts - 1, 0)), 0) retries
         from muster.batch
        where import = :#${variable.run.id}),
     -- Sent without an answer, then halved, and the half never left: in doubt as what is marked.
     halved as materialized (
       select unnest(add_ids || remove_ids) id, no from muster.batch
        where import = :#${variable.run.id} and state = 'SUPERSEDED'),
     in_doubt as (
       select count(distinct h.id) n
         from halved h
        where not exists (select from (select unnest(add_ids || remove_ids) id, no
                                         from muster.batch
                                        where import = :#${variable.run.id}
                                          and (state in ('ACKNOWLEDGED', 'DOUBTED', 'SENT') or state = 'REFUSED' and marked_at > '-infinity')
                                          and no > (select min(no) from halved)) l
                           where l.id = h.id and l.no > h.no)),
     -- Removes that Braze refuses, of this import and earlier ones, but for those that a later word has answered, or
     -- that are wanted in again.
     refusing as (
       select b.no, b.remove_ids[1] id
         from muster.batch b
         join ours on ours.cohort_id = b.cohort
        where b.state = 'REFUSED' and cardinality(b.remove_ids) > 0
          and (b.import = ours.id or b.marked_at > now() - interval '30 days')),
     later as materialized (
       select unnest(b.add_ids || b.remove_ids) id, b.no
         from muster.batch b
         join ours on ours.cohort_id = b.cohort
        where b.state in ('ACKNOWLEDGED', 'SENT', 'SUPERSEDED', 'DOUBTED') and b.no > (select min(no) from refusing)
       union all
       select unnest(b.add_ids), b.no
         from muster.batch b
         join ours on ours.id = b.import
        where b.state in ('PLANNED', 'PENDING', 'REFUSED') and b.no > (select min(no) from refusing)),
     still_in as (
       select count(distinct r.id) n
         from refusing r
        where not exists (select from later l where l.id = r.id and l.no > r.no)),
     numbered as (
       select coalesce(max(b.no), 0) last, coalesce(max(b.no) filter (where b.import <> ours.id), 0) earlier
         from muster.batch b
         join ours on ours.cohort_id = b.cohort),
     members as (
       update muster.cohort c
          set present = c.present + sent.added - sent.removed,
              -- The source's, where all of it went through; of a part of it nobody knows.
              member_sum = case
                  when c.present + sent.added - sent.removed = 0 then 0
                  when :#${variable.ending.get.state.name} = 'SUCCEEDED' and ours.source_sum is not null
                       and ours.members = c.present + sent.added - sent.removed
                       and sent.uncertain + sent.refused + in_doubt.n = 0 then ours.source_sum
                  when sent.added + sent.removed = 0 and c.summed_no >= numbered.earlier then c.member_sum end,
              summed_no = numbered.last
         from ours, sent, in_doubt, numbered
        where c.id = ours.cohort_id
       returning c.present - sent.added + sent.removed as before),
     dropped as (
       delete from muster.batch b
        using ours
        where b.import = ours.id and b.state in ('PLANNED', 'PENDING') and :#${variable.ending.get.drops}),
     -- What a cancelled import took out in fact is not added again by an earlier wish, whichever of the person's
     -- identifiers that names.
     kept as materialized (
       select b.no, b.kept, b.add_ids, b.remove_ids, b.n
         from muster.batch b
         join ours on ours.cohort_id = b.cohort
        where b.state = 'TAKEN_OVER'),
     owner as materialized (
       select distinct on (t.id) t.id, t.person
         from (select unnest(ids) id, unnest(persons) person, no
                 from muster.identity_link
                 join ours on ours.cohort_id = identity_link.cohort
                where :#${variable.ending.get.drops} and exists (select from kept)) t
        order by t.id, t.no desc),
     taken as materialized (
       select coalesce(o.person, t.id) person
         from (select unnest(b.remove_ids) id
                 from muster.batch b
                 join ours on ours.id = b.import
                where b.state in ('ACKNOWLEDGED', 'SENT', 'SUPERSEDED', 'DOUBTED')
                  and :#${variable.ending.get.drops} and exists (select from kept)) t
         left join owner o on o.id = t.id
        group by 1),
     -- Whom it let in is not removed by an earlier wish, nor whom Braze refused to let in.
     let_in as materialized (
       select distinct a.id
         from (select unnest(b.add_ids) id
                 from muster.batch b
                 join ours on ours.id = b.import
                where b.state in ('ACKNOWLEDGED', 'SENT', 'SUPERSEDED', 'DOUBTED', 'REFUSED')
                  and :#${variable.ending.get.drops} and exists (select from kept)) a
         join (select unnest(k.remove_ids) id from kept k) k on k.id = a.id),
     rest as materialized (
       select k.no, k.kept,
              array(select r.id
                      from unnest(k.remove_ids) with ordinality r (id, place)
                     where not exists (select from let_in l where l.id = r.id)
                     order by r.place) remove_ids,
              array(select a.id
                      from unnest(k.add_ids) with ordinality a (id, place)
                      left join owner o on o.id = a.id
                     where not exists (select from taken t where t.person = coalesce(o.person, a.id))
                     order by a.place) add_ids
         from kept k
        where :#${variable.ending.get.drops}),
     given_back as (
       update muster.batch b
          set state = r.kept, kept = null, add_ids = r.add_ids,
              remove_ids = r.remove_ids, n = cardinality(r.add_ids) + cardinality(r.remove_ids), joins = 0, leaves = 0
         from ours, rest r
        where b.cohort = ours.cohort_id and b.no = r.no and cardinality(r.add_ids) + cardinality(r.remove_ids) > 0),
     done_with as (
       delete from muster.batch b
        using kept k, ours
        where b.cohort = ours.cohort_id and b.no = k.no
          and not exists (select from rest r
                           where r.no = k.no and cardinality(r.add_ids) + cardinality(r.remove_ids) > 0)),
     -- What a cancelled import said of whose an identifier is counts for those of whom it sent something, and for
     -- nobody else: it may have been the wrong file.
     named as materialized (
       select unnest(b.add_ids || b.remove_ids) id
         from muster.batch b
         join ours on ours.id = b.import
        where b.state in ('ACKNOWLEDGED', 'SENT', 'SUPERSEDED', 'DOUBTED', 'REFUSED')
          and :#${variable.ending.get.drops}
          and exists (select from muster.identity_link t where t.cohort = ours.cohort_id)),
     theirs as materialized (
       select id person from named
       union
       select t.person
         from (select unnest(ids) id, unnest(persons) person
                 from muster.identity_link
                 join ours on ours.cohort_id = identity_link.cohort
                where exists (select from named)) t
         join named n on n.id = t.id),
     tied as materialized (
       select s.no, array_agg(s.id) ids, array_agg(s.person) persons
         from (select t.no, unnest(t.ids) id, unnest(t.persons) person
                 from muster.identity_link t
                 join ours on ours.cohort_id = t.cohort and ours.id = t.import
                where :#${variable.ending.get.drops}) s
        where s.id in (select person from theirs) or s.person in (select person from theirs)
        group by s.no),
     still_tied as (
       update muster.identity_link t
          set ids = k.ids, persons = k.persons
         from ours, tied k
        where t.cohort = ours.cohort_id and t.no = k.no),
     untied as (
       delete from muster.identity_link t
        using ours
        where t.cohort = ours.cohort_id and t.import = ours.id and :#${variable.ending.get.drops}
          and not exists (select from tied k where k.no = t.no))
update muster.import i
   set state = :#${variable.ending.get.state.name},
       reason = :#${variable.ending.get.reason.sentence},
       reason_code = :#${variable.ending.get.reason.code},
       reason_figures = cast(:#${variable.ending.get.reason.figures} as jsonb),
       failure_kind = :#${variable.ending.get.fault.name},
       finished_at = clock_timestamp(),
       present_before = coalesce((select before from members), 0),
       added = sent.added,
       removed = sent.removed,
       acknowledged = sent.acknowledged,
       settled = sent.acknowledged - sent.added - sent.removed,
       uncertain = sent.uncertain + in_doubt.n,
       refused = i.refused + sent.refused,
       -- Somebody who came back to the source meanwhile is not counted as refused, and is not still in by mistake.
       refused_removes = least(i.refused + sent.refused, still_in.n),
       requests = sent.requests,
       retries = sent.retries,
       waiting_why = null,
       waiting_until = null
  from ours, sent, still_in, in_doubt
 where i.id = ours.id
returning i.id, i.state, i.added, i.removed, i.requests, i.rows, i.rejected
