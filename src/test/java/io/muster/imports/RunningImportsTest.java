package io.muster.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.Postgres;
import io.muster.imports.ImportQueue.ImportClaim;
import io.muster.model.CohortDefinition;
import io.muster.model.ImportRun;
import io.muster.model.ImportRun.ImportKind;
import io.muster.model.StopReason;
import io.muster.model.Target;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Leases of the imports at work here. */
class RunningImportsTest {

    private static final DataSource DATABASE = Postgres.withTables();

    private final JdbcClient sql = JdbcClient.create(DATABASE);
    private final ImportQueue here = new ImportQueue(DATABASE, "here", Duration.ofSeconds(30));
    private final ImportQueue there = new ImportQueue(DATABASE, "there", Duration.ofSeconds(30));
    private final AtomicLong nanos = new AtomicLong();
    private final RunningImports runs = new RunningImports(here, Duration.ofSeconds(30), nanos::get);

    @Test
    void an_import_whose_end_has_just_been_written_lost_nothing() {
        ImportRun run = begun("ended");
        sql.sql("update import set state = 'SUCCEEDED', finished_at = now() where id = :id")
                .param("id", run.id())
                .update();

        runs.renew();

        assertThat(run.stopped()).isEmpty();
    }

    @Test
    void an_import_that_another_node_took_over_stops_here() {
        ImportRun run = begun("taken");
        here.release(run.id(), run.token());
        there.takeOver(run.id(), Optional.empty());

        runs.renew();

        assertThat(run.stopped()).containsInstanceOf(StopReason.Fenced.class);
    }

    @Test
    void after_our_database_was_away_others_have_a_lease_s_time_to_renew_theirs() {
        assertThat(runs.mayTakeOver()).as("at the start").isTrue();
        renewsAfter(Duration.ofSeconds(10));
        renewsAfter(Duration.ofSeconds(11));
        assertThat(runs.mayTakeOver()).as("nothing was missed").isTrue();

        renewsAfter(Duration.ofSeconds(50));
        assertThat(runs.mayTakeOver()).as("it was away").isFalse();
        renewsAfter(Duration.ofSeconds(10));
        renewsAfter(Duration.ofSeconds(10));
        assertThat(runs.mayTakeOver()).as("20 s later").isFalse();
        renewsAfter(Duration.ofSeconds(10));
        assertThat(runs.mayTakeOver()).as("30 s later").isTrue();
    }

    private void renewsAfter(Duration time) {
        nanos.addAndGet(time.toNanos());
        runs.renew();
    }

    @Test
    void an_import_whose_sending_thread_was_lost_is_taken_over_and_ends_when_that_comes_again() {
        ImportRun run = begun("stalled");
        run.delivers(() -> {});
        StalledImports stalledImports = new StalledImports(
                runs,
                lost -> {
                    lost.stop(new StopReason.Closing());
                    runs.end(lost);
                    here.release(lost.id(), lost.token());
                },
                Duration.ofMinutes(10),
                InstantSource.system(),
                nanos::get);

        stalledImports.look();
        nanos.addAndGet(Duration.ofMinutes(9).toNanos());
        run.check();
        stalledImports.look();
        nanos.addAndGet(Duration.ofMinutes(9).toNanos());
        stalledImports.look();
        assertThat(run.stopped()).as("it moved nine minutes ago").isEmpty();
        assertThat(stalledImports.items()).isEmpty();
        nanos.addAndGet(Duration.ofMinutes(2).toNanos());
        stalledImports.look();

        assertThat(run.stopped()).containsInstanceOf(StopReason.Closing.class);
        assertThat(runs.live()).isEmpty();
        assertThat(stalledImports.items()).hasSize(1);
        assertThat(there.takeOver(run.id(), Optional.empty()))
                .as("its lease is free")
                .isPresent();

        ImportRun second = again(run);
        stalledImports.look();
        nanos.addAndGet(Duration.ofMinutes(11).toNanos());
        stalledImports.look();
        assertThat(second.stopped()).containsInstanceOf(StopReason.Closing.class);

        ImportRun third = again(run);
        stalledImports.look();
        assertThat(third.stopped().map(stop -> stop.why().sentence()).orElse(""))
                .startsWith("Two times a thread that sent its changes was lost, so it was ended");
    }

    private ImportRun again(ImportRun run) {
        ImportRun next = new ImportRun(
                run.id(),
                UUID.randomUUID(),
                run.target(),
                run.definition(),
                run.kind(),
                Optional.empty(),
                true,
                ImportRun.Waivers.NONE);
        runs.begin(next);
        next.delivers(() -> {});
        return next;
    }

    private ImportRun begun(String cohort) {
        CohortDefinition definition = new CohortDefinition(
                cohort,
                cohort,
                "default",
                new CohortDefinition.Source.Sql("select 1", "default", Duration.ofMinutes(1), Optional.empty()),
                CohortDefinition.Match.DEFAULT,
                CohortDefinition.Guards.DEFAULT,
                CohortDefinition.Refresh.NEVER,
                Optional.empty(),
                CohortDefinition.Notice.NOBODY,
                "");
        here.add(new ImportRequest(
                definition,
                ImportKind.IMPORT,
                Trigger.API,
                Optional.empty(),
                Optional.empty(),
                ImportRun.Waivers.NONE));
        ImportClaim claim = here.claim().orElseThrow();
        ImportRun run = new ImportRun(
                claim.id(),
                claim.token(),
                new Target(1, cohort, "default", "http://127.0.0.1:1", "muster"),
                definition,
                ImportKind.IMPORT,
                Optional.empty(),
                false,
                ImportRun.Waivers.NONE);
        runs.begin(run);
        return run;
    }
}
