package io.muster.source;

import java.io.BufferedReader;
import java.io.IOException;

/**
 * The blanks before a text's first character.
 *
 * @param line the line of that character
 * @param blanks what stands before it on its line: in a file with tabs, empty names of columns
 * @param next the character, still to be read, or -1 at the end
 */
record LeadingWhitespace(long line, String blanks, int next) {

    static LeadingWhitespace of(BufferedReader text, Place place) throws IOException {
        long line = 1;
        StringBuilder blanks = new StringBuilder();
        while (true) {
            text.mark(1);
            int c = text.read();
            if (c == '\n' || c == '\r') {
                line++;
                blanks.setLength(0);
                skipLineFeed(text, c);
            } else if (c == 0xfeff || c == 0x200b || c == 0x1a) {
                // Marks of byte order that stand there twice, and the end mark of old systems.
                continue;
            } else if (c >= 0 && Blanks.isBlank(c)) {
                blanks.append((char) c);
                if (blanks.length() > Records.MOST_CHARACTERS) {
                    throw Records.tooLong(place.line(line));
                }
            } else {
                if (c >= 0) {
                    text.reset();
                }
                return new LeadingWhitespace(line, blanks.toString(), c);
            }
        }
    }

    /** After a carriage return, the line feed that belongs to it. */
    static void skipLineFeed(BufferedReader text, int end) throws IOException {
        if (end == '\r') {
            text.mark(1);
            if (text.read() != '\n') {
                text.reset();
            }
        }
    }
}
