package io.muster.ledger;

import java.util.List;
import java.util.Map;

/** What may happen to a cohort, as a random history tells it. */
sealed interface HistoryEvent {

    /** How an import goes on that was cut off. */
    enum Then {
        GOES_ON,
        IS_GIVEN_UP
    }

    /**
     * An import of these rows.
     *
     * @param rows what the source says of each of the numbered persons: with which identifier, or in a list which
     *     operation
     * @param fates what becomes of its requests; those after them are accepted
     * @param patience so often each request is repeated without an answer
     * @param diesAt the step at which its process dies; none when it has fewer
     * @param arrives whether the request that was marked when it died arrives all the same, later
     * @param cancelledAt the step at which a person cancels it
     * @param approves whether it is a person's word on what the import before it parked or held
     * @param holed whether most rows gave no member
     */
    record Imports(
            Map<Integer, Says> rows,
            boolean refresh,
            List<SimulatedBraze.Fate> fates,
            int patience,
            int diesAt,
            Then then,
            boolean arrives,
            int cancelledAt,
            boolean approves,
            boolean holed)
            implements HistoryEvent {}

    /** What a source says of a person. */
    enum Says {
        /** An external id; an add in a list. */
        EXTERNAL,
        /** An alias; a remove in a list. */
        ALIAS,
        /** Both, in a row each. */
        BOTH
    }

    /** An import of whom is wanted already, without a fault. */
    record Repeats() implements HistoryEvent {}

    record Resyncs() implements HistoryEvent {}

    /** The definition's guards are edited. */
    record Guarded(Strictness by) implements HistoryEvent {}

    /** What the guards keep back. */
    enum Strictness {
        NOTHING,
        REMOVES,
        ADDS,
        BOTH,
        /** Everything, where too few would be left. */
        FEW_MEMBERS,
        /** Everything, where most rows gave no member. */
        REJECTS
    }

    /**
     * The definition is edited: persons come by another kind of identifier from now on, or the source's files are lists
     * of changes.
     */
    record Edits() implements HistoryEvent {}

    record BacksUp() implements HistoryEvent {}

    /** The last backup is restored, a while later, and the cohort resynced as the handbook says. */
    record Restores() implements HistoryEvent {}

    /**
     * The cohort is retired.
     *
     * @param fates what becomes of its requests, each of which is sent once more without an answer
     */
    record Retires(List<SimulatedBraze.Fate> fates) implements HistoryEvent {}

    /** Braze refuses whatever names this person by this kind of identifier, until that is mended. */
    record Refuses(int person, char kind) implements HistoryEvent {}

    /** Braze and the source get to know who is behind a device. */
    record Identifies(int person) implements HistoryEvent {}

    /** So long that what was refused is tried again, and losses of then are not counted. */
    record AMonthPasses() implements HistoryEvent {}

    /** What made Braze refuse some is mended, and somebody asks for another try. */
    record Cures() implements HistoryEvent {}

    /** A request that is late takes effect. */
    record OneLands() implements HistoryEvent {}

    record QuietPasses() implements HistoryEvent {}
}
