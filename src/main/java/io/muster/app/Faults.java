package io.muster.app;

import io.muster.cohort.Run;
import io.muster.cohort.Stop;
import io.muster.delivery.AnswerException;
import io.muster.ledger.FencedException;
import io.muster.ledger.Planner.StageLostException;
import io.muster.match.MatchException;
import io.muster.source.SourceException;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.dao.DataAccessResourceFailureException;

/** What a step's exception means for the import: one sentence for people, its remedy in it. */
final class Faults {

    private static final Duration WRITTEN_TO = Duration.ofSeconds(3);
    private static final Duration ELSEWHERE = Duration.ZERO;
    private static final List<String> DISK_FULL =
            List.of("No space left on device", "Disk quota exceeded", "not enough space on the disk");

    private Faults() {}

    /** Why the import has to end; empty when that is known already. */
    static Optional<Stop> of(Throwable e) {
        if (find(e, Run.Stopped.class).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(find(e, FencedException.class)
                .<Stop>map(x -> new Stop.Fenced())
                .or(() -> find(e, Sources.FileChangedException.class).map(x -> new Stop.Later(WRITTEN_TO, text(x))))
                .or(() -> find(e, Sources.FileElsewhereException.class).map(x -> new Stop.Later(ELSEWHERE, text(x))))
                .or(() -> find(e, Sources.SameFileException.class).map(x -> new Stop.Skipped(text(x))))
                .or(() -> find(e, SourceException.class).map(x -> new Stop.SourceFault(text(x))))
                .or(() -> find(e, MatchException.class).map(x -> new Stop.SourceFault(text(x))))
                .or(() -> find(e, StageLostException.class).map(x -> new Stop.OwnFault(text(x))))
                .or(() -> find(e, AnswerException.class).map(x -> new Stop.CohortRefused(text(x) + ".")))
                .or(() -> find(e, DataAccessResourceFailureException.class).map(x -> database(x)))
                .or(() -> find(e, SQLException.class).map(x -> database(x)))
                .or(() -> find(e, IOException.class).map(Faults::disk))
                .or(() -> ImportRounds.step(e)
                        .map(route -> new Stop.OwnFault("The route " + route
                                + " is stopped by an operator; try again when" + " it is started.")))
                // Its thread was told to end, such as by a forced stop: another goes on.
                .or(() -> find(e, InterruptedException.class).map(x -> new Stop.Closing()))
                .or(() -> find(e, OutOfMemoryError.class)
                        .map(x ->
                                new Stop.OwnFault("Muster ran out of memory. Give it more (-Xmx) or look for very long"
                                        + " rows; what was sent counts, and the next import does the rest.")))
                .orElseGet(() -> new Stop.OwnFault(
                        "Muster itself failed (" + root(e).getClass().getSimpleName()
                                + "); the log has the details. What was sent counts; the next import does the rest.")));
    }

    static <T extends Throwable> Optional<T> find(Throwable e, Class<T> type) {
        for (Throwable each = e; each != null; each = each.getCause()) {
            if (type.isInstance(each)) {
                return Optional.of(type.cast(each));
            }
        }
        return Optional.empty();
    }

    static <T extends Throwable> Optional<T> find(Throwable e, Class<T> type, Predicate<T> such) {
        for (Throwable each = e; each != null; each = each.getCause()) {
            if (type.isInstance(each) && such.test(type.cast(each))) {
                return Optional.of(type.cast(each));
            }
        }
        return Optional.empty();
    }

    static Throwable root(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static Stop database(Throwable e) {
        String state =
                find(e, SQLException.class).map(SQLException::getSQLState).orElse("");
        return new Stop.OwnFault(
                find(e, SQLException.class).filter(Faults::isOutOfRoom).isPresent()
                        ? "Muster's database has no room left (SQL state " + state
                                + "). Make room on its disk; the next import does the rest."
                        : "Muster's database did not do its part (SQL state " + state
                                + "). What was sent counts; the next import does the rest.");
    }

    private static Stop disk(IOException e) {
        return new Stop.OwnFault(
                isDiskFull(e)
                        ? "The disk of Muster's data folder is full. Make room there; the next import does the rest."
                        : "A file could not be written or moved ("
                                + e.getClass().getSimpleName()
                                + "). Look at the data folder's disk and permissions; the next import does the rest.");
    }

    /** Not a statement that failed: nobody answered, or the server ended the session. SQL state classes 08 and 57P. */
    static boolean isDatabaseAway(Throwable e) {
        return find(e, SQLException.class)
                .filter(x -> x instanceof SQLTransientConnectionException
                        // A pool's connection that was closed under us says no state.
                        || x.getSQLState() == null
                        || x.getSQLState().matches("08.*|57P.*"))
                .isPresent();
    }

    /** SQL state class 53: insufficient resources. */
    static boolean isOutOfRoom(SQLException e) {
        return String.valueOf(e.getSQLState()).startsWith("53");
    }

    /** The system's own words are all that Java gives. */
    static boolean isDiskFull(Throwable e) {
        for (Throwable each = e; each != null; each = each.getCause()) {
            String said = String.valueOf(each.getMessage());
            if (each instanceof IOException && DISK_FULL.stream().anyMatch(said::contains)) {
                return true;
            }
        }
        return false;
    }

    private static String text(Throwable e) {
        return String.valueOf(e.getMessage());
    }
}
