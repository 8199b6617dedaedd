package io.muster.match;

import io.muster.model.Reason;
import java.util.List;

/**
 * A source row that gave no member.
 *
 * @param values the row's values in the order of the source's columns; empty when the row could not be read
 * @param what what is wrong with a row that could not be read, without its content; none for one that was read
 * @param text that row as it is written
 */
public record RejectedRow(long row, RejectReason reason, List<String> values, Reason what, String text) {

    /** A row that could be read. */
    public RejectedRow(long row, RejectReason reason, List<String> values) {
        this(row, reason, values, Reason.NONE, "");
    }
}
