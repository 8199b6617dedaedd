package io.muster.ledger;

import java.sql.Connection;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Wanted against held, in one statement on sets; nothing is compared row by row here. The statements run on their own
 * connection, in a transaction, streamed by a cursor.
 */
final class Diff {

    private static final int FETCH = 10_000;

    /**
     * The planner knows nothing of unnest: it takes five million rows for two hundred. Without these it chooses nested
     * loops, or a merge join that sorts both sides.
     */
    private static final String SETTINGS = """
            set local work_mem = '256MB';
            set local hash_mem_multiplier = 2;
            set local enable_nestloop = off;
            set local enable_mergejoin = off;
            set local jit = off""";

    /** What is known of Braze, from the batches; the two statements below share it. */
    private static final String KNOWN = """
            with above as materialized (
                   select unnest(add_ids) id, false remove, state, no, hazard, marked_at
                     from batch
                    where cohort = :cohort and no > :folded and (state not in ('L', 'W') or :lists)
                   union all
                   select unnest(remove_ids), true, state, no, hazard, marked_at
                     from batch
                    where cohort = :cohort and no > :folded and (state not in ('L', 'W') or :lists)),
                 word as (
                   select distinct on (id) id, remove, state, no
                     from above
                    where state in ('A', 'M', 'S', 'D')
                    order by id, no desc),
                 acknowledged as (
                   select distinct on (id) id, remove
                     from above
                    where state in ('A', 'D')
                    order by id, no desc),
                 hazard as (
                   select id, bool_or(remove) by_remove, bool_or(not remove) by_add
                     from above
                    where hazard > clock_timestamp()
                    group by id),
                 refused as (
                   select distinct on (a.id) a.id, a.remove
                     from above a
                     left join word w on w.id = a.id
                    where a.state = 'R' and a.marked_at > now() - interval '30 days'
                      and (w.no is null or a.no > w.no)
                    order by a.id, a.no desc),
            """;

    // one hash full join of stage and ledger, both sides once; what stands above the base is small.
    // shaken: a remove by another identifier took the same person out, after this one was said to be in
    private static final String MEMBERS = """
                 owner as (
                   select p.id, p.person
                     from batch b, unnest(b.add_ids, b.add_persons) p(id, person)
                    where b.cohort = :cohort and b.add_persons is not null and b.state not in ('L', 'W')),
                 removed as (
                   select id, max(no) no from above where remove and state in ('A', 'M', 'S', 'D') group by id),
                 shaken as (
                   select id, max(no) no
                     from (select m.id, r.no
                             from removed r
                             join %1$s a on a.id = r.id and a.alternate
                             join %1$s m on m.row = a.row and not m.alternate
                            union all
                           select m.id, r.no
                             from removed r
                             join owner o on o.id = r.id
                             join %1$s m on m.person = o.person and not m.alternate) taken
                    group by id),
                 ledger as (
                   select b.id, false unsure, true present, 0 no
                     from (select unnest(add_ids) id from batch where cohort = :cohort and no <= :folded) b
                    where not exists (select from word w where w.id = b.id)
                   union all
                   select id, false, true, no from word where state = 'A' and not remove
                   union all
                   select w.id, true, coalesce(not a.remove, b.id is not null), w.no
                     from word w
                     left join acknowledged a on a.id = w.id
                     left join (select unnest(add_ids) id from batch where cohort = :cohort and no <= :folded) b
                            on b.id = w.id
                    where w.state <> 'A'),
                 change as (
                   select coalesce(s.id, l.id) id, s.id is null remove,
                          coalesce(l.present, false) present, coalesce(l.unsure or k.no > l.no, false) unsure
                     from (select id from %1$s where not alternate) s
                     full join ledger l on s.id = l.id
                     left join shaken k on k.id = s.id
                    where s.id is null or l.id is null or l.unsure or k.no > l.no or :refresh),
                 tied as (
                   select id from %1$s where alternate
                   union
                   select o.id from owner o where exists (select from %1$s s where s.person = o.person))
            select distinct c.id,
                   c.remove::int
                   + 2 * c.present::int
                   + 4 * c.unsure::int
                   + 8 * coalesce(case when c.remove then h.by_add else h.by_remove end, false)::int
                   + 16 * (r.id is not null)::int
                   + 32 * (t.id is not null)::int
              from change c
              left join hazard h on h.id = c.id
              left join refused r on r.id = c.id and r.remove = c.remove
              left join tied t on t.id = c.id and c.remove
            """;

    // reads the list and what stands above the base; the base only answers whether an identifier is in it.
    // What was refused stays wanted: an operator or thirty days let it be tried again
    private static final String LIST = """
                 listed as (
                   select distinct on (id) id, remove from %1$s where not alternate order by id, row desc),
                 wanted as (
                   select id, remove, true listed from listed
                   union all
                   select a.id, a.remove, a.state in ('L', 'W', 'R')
                     from (select distinct on (id) id, remove, state from above order by id, no desc) a
                    where not exists (select from listed l where l.id = a.id)),
                 change as (
                   select w.id, w.remove,
                          coalesce(not a.remove, b.id is not null) present,
                          coalesce(d.state <> 'A', false) unsure
                     from wanted w
                     left join word d on d.id = w.id
                     left join acknowledged a on a.id = w.id
                     left join (select unnest(add_ids) id from batch where cohort = :cohort and no <= :folded) b
                            on b.id = w.id
                    where d.state <> 'A'
                       or w.listed and w.remove = (case when d.id is not null then not d.remove else b.id is not null end))
            select c.id,
                   c.remove::int
                   + 2 * c.present::int
                   + 4 * c.unsure::int
                   + 8 * coalesce(case when c.remove then h.by_add else h.by_remove end, false)::int
                   + 16 * (r.id is not null)::int
              from change c
              left join hazard h on h.id = c.id
              left join refused r on r.id = c.id and r.remove = c.remove
            """;

    private final NamedParameterJdbcTemplate sql;
    private final String stage;

    /** @param connection in a transaction, which the caller ends */
    Diff(Connection connection, long importId) {
        JdbcTemplate template = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
        template.setFetchSize(FETCH);
        this.sql = new NamedParameterJdbcTemplate(template);
        this.stage = Stage.table(importId);
    }

    /** Entries that the stage holds now. */
    long staged() {
        Long count = sql.queryForObject("select count(*) from " + stage, Map.of(), Long.class);
        return count == null ? 0 : count;
    }

    /** Distinct identifiers of a staged change list. */
    long distinct() {
        Long count = sql.queryForObject(
                "select count(distinct id) from " + stage + " where not alternate", Map.of(), Long.class);
        return count == null ? 0 : count;
    }

    /**
     * Every identifier whose wanted and held differ, once.
     *
     * @param folded the base's last batch
     * @param list whether the stage is a change list, which edits what is wanted, and not a snapshot, which replaces it
     * @param keeps whether the cohort's planned and parked batches count as wanted, as in a cohort of change lists
     * @param refresh whether members that are in are sent again
     */
    void run(int cohort, long folded, boolean list, boolean keeps, boolean refresh, Consumer<Change> changes) {
        sql.getJdbcTemplate().execute(SETTINGS);
        String statement = KNOWN + (list ? LIST : MEMBERS).formatted(stage);
        Map<String, Object> parameters = Map.of("cohort", cohort, "folded", folded, "lists", keeps, "refresh", refresh);
        RowCallbackHandler each = row -> changes.accept(Change.of(row.getString(1), row.getInt(2)));
        sql.query(statement, parameters, each);
    }
}
