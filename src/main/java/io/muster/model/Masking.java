package io.muster.model;

/** An identifier as people may see it: so that one's own can be told again, and nobody else's be read. */
public final class Masking {

    private static final String HIDDEN = "•••••";

    /** From here on first and last character are a small part of it. */
    private static final int LONG = 8;

    /** From here on the first character alone is. */
    private static final int SHORT = 4;

    private Masking() {}

    /** First and last character at the most, never the whole, and not its length. */
    public static String of(String identifier) {
        int characters = identifier.codePointCount(0, identifier.length());
        String first = characters < SHORT ? "" : Character.toString(identifier.codePointAt(0));
        String last = characters < LONG ? "" : Character.toString(identifier.codePointBefore(identifier.length()));
        return first + HIDDEN + last;
    }
}
