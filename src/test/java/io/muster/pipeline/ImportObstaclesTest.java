package io.muster.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.Postgres;
import io.muster.access.Access;
import io.muster.imports.ImportQueue;
import io.muster.imports.ImportStore;
import io.muster.model.CohortDefinition;
import io.muster.model.ImportRun;
import io.muster.model.ImportRun.ImportKind;
import io.muster.model.Target;
import io.muster.operations.ManagedRoutes;
import io.muster.operations.StoppedRoutes;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often an import goes the way. */
class ImportObstaclesTest {

    private static final DataSource DATABASE = Postgres.withTables();

    @TempDir
    private Path data;

    /** Its lease runs out, and whoever takes it over goes on; here it must not begin at its source once more. */
    @Test
    void one_whose_end_could_not_be_written_does_not_begin_anew_here() {
        ImportObstacles obstacles = obstacles();
        ImportRun run = run();

        boolean first = obstacles.beginsRound(run);
        boolean ends = obstacles.endIsDue(run);
        obstacles.forget(run);
        obstacles.finished(run);

        assertThat(first).isTrue();
        assertThat(ends).isTrue();
        assertThat(obstacles.beginsRound(run)).isFalse();
    }

    @Test
    void one_that_was_let_go_while_it_delivered_does_not_begin_anew_when_its_thread_comes_back() {
        ImportObstacles obstacles = obstacles();
        ImportRun run = run();

        boolean first = obstacles.beginsRound(run);
        obstacles.forget(run);
        boolean ends = obstacles.endIsDue(run);
        obstacles.finished(run);

        assertThat(first).isTrue();
        assertThat(ends).isTrue();
        assertThat(obstacles.beginsRound(run)).isFalse();
    }

    private ImportObstacles obstacles() {
        Clock clock = Clock.systemUTC();
        return new ImportObstacles(
                new ManagedRoutes(
                        new StoppedRoutes(data),
                        Access.of(DATABASE, clock, new SecureRandom()).audit(),
                        clock),
                DATABASE,
                new ImportStore(DATABASE, new ObjectMapper()),
                new ImportQueue(DATABASE, "here", Duration.ofSeconds(30)),
                new RouteErrorLog(clock));
    }

    private static ImportRun run() {
        CohortDefinition definition = new CohortDefinition(
                "vip",
                "vip",
                "default",
                new CohortDefinition.Source.Sql("select 1", "default", Duration.ofMinutes(1), Optional.empty()),
                CohortDefinition.Match.DEFAULT,
                CohortDefinition.Guards.DEFAULT,
                CohortDefinition.Refresh.NEVER,
                Optional.empty(),
                CohortDefinition.Notice.NOBODY,
                "");
        return new ImportRun(
                1,
                UUID.randomUUID(),
                new Target(1, "vip", "default", "http://127.0.0.1:1", "muster"),
                definition,
                ImportKind.IMPORT,
                Optional.empty(),
                false,
                ImportRun.Waivers.NONE);
    }
}
