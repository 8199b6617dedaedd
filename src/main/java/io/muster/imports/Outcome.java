package io.muster.imports;

import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.model.StopReason;
import java.util.Optional;

/**
 * How an import ends. Pure: what was planned, what was delivered and what stopped it go in, the final state comes
 * out.
 */
public record Outcome(ImportState state, FailureKind fault, Reason why) {

    /**
     * @param held whether a guard let nothing go
     * @param guard what the guard says; none where none acted
     * @param sent identifiers that Braze accepted in this import
     * @param warnings errors that Braze listed beside its acceptances
     * @param warning the first of them
     */
    public record Facts(
            boolean held, Reason guard, long parked, long refused, long sent, long warnings, String warning) {}

    /** The state after everything was done that could be done. */
    public static Outcome of(Facts facts) {
        if (facts.held) {
            return new Outcome(ImportState.HELD, FailureKind.GUARD, facts.guard);
        }
        if (facts.parked > 0) {
            return new Outcome(ImportState.PARTIAL, FailureKind.GUARD, facts.guard);
        }
        if (facts.refused > 0) {
            return new Outcome(
                    ImportState.PARTIAL,
                    FailureKind.REFUSED,
                    Reason.of(ReasonCode.IDENTIFIERS_REFUSED, facts.refused, warnings(facts)));
        }
        return new Outcome(
                ImportState.SUCCEEDED,
                FailureKind.NONE,
                facts.sent == 0 ? Reason.of(ReasonCode.UNCHANGED) : Reason.of(ReasonCode.ACCEPTED, warnings(facts)));
    }

    private static Reason warnings(Facts facts) {
        return facts.warnings == 0 ? Reason.NONE : Reason.of(ReasonCode.BRAZE_WARNINGS, facts.warnings, facts.warning);
    }

    /** The end that {@code stop} makes; empty when the import only pauses, to go on elsewhere or later. */
    public static Optional<Outcome> of(StopReason stop) {
        FailureKind fault;
        if (stop instanceof StopReason.Closing
                || stop instanceof StopReason.Fenced
                || stop instanceof StopReason.Later) {
            return Optional.empty();
        } else if (stop instanceof StopReason.Cancelled) {
            return Optional.of(new Outcome(ImportState.CANCELLED, FailureKind.NONE, stop.why()));
        } else if (stop instanceof StopReason.Skipped) {
            return Optional.of(new Outcome(ImportState.SKIPPED, FailureKind.NONE, stop.why()));
        } else if (stop instanceof StopReason.SourceFault) {
            fault = FailureKind.SOURCE;
        } else if (stop instanceof StopReason.KeysRefusedByBraze refused) {
            fault = refused.isOfPartner() ? FailureKind.PARTNER : FailureKind.KEYS;
        } else if (stop instanceof StopReason.UnansweredByBraze || stop instanceof StopReason.DeclinedByBraze) {
            fault = FailureKind.BRAZE;
        } else if (stop instanceof StopReason.CohortRefused) {
            fault = FailureKind.REFUSED;
        } else {
            fault = FailureKind.MUSTER;
        }
        return Optional.of(new Outcome(ImportState.FAILED, fault, stop.why()));
    }
}
