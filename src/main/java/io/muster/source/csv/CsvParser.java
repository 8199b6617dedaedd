package io.muster.source.csv;

import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.source.Chunk;
import io.muster.source.SourceException;
import io.muster.source.Whitespace;
import io.muster.source.text.RecordReader;
import io.muster.source.text.SourceLocation;
import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Delimited records as RFC 4180 has them, read leniently where it costs nothing: any line end, blanks around quotes, a
 * quote inside an unquoted field. Our own because an import must know what a general reader keeps to itself: the line
 * of a quote that is never closed, a record's length before it is in memory, and a field with text behind its closing
 * quote, which spoils its record and no other.
 */
final class CsvParser {

    private static final int END = -1;
    private static final int MARK = 0xfeff;
    private static final char END_MARK = 0x1a;

    private final Reader in;
    private final char delimiter;
    private final SourceLocation location;
    private final int mostFields;

    private final char[] window = new char[1 << 16];
    private int position;
    private int limit;
    /** Characters of the record at hand that have left the window. */
    private long gone;

    private int recordStart;

    private char[] field = new char[256];
    private int length;
    private long line;
    private long quoteLine;

    private long startLine;
    private String[] fields = new String[16];
    private int count;
    private boolean quotes;
    private @Nullable Reason fault;
    private boolean ended;
    /** What has left the window of the record at hand, as far as it is kept. */
    private final StringBuilder left = new StringBuilder();

    /** @param mostFields how many fields a record may have that are not blank */
    CsvParser(Reader in, char delimiter, int mostFields, long firstLine, SourceLocation location) {
        this.in = in;
        this.delimiter = delimiter;
        this.mostFields = mostFields;
        this.line = firstLine;
        this.location = location;
    }

    /** Goes to the next record that is no blank line and not of delimiters alone; false at the end. */
    boolean next() throws IOException {
        do {
            if (!record()) {
                return false;
            }
        } while (isBlank());
        return true;
    }

