package io.muster.pipeline;

import io.muster.braze.BrazeResponse;
import io.muster.ledger.plan.Planner.StageLostException;
import io.muster.ledger.plan.UnchangedProof.LedgerChangedException;
import io.muster.ledger.store.LeaseLostException;
import io.muster.match.MatchException;
import io.muster.model.CauseChain;
import io.muster.model.ImportRun;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.model.StopReason;
import io.muster.source.SourceException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;

/** What a step's exception means for the import, with the reason that people are told. */
final class ExceptionReasons {

    private static final Logger LOG = LoggerFactory.getLogger(ExceptionReasons.class);

    private static final Duration WRITTEN_TO = Duration.ofSeconds(3);
    private static final Duration ELSEWHERE = Duration.ZERO;

    private ExceptionReasons() {}

    /** Stops the import by what {@code e} means for it; the log has what is a fault of our own. */
    static void stop(ImportRun run, Exception e) {
        Optional<StopReason> stop = of(e);
        stop.ifPresent(run::stop);
        if (stop.filter(StopReason.OwnFault.class::isInstance).isPresent()) {
            LOG.error("{} fault=\"{}\"", run, stop.get().why().sentence(), CauseChain.root(e));
        }
    }

    /** Why the import has to end; empty when that is known already. */
    static Optional<StopReason> of(Throwable e) {
        if (CauseChain.find(e, ImportRun.Stopped.class).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(CauseChain.find(e, LeaseLostException.class)
                .<StopReason>map(x -> new StopReason.Fenced())
                .or(() -> CauseChain.find(e, SourceSteps.FileChangedException.class)
                        .map(x -> new StopReason.Later(WRITTEN_TO, x.reason())))
                .or(() -> CauseChain.find(e, SourceSteps.FileElsewhereException.class)
                        .map(x -> new StopReason.Later(ELSEWHERE, x.reason())))
                .or(() -> CauseChain.find(e, LedgerChangedException.class)
                        .map(x -> new StopReason.Later(Duration.ZERO, x.reason())))
                .or(() -> CauseChain.find(e, SourceSteps.SameFileException.class)
                        .map(x -> new StopReason.Skipped(x.reason())))
                .or(() -> CauseChain.find(e, SourceException.class).map(x -> new StopReason.SourceFault(x.reason())))
                .or(() -> CauseChain.find(e, MatchException.class).map(x -> new StopReason.SourceFault(x.reason())))
                .or(() -> CauseChain.find(e, StageLostException.class).map(x -> new StopReason.OwnFault(x.reason())))
                .or(() -> CauseChain.find(e, BrazeResponse.NotAccepted.class)
                        .map(x -> new StopReason.CohortRefused(Reason.of(ReasonCode.ANSWER_UNEXPECTED, x.what()))))
                .or(() -> CauseChain.find(e, DataAccessResourceFailureException.class)
                        .map(x -> database(x)))
                .or(() -> CauseChain.find(e, SQLException.class).map(x -> database(x)))
                // A file that an interrupted thread was at is closed: another goes on.
                .or(() -> CauseChain.find(e, ClosedByInterruptException.class).map(x -> new StopReason.Closing()))
                .or(() -> CauseChain.find(e, IOException.class).map(ExceptionReasons::disk))
                .or(() -> ImportObstacles.step(e).map(route -> own(ReasonCode.ROUTE_STOPPED, route)))
                // Its thread was told to end, such as by a forced stop: another goes on.
                .or(() -> CauseChain.find(e, InterruptedException.class).map(x -> new StopReason.Closing()))
                .or(() -> CauseChain.find(e, OutOfMemoryError.class).map(x -> own(ReasonCode.OUT_OF_MEMORY)))
                .orElseGet(() -> own(
                        ReasonCode.MUSTER_FAILED, CauseChain.root(e).getClass().getSimpleName())));
    }

    private static StopReason own(ReasonCode code, Object... figures) {
        return new StopReason.OwnFault(Reason.of(code, figures));
    }

    private static StopReason database(Throwable e) {
        Optional<SQLException> cause = CauseChain.find(e, SQLException.class);
        String state = cause.map(SQLException::getSQLState).orElse("");
        boolean full = cause.filter(CauseChain::isOutOfRoom).isPresent();
        return own(full ? ReasonCode.DATABASE_FULL : ReasonCode.DATABASE_FAILED, state);
    }

    private static StopReason disk(IOException e) {
        return CauseChain.isDiskFull(e)
                ? own(ReasonCode.DISK_FULL)
                : own(ReasonCode.FILE_NOT_WRITTEN, e.getClass().getSimpleName());
    }
}
