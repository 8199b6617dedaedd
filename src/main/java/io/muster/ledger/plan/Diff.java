package io.muster.ledger.plan;

import io.muster.ledger.stage.PgBinaryRows;
import io.muster.ledger.stage.StagingTable;
import io.muster.ledger.store.IdentityLinks;
import io.muster.ledger.store.MemberChange;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Wanted against held, in one statement on sets; nothing is compared row by row here. The statements run on their own
 * connection, in a transaction, streamed.
 */
public final class Diff {

    private static final Pattern PARAMETER = Pattern.compile("(?<!:):([a-z]+)\\b");

    /**
     * The planner knows nothing of unnest: it takes five million rows for two hundred. Without these it chooses nested
     * loops, or a merge join that sorts both sides.
     */
    public static final String SETTINGS = """
            set local work_mem = '256MB';
            set local hash_mem_multiplier = 2;
            set local enable_nestloop = off;
            set local enable_mergejoin = off;
            set local max_parallel_workers_per_gather = 0;
            set local jit = off""";

    /**
     * What is known of Braze, from the batches; the two statements below share it. Which import came first is told by
     * the first number that it planned: a half has a later number, and a file that waited an older import.
     */
    private static final String KNOWN = """
            began as materialized (
                   select import, min(no) began from batch where cohort = :cohort and no > :folded group by import),
                 above as materialized (
                   select unnest(add_ids) id, false remove, state, no, began, hazard, marked_at
                     from batch
                     join began using (import)
                    where cohort = :cohort and no > :folded and state <> 'TAKEN_OVER' and (state not in ('PLANNED', 'PENDING') or :lists)
                   union all
                   select unnest(remove_ids), true, state, no, began, hazard, marked_at
                     from batch
                     join began using (import)
                    where cohort = :cohort and no > :folded and state <> 'TAKEN_OVER' and (state not in ('PLANNED', 'PENDING') or :lists)),
                 word as (
                   select distinct on (id) id, remove, state, no, began
                     from above
                    where state in ('ACKNOWLEDGED', 'SENT', 'SUPERSEDED', 'DOUBTED')
                    order by id, no desc),
                 acknowledged as (
                   select distinct on (id) id, remove
                     from above
                    where state in ('ACKNOWLEDGED', 'DOUBTED')
                    order by id, no desc),
                 refused as (
                   select distinct on (a.id) a.id, a.remove
                     from above a
                     left join word w on w.id = a.id
                    where a.state = 'REFUSED' and a.marked_at > now() - interval '30 days'
                      and (w.no is null or a.no > w.no)
                    order by a.id, a.no desc),
            """;

    /**
     * What may still happen to a person, and what took a person out, whichever identifier it named, and whom it may have
     * taken out with them. Of one import the removes went before the adds, but where all are external ids. Who is on the
     * way under an identifier that was somebody else's once may be either; but two external ids are two users.
     */
    private static final String BY_PERSON = """
                 hazard as (
                   select person, external, bool_or(remove) by_remove, bool_or(not remove) by_add
                     from (select coalesce(r.person, a.id) person, a.remove,
                                  unnest(case when a.id like 'e%' and r.person <> coalesce(w.person, a.id)
                                              then array[false] else array[false, true] end) external
                             from above a
                             left join reach r on r.id = a.id
                             left join whose w on w.id = a.id
                            where a.hazard > clock_timestamp()) h
                    group by person, external),
                 removed as (
                   select coalesce(w.person, a.id) person, max(a.began) began,
                          max(a.no) filter (where a.id like 'e%') no
                     from above a
                     left join whose w on w.id = a.id
                    where :tied and a.remove and a.state in ('ACKNOWLEDGED', 'SENT', 'SUPERSEDED', 'DOUBTED')
                    group by 1),
                 parted as (
                   select coalesce(r.person, a.id) person, max(a.began) began,
                          max(a.began) filter (where a.id not like 'e%') by_other
                     from above a
                     left join reach r on r.id = a.id
                    where (select exists (select from kin)) and a.remove and a.state in ('ACKNOWLEDGED', 'SENT', 'SUPERSEDED', 'DOUBTED')
                    group by 1),
            """;

