package io.muster.source;

/**
 * Where in a dropped file something is, as its sentences begin.
 *
 * @param entry the archive's entry, or empty where the file itself is read
 */
record Place(String entry) {

    private static final int MOST_CHARACTERS = 80;

    static final Place FILE = new Place("");

    /** An entry's name is chosen by whoever packed the archive, so it is shown short and without control characters. */
    static Place entry(String name) {
        String shown = name.replaceAll("\\p{Cntrl}", "?");
        return new Place(shown.length() <= MOST_CHARACTERS ? shown : shown.substring(0, MOST_CHARACTERS) + "…");
    }

    String whole() {
        return entry.isEmpty() ? "The file" : "The entry " + entry;
    }

    String line(long number) {
        return entry.isEmpty() ? "Line " + number : "Line " + number + " of the entry " + entry;
    }

    String element(long number) {
        return entry.isEmpty() ? "Element " + number : "Element " + number + " of the entry " + entry;
    }
}
