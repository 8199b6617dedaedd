package io.muster.imports;

import io.muster.imports.Import.Waiting;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An import as the API gives it: times in UTC, the id as a string, since JavaScript's numbers end at 2^53. */
public record ImportJson(
        String id,
        String cohort,
        String trigger,
        @Nullable String by,
        @Nullable String file,
        String state,
        String reason,
        @Nullable String reasonCode,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        long rows,
        long members,
        long rejected,
        Map<String, Long> rejects,
        Map<String, Long> remarks,
        long duplicates,
        long presentBefore,
        long presentAfter,
        long added,
        long removed,
        long settled,
        long unchanged,
        long uncertain,
        long refused,
        long refusedRemoves,
        long warnings,
        long parkedAdds,
        long parkedRemoves,
        long requests,
        long retries,
        @Nullable WaitingJson waiting) {

    public record WaitingJson(
            String why, @Nullable Instant until, @Nullable String step) {
        static @Nullable WaitingJson of(@Nullable Waiting waiting) {
            return waiting == null
                    ? null
                    : new WaitingJson(
                            waiting.why().name(),
                            waiting.until().orElse(null),
                            waiting.step().orElse(null));
        }
    }

    public static ImportJson of(Import it) {
        var counts = it.counts();
        return new ImportJson(
                Long.toString(it.id()),
                it.cohort(),
                it.trigger().name(),
                it.by().orElse(null),
                it.file().orElse(null),
                it.state().name(),
                it.why().sentence(),
                it.why().codeName().orElse(null),
                it.startedAt().orElse(null),
                it.finishedAt().orElse(null),
                counts.rows(),
                counts.members(),
                counts.rejected(),
                it.rejects(),
                it.remarks(),
                counts.duplicates(),
                counts.presentBefore(),
                counts.presentAfter(),
                counts.added(),
                counts.removed(),
                counts.settled(),
                counts.unchanged(),
                counts.uncertain(),
                counts.refused(),
                counts.refusedRemoves(),
                counts.warnings(),
                counts.parkedAdds(),
                counts.parkedRemoves(),
                counts.requests(),
                counts.retries(),
                WaitingJson.of(it.waiting().orElse(null)));
    }
}
