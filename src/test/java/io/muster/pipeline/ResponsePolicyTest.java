package io.muster.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.Postgres;
import io.muster.access.Access;
import io.muster.braze.BrazeResponse;
import io.muster.braze.DeliverySteps;
import io.muster.braze.LimitPatience;
import io.muster.braze.RateLimitPause;
import io.muster.braze.ResponseBody;
import io.muster.braze.ResponseReader;
import io.muster.imports.ImportQueue;
import io.muster.imports.ImportStore;
import io.muster.ledger.store.BatchStore;
import io.muster.ledger.store.CohortStore;
import io.muster.model.CohortDefinition;
import io.muster.model.ImportRun;
import io.muster.model.ImportRun.ImportKind;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.model.StopReason;
import io.muster.model.Target;
import io.muster.operations.ManagedRoutes;
import io.muster.operations.StoppedRoutes;
import io.muster.settings.Secret;
import io.muster.settings.Settings;
import io.muster.settings.Settings.BrazeSettings;
import io.muster.workspace.KeyAcceptances;
import io.muster.workspace.WorkspaceKeys;
import io.muster.workspace.WorkspaceStore;
import io.muster.workspace.WorkspaceStore.WorkspaceEntry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResponsePolicyTest {

    private static final DataSource DATABASE = Postgres.withTables();
    private static final Clock CLOCK = Clock.systemUTC();
    private static final URI BRAZE = URI.create("http://127.0.0.1:1");
    private static final byte[] INVALID_KEY =
            "{\"message\":\"client_secret is not valid\"}".getBytes(StandardCharsets.UTF_8);

    private final WorkspaceStore workspaces = new WorkspaceStore(DATABASE);

    @TempDir
    Path data;

    @Test
    void a_refused_key_stops_the_workspace_for_that_reason_also_when_its_import_was_cancelled() {
        ImportRun run = run();
        run.stop(new StopReason.Cancelled("eve"));

        policy().keysRefused(run, refused(401));

        WorkspaceEntry stopped = Objects.requireNonNull(workspaces.all().get("default"));
        Reason why = stopped.stopped().orElseThrow().why();
        assertThat(why.code()).isNotEqualTo(ReasonCode.CANCELLED);
        assertThat(why.sentence()).contains("401").doesNotContain("eve");
        assertThat(run.stopped()).get().isInstanceOf(StopReason.Cancelled.class);
    }

    private static BrazeResponse.KeysRefused refused(int status) {
        return (BrazeResponse.KeysRefused)
                new ResponseReader(CLOCK).read(status, name -> Optional.empty(), ResponseBody.of(INVALID_KEY));
    }

    private ResponsePolicy policy() {
        BrazeSettings braze = new BrazeSettings(
                "muster",
                new Secret("partner-key"),
                60,
                Duration.ofSeconds(60),
                "partner-Muster-CohortImport/9.9",
                8,
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                Duration.ofMinutes(15),
                Duration.ZERO,
                Map.of("default", new Settings.Workspace(BRAZE, new Secret("import-key"))));
        WorkspaceKeys keys = new WorkspaceKeys(braze, workspaces, new KeyAcceptances(DATABASE), CLOCK);
        RateLimitPause pause =
                new RateLimitPause(new RateLimitPause.SharedPauses((endpoint, until) -> {}, Map::of), CLOCK);
        DeliverySteps deliveries = new DeliverySteps(
                new BatchStore(DATABASE, Duration.ofSeconds(60), Duration.ZERO),
                new CohortStore(DATABASE),
                pause,
                new LimitPatience(pause, Duration.ofMinutes(15), CLOCK),
                keys,
                new DeliverySteps.Limits(8, Duration.ofMinutes(15)),
                (run, until) -> {},
                CLOCK);
        ImportObstacles obstacles = new ImportObstacles(
                new ManagedRoutes(
                        new StoppedRoutes(data),
                        Access.of(DATABASE, CLOCK, new SecureRandom()).audit(),
                        CLOCK),
                DATABASE,
                new ImportStore(DATABASE, new ObjectMapper()),
                new ImportQueue(DATABASE, "here", Duration.ofSeconds(30)),
                new RouteErrorLog(CLOCK));
        return new ResponsePolicy(deliveries, keys, obstacles);
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
                new Target(1, "vip", "default", BRAZE.toString(), "muster"),
                definition,
                ImportKind.IMPORT,
                Optional.empty(),
                false,
                ImportRun.Waivers.NONE);
    }
}
