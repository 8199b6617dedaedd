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
import java.util.Optional;
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
