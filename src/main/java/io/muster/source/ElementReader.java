package io.muster.source;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * An array's text on its way to the JSON parser, which would read on and on for the end of one string. It reads ahead
 * by a window, so an element's length is known but for that.
 */
final class ElementReader extends FilterReader {

    private final Place place;
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

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        if (characters - start > Records.MOST_CHARACTERS) {
            throw Records.tooLong(place.element(element));
        }
        int read = super.read(into, offset, length);
        characters += Math.max(read, 0);
        return read;
    }
}
