package io.muster.source.json;

import io.muster.source.Chunk;
import io.muster.source.text.RecordReader;
import io.muster.source.text.SourceLocation;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * An array's text on its way to the JSON parser, which would read on and on for the end of one string. It reads ahead
 * by a window, so an element's length is known but for that.
 */
final class ArrayElementReader extends FilterReader {

    private static final int LET_GO_AT = 1 << 16;

    /** What waits to be let go of, an element as far as it is shown, and a parser's window. */
    private static final int MOST_KEPT = LET_GO_AT + Chunk.Malformed.MOST_TEXT + (1 << 15);

    private final SourceLocation location;
    private final StringBuilder kept = new StringBuilder();
    private long keptFrom;
    /** The window read last, once a long element has filled what is kept: its end is behind what is shown of it. */
    private final StringBuilder window = new StringBuilder();

    private long windowFrom;
    private long characters;
    private long start;
    private long element = 1;

    ArrayElementReader(Reader in, SourceLocation location) {
        super(in);
        this.location = location;
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
        if (!window.isEmpty()) {
            kept.setLength(0);
            kept.append(window);
            keptFrom = windowFrom;
            window.setLength(0);
        }
        int many = (int) Math.min(before - keptFrom, kept.length());
        if (many > LET_GO_AT) {
            kept.delete(0, many);
            keptFrom += many;
        }
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        if (characters - start > RecordReader.MOST_CHARACTERS) {
            throw RecordReader.tooLong(location.element(element));
        }
        int read = super.read(into, offset, length);
        if (read > 0 && window.isEmpty() && kept.length() < MOST_KEPT) {
            kept.append(into, offset, read);
        } else if (read > 0) {
            window.setLength(0);
            window.append(into, offset, read);
            windowFrom = characters;
        }
        characters += Math.max(read, 0);
        return read;
    }
}
