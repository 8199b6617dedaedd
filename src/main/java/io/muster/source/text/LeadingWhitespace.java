package io.muster.source.text;

import io.muster.source.Whitespace;
import java.io.BufferedReader;
import java.io.IOException;

/**
 * The blanks before a text's first character.
 *
 * @param line the line of that character
 * @param blanks what stands before it on its line: in a file with tabs, empty names of columns
 * @param next the character, still to be read, or -1 at the end
 */
public record LeadingWhitespace(long line, String blanks, int next) {

    public static LeadingWhitespace of(BufferedReader text, SourceLocation location) throws IOException {
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
            } else if (c >= 0 && Whitespace.isBlank(c)) {
                blanks.append((char) c);
                if (blanks.length() > RecordReader.MOST_CHARACTERS) {
                    throw RecordReader.tooLong(location.line(line));
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
    public static void skipLineFeed(BufferedReader text, int end) throws IOException {
        if (end == '\r') {
            text.mark(1);
            if (text.read() != '\n') {
                text.reset();
            }
        }
    }
}