    /** A single quoted blank is somebody's empty cell. */
    private boolean isBlank() {
        if (fault != null || count == 1 && quotes) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            if (!fields[i].isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** The line where the record starts. */
    long line() {
        return startLine;
    }

    /** How many fields the record has, blank ones beyond the most not counted. */
    int count() {
        return count;
    }

    /** A field without its outer blanks; one that the record does not have is empty. */
    String field(int index) {
        return index < count ? fields[index] : "";
    }

    /** What makes the record no row, or null. */
    @Nullable
    Reason fault() {
        return fault;
    }

    /** Whether the text ended with the record, and no line end behind it. */
    boolean isUnended() {
        return ended;
    }

    /** The record as it is written, as far as a rejects file keeps it. */
    String text() {
        int more = Math.min(position - recordStart, Chunk.Malformed.MOST_TEXT - left.length());
        String text = more <= 0 ? left.toString() : left + new String(window, recordStart, more);
        int to = text.length();
        while (to > 0 && (text.charAt(to - 1) == '\n' || text.charAt(to - 1) == '\r')) {
            to--;
        }
        return text.substring(0, to);
    }

    private boolean record() throws IOException {
        startLine = line;
        count = 0;
        quotes = false;
        fault = null;
        gone = 0;
        ended = false;
        left.setLength(0);
        recordStart = position;
        int c = read();
        while (c == MARK) {
            // Where files with a byte order mark were put one behind the other.
            c = read();
        }
        if (c == END) {
            return false;
        }
        c = take(c);
        while (c == delimiter) {
            c = take(read());
        }
        ended = c == END;
        if (c == '\r' && peek() == '\n') {
            position++;
        }
        if (gone + position - recordStart > RecordReader.MOST_CHARACTERS) {
            throw tooLong();
        }
        line++;
        return true;
    }

    /** Takes the field that begins with {@code first}; what ended it comes back: a delimiter, a line end or the end. */
    private int take(int first) throws IOException {
        int c = first;
        length = 0;
        boolean quoted = false;
        while (c != END && !ends(c) && Whitespace.isBlank(c)) {
            append((char) c);
            c = read();
        }
        if (c == '"') {
            length = 0;
            quoted = true;
            quotes = true;
            c = quoted();
        }
        while (c != END && !ends(c)) {
            if (!quoted) {
                append((char) c);
                takeUnquoted();
            } else if (!Whitespace.isBlank(c)) {
                fault = Reason.of(ReasonCode.ROW_TEXT_BEHIND_QUOTE);
            }
            c = read();
        }
        if (c == END && !quoted) {
            // The end mark of old systems.
            while (length > 0 && field[length - 1] == END_MARK) {
                length--;
            }
        } else if (length == 1 && count == 0 && field[0] == END_MARK && c != delimiter) {
            length = 0;
        }
        add();
        return c;
    }

    private boolean ends(int c) {
        return c == delimiter || c == '\n' || c == '\r';
    }

    private void takeUnquoted() {
        int end = position;
        while (end < limit && !ends(window[end])) {
            end++;
        }
        append(end);
    }

    /** Takes what stands between quotes; the character behind the closing one comes back. */
    private int quoted() throws IOException {
        quoteLine = line;
        boolean afterReturn = false;
        while (true) {
            int end = position;
            while (end < limit && window[end] != '"' && window[end] != '\n' && window[end] != '\r') {
                end++;
            }
            afterReturn &= end == position;
            append(end);
            int c = read();
            if (c == END) {
                throw unclosed(ReasonCode.QUOTE_OPEN);
            }
            if (c == '"') {
                c = read();
                if (c != '"') {
                    quoteLine = 0;
                    return c;
                }
            } else if (c == '\r' || (c == '\n' && !afterReturn)) {
                line++;
            }
            afterReturn = c == '\r';
            append((char) c);
        }
    }

    private SourceException unclosed(ReasonCode until) {
        return new SourceException(until, location.line(quoteLine));
    }

    private SourceException tooLong() {
        return quoteLine > 0 ? unclosed(ReasonCode.QUOTE_OPEN_LONG) : RecordReader.tooLong(location.line(startLine));
    }

    private void add() {
        String value = Whitespace.trim(field, 0, length);
        if (count < mostFields) {
            if (count == fields.length) {
                fields = Arrays.copyOf(fields, 2 * count);
            }
            fields[count++] = value;
        } else if (!value.isEmpty() && fault == null) {
            fault = Reason.of(ReasonCode.ROW_LONG);
        }
    }

    private void append(char c) {
        room(1);
        field[length++] = c;
    }

    /** Takes the window up to {@code end} into the field. */
    private void append(int end) {
        int more = end - position;
        room(more);
        System.arraycopy(window, position, field, length, more);
        length += more;
        position = end;
    }

    private void room(int more) {
        if (length + more > field.length) {
            if (length + more > RecordReader.MOST_CHARACTERS) {
                throw tooLong();
            }
            // By powers of two, so that the last step before the limit copies half of it and not nearly all.
            field = Arrays.copyOf(field, 2 * Integer.highestOneBit(length + more - 1));
        }
    }

    private int peek() throws IOException {
        return position < limit || fill() ? window[position] : END;
    }

    private int read() throws IOException {
        return position < limit || fill() ? window[position++] : END;
    }

    private boolean fill() throws IOException {
        if (recordStart < limit && left.length() < Chunk.Malformed.MOST_TEXT) {
            left.append(window, recordStart, Math.min(limit - recordStart, Chunk.Malformed.MOST_TEXT - left.length()));
        }
        gone += limit - recordStart;
        recordStart = 0;
        position = 0;
        limit = 0;
        if (gone > RecordReader.MOST_CHARACTERS) {
            throw tooLong();
        }
        limit = Math.max(in.read(window), 0);
        return limit > 0;
    }
}
