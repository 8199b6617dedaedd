package io.muster.match;

import java.util.List;
import java.util.Optional;

/**
 * A source row that gave no member.
 *
 * @param values the row's values in the order of the source's columns; empty when the row could not be read
 * @param what what is wrong with a row that could not be read, without its content
 * @param text that row as it is written
 */
public record RejectedRow(
        long row, Reason reason, List<String> values, Optional<io.muster.model.Reason> what, String text) {

    /** A row that could be read. */
    public RejectedRow(long row, Reason reason, List<String> values) {
        this(row, reason, values, Optional.empty(), "");
    }

    /** Why; the words for people are with the mails and the page. */
    public enum Reason {
        NO_IDENTIFIER,
        IDENTIFIED_DEVICE,
        /** A spreadsheet made a number, a date or an error of it. */
        DAMAGED_IDENTIFIER,
        /** A total, a count of rows, an end mark: the line of a report. */
        NO_PERSON,
        TOO_LONG,
        MALFORMED_ROW,
        NO_OPERATION
    }
}
