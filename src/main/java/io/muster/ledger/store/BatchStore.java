package io.muster.ledger.store;

import io.muster.model.ImportRun;
import io.muster.model.RecordRowMapper;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The batches of an import on their way to Braze: which leave next, their marks, and what their answers mean for the
 * ledger. Every write is conditional on the import's token, so that a node that lost its lease can neither send nor
 * acknowledge (docs/design.md, rule 6). Safe for use by many threads.
 */
public final class BatchStore {

    private static final int AT_ONCE = 8;

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Duration quietTime;
    private final Duration acknowledgedGap;

    /**
     * @param quietTime how long an unanswered request may take effect after it left
     * @param acknowledgedGap how long an acknowledged one may
     */
    public BatchStore(DataSource database, Duration quietTime, Duration acknowledgedGap) {
        this.sql = JdbcClient.create(database);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
        this.quietTime = quietTime;
        this.acknowledgedGap = acknowledgedGap;
    }

    /** What may leave now, and from when. */
    public record SendRound(Set<Integer> phases, Optional<OffsetDateTime> notBefore) {}

    /** The next round of the import's unsent and unanswered batches; empty when all have their answer. */
    public Optional<SendRound> next(ImportRun run) {
        Set<SendPhase> pending = EnumSet.noneOf(SendPhase.class);
        sql.sql("select distinct phase from batch where import = :import and state in ('PLANNED', 'SENT')")
                .param("import", run.id())
                .query(Integer.class)
                .list()
                .forEach(number -> pending.add(SendPhase.values()[number - 1]));
        boolean mixed = sql.sql("select mixed from import where id = :import")
                .param("import", run.id())
                .query(Boolean.class)
                .single();
        return SendOrder.next(mixed, pending).map(round -> {
            Set<Integer> numbers = new TreeSet<>();
            round.phases().forEach(phase -> numbers.add(phase.number));
            return new SendRound(numbers, quietFrom(run, round.quiet()));
        });
    }

