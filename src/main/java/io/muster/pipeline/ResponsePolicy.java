package io.muster.pipeline;

import io.muster.braze.BrazeResponse;
import io.muster.braze.Delivery;
import io.muster.braze.DeliverySteps;
import io.muster.braze.KeyRefusalCauses;
import io.muster.ledger.store.Batch;
import io.muster.ledger.store.SendAttempt;
import io.muster.model.CauseChain;
import io.muster.model.Durations;
import io.muster.model.ImportRun;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.model.StopReason;
import io.muster.workspace.WorkspaceKeys;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * What follows from an answer that is not accepted, from none, and from a fault on the way to Braze: tried again, halved,
 * refused, or the end of the import. The route configuration {@code braze-answers} has the kinds and their waits, and
 * asks here. Safe for use by many threads.
 */
public final class ResponsePolicy {

    private static final int DATABASE_REPEATS = 60;
    private static final long NO_BATCH = -1;

    private final DeliverySteps deliveries;
    private final WorkspaceKeys workspaces;
    private final ImportObstacles obstacles;

    public ResponsePolicy(DeliverySteps deliveries, WorkspaceKeys workspaces, ImportObstacles obstacles) {
        this.deliveries = deliveries;
        this.workspaces = workspaces;
        this.obstacles = obstacles;
    }

    /** Whether nobody and nothing has ended the import; Simple cannot ask, since ImportRun has stopped() and isStopped(). */
    public boolean goesOn(ImportRun run) {
        return !run.isStopped();
    }

    /** Whether a step that an operator stopped is tried again. */
    public boolean waitsForStep(ImportRun run, Exception exception) {
        return obstacles.waitsForStep(run, exception);
    }

    /** A batch whose route an operator stopped: waits until it is started, or the import has to end. */
    public void waitsForBatch(ImportRun run, Exception exception) {
        obstacles.waits(run, exception);
        run.check();
        obstacles.check(run);
    }

    /** Whether Braze, or the way to it, gave no answer: not our database, whose connection breaks as one to Braze does. */
    public boolean isOfBraze(Exception exception) {
        return CauseChain.find(exception, DataAccessException.class).isEmpty()
                && CauseChain.find(exception, SQLException.class).isEmpty();
    }

    /** Whether an attempt without a definite answer (423, 408, 425, 5xx, none) is made again. */
    public boolean repeats(Delivery delivery, @Nullable Batch batch) {
        return batch == null ? deliveries.repeatsCreate(delivery) : deliveries.repeats(delivery, batch);
    }

    /** No definite answer for too long: the import ends, the next one goes on. */
    public void giveUp(ImportRun run, Throwable cause) {
        run.stop(new StopReason.UnansweredByBraze(
                Reason.of(ReasonCode.NO_DEFINITE_ANSWER, Durations.words(deliveries.retryFor()), describe(cause))));
    }

    /** 401, 403, 404: the import ends, and the workspace stops at once. */
    public void keysRefused(ImportRun run, BrazeResponse.KeysRefused refused) {
        StopReason.KeysRefusedByBraze stop = new StopReason.KeysRefusedByBraze(
                refused.status(), KeyRefusalCauses.of(refused.status(), refused.body(), run.target()));
        run.stop(stop);
        // The import may have been stopped before for another reason, such as a cancel; the workspace was not.
        workspaces.stop(run.target().workspace(), refused.status(), stop.why());
    }

    /** Turned away by a status that Braze's contract does not know, or by somebody else: no identifier is at fault. */
    public void declined(ImportRun run, BrazeResponse.Declined declined) {
        run.stop(new StopReason.DeclinedByBraze(
                KeyRefusalCauses.declined(declined.status(), declined.body(), run.target())));
    }

    /** The cohort where it is tried itself, before its first refused batch is halved or marked: once an import. */
    public List<String> proves(Delivery delivery, @Nullable Batch batch) {
        ImportRun run = delivery.run();
        boolean due = batch != null && !run.isStopped() && delivery.proves();
        return due ? List.of(run.target().cohort()) : List.of();
    }

    /** 400, 413: of a batch, halved until the bad identifiers are alone; of the create, the cohort itself is at fault. */
    public void refused(Delivery delivery, @Nullable Batch batch, @Nullable SendAttempt attempt) {
        if (batch == null || attempt == null) {
            deliveries.cohortRefused(delivery);
        } else {
            deliveries.refused(delivery, attempt);
        }
    }

    /**
     * Whether a mark or an acknowledgement is tried again, a second later. Counted here, since Camel's own counter is a
     * header, which a step on the way that tries again by itself sets as well.
     */
    public boolean asksDatabaseAgain(ImportRun run, @Nullable Batch batch, Exception exception) {
        int times = obstacles.asked(run, batch == null ? NO_BATCH : batch.no());
        boolean again = goesOn(run) && (times <= DATABASE_REPEATS || CauseChain.isDatabaseAway(exception));
        if (again) {
            obstacles.triedAgain(exception);
        }
        return again;
    }

    /** Keeps why an import has to end. */
    public void fault(ImportRun run, Exception exception) {
        if (!run.isStopped() && !obstacles.waits(run, exception)) {
            ExceptionReasons.stop(run, exception);
        }
    }

    private static Object describe(Throwable cause) {
        return cause instanceof BrazeResponse.NotAccepted answer
                ? answer.what()
                : cause.getClass().getSimpleName();
    }
}
