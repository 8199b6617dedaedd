package io.muster.ledger.store;

import io.muster.ledger.stage.PgBinaryCopy;
import io.muster.model.ImportRun;
import io.muster.model.RecordRowMapper;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Rebuilds the base when what stands above it has grown: without it, a diff gets slower with each import. Nothing
 * that may still be answered or is under a hazard is folded away; it then waits for a quieter moment. What is folded
 * away is kept aside, for who asks after a person.
 */
public final class Compaction {

    private static final int FETCH = 10_000;

    /** Due when what stands above is more than this part of the base. */
    private static final int PART = 4;

    private final DataSource database;
    private final int part;

    public Compaction(DataSource database) {
        this(database, PART);
    }

    /** @param part as {@link #PART} but in tests */
    public Compaction(DataSource database, int part) {
        this.database = database;
        this.part = part;
    }

    /** Folds where it is due; the caller holds the cohort, since its import has just ended. @return whether it did */
    public boolean foldWhenDue(ImportRun run) throws SQLException {
        try (Connection reading = database.getConnection();
                Connection writing = database.getConnection()) {
            reading.setAutoCommit(false);
            writing.setAutoCommit(false);
            try {
                boolean folded = fold(run, reading, writing);
                writing.commit();
                return folded;
            } finally {
                reading.rollback();
                writing.rollback();
            }
        }
    }

    /**
     * What stands above the base, and what the base holds.
     *
     * @param plain whether all of it is a first import's adds
     * @param whole whether nobody can be out by one identifier and in by another: where kinds mix, a remove that went
     *     through while the person's other one did not must stay to be seen
     * @param refusing whether kinds mix and Braze refused a remove: until it went through, and all went that had to be
     *     sent again for it, it must stay to be seen
     * @param adding whether the import sent all its adds
     * @param through whether the import sent all that it could, so that what is in doubt will stay so
     */
    private record Above(
            long last,
            long folded,
            long above,
            long base,
            boolean unanswered,
            boolean plain,
            boolean whole,
            boolean refusing,
            boolean adding,
            boolean through) {

        Map<String, Object> names(ImportRun run, boolean carries) {
            return Map.of("cohort", run.target().id(), "folded", folded, "last", last, "carries", carries);
        }
    }

