package io.muster.imports;

import io.muster.model.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * An import as the history keeps it.
 *
 * @param cohort the cohort's id; {@code name} is what marketers call it
 * @param by who or what triggered it: a user's name, a file's name, an address
 * @param file the dropped file's name, if it came from one
 * @param why the reason that a marketer is told; none while there is nothing to say
 * @param rejects rows left out, by reason code
 * @param remarks cells that were read otherwise than they are written, by remark
 * @param fault what kind of failure it was, for the words of page and mail
 */
public record Import(
        long id,
        String cohort,
        String name,
        String workspace,
        Trigger trigger,
        Optional<String> by,
        Optional<String> file,
        ImportState state,
        Reason why,
        FailureKind fault,
        Instant queuedAt,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        Counts counts,
        Map<String, Long> rejects,
        Map<String, Long> remarks,
        Optional<Waiting> waiting) {

    /** Longer names are cut there (design: files take 255 bytes). */
    private static final int MOST_NAME_BYTES = 180;

    /** Without remarks. */
    public Import(
            long id,
            String cohort,
            String name,
            String workspace,
            Trigger trigger,
            Optional<String> by,
            Optional<String> file,
            ImportState state,
            Reason why,
            FailureKind fault,
            Instant queuedAt,
            Optional<Instant> startedAt,
            Optional<Instant> finishedAt,
            Counts counts,
            Map<String, Long> rejects,
            Optional<Waiting> waiting) {
        this(
                id,
                cohort,
                name,
                workspace,
                trigger,
                by,
                file,
                state,
                why,
                fault,
                queuedAt,
                startedAt,
                finishedAt,
                counts,
                rejects,
                Map.of(),
                waiting);
    }

    /**
     * Where the file lies that could not be imported, below the data folder; empty when it was planned before it failed,
     * or never belonged to a cohort.
     */
    public Optional<String> failedFile() {
        boolean putAside = state == ImportState.FAILED && !workspace.isEmpty() && counts.changes() == 0;
        return file.filter(name -> putAside)
                .map(name -> "failed/" + cohort + "/"
                        + (name.getBytes(StandardCharsets.UTF_8).length > MOST_NAME_BYTES ? "" : id + "-" + name));
    }

    /**
     * What a running import waits for.
     *
     * @param until when it goes on, where that is known
     * @param step the route that an operator stopped, where it waits for that
     */
    public record Waiting(WaitCause why, Optional<Instant> until, Optional<String> step) {
        public enum WaitCause {
            SETTLING,
            BRAZE_LIMIT,
            /** A step of its way is stopped by an operator. */
            OPERATOR
        }

        public static Waiting until(WaitCause why, Instant until) {
            return new Waiting(why, Optional.of(until), Optional.empty());
        }
    }
}
