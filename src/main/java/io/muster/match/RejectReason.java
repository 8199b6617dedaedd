package io.muster.match;

/** Why a row gave no member; the words for people are with the mails and the page. */
public enum RejectReason {
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
