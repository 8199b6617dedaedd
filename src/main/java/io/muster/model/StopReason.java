package io.muster.model;

import java.time.Duration;

/**
 * Why an import that runs has to end before its time. The sentence is for people: no key and no identifier is in it.
 */
public sealed interface StopReason {

    String sentence();

    /** A person cancelled it. */
    record Cancelled(String by) implements StopReason {
        @Override
        public String sentence() {
            return "Cancelled by " + by + ".";
        }
    }

    /** The service stops; the import goes on at the next start. */
    record Closing() implements StopReason {
        @Override
        public String sentence() {
            return "The service stopped; the import goes on at its next start.";
        }
    }

    /** Another node holds the import now: nothing more may be sent or written here. */
    record Fenced() implements StopReason {
        @Override
        public String sentence() {
            return "Its lease ran out or another node took it over; it goes on from there.";
        }
    }

    /** There is nothing to do, such as for a file that is the same as before. */
    record Skipped(String sentence) implements StopReason {}

    /** It begins again a little later, such as for a file that is being written to. */
    record Later(Duration delay, String sentence) implements StopReason {}

    /** A source, a lookup or a file that cannot be read. */
    record SourceFault(String sentence) implements StopReason {}

    /** Braze refused the keys or does not know the partner. */
    record KeysRefused(int status, String sentence) implements StopReason {
        /** 404: by the path, before any key was looked at. */
        public boolean isOfPartner() {
            return status == 404;
        }
    }

    /** Braze gave no definite answer for {@code retry-for}. */
    record NoAnswer(String sentence) implements StopReason {}

    /** Braze answered what its contract does not know, and would again. */
    record Declined(String sentence) implements StopReason {}

    /** Braze refused the cohort, or so much of it that it is at fault. */
    record CohortRefused(String sentence) implements StopReason {}

    /** Our own database, disk, or a bug. */
    record OwnFault(String sentence) implements StopReason {}
}
