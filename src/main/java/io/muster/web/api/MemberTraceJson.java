package io.muster.web.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.muster.ledger.trace.MemberTrace;
import io.muster.ledger.trace.MemberTrace.TraceEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one cohort's ledger says of a person, as the API gives it. The person is not named in it. */
record MemberTraceJson(
        String cohort,
        String workspace,
        @Nullable Instant setAsideAt,
        String state,
        @Nullable Instant since,
        @Nullable String sinceImport,
        @Nullable ChangeJson refused,
        @Nullable ChangeJson waiting,
        @Nullable ParkedJson parked,
        @Nullable MomentJson at,
        Instant changesSince,
        List<ChangeJson> changes) {

    /** @param state ACCEPTED, DOUBTED, UNANSWERED, REFUSED or WAITING */
    record ChangeJson(
            Instant at,
            String change,
            String state,
            @JsonProperty("import") String importId) {}

    /** Parked changes of a snapshot are kept as numbers alone, so whether this person is among them is not known. */
    record ParkedJson(@JsonProperty("import") String importId, long adds, long removes, String who) {}

    record MomentJson(Instant moment, String state) {}

    static MemberTraceJson of(MemberTrace trace, Optional<Instant> at) {
        return new MemberTraceJson(
                trace.ledger().cohort(),
                trace.ledger().workspace(),
                trace.ledger().setAsideAt().orElse(null),
                trace.holds().name(),
                trace.since().map(MemberTrace.Since::at).orElse(null),
                trace.since().map(since -> Long.toString(since.importId())).orElse(null),
                trace.refused().map(MemberTraceJson::change).orElse(null),
                trace.waiting().map(MemberTraceJson::change).orElse(null),
                trace.ledger()
                        .parked()
                        .map(parked -> new ParkedJson(
                                Long.toString(parked.importId()), parked.adds(), parked.removes(), "NOT_KNOWN"))
                        .orElse(null),
                at.map(moment -> new MomentJson(moment, trace.at(moment).name()))
                        .orElse(null),
                trace.changesSince(),
                trace.told().stream()
                        .map(told ->
                                change(told.at(), told.remove(), told.fate().name(), told.importId()))
                        .toList());
    }

    private static ChangeJson change(TraceEntry said) {
        return change(said.at(), said.remove(), said.fate().name(), said.importId());
    }

    private static ChangeJson change(Instant at, boolean remove, String state, long importId) {
        return new ChangeJson(at, remove ? "REMOVE" : "ADD", state, Long.toString(importId));
    }
}