    /**
     * Whom else those may be who leave now: an identifier that was somebody's once is taken out, and who was tied to it
     * then is sent again. Two external ids are two users: one is sent again for what is taken out by other kinds.
     */
    private static final String PARTING = """
                 parting as materialized (
                   select coalesce(r.person, l.id) person, 9223372036854775807 began,
                          max(9223372036854775807) filter (where l.id not like 'e%%') by_other
                     from leaving l
                     left join reach r on r.id = l.id
                    group by 1),
                 struck as (
                   select person, began, by_other from parting
                   union all
                   select person, began, by_other from parted),
            """;

    // one hash full join of stage and ledger, both sides once; what stands above the base is small.
    // A remove is dropped while its person is inside under another identifier.
    private static final String MEMBERS = """
                 inside as materialized (
                   select coalesce(w.person, s.id) person
                     from %1$s s
                     left join holds w on w.id = s.id
                    where :tied
                    group by 1),
                 ledger as not materialized (
                   select b.id, false unsure, true present, 0 no, 0 began
                     from (select unnest(add_ids) id from batch where cohort = :cohort and no <= :folded) b
                    where not exists (select from word w where w.id = b.id)
                   union all
                   select id, false, true, no, began from word where state = 'ACKNOWLEDGED' and not remove
                   union all
                   select w.id, true, coalesce(not a.remove, b.id is not null), w.no, w.began
                     from word w
                     left join acknowledged a on a.id = w.id
                     left join (select unnest(add_ids) id from batch where cohort = :cohort and no <= :folded) b
                            on b.id = w.id
                    where w.state <> 'ACKNOWLEDGED'),
                 leaving as (
                   select l.id
                     from ledger l
                     left join whose w on w.id = l.id
                    where (select exists (select from kin))
                      and not exists (select from %1$s s where not s.alternate and s.id = l.id)
                      and not exists (select from inside i where i.person = coalesce(w.person, l.id))
                      and not exists (select from refused r where r.id = l.id and r.remove)),
            """ + PARTING + """
                 shaken as (
                   select id, max(began) began, max(no) no
                     from (select s.id, r.began, r.no
                             from removed r
                             join (select s.id, coalesce(w.person, s.id) person
                                     from %1$s s
                                     left join whose w on w.id = s.id
                                    where :tied and not s.alternate) s
                               on s.person = r.person
                           union all
                           select s.id, case when s.id like 'e%%' then k.by_other else k.began end, null
                             from struck k
                             join (select s.id, coalesce(w.person, s.id) person
                                     from %1$s s
                                     left join reach w on w.id = s.id
                                    where (select exists (select from kin)) and not s.alternate) s
                               on s.person = k.person
                           union all
                           select s.id, b.now, null
                             from back b
                             join %1$s s on s.id = b.id and not s.alternate) k
                    group by id),
                 goes as (
                   select r.id
                     from refusing r
                     left join whose w on w.id = r.id
                    where not exists (select from %1$s s where not s.alternate and s.id = r.id)
                      and not exists (select from inside i where i.person = coalesce(w.person, r.id))),
            """ + RefusedRemoves.PASSED + """
                 change as (
                   select coalesce(s.id, l.id) id, s.id is null remove,
                          coalesce(l.present, false) present,
                          coalesce(l.unsure, false) or coalesce(k.began > l.began or s.id like 'e%%' and k.no > l.no, false)
                          or coalesce(l.began <@ case when s.id like 'e%%' then (select no_external from passed)
                                                 else (select any_kind from passed) end, false) unsure
                     from (select id from %1$s where not alternate) s
                     full join ledger l on s.id = l.id
                     left join shaken k on k.id = s.id
                    where s.id is null or l.id is null or l.unsure or :refresh
                       or k.began > l.began or s.id like 'e%%' and k.no > l.no
                       or l.began <@ case when s.id like 'e%%' then (select no_external from passed)
                                     else (select any_kind from passed) end)
            select distinct c.id,
                   c.remove::int
                   + 2 * c.present::int
                   + 4 * c.unsure::int
                   + 8 * coalesce(case when c.remove then h.by_add else h.by_remove end, false)::int
                   + 16 * (r.id is not null)::int
                   + 32 * (i.person is not null)::int
              from change c
              left join whose w on w.id = c.id
              left join hazard h on h.person = coalesce(w.person, c.id) and h.external = (c.id like 'e%%')
              left join refused r on r.id = c.id and r.remove = c.remove
              left join inside i on i.person = coalesce(w.person, c.id) and c.remove
            """;

