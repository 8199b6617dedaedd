package io.muster.source;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * An array's text on its way to the JSON parser, which would read on and on for the end of one string. It reads ahead
 * by a window, so an element's length is known but for that.
 */
final class ElementReader extends FilterReader {

    private static final int LET_GO_AT = 1 << 16;

    private final Place place;
    private final StringBuilder kept = new StringBuilder();
    private long keptFrom;
    private long characters;
    private long start;
    private long element = 1;

    ElementReader(Reader in, Place place) {
        super(in);
        this.place = place;
    }

    void beginElement(long number) {
        element = number;
        start = characters;
    }

    /** What was read from the character {@code from} on; what stands before it is let go of now and then. */
    String text(long from, long to) {
        int first = (int) (from - keptFrom);
        int last = (int) Math.min(to - keptFrom, kept.length());
        return first < 0 || last <= first
                ? ""
                : kept.substring(first, Math.min(last, first + Chunk.Malformed.MOST_TEXT));
    }

    void letGo(long before) {
        int many = (int) Math.min(before - keptFrom, kept.length());
        if (many > LET_GO_AT) {
            kept.delete(0, many);
            keptFrom += many;
        }
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        if (characters - start > Records.MOST_CHARACTERS) {
            throw Records.tooLong(place.element(element));
        }
        int read = super.read(into, offset, length);
        characters += Math.max(read, 0);
        if (read > 0) {
            kept.append(into, offset, read);
        }
        return read;
    }
}
