package io.muster.source.text;

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

    public String whole() {
        return entry.isEmpty() ? "The file" : "The entry " + entry;
    }

    public String line(long number) {
        return entry.isEmpty() ? "Line " + number : "Line " + number + " of the entry " + entry;
    }

    public String element(long number) {
        return entry.isEmpty() ? "Element " + number : "Element " + number + " of the entry " + entry;
    }
}
