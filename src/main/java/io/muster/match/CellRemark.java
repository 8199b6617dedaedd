package io.muster.match;

/** What is told of cells that were read otherwise than they are written; the words are with the mails and the page. */
public enum CellRemark {
    /** Words for nothing, such as NULL, that counted as empty cells. */
    WORD_FOR_NOTHING,
    /** Placeholders that nobody filled in, such as {@code ${user_id}}, that counted as empty cells. */
    PLACEHOLDER,
    /** Texts like {@code ="00123"}, read without what a spreadsheet put around them. */
    SHEET_QUOTES,
    /** Identifiers like 123.0, sent as they stand: numbers to whoever wrote them. */
    EMPTY_DECIMALS,
    /** Identifiers like mar-01 and 12,345, sent as they stand: a spreadsheet may have made them. */
    DOUBTFUL_IDENTIFIER,
    /** Identifiers with characters that nobody sees, sent as they stand. */
    UNSEEN_CHARACTERS
}