    // reads the list and what stands above the base; the base only answers whether an identifier is in it.
    // The last row of a person wins, whichever of the person's identifiers it names: a remove takes out all of them.
    // What is left of earlier removes is dropped while the person is wanted under another identifier.
    // What was refused stays wanted: an operator or thirty days let it be tried again
    private static final String LIST = IdentityLinks.ROWS + """
                 verdict as (
                   select distinct on (person) person, remove from row order by person, row desc),
                 joining as (
                   select l.id, v.person
                     from (select distinct on (id) id, person, remove from row where not alternate
                            order by id, row desc) l
                     join verdict v on v.person = l.person
                    where not l.remove and not v.remove),
                 listed as (
                   select id, false remove from joining
                   union all
                   (select r.id, true from row r join verdict v on v.person = r.person where v.remove
                     union
                    select w.id, true from whose w join verdict v on v.person = w.person where v.remove
                     union
                    select v.person, true from verdict v where v.remove and :tied)),
                 base as not materialized (
                   select unnest(add_ids) id from batch where cohort = :cohort and no <= :folded),
                 named as (
                   select id, remove, true listed from listed
                   union all
                   select a.id, a.remove, a.state in ('PLANNED', 'PENDING', 'REFUSED')
                     from (select distinct on (id) id, remove, state from above order by id, no desc) a
                    where not exists (select from listed l where l.id = a.id)),
                 inside as materialized (
                   select coalesce(o.person, w.id) person
                     from named w
                     left join holds o on o.id = w.id
                    where :tied and not w.remove
                    union
                   select o.person
                     from holds o
                     join base b on b.id = o.id
                    where :tied and not exists (select from named w where w.id = o.id)),
                 leaving as (
                   select n.id
                     from named n
                     left join word d on d.id = n.id
                     left join base b on b.id = n.id
                     left join whose w on w.id = n.id
                    where (select exists (select from kin)) and n.remove
                      and (d.state <> 'ACKNOWLEDGED'
                           or n.listed and (case when d.id is not null then not d.remove else b.id is not null end))
                      and not exists (select from inside i where i.person = coalesce(w.person, n.id))
                      and not exists (select from refused r where r.id = n.id and r.remove)),
            """ + PARTING + """
                 wanted as (
                   select id, remove, listed from named
                   union all
                   select b.id, false, false
                     from base b
                    where not exists (select from named n where n.id = b.id)
                      and (:refresh
                           or b.id in (select b.id
                                         from base b
                                         left join reach r on r.id = b.id
                                         join struck k on k.person = coalesce(r.person, b.id)
                                                      and (k.by_other is not null or b.id not like 'e%%')))),
                 shaken as (
                   select id, max(began) began, max(no) no
                     from (select j.id, r.began, r.no from removed r join joining j on j.person = r.person
                           union all
                           select w.id, case when w.id like 'e%%' then k.by_other else k.began end, null
                             from wanted w
                             left join reach r on r.id = w.id
                             join struck k on k.person = coalesce(r.person, w.id)
                            where not w.remove
                           union all
                           select w.id, b.now, null
                             from back b
                             join wanted w on w.id = b.id and not w.remove) k
                    group by id),
                 goes as (
                   select r.id
                     from refusing r
                     join wanted w on w.id = r.id and w.remove
                     left join whose o on o.id = r.id
                    where not exists (select from inside i where i.person = coalesce(o.person, r.id))),
            """ + RefusedRemoves.PASSED + """
                 change as (
                   select w.id, w.remove,
                          coalesce(not a.remove, b.id is not null) present,
                          coalesce(d.state <> 'ACKNOWLEDGED', k.began > 0 and b.id is not null, false)
                          or coalesce(k.began > d.began or w.id like 'e%%' and k.no > d.no, false)
                          or coalesce(not w.remove
                                      and d.began <@ case when w.id like 'e%%' then (select no_external from passed)
                                                     else (select any_kind from passed) end, false) unsure
                     from wanted w
                     left join word d on d.id = w.id
                     left join acknowledged a on a.id = w.id
                     left join shaken k on k.id = w.id
                     left join base b on b.id = w.id
                    where d.state <> 'ACKNOWLEDGED'
                       or :refresh and not w.remove
                       or w.listed and w.remove = (case when d.id is not null then not d.remove else b.id is not null end)
                       or (k.began > coalesce(d.began, 0) or w.id like 'e%%' and k.no > coalesce(d.no, 0))
                          and (d.id is not null or b.id is not null)
                       or not w.remove
                          and d.began <@ case when w.id like 'e%%' then (select no_external from passed)
                                         else (select any_kind from passed) end)
            select c.id,
                   c.remove::int
                   + 2 * c.present::int
                   + 4 * c.unsure::int
                   + 8 * coalesce(case when c.remove then h.by_add else h.by_remove end, false)::int
                   + 16 * (r.id is not null)::int
                   + 32 * (i.person is not null)::int
              from change c
              left join whose w on w.id = c.id
              left join hazard h on h.person = coalesce(w.person, c.id) and h.external = (c.id like 'e%%')
              left join refused r on r.id = c.id and r.remove = c.remove
              left join inside i on i.person = coalesce(w.person, c.id) and c.remove
            """;

