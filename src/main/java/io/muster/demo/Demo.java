package io.muster.demo;

import io.muster.boot.Application;
import io.muster.boot.DemoMode;
import io.muster.imports.OperatorCommands;
import io.muster.imports.Trigger;
import io.muster.model.StartException;
import io.muster.operations.DataFolder;
import io.muster.sandbox.Sandbox;
import io.muster.sandbox.SandboxSettings;
import io.muster.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the demo has beside the service: a sandbox of Braze on loopback, a sample table, and a word of welcome. */
public final class Demo implements DemoMode.Running {

    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
    private static final String SQL_COHORT = "vip";
    private static final String FILE_COHORT = "churn";

    private final Settings settings;
    private final Sandbox sandbox;

    private Demo(Settings settings, Sandbox sandbox) {
        this.settings = settings;
        this.sandbox = sandbox;
    }

    static Demo start(Settings settings) {
        Settings.Workspace workspace = settings.braze().workspaces().get("default");
        if (workspace == null) {
            throw new StartException("The demo needs workspace default; look at config/demo.properties.");
        }
        DataFolder.prepare(settings.data());
        return new Demo(settings, sandbox(settings, workspace));
    }

    private static Sandbox sandbox(Settings settings, Settings.Workspace workspace) {
        try {
            return Sandbox.start(SandboxSettings.DEFAULT
                    // Kept beside the ledger: a sandbox that forgot would no longer hold what the ledger knows.
                    .withJournal(settings.data().resolve("sandbox.journal"))
                    .withPort(workspace.endpoint().getPort())
                    .withPartner(
                            settings.braze().partner(),
                            settings.braze().partnerKey().reveal())
                    .withClientSecret(workspace.importKey().reveal()));
        } catch (UncheckedIOException e) {
            throw StartException.wrongConfiguration("The demo's sandbox cannot be started: " + e.getMessage()
                    + ". Stop what uses port " + workspace.endpoint().getPort() + ", such as another demo, or give"
                    + " muster.braze.workspaces.default.endpoint in config/demo.properties another port.");
        } catch (IllegalStateException e) {
            throw StartException.wrongConfiguration("Another demo runs in the folder "
                    + settings.data().toAbsolutePath() + ". Stop it, or set muster.data to another folder.");
        }
    }

    @Override
    public void sample(DataSource database) {
        fill(database);
    }

    /** The sample table, made once. */
    public static void fill(DataSource database) {
        try (InputStream in = Demo.class.getResourceAsStream("/demo/sample.sql")) {
            if (in == null) {
                throw new IllegalStateException("the sample is missing from the jar");
            }
            JdbcClient.create(database)
                    .sql(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .update();
        } catch (IOException e) {
            throw new StartException("The sample table could not be read.", e);
        }
    }

    @Override
    public void welcome(Application service) {
        try {
            service.commands().start(SQL_COHORT, Trigger.COMMAND, Optional.of("the demo"));
        } catch (OperatorCommands.NoSuchThing | OperatorCommands.NotNow e) {
            LOG.info("demo=\"{}\"", e.getMessage());
        }
        LOG.info(
                """
                The demo is ready.
                  See            {}
                  Braze holds    {}/sandbox
                  SQL cohort     {} is being imported now; its definition is {}/{}.yaml
                  File cohort    drop a CSV with a column external_id into {}/inbox/{}/
                  Mails          lie in {}/outbox/
                  Stop           Ctrl-C; everything is kept""",
                service.uri(),
                sandbox.uri().toString().replaceFirst("/$", ""),
                SQL_COHORT,
                settings.cohorts(),
                SQL_COHORT,
                settings.data(),
                FILE_COHORT,
                settings.data());
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