    private boolean fold(ImportRun run, Connection reading, Connection writing) throws SQLException {
        JdbcClient sql = JdbcClient.create(new SingleConnectionDataSource(writing, true));
        int cohort = run.target().id();
        // Only the holder of the cohort's row folds, and only when no import has begun since. The row is taken by a
        // statement of its own: the next one sees what a resync did that was waited for, and not what was before it.
        CohortStore.hold(sql, cohort);
        Above above = sql.sql("""
                        with c as (select id, folded from cohort where id = :cohort)
                        select coalesce(max(b.no), 0) last, c.folded,
                               coalesce(sum(b.n) filter (where b.no > c.folded), 0) above,
                               coalesce(sum(b.n) filter (where b.no <= c.folded), 0) base,
                               coalesce(bool_or(b.state in ('SENT', 'PLANNED') or b.hazard > clock_timestamp())
                                        filter (where b.no > c.folded), false) unanswered,
                               c.folded = 0 and count(distinct b.import) filter (where b.state <> 'SPLIT') = 1
                               and coalesce(bool_and(b.state in ('ACKNOWLEDGED', 'SPLIT') and b.n = b.joins), false) plain,
                               coalesce(bool_and(b.external), true)
                               or i.state in ('SUCCEEDED', 'PARTIAL') and i.parked_removes = 0 whole,
                               not coalesce(bool_and(b.external), true)
                               and coalesce(bool_or(b.state = 'REFUSED' and cardinality(b.remove_ids) > 0), false) refusing,
                               i.parked_adds = 0 and not coalesce(bool_or(b.state = 'REFUSED' and cardinality(b.add_ids) > 0), false)
                               adding,
                               i.state in ('SUCCEEDED', 'PARTIAL') through
                          from c
                          join import i on i.id = :import
                          left join batch b on b.cohort = c.id
                         where not exists (select from import where cohort_id = c.id and state = 'RUNNING')
                         group by c.folded, i.state, i.parked_adds, i.parked_removes""")
                .param("cohort", cohort)
                .param("import", run.id())
                .query(RecordRowMapper.of(Above.class))
                .optional()
                .orElse(new Above(0, 0, 0, 0, true, false, false, false, false, false));
        if (above.unanswered || above.above == 0 || above.above * part <= above.base) {
            return false;
        }
        if (above.plain) {
            return moveBase(sql, cohort, above.last, above.last);
        }
        boolean carries = isUncertain(sql, cohort, above);
        if (!above.whole
                || carries && !above.through
                || above.refusing && !(above.adding && areAnswered(sql, cohort))) {
            return false;
        }
        rewrite(run, reading, writing, above, carries);
        long base = lastOf(sql, cohort, above);
        UnsettledMembers.carry(sql, above.names(run, carries));
        // A refusal that a later word has answered stays behind; above the new base it would stand over that word.
        sql.sql("""
                        with word as materialized (
                               select unnest(add_ids || remove_ids) id, no
                                 from batch
                                where cohort = :cohort and no > :folded and no <= :last
                                  and state in ('ACKNOWLEDGED', 'SENT', 'SUPERSEDED', 'DOUBTED'))
                        insert into batch (cohort, import, phase, state, external, n, joins, leaves,
                                           attempts, marked_at, add_ids, remove_ids)
                        select cohort, import, phase, state, external, n, joins, leaves,
                               attempts, marked_at, add_ids, remove_ids
                          from batch b
                         where cohort = :cohort and no <= :last and state in ('REFUSED', 'PENDING')
                           and not exists (select from word w
                                            where b.state = 'REFUSED' and w.no > b.no
                                              and w.id = (b.add_ids || b.remove_ids)[1])
                         order by no""")
                .param("cohort", cohort)
                .param("folded", above.folded)
                .param("last", above.last)
                .update();
        // Moved as they are. What an earlier fold had made says nothing new, and what is refused or wanted was copied.
        sql.sql("""
                        insert into batch_archive (cohort, no, import, state, joins, leaves, marked_at, acknowledged_at,
                                                add_ids, remove_ids)
                        select cohort, no, import, state, joins, leaves, marked_at, acknowledged_at, add_ids, remove_ids
                          from batch
                         where cohort = :cohort and no <= :last and phase > 0 and state in ('ACKNOWLEDGED', 'SUPERSEDED', 'DOUBTED', 'REFUSED')
                         order by no""").param("cohort", cohort).param("last", above.last).update();
        sql.sql("delete from batch where cohort = :cohort and no <= :last")
                .param("cohort", cohort)
                .param("last", above.last)
                .update();
        IdentityLinks.fold(sql, cohort);
        return moveBase(sql, cohort, above.last, base);
    }

    /** The last row of the new base; above the old rows there is nothing else yet. */
    private static long lastOf(JdbcClient sql, int cohort, Above above) {
        return sql.sql("select coalesce(max(no), 0) from batch where cohort = :cohort and no > :last")
                .param("cohort", cohort)
                .param("last", above.last)
                .query(Long.class)
                .single();
    }

    /** Whether the latest word on some identifier was never answered. */
    private static boolean isUncertain(JdbcClient sql, int cohort, Above above) {
        return sql.sql("""
                        with above as (
                               select unnest(add_ids || remove_ids) id, state, no
                                 from batch
                                where cohort = :cohort and no > :folded and state in ('ACKNOWLEDGED', 'SENT', 'SUPERSEDED', 'DOUBTED')),
                             word as (
                               select distinct on (id) state from above order by id, no desc)
                        select exists (select from word where state <> 'ACKNOWLEDGED')""")
                .param("cohort", cohort)
                .param("folded", above.folded)
                .query(Boolean.class)
                .single();
    }

