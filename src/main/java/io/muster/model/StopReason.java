package io.muster.model;

import java.time.Duration;

/** Why an import that runs has to end before its time: what follows from it, and the reason that people are told. */
public sealed interface StopReason {

    Reason why();

    /** A person cancelled it. */
    record Cancelled(String by) implements StopReason {
        @Override
        public Reason why() {
            return Reason.of(ReasonCode.CANCELLED, by);
        }
    }

    /** The service stops; the import goes on at the next start. */
    record Closing() implements StopReason {
        @Override
        public Reason why() {
            return Reason.of(ReasonCode.SERVICE_STOPPED);
        }
    }

    /** Another node holds the import now: nothing more may be sent or written here. */
    record Fenced() implements StopReason {
        @Override
        public Reason why() {
            return Reason.of(ReasonCode.LEASE_LOST);
        }
    }

    /** There is nothing to do, such as for a file that is the same as before. */
    record Skipped(Reason why) implements StopReason {}

    /** It begins again a little later, such as for a file that is being written to. */
    record Later(Duration delay, Reason why) implements StopReason {}

    /** A source, a lookup or a file that cannot be read. */
    record SourceFault(Reason why) implements StopReason {}

    /** Braze refused the keys or does not know the partner. */
    record KeysRefusedByBraze(int status, Reason why) implements StopReason {
        /** 404: by the path, before any key was looked at. */
        public boolean isOfPartner() {
            return status == 404;
        }
    }

    /** Braze gave no definite answer for {@code retry-for}. */
    record UnansweredByBraze(Reason why) implements StopReason {}

    /** Braze answered what its contract does not know, and would again. */
    record DeclinedByBraze(Reason why) implements StopReason {}

    /** Braze refused the cohort, or so much of it that it is at fault. */
    record CohortRefused(Reason why) implements StopReason {}

    /** Our own database, disk, or a bug. */
    record OwnFault(Reason why) implements StopReason {}
}
