package io.muster.imports;

import java.util.EnumSet;
import java.util.Set;

/** The states of an import and the only ways between them. */
public enum ImportState {
    /** Waits for its turn. */
    QUEUED,
    /** Reads, compares or sends. */
    RUNNING,
    /** Braze accepted every change; rejects are counted, not a failure. */
    SUCCEEDED,
    /** Something was sent, and something is refused or parked. */
    PARTIAL,
    /** A guard acted and nothing was sent. */
    HELD,
    /** It could not be done; the next import does the rest. */
    FAILED,
    /** A person ended it; what was sent counts. */
    CANCELLED,
    /** Nothing was to be done: the same input as before, a paused cohort. */
    SKIPPED;

    private static final Set<ImportState> LIVE = EnumSet.of(QUEUED, RUNNING);

    public boolean isFinal() {
        return !LIVE.contains(this);
    }

    /** The state itself when {@code next} may follow it. */
    public ImportState to(ImportState next) {
        boolean allowed =
                switch (this) {
                    case QUEUED -> next == RUNNING || next == CANCELLED || next == SKIPPED || next == FAILED;
                    case RUNNING -> next.isFinal() || next == QUEUED;
                    default -> false;
                };
        if (!allowed) {
            throw new IllegalStateException("an import does not go from " + this + " to " + next);
        }
        return next;
    }
}