    /** Whether of each remove that was refused a later word is known. */
    private static boolean areAnswered(JdbcClient sql, int cohort) {
        return sql.sql("""
                        with refusal as materialized (
                               select remove_ids[1] id, no from batch
                                where cohort = :cohort and state = 'REFUSED' and cardinality(remove_ids) > 0),
                             word as (
                               select unnest(add_ids || remove_ids) id, no
                                 from batch
                                where cohort = :cohort and no > (select min(no) from refusal)
                                  and state in ('ACKNOWLEDGED', 'SENT', 'SUPERSEDED', 'DOUBTED'))
                        select not exists (select from refusal r
                                            where not exists (select from word w where w.id = r.id and w.no > r.no))""").param("cohort", cohort).query(Boolean.class).single();
    }

    private static boolean moveBase(JdbcClient sql, int cohort, long last, long folded) {
        // The sum of the members is that of before, under the new base's numbers.
        sql.sql("""
                        update cohort c
                           set folded = :folded,
                               summed_no = case when c.summed_no < :last then 0
                                                else (select coalesce(max(no), 0) from batch where cohort = c.id) end
                         where id = :cohort""")
                .param("folded", folded)
                .param("last", last)
                .param("cohort", cohort)
                .update();
        return true;
    }

    /** Streams the members out of one connection and packs them into new rows over the other. */
    private static void rewrite(ImportRun run, Connection reading, Connection writing, Above above, boolean carries)
            throws SQLException {
        JdbcTemplate template = new JdbcTemplate(new SingleConnectionDataSource(reading, true));
        template.setFetchSize(FETCH);
        template.execute(
                "set local work_mem = '256MB'; set local enable_nestloop = off; set local enable_mergejoin = off");
        try (PgBinaryCopy copy = new PgBinaryCopy(writing, """
                copy batch (cohort, import, phase, state, external, n, joins, leaves, add_ids, remove_ids)
                from stdin (format binary)""")) {
            List<String> ids = new ArrayList<>(BatchBuilder.MOST);
            RowCallbackHandler each = row -> {
                ids.add(row.getString(1));
                if (ids.size() == BatchBuilder.MOST) {
                    write(copy, run, ids);
                }
            };
            // one hash anti join of the base with the words above it
            new NamedParameterJdbcTemplate(template)
                    .query("with " + UnsettledMembers.CARRIED + """
                                 , above as materialized (
                                   select unnest(add_ids) id, false remove, no
                                     from batch
                                    where cohort = :cohort and no > :folded and state in ('ACKNOWLEDGED', 'DOUBTED')
                                   union all
                                   select unnest(remove_ids), true, no
                                     from batch
                                    where cohort = :cohort and no > :folded and state in ('ACKNOWLEDGED', 'DOUBTED')),
                                 word as (
                                   select distinct on (a.id) a.id, a.remove
                                     from above a
                                    where not exists (select from carried c where c.id = a.id)
                                    order by a.id, a.no desc)
                            select b.id
                              from (select unnest(add_ids) id from batch
                                     where cohort = :cohort and no <= :folded) b
                             where not exists (select from word w where w.id = b.id)
                            union all
                            select id from word where not remove""", above.names(run, carries), each);
            if (!ids.isEmpty()) {
                write(copy, run, ids);
            }
            copy.end();
        }
    }

    private static void write(PgBinaryCopy copy, ImportRun run, List<String> ids) throws SQLException {
        copy.row(10)
                .int4(run.target().id())
                .int8(run.id())
                .int2(0)
                .text(BatchState.ACKNOWLEDGED.name())
                .bool(ids.stream().allMatch(id -> id.charAt(0) == 'e'))
                .int4(ids.size())
                .int4(0)
                .int4(0)
                .texts(ids)
                .texts(List.of());
        ids.clear();
    }
}