    /** Where nothing was ever said of a cohort, everybody in a snapshot joins: half the time of {@link #MEMBERS}. */
    public static final String FIRST = "select id, 0 from (select distinct id from %1$s where not alternate) s";

    private final Connection connection;
    private final NamedParameterJdbcTemplate sql;
    private final String stage;

    /** @param connection in a transaction, which the caller ends */
    Diff(Connection connection, long importId) {
        this.connection = connection;
        this.sql = new NamedParameterJdbcTemplate(new SingleConnectionDataSource(connection, true));
        this.stage = StagingTable.table(importId);
    }

    public static String statement(String stage, boolean list) {
        return "with " + KNOWN + IdentityLinks.WHOSE.formatted(stage) + IdentityLinks.KIN + BY_PERSON
                + RefusedRemoves.KNOWN + (list ? LIST : MEMBERS).formatted(stage);
    }

    /** Entries that the stage holds now. */
    long staged() {
        Long count = sql.queryForObject("select count(*) from " + stage, Map.of(), Long.class);
        return count == null ? 0 : count;
    }

    /**
     * Distinct identifiers of the stage.
     *
     * @param tally of the diff, at its end: a snapshot's need not be counted again
     */
    long distinct(boolean list, DiffCounts tally, long presentBefore) {
        if (!list) {
            return tally.distinct(presentBefore);
        }
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
     * @param tied whether it is known of anybody that several identifiers are one person; else that is not looked at
     */
    void run(
            int cohort,
            long folded,
            boolean list,
            boolean keeps,
            boolean refresh,
            boolean tied,
            Consumer<MemberChange> changes)
            throws SQLException {
        sql.getJdbcTemplate().execute(SETTINGS);
        Map<String, Object> parameters = Map.of(
                "cohort", cohort, "folded", folded, "list", list, "lists", keeps, "refresh", refresh, "tied", tied);
        String statement = list || isKnown(cohort, keeps) ? statement(stage, list) : FIRST.formatted(stage);
        try (PgBinaryRows rows = new PgBinaryRows(connection, written(statement, parameters))) {
            while (rows.next()) {
                changes.accept(MemberChange.of(rows.text(), rows.int4()));
            }
        }
    }

    /** Whether anything was ever said of the cohort; nobody writes of it while its import is planned. */
    private boolean isKnown(int cohort, boolean keeps) {
        return Boolean.TRUE.equals(sql.queryForObject(
                "select exists (select from batch where cohort = :cohort and (:keeps or state not in ('PLANNED', 'PENDING')))",
                Map.of("cohort", cohort, "keeps", keeps),
                Boolean.class));
    }

    /** Writes the parameters out, as COPY takes none: numbers and truth values of ours, never a text. */
    private static String written(String statement, Map<String, Object> parameters) {
        return PARAMETER.matcher(statement).replaceAll(found -> {
            Object value = parameters.get(found.group(1));
            if (value instanceof Number || value instanceof Boolean) {
                return value.toString();
            }
            throw new IllegalArgumentException("no number and no truth value: " + found.group());
        });
    }
}
