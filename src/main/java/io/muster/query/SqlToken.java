package io.muster.query;

/**
 * A word or a mark of a query. Comments are none.
 *
 * @param from where it begins in the query
 * @param to where it has ended
 * @param text as it is written
 */
public record SqlToken(Kind kind, int from, int to, String text) {

    /** What a token is. */
    public enum Kind {
        WORD,
        NUMBER,
        /** A name in quotes. */
        NAME,
        TEXT,
        SYMBOL
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    boolean isSymbol(char symbol) {
        return kind == Kind.SYMBOL && text.charAt(0) == symbol;
    }
}
