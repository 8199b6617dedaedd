package io.muster.ledger.plan;

import io.muster.match.CellRemark;
import io.muster.match.RejectedRow.Reason;
import io.muster.source.Chunk.Malformed;
import java.util.Locale;
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

    public String sentence() {
        Optional<Reason> most = rejects.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(reason -> Reason.valueOf(reason.getKey()));
        return most.map(this::sentence).orElse("");
    }

    private String sentence(Reason reason) {
        long rows = rejects.getOrDefault(reason.name(), 0L);
        return switch (reason) {
            case DAMAGED_IDENTIFIER ->
                say(
                        "In %,d of them a spreadsheet damaged the identifier, as in 1.23E+11, 1-Mar or ####: export the "
                                + "column as text. Texts that are meant so stand under match.meant.",
                        rows);
            case NO_PERSON ->
                say(
                        "%,d of them are lines of a report, such as a total: leave them out of the export. Texts that "
                                + "are meant so stand under match.meant.",
                        rows);
            case MALFORMED_ROW ->
                fault.map(first -> say("Row %,d is the first that cannot be read: %s", first.number(), first.what()))
                        .orElse("");
            case NO_IDENTIFIER -> {
                long words = counted(CellRemark.WORD_FOR_NOTHING);
                long placeholders = counted(CellRemark.PLACEHOLDER);
                if (placeholders > words) {
                    yield say(
                            "%,d cells that identify people held a placeholder that nobody filled in, such as "
                                    + "${user_id}: mend the export's template. Texts that are meant stand under "
                                    + "match.meant.",
                            placeholders);
                }
                yield words == 0
                        ? ""
                        : say(
                                "%,d cells that identify people held words for nothing, such as NULL or 0: mend the "
                                        + "source. Words that are meant stand under match.meant.",
                                words);
            }
            default -> "";
        };
    }

    /** Identifiers that went although a spreadsheet or a program may have changed them. */
    public long doubtful() {
        return counted(CellRemark.DOUBTFUL_IDENTIFIER) + counted(CellRemark.EMPTY_DECIMALS);
    }

    private long counted(CellRemark remark) {
        return remarks.getOrDefault(remark.name(), 0L);
    }

    private static String say(String sentence, Object... gaps) {
        return String.format(Locale.ROOT, sentence, gaps);
    }
}
