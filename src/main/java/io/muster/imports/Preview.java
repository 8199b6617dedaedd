package io.muster.imports;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.muster.model.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A look at what an import of a cohort would do. It is kept for {@link #KEPT}.
 *
 * @param definition the definition's text that it went by
 * @param file the file that it reads, {@code waits} whether that still waits in the inbox
 * @param readAt when its source had been read
 * @param rows rows read so far
 * @param beside an import of the cohort that ran while it was compared, so that its figures may be old already
 * @param found empty unless it is {@link PreviewState#DONE}
 */
public record Preview(
        long id,
        String cohort,
        Optional<String> by,
        PreviewState state,
        Reason why,
        String definition,
        Optional<String> file,
        boolean waits,
        Instant askedAt,
        Optional<Instant> startedAt,
        Optional<Instant> readAt,
        Optional<Instant> finishedAt,
        long rows,
        Optional<Long> beside,
        Optional<PreviewResult> found) {

    public static final Duration KEPT = Duration.ofMinutes(15);

    /** How far it is. */
    public enum PreviewState {
        QUEUED,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED;

        public boolean isFinal() {
            return compareTo(DONE) >= 0;
        }
    }

    /**
     * What came out; the figures are those that the import's own plan would have.
     *
     * @param added members that would join, parked or not; {@code removed} the same for those who would leave
     * @param settled members of whom Braze would be told once more
     * @param requests what the import would take; {@code laterRequests} what the parked would, once approved
     * @param held whether a guard would let nothing go
     * @param guard the guard that would act, as a definition writes it; empty for none
     * @param sentence what it saw; {@code why} the same as a code
     * @param rejects rows left out, by reason
     * @param remarks cells that were read otherwise than they are written, by remark
     * @param examples some of them, masked
     * @param joining the first who would join, masked; {@code leaving} those who would leave
     */
    public record PreviewResult(
            long rows,
            long rejected,
            long duplicates,
            long members,
            long presentBefore,
            long added,
            long removed,
            long settled,
            long unchanged,
            long refused,
            long parkedAdds,
            long parkedRemoves,
            long changes,
            long requests,
            long laterRequests,
            boolean held,
            String guard,
            String sentence,
            Reason why,
            boolean list,
            Map<String, Long> rejects,
            Map<String, Long> remarks,
            Map<String, List<PreviewReject>> examples,
            List<Person> joining,
            List<Person> leaving) {

        /** Members after the import, while what is parked waits. */
        @JsonIgnore
        public long presentAfter() {
            return presentBefore + joinsNow() - leavesNow();
        }

        /** Members who would join at once. */
        @JsonIgnore
        public long joinsNow() {
            return held && parkedAdds == 0 || parkedAdds > 0 ? 0 : added;
        }

        /** Members who would leave at once. */
        @JsonIgnore
        public long leavesNow() {
            return held && parkedRemoves == 0 || parkedRemoves > 0 ? 0 : removed;
        }
    }

    /** A row that would be left out. */
    public record PreviewReject(long row, String masked, int bytes) {}

    /** Somebody, by kind of identifier and a mask of it. */
    public record Person(String kind, String label, String masked) {}
}
