package io.muster.query;

/**
 * A word or a mark of a query. Comments are none.
 *
 * @param from where it begins in the query
 * @param to where it has ended
 * @param text as it is written
 */
public record SqlToken(SqlTokenKind kind, int from, int to, String text) {

    /** What a token is. */
    public enum SqlTokenKind {
        WORD,
        NUMBER,
        /** A name in quotes. */
        NAME,
        TEXT,
        SYMBOL
    }

    boolean isWord(String word) {
        return kind == SqlTokenKind.WORD && text.equalsIgnoreCase(word);
    }

    boolean isSymbol(char symbol) {
        return kind == SqlTokenKind.SYMBOL && text.charAt(0) == symbol;
    }
}