    private Optional<OffsetDateTime> quietFrom(ImportRun run, SendOrder.Quiet quiet) {
        if (quiet == SendOrder.Quiet.NOTHING) {
            return Optional.empty();
        }
        return sql.sql("""
                        select max(hazard)
                          from batch
                         where cohort = :cohort and hazard > clock_timestamp()
                           and (:all or cardinality(remove_ids) > 0)""")
                .param("cohort", run.target().id())
                .param("all", quiet == SendOrder.Quiet.EVERYTHING)
                .query((row, n) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .single();
    }

    /** How long until {@code moment} by the database's clock, which wrote it. */
    public Duration until(OffsetDateTime moment) {
        OffsetDateTime now =
                sql.sql("select clock_timestamp()").query(OffsetDateTime.class).single();
        return Duration.between(now, moment);
    }

    /** The round's batches after {@code after}, a few at a time, in the order in which they leave. */
    public List<Batch> some(ImportRun run, Set<Integer> phases, long after) {
        return sql.sql("""
                        select cohort, no, import, phase, external, add_ids, remove_ids, joins, leaves
                          from batch
                         where import = :import and state in ('PLANNED', 'SENT') and phase in (:phases) and no > :after
                         order by no
                         limit :some""")
                .param("import", run.id())
                .param("phases", phases)
                .param("after", after)
                .param("some", AT_ONCE)
                .query((row, n) -> batch(row))
                .list();
    }

    /**
     * Makes an attempt durable before it leaves (docs/design.md, rule 1).
     *
     * @throws LeaseLostException when the token is not ours any more
     */
    public SendAttempt mark(ImportRun run, Batch batch) {
        return sql.sql("""
                        with held as (
                               select id from import
                                where id = :import and token = :token and state = 'RUNNING'
                                  and lease_until > clock_timestamp()
                                  for share),
                             old as (
                               select state, hazard from batch
                                where cohort = :cohort and no = :no and state in ('PLANNED', 'SENT')
                                  for update)
                        update batch b
                           set state = 'SENT', attempts = b.attempts + 1, marked_at = clock_timestamp(),
                               hazard = clock_timestamp() + make_interval(secs => :quiet)
                          from held, old
                         where b.cohort = :cohort and b.no = :no
                        returning b.attempts, old.state, old.hazard""")
                .param("import", run.id())
                .param("token", run.token())
                .param("cohort", batch.cohort())
                .param("no", batch.no())
                .param("quiet", seconds(quietTime))
                .query((row, n) -> new SendAttempt(
                        batch,
                        row.getInt(1),
                        BatchState.valueOf(row.getString(2)) == BatchState.PLANNED,
                        Optional.ofNullable(row.getObject(3, OffsetDateTime.class)),
                        System.nanoTime()))
                .optional()
                .orElseThrow(() -> new LeaseLostException(run.id()));
    }

    /** Whether the mark was made longer ago than {@code most}, by a counter that no clock's change moves. */
    public boolean isOlder(SendAttempt attempt, Duration most) {
        return System.nanoTime() - attempt.markedNanos() > most.toNanos();
    }

    /**
     * Braze accepted it. What an earlier attempt may still do stays a hazard (docs/design.md, rule 7).
     *
     * @param queued whether Braze has yet to apply it: nothing contrary leaves before the quiet time is over
     */
    public void acknowledge(ImportRun run, SendAttempt attempt, boolean queued) {
        settle(run, attempt, """
                update batch b
                   set state = 'ACKNOWLEDGED', acknowledged_at = clock_timestamp(),
                       hazard = greatest(cast(:hazard as timestamptz),
                                         case when :gap > 0 then clock_timestamp() + make_interval(secs => :gap) end)
                """, queued && quietTime.compareTo(acknowledgedGap) > 0 ? quietTime : acknowledgedGap);
    }

    /** Braze accepted, and listed errors beside. @param text the first of them, without keys and identifiers */
    public void warned(ImportRun run, int errors, String text) {
        sql.sql("""
                        update import
                           set warnings = warnings + :errors, warning = coalesce(warning, :text)
                         where id = :import and token = :token and state = 'RUNNING'""")
                .param("errors", errors)
                .param("text", text)
                .param("import", run.id())
                .param("token", run.token())
                .update();
    }

    /** A definite answer that leaves the batch to be sent again: nothing of this attempt took effect. */
    public void turnedAway(ImportRun run, SendAttempt attempt) {
        settle(run, attempt, """
                update batch b
                   set state = cast(case when :fresh then 'PLANNED' else 'SENT' end as batch_state), hazard = cast(:hazard as timestamptz)
                """);
    }

    /**
     * Braze refuses this one identifier; what was held lies beneath. Where an earlier attempt went unanswered, that is
     * what lies beneath: it may have worked, and is taken back when the person leaves.
     */
    public void refuse(ImportRun run, SendAttempt attempt) {
        transaction.executeWithoutResult(status -> {
            settle(run, attempt, """
                    update batch b
                       set state = cast(case when :fresh then 'REFUSED' else 'SUPERSEDED' end as batch_state), hazard = cast(:hazard as timestamptz)
                    """);
            if (!attempt.fresh()) {
                sql.sql("""
                                insert into batch (cohort, import, phase, state, external, n, joins, leaves, marked_at,
                                                   add_ids, remove_ids)
                                select cohort, import, phase, 'REFUSED', external, n, joins, leaves, marked_at,
                                       add_ids, remove_ids
                                  from batch
                                 where cohort = :cohort and no = :no""")
                        .param("cohort", attempt.batch().cohort())
                        .param("no", attempt.batch().no())
                        .update();
            }
        });
    }

    /**
     * Two halves in place of a batch that was refused or too large. The parent says nothing any more; where an earlier
     * attempt of it went unanswered, it stays as superseded.
     */
    public void halve(ImportRun run, SendAttempt attempt) {
        transaction.executeWithoutResult(status -> {
            attempt.batch().halves().forEach(half -> insert(attempt.batch().no(), half));
            settle(run, attempt, """
                    update batch b
                       set state = cast(case when :fresh then 'SPLIT' else 'SUPERSEDED' end as batch_state),
                           add_ids = case when :fresh then '{}' else add_ids end,
                           remove_ids = case when :fresh then '{}' else remove_ids end,
                           hazard = cast(:hazard as timestamptz)
                    """);
        });
    }

    private void insert(long parent, Batch half) {
        sql.sql("""
                        insert into batch (cohort, import, phase, state, external, n, joins, leaves,
                                           add_ids, remove_ids)
                        select cohort, import, phase, 'PLANNED', external, :n, :joins, :leaves, :adds, :removes
                          from batch
                         where cohort = :cohort and no = :parent""")
                .param("cohort", half.cohort())
                .param("parent", parent)
                .param("n", half.size())
                .param("joins", half.joins())
                .param("leaves", half.leaves())
                .param("adds", half.adds().toArray(String[]::new))
                .param("removes", half.removes().toArray(String[]::new))
                .update();
    }

    /**
     * Takes the import's refusals back: the fault was not the identifiers', which are as if they were never sent. A
     * remove stays to be seen, as refused for ever so long: who was added past it may be its user.
     */
    public void forgetRefused(ImportRun run) {
        sql.sql("""
                        update batch
                           set state = case when cardinality(remove_ids) > 0 then state else 'PLANNED' end,
                               marked_at = '-infinity'
                         where import = :import and state = 'REFUSED'""").param("import", run.id()).update();
    }

    /**
     * Braze's word on the import's identifiers so far, whichever process heard it.
     *
     * @param refused each alone
     */
    public record AnsweredChanges(long accepted, long refused) {}

    public AnsweredChanges answered(ImportRun run) {
        return sql.sql("""
                        select coalesce(sum(n) filter (where state in ('ACKNOWLEDGED', 'DOUBTED')), 0) accepted,
                               coalesce(sum(n) filter (where state = 'REFUSED' and marked_at > '-infinity'), 0) refused
                          from batch
                         where import = :import""")
                .param("import", run.id())
                .query(RecordRowMapper.of(AnsweredChanges.class))
                .single();
    }

    /** How many identifiers the import set out to send. */
    public long changes(ImportRun run) {
        return sql.sql("select changes from import where id = :import")
                .param("import", run.id())
                .query(Long.class)
                .single();
    }

    private void settle(ImportRun run, SendAttempt attempt, String update) {
        settle(run, attempt, update, acknowledgedGap);
    }

    private void settle(ImportRun run, SendAttempt attempt, String update, Duration gap) {
        int rows = sql.sql("""
                        with held as (
                               select id from import
                                where id = :import and token = :token and state = 'RUNNING'
                                  for share)
                        """ + update + """
                                  from held
                                 where b.cohort = :cohort and b.no = :no and b.state = 'SENT' and b.attempts = :attempt
                                """)
                .param("import", run.id())
                .param("token", run.token())
                .param("cohort", attempt.batch().cohort())
                .param("no", attempt.batch().no())
                .param("attempt", attempt.number())
                .param("fresh", attempt.fresh())
                .param("hazard", attempt.hazard().orElse(null))
                .param("gap", seconds(gap))
                .update();
        if (rows == 0) {
            throw new LeaseLostException(run.id());
        }
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static Batch batch(ResultSet row) throws SQLException {
        return new Batch(
                row.getInt("cohort"),
                row.getLong("no"),
                row.getLong("import"),
                row.getInt("phase"),
                row.getBoolean("external"),
                texts(row.getArray("add_ids")),
                texts(row.getArray("remove_ids")),
                row.getInt("joins"),
                row.getInt("leaves"));
    }

    private static List<String> texts(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }
}
