package io.muster.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.Postgres;
import io.muster.ledger.trace.MemberTraces;
import io.muster.model.Identifier;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a million members cost, measured by hand: {@code mvn test -Dtest=MillionMeasured}. The figures go to the log;
 * they are not asserted, since they are the machine's as well.
 */
class MillionMeasured {

    private static final Logger LOG = LoggerFactory.getLogger(MillionMeasured.class);
    private static final DataSource DATABASE = Postgres.withTables();

    private final LedgerBench bench = LedgerBench.snapshots(DATABASE);

    @Test
    void folding_a_million_members_under_a_third_of_changes() throws Exception {
        ImportWork work = holding(1_000);
        changing(work, 300);
        for (int round = 1; round <= 3; round++) {
            measure("fold, round " + round, () -> assertThat(bench.fold.foldWhenDue(work.run))
                    .isTrue());
            changing(work, 300);
        }
    }

    @Test
    void asking_after_one_of_a_million_members() throws Exception {
        ImportWork work = holding(1_000);
        changing(work, 300);
        bench.fold.foldWhenDue(work.run);
        MemberTraces traces = new MemberTraces(DATABASE);
        Identifier one = new Identifier.ExternalId(bench.sql
                .sql("select substr(add_ids[500], 2) from batch where phase = 0 order by no desc limit 1")
                .query(String.class)
                .single());
        for (int round = 1; round <= 5; round++) {
            measure("one person among a million, round " + round, () -> assertThat(traces.of(one, Optional.empty()))
                    .hasSize(1));
        }
    }

    /** So many thousand members, as a first import leaves them. */
    private ImportWork holding(int thousands) {
        ImportWork work = bench.begin();
        work.through(SourcePerson.all("efirst"));
        bench.sql
                .sql("""
                        insert into batch (cohort, import, phase, state, external, n, joins, leaves, acknowledged_at,
                                           add_ids, remove_ids)
                        select :cohort, :import, 2, 'ACKNOWLEDGED', true, 1000, 1000, 0, now(),
                               (select array_agg('e' || md5((b * 1000 + i)::text) || 'tail') from generate_series(1, 1000) i), '{}'
                          from generate_series(1, :thousands) b""")
                .param("cohort", bench.cohort())
                .param("import", work.run.id())
                .param("thousands", thousands)
                .update();
        bench.sql.sql("update cohort set folded = (select max(no) from batch)").update();
        return work;
    }

    /** So many thousand changes, half of them leaves of the last who joined. */
    private void changing(ImportWork work, int thousands) {
        bench.sql
                .sql("""
                        insert into batch (cohort, import, phase, state, external, n, joins, leaves, acknowledged_at,
                                           add_ids, remove_ids)
                        select :cohort, :import, 2, 'ACKNOWLEDGED', true, 1000, 500, 500, now(),
                               (select array_agg('e' || md5(random()::text || b || i) || 'tail') from generate_series(1, 500) i),
                               (select array_agg('e' || md5((b * 1000 + i)::text) || 'tail') from generate_series(1, 500) i)
                          from generate_series(1, :thousands) b""")
                .param("cohort", bench.cohort())
                .param("import", work.run.id())
                .param("thousands", thousands)
                .update();
    }

    private interface Step {
        void run() throws Exception;
    }

    private static void measure(String what, Step step) throws Exception {
        long from = System.nanoTime();
        step.run();
        LOG.info(
                "measured=\"{}\" millis={}",
                what,
                Duration.ofNanos(System.nanoTime() - from).toMillis());
    }
}
