package io.muster.pipeline;

import io.muster.braze.BrazeResponseException;
import io.muster.ledger.plan.Planner.StageLostException;
import io.muster.ledger.store.LeaseLostException;
import io.muster.match.MatchException;
import io.muster.model.CauseChain;
import io.muster.model.ImportRun;
import io.muster.model.StopReason;
import io.muster.source.SourceException;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.dao.DataAccessResourceFailureException;

/** What a step's exception means for the import: one sentence for people, its remedy in it. */
final class StopReasons {

    private static final Duration WRITTEN_TO = Duration.ofSeconds(3);
    private static final Duration ELSEWHERE = Duration.ZERO;

    private StopReasons() {}

    /** Why the import has to end; empty when that is known already. */
    static Optional<StopReason> of(Throwable e) {
        if (CauseChain.find(e, ImportRun.Stopped.class).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(CauseChain.find(e, LeaseLostException.class)
                .<StopReason>map(x -> new StopReason.Fenced())
                .or(() -> CauseChain.find(e, SourceSteps.FileChangedException.class)
                        .map(x -> new StopReason.Later(WRITTEN_TO, text(x))))
                .or(() -> CauseChain.find(e, SourceSteps.FileElsewhereException.class)
                        .map(x -> new StopReason.Later(ELSEWHERE, text(x))))
                .or(() -> CauseChain.find(e, SourceSteps.SameFileException.class)
                        .map(x -> new StopReason.Skipped(text(x))))
                .or(() -> CauseChain.find(e, SourceException.class).map(x -> new StopReason.SourceFault(text(x))))
                .or(() -> CauseChain.find(e, MatchException.class).map(x -> new StopReason.SourceFault(text(x))))
                .or(() -> CauseChain.find(e, StageLostException.class).map(x -> new StopReason.OwnFault(text(x))))
                .or(() -> CauseChain.find(e, BrazeResponseException.class)
                        .map(x -> new StopReason.CohortRefused(text(x) + ".")))
                .or(() -> CauseChain.find(e, DataAccessResourceFailureException.class)
                        .map(x -> database(x)))
                .or(() -> CauseChain.find(e, SQLException.class).map(x -> database(x)))
                .or(() -> CauseChain.find(e, IOException.class).map(StopReasons::disk))
                .or(() -> ImportResumption.step(e)
                        .map(route -> new StopReason.OwnFault("The route " + route
                                + " is stopped by an operator; try again when" + " it is started.")))
                // Its thread was told to end, such as by a forced stop: another goes on.
                .or(() -> CauseChain.find(e, InterruptedException.class).map(x -> new StopReason.Closing()))
                .or(() -> CauseChain.find(e, OutOfMemoryError.class)
                        .map(x -> new StopReason.OwnFault(
                                "Muster ran out of memory. Give it more (-Xmx) or look for very long"
                                        + " rows; what was sent counts, and the next import does the rest.")))
                .orElseGet(() -> new StopReason.OwnFault(
                        "Muster itself failed (" + CauseChain.root(e).getClass().getSimpleName()
                                + "); the log has the details. What was sent counts; the next import does the rest.")));
    }

    private static StopReason database(Throwable e) {
        String state = CauseChain.find(e, SQLException.class)
                .map(SQLException::getSQLState)
                .orElse("");
        return new StopReason.OwnFault(
                CauseChain.find(e, SQLException.class)
                                .filter(CauseChain::isOutOfRoom)
                                .isPresent()
                        ? "Muster's database has no room left (SQL state " + state
                                + "). Make room on its disk; the next import does the rest."
                        : "Muster's database did not do its part (SQL state " + state
                                + "). What was sent counts; the next import does the rest.");
    }

    private static StopReason disk(IOException e) {
        return new StopReason.OwnFault(
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
