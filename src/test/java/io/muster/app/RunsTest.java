package io.muster.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.Postgres;
import io.muster.cohort.Definition;
import io.muster.cohort.Run;
import io.muster.cohort.Stop;
import io.muster.cohort.Target;
import io.muster.history.Queue;
import io.muster.history.Request;
import io.muster.history.Trigger;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Leases of the imports at work here. */
class RunsTest {

    private static final DataSource DATABASE = Postgres.withTables();

    private final JdbcClient sql = JdbcClient.create(DATABASE);
    private final Queue here = new Queue(DATABASE, "here", Duration.ofSeconds(30));
    private final Queue there = new Queue(DATABASE, "there", Duration.ofSeconds(30));
    private final Runs runs = new Runs(here);

    @Test
    void an_import_whose_end_has_just_been_written_lost_nothing() {
        Run run = begun("ended");
        sql.sql("update import set state = 'SUCCEEDED', finished_at = now() where id = :id")
                .param("id", run.id())
                .update();

        runs.renew();

        assertThat(run.stopped()).isEmpty();
    }

    @Test
    void an_import_that_another_node_took_over_stops_here() {
        Run run = begun("taken");
        here.release(run.id(), run.token());
        there.takeOver(run.id(), Optional.empty());

        runs.renew();

        assertThat(run.stopped()).containsInstanceOf(Stop.Fenced.class);
    }

    @Test
    void an_import_whose_sending_thread_was_lost_is_taken_over_and_ends_when_that_comes_again() {
        AtomicLong nanos = new AtomicLong();
        Run run = begun("stalled");
        StalledImports stalledImports = new StalledImports(
                runs,
                () -> Set.of(run.id()),
                lost -> {
                    lost.stop(new Stop.Closing());
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

        assertThat(run.stopped()).containsInstanceOf(Stop.Closing.class);
        assertThat(runs.live()).isEmpty();
        assertThat(stalledImports.items()).hasSize(1);
        assertThat(there.takeOver(run.id(), Optional.empty()))
                .as("its lease is free")
                .isPresent();

        Run second = again(run);
        stalledImports.look();
        nanos.addAndGet(Duration.ofMinutes(11).toNanos());
        stalledImports.look();
        assertThat(second.stopped()).containsInstanceOf(Stop.Closing.class);

        Run third = again(run);
        stalledImports.look();
        assertThat(third.stopped().map(Stop::sentence).orElse(""))
                .startsWith("Two times a thread that sent its changes was lost, so it was ended");
    }

    private Run again(Run run) {
        Run next = new Run(
                run.id(),
                UUID.randomUUID(),
                run.target(),
                run.definition(),
                run.kind(),
                Optional.empty(),
                true,
                Run.Waivers.NONE);
        runs.begin(next);
        return next;
    }

    private Run begun(String cohort) {
        Definition definition = new Definition(
                cohort,
                cohort,
                "default",
                new Definition.Source.Sql("select 1", "default", Duration.ofMinutes(1), Optional.empty()),
                Definition.Match.DEFAULT,
                Definition.Guards.DEFAULT,
                Definition.Refresh.NEVER,
                Optional.empty(),
                Definition.Notice.NOBODY,
                "");
        here.add(new Request(
                definition, Run.Kind.IMPORT, Trigger.API, Optional.empty(), Optional.empty(), Run.Waivers.NONE));
        Queue.Claim claim = here.claim().orElseThrow();
        Run run = new Run(
                claim.id(),
                claim.token(),
                new Target(1, cohort, "default", "http://127.0.0.1:1", "muster"),
                definition,
                Run.Kind.IMPORT,
                Optional.empty(),
                false,
                Run.Waivers.NONE);
        runs.begin(run);
        return run;
    }
}
