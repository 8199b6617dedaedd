package io.muster.app;

import io.muster.cohort.CauseChain;
import io.muster.cohort.Run;
import io.muster.cohort.Stop;
import io.muster.delivery.AnswerException;
import io.muster.ledger.FencedException;
import io.muster.ledger.Planner.StageLostException;
import io.muster.match.MatchException;
import io.muster.source.SourceException;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.dao.DataAccessResourceFailureException;

/** What a step's exception means for the import: one sentence for people, its remedy in it. */
final class Faults {

    private static final Duration WRITTEN_TO = Duration.ofSeconds(3);
    private static final Duration ELSEWHERE = Duration.ZERO;

    private Faults() {}

    /** Why the import has to end; empty when that is known already. */
    static Optional<Stop> of(Throwable e) {
        if (CauseChain.find(e, Run.Stopped.class).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(CauseChain.find(e, FencedException.class)
                .<Stop>map(x -> new Stop.Fenced())
                .or(() -> CauseChain.find(e, Sources.FileChangedException.class)
                        .map(x -> new Stop.Later(WRITTEN_TO, text(x))))
                .or(() -> CauseChain.find(e, Sources.FileElsewhereException.class)
                        .map(x -> new Stop.Later(ELSEWHERE, text(x))))
                .or(() -> CauseChain.find(e, Sources.SameFileException.class).map(x -> new Stop.Skipped(text(x))))
                .or(() -> CauseChain.find(e, SourceException.class).map(x -> new Stop.SourceFault(text(x))))
                .or(() -> CauseChain.find(e, MatchException.class).map(x -> new Stop.SourceFault(text(x))))
                .or(() -> CauseChain.find(e, StageLostException.class).map(x -> new Stop.OwnFault(text(x))))
                .or(() -> CauseChain.find(e, AnswerException.class).map(x -> new Stop.CohortRefused(text(x) + ".")))
                .or(() -> CauseChain.find(e, DataAccessResourceFailureException.class)
                        .map(x -> database(x)))
                .or(() -> CauseChain.find(e, SQLException.class).map(x -> database(x)))
                .or(() -> CauseChain.find(e, IOException.class).map(Faults::disk))
                .or(() -> ImportRounds.step(e)
                        .map(route -> new Stop.OwnFault("The route " + route
                                + " is stopped by an operator; try again when" + " it is started.")))
                // Its thread was told to end, such as by a forced stop: another goes on.
                .or(() -> CauseChain.find(e, InterruptedException.class).map(x -> new Stop.Closing()))
                .or(() -> CauseChain.find(e, OutOfMemoryError.class)
                        .map(x ->
                                new Stop.OwnFault("Muster ran out of memory. Give it more (-Xmx) or look for very long"
                                        + " rows; what was sent counts, and the next import does the rest.")))
                .orElseGet(() -> new Stop.OwnFault(
                        "Muster itself failed (" + CauseChain.root(e).getClass().getSimpleName()
                                + "); the log has the details. What was sent counts; the next import does the rest.")));
    }

    private static Stop database(Throwable e) {
        String state = CauseChain.find(e, SQLException.class)
                .map(SQLException::getSQLState)
                .orElse("");
        return new Stop.OwnFault(
                CauseChain.find(e, SQLException.class)
                                .filter(CauseChain::isOutOfRoom)
                                .isPresent()
                        ? "Muster's database has no room left (SQL state " + state
                                + "). Make room on its disk; the next import does the rest."
                        : "Muster's database did not do its part (SQL state " + state
                                + "). What was sent counts; the next import does the rest.");
    }

    private static Stop disk(IOException e) {
        return new Stop.OwnFault(
                CauseChain.isDiskFull(e)
                        ? "The disk of Muster's data folder is full. Make room there; the next import does the rest."
                        : "A file could not be written or moved ("
                                + e.getClass().getSimpleName()
                                + "). Look at the data folder's disk and permissions; the next import does the rest.");
    }

    private static String text(Throwable e) {
        return String.valueOf(e.getMessage());
    }
}
