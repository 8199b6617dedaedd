package io.muster.boot.cli;

import com.zaxxer.hikari.HikariDataSource;
import io.muster.access.Access;
import io.muster.access.AccessException;
import io.muster.access.Actor;
import io.muster.access.Audit;
import io.muster.access.Audit.AuditOutcome;
import io.muster.boot.ServerExposure;
import io.muster.boot.database.Database;
import io.muster.boot.database.EmbeddedDatabase;
import io.muster.model.CauseChain;
import io.muster.model.ExitStatus;
import io.muster.model.StartException;
import io.muster.settings.DatabaseAddress;
import io.muster.settings.Settings;
import io.muster.settings.Settings.DatabaseSettings;
import io.muster.settings.Settings.HttpSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import picocli.CommandLine;

/**
 * Runs one command on the settings' database, whether the service runs or not: the embedded one is asked where the service
 * has it, or started for the command alone.
 */
public final class AccessCommands {

    private static final int CONNECTIONS = 2;

    private final Supplier<Optional<Settings>> settings;
    private final CommandLine line;
    private final Clock clock;

    public AccessCommands(Supplier<Optional<Settings>> settings, CommandLine line, Clock clock) {
        this.settings = settings;
        this.line = line;
        this.clock = clock;
    }

    /** @return the exit status */
    int shows(BiConsumer<Access, PrintWriter> command) {
        return run(access -> command.accept(access, line.getOut()));
    }

    /** A command that changes something leaves a row in the audit, with what became of it. @return the exit status */
    int does(String action, String subject, BiFunction<Access, PrintWriter, String> command) {
        return run(access -> {
            Audit.AuditedAction audited =
                    new Audit.AuditedAction(Optional.of(actor()), "", action, subject, Optional.empty());
            long row = access.audit().begun(audited);
            AuditOutcome outcome = AuditOutcome.FAILED;
            try {
                audited = audited.with(command.apply(access, line.getOut()));
                outcome = AuditOutcome.DONE;
            } catch (AccessException e) {
                outcome = AuditOutcome.NOT_DONE;
                throw e;
            } finally {
                access.audit().ended(row, audited, outcome);
            }
        });
    }

    /** Whoever may read the settings may do everything; the system's name tells who it was. */
    static Actor actor() {
        return Actor.command(System.getProperty("user.name", ""));
    }

    private int run(Consumer<Access> command) {
        Optional<Settings> found = settings.get();
        if (found.isEmpty()) {
            return ExitStatus.WRONG_CONFIGURATION.code();
        }
        try {
            onDatabase(found.get(), command);
            return ExitStatus.STOPPED.code();
        } catch (AccessException e) {
            line.getErr().println(e.getMessage());
            return ExitStatus.WRONG_CONFIGURATION.code();
        } catch (StartException e) {
            line.getErr().println(e.getMessage());
            return e.status().code();
        } catch (IOException | RuntimeException e) {
            line.getErr().println("It could not be done: " + CauseChain.root(e).getMessage());
            return ExitStatus.BROKE.code();
        } finally {
            line.getOut().flush();
        }
    }

    private void onDatabase(Settings settings, Consumer<Access> command) throws IOException {
        DatabaseSettings own = settings.database();
        if (own.url().isPresent()) {
            onTables(DatabaseAddress.of(own), settings.http(), command);
            return;
        }
        Optional<DatabaseAddress> elsewhere = EmbeddedDatabase.elsewhere(settings.data());
        if (elsewhere.isPresent()) {
            onTables(elsewhere.get(), settings.http(), command);
            return;
        }
        try (EmbeddedDatabase embedded = EmbeddedDatabase.start(settings.data())) {
            onTables(embedded.owner(), settings.http(), command);
        }
    }

    private void onTables(DatabaseAddress address, HttpSettings http, Consumer<Access> command) {
        try (HikariDataSource pool = Database.open(address, CONNECTIONS)) {
            command.accept(Access.of(pool, ServerExposure.names(http), clock, new SecureRandom()));
        }
    }
}
