package io.muster.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Arrays;

/** Lines that are not blank, with their numbers, one in memory at a time and none too long. */
final class LineReader {

    private final BufferedReader text;
    private final Place place;
    private char[] characters = new char[1024];
    private int length;
    private long line;
    private boolean last;

    LineReader(BufferedReader text, long firstLine, Place place) {
        this.text = text;
        this.line = firstLine - 1;
        this.place = place;
    }

    /** Goes to the next line that is not blank; false at the end. */
    boolean next() throws IOException {
        while (!last) {
            boolean blank = read();
            if (!blank) {
                return true;
            }
        }
        return false;
    }

    long line() {
        return line;
    }

    /** Whether no line end stands behind the line. */
    boolean isLast() {
        return last;
    }

    JsonParser parser(JsonFactory factory) throws IOException {
        return factory.createParser(characters, 0, length);
    }

    /** Whether the line is blank. */
    private boolean read() throws IOException {
        line++;
        length = 0;
        boolean blank = true;
        int c = text.read();
        while (c >= 0 && c != '\n' && c != '\r') {
            if (length == Records.MOST_CHARACTERS) {
                throw Records.tooLong(place.line(line));
            }
            if (length == characters.length) {
                characters = Arrays.copyOf(characters, Math.min(2 * length, Records.MOST_CHARACTERS));
            }
            characters[length++] = (char) c;
            blank = blank && Blanks.isBlank(c);
            c = text.read();
        }
        TextFormat.skipLineFeed(text, c);
        last = c < 0;
        return blank;
    }
}
