package io.muster.ledger.plan;

import io.muster.match.CellRemark;
import io.muster.match.RejectReason;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.source.Chunk.Malformed;
import java.util.Map;
import java.util.Optional;

/**
 * Why most of the rows that were left out were, and what to do, for the sentence of a guard that holds the import. It
 * quotes nothing of a row.
 *
 * @param rejects rows left out, by reason
 * @param remarks cells that were read otherwise than they are written
 * @param fault the first row that could not be read
 */
public record RejectCause(Map<String, Long> rejects, Map<String, Long> remarks, Optional<Malformed> fault) {

    /** What a row's placeholder may look like, which the sentence must not read as its own gap. */
    private static final String PLACEHOLDER = "${user_id}";

    public Reason why() {
        return rejects.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(most -> why(RejectReason.valueOf(most.getKey()), most.getValue()))
                .orElse(Reason.NONE);
    }

    private Reason why(RejectReason most, long rows) {
        return switch (most) {
            case DAMAGED_IDENTIFIER -> Reason.of(ReasonCode.CAUSE_DAMAGED, rows);
            case NO_PERSON -> Reason.of(ReasonCode.CAUSE_REPORT_LINES, rows);
            case MALFORMED_ROW ->
                fault.map(first -> Reason.of(ReasonCode.CAUSE_MALFORMED, first.number(), first.what()))
                        .orElse(Reason.NONE);
            case NO_IDENTIFIER -> {
                long words = counted(CellRemark.WORD_FOR_NOTHING);
                long placeholders = counted(CellRemark.PLACEHOLDER);
                if (placeholders > words) {
                    yield Reason.of(ReasonCode.CAUSE_PLACEHOLDERS, placeholders, PLACEHOLDER);
                }
                yield words == 0 ? Reason.NONE : Reason.of(ReasonCode.CAUSE_WORDS_FOR_NOTHING, words);
            }
            default -> Reason.NONE;
        };
    }

    /** Identifiers that went although a spreadsheet or a program may have changed them. */
    public long doubtful() {
        return counted(CellRemark.DOUBTFUL_IDENTIFIER) + counted(CellRemark.EMPTY_DECIMALS);
    }

    private long counted(CellRemark remark) {
        return remarks.getOrDefault(remark.name(), 0L);
    }
}
