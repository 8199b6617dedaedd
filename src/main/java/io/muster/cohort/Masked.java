package io.muster.cohort;

/** An identifier as a page may show it: enough to find it again in one's own data, too little to know who it is. */
public final class Masked {

    private static final String HIDDEN = "••••";
    private static final int MOST_SHOWN = 8;
    private static final int TAIL = 2;

    private Masked() {}

    /** At most a third of it, and its end only where that is not all that is left. */
    public static String of(String identifier) {
        int length = identifier.codePointCount(0, identifier.length());
        int shown = Math.min(MOST_SHOWN, length / 3);
        int tail = shown > TAIL ? TAIL : 0;
        String head = identifier.substring(0, identifier.offsetByCodePoints(0, shown - tail));
        return head + HIDDEN + identifier.substring(identifier.offsetByCodePoints(identifier.length(), -tail));
    }
}
