package io.muster.imports;

/** How a cohort is, in the order of {@link Need}. */
public enum CohortState {
    /** Removals or adds wait for a person. */
    PARKED(Need.PERSON),
    /** A guard let nothing through. */
    HELD(Need.PERSON),
    /** Its workspace is stopped. */
    STOPPED(Need.PERSON),
    /** The last import failed. */
    FAILED(Need.PERSON),
    /** The database is older than what was sent. */
    LEDGER_BEHIND(Need.PERSON),
    /** Its definition cannot be read. */
    INVALID(Need.PERSON),
    /** An import is queued or running. */
    IMPORTING(Need.NOTHING_NOW),
    /** Braze accepted every change of the last import. */
    IN_SYNC(Need.NOTHING),
    NEVER(Need.NEW),
    PAUSED(Need.PAUSED),
    RETIRED(Need.RETIRED);

    /** What a cohort asks for, the most urgent first: the order of every list. */
    public enum Need {
        PERSON,
        NOTHING_NOW,
        NOTHING,
        NEW,
        PAUSED,
        RETIRED
    }

    private final Need need;

    CohortState(Need need) {
        this.need = need;
    }

    public Need need() {
        return need;
    }
}
