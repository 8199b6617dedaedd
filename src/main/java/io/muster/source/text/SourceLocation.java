package io.muster.source.text;

import io.muster.model.Reason;
import io.muster.model.ReasonCode;

/**
 * Where in a dropped file something is, as its sentences begin.
 *
 * @param entry the archive's entry, or empty where the file itself is read
 */
public record SourceLocation(String entry) {

    private static final int MOST_CHARACTERS = 80;

    public static final SourceLocation FILE = new SourceLocation("");

    /** An entry's name is chosen by whoever packed the archive, so it is shown short and without control characters. */
    public static SourceLocation entry(String name) {
        String shown = name.replaceAll("\\p{Cntrl}", "?");
        return new SourceLocation(
                shown.length() <= MOST_CHARACTERS ? shown : shown.substring(0, MOST_CHARACTERS) + "…");
    }

    public Reason whole() {
        return entry.isEmpty() ? Reason.of(ReasonCode.THE_FILE) : Reason.of(ReasonCode.THE_ENTRY, entry);
    }

    public Reason line(long number) {
        return part(ReasonCode.LINE, ReasonCode.LINE_OF_ENTRY, number);
    }

    public Reason element(long number) {
        return part(ReasonCode.ELEMENT, ReasonCode.ELEMENT_OF_ENTRY, number);
    }

    /** A place is no count, so that its number is not grouped. */
    private Reason part(ReasonCode ofFile, ReasonCode ofEntry, long number) {
        String text = Long.toString(number);
        return entry.isEmpty() ? Reason.of(ofFile, text) : Reason.of(ofEntry, text, entry);
    }
}
