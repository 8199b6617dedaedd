package io.muster.source.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.source.Chunk;
import io.muster.source.SourceException;
import io.muster.source.Whitespace;
import io.muster.source.text.JsonParserFactory;
import io.muster.source.text.LeadingWhitespace;
import io.muster.source.text.RecordReader;
import io.muster.source.text.SourceLocation;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * JSON objects one after the other: each on a line, several on one, or over many lines. Where the first one stands on
 * one line, a line end ends an object, so that a broken line spoils no other; else braces alone tell where one ends.
 */
public final class JsonObjectsReader implements JsonRecords.Values {

    private static final int END = -1;
    /** Between the texts of a JSON sequence, at the end of old files, and before text in UTF-8. */
    private static final String PASSED_OVER = "\u001e\u001a\ufeff,";

    private final BufferedReader in;
    private final SourceLocation location;
    private final JsonFactory factory = JsonParserFactory.factory();

    private final char[] window = new char[1 << 15];
    private int position;
    private int limit;
    /** What is read once more, before the window, and the line that it begins on. */
    private char[] again = new char[0];

    private int againPosition;

    private char[] object = new char[1024];
    private int length;
    private long line;
    private long startLine;
    private long number;
    private Form form = Form.UNKNOWN;
    private @Nullable Reason fault;

    private enum Form {
        UNKNOWN,
        ON_LINES,
        OVER_LINES
    }

    public JsonObjectsReader(BufferedReader text, LeadingWhitespace lead, SourceLocation location) {
        this.in = text;
        this.line = lead.line();
        this.location = location;
    }

    @Override
    public boolean next() throws IOException {
        int c = read();
        while (c != END && (isLineEnd(c) || Whitespace.isBlank(c) || PASSED_OVER.indexOf(c) >= 0)) {
            passLineEnd(c);
            c = read();
        }
        if (c == END) {
            return false;
        }
        length = 0;
        fault = null;
        startLine = line;
        append(c);
        if (c != '{') {
            fault = Reason.of(ReasonCode.ROW_NO_OBJECT);
            takeLine();
        } else if (takeObject()) {
            requireNothingBehind();
        }
        number = Math.max(startLine, number + 1);
        return true;
    }

    /** The line that it begins on; of several on one line, the next ones. */
    @Override
    public long number() {
        return number;
    }

    @Override
    public String text() {
        return new String(object, 0, Math.min(length, Chunk.Malformed.MOST_TEXT)).stripTrailing();
    }

    @Override
    public @Nullable Reason read(JsonColumns columns) throws IOException {
        if (fault != null) {
            return fault;
        }
        try (JsonParser json = factory.createParser(object, 0, length)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Reason.of(ReasonCode.ROW_NO_OBJECT);
            }
            return columns.read(json);
        } catch (JsonProcessingException e) {
            // Its message quotes the text.
            return Reason.of(ReasonCode.ROW_NO_OBJECT);
        }
    }

    /** Takes an object to its closing brace; false where it has none before its line or what it was taken for ends. */
    private boolean takeObject() throws IOException {
        int depth = 1;
        boolean string = false;
        boolean escaped = false;
        boolean lineBegins = false;
        int firstLine = 0;
        int last = '{';
        while (depth > 0) {
            int c = read();
            if (c == END) {
                return cutOff(firstLine);
            }
            if (isLineEnd(c)) {
                if (string || form == Form.ON_LINES) {
                    passLineEnd(c);
                    fault = Reason.of(ReasonCode.ROW_NO_WHOLE_OBJECT);
                    form = form == Form.UNKNOWN && firstLine == 0 ? Form.ON_LINES : form;
                    return false;
                }
                if (firstLine == 0) {
                    firstLine = length;
                }
                passLineEnd(c);
                append('\n');
                lineBegins = true;
                continue;
            }
            if (lineBegins
                    && c == '{'
                    && form == Form.UNKNOWN
                    && (":,[".indexOf(last) < 0 || last == ',' && depth == 1)) {
                // Nothing of an object can go on so: the first line is broken, and each line stands for itself.
                append(c);
                readAgain(firstLine);
                fault = Reason.of(ReasonCode.ROW_NO_WHOLE_OBJECT);
                form = Form.ON_LINES;
                return false;
            }
            append(c);
            if (string) {
                string = escaped || c != '"';
                escaped = !escaped && c == '\\';
            } else if (c == '"') {
                string = true;
            } else if (c == '{' || c == '[') {
                depth++;
            } else if (c == '}' || c == ']') {
                depth--;
            }
            if (!Whitespace.isBlank(c)) {
                last = c;
                lineBegins = false;
            }
        }
        if (form == Form.UNKNOWN) {
            form = firstLine == 0 ? Form.ON_LINES : Form.OVER_LINES;
        }
        return true;
    }

    /** A last line that has its line end is broken; anything else goes on somewhere else. */
    private boolean cutOff(int firstLine) {
        boolean oneLine =
                form != Form.OVER_LINES && firstLine > 1 && new String(object, firstLine, length - firstLine).isBlank();
        if (oneLine) {
            length = firstLine;
            fault = Reason.of(ReasonCode.ROW_NO_WHOLE_OBJECT);
            return false;
        }
        throw new SourceException(ReasonCode.JSON_CUT_OFF, location.line(startLine));
    }

    /** Behind an object stands another one, or nothing, on its line. */
    private void requireNothingBehind() throws IOException {
        int whole = length;
        int c = read();
        while (c != END && !isLineEnd(c) && (Whitespace.isBlank(c) || PASSED_OVER.indexOf(c) >= 0)) {
            append(c);
            c = read();
        }
        if (isLineEnd(c)) {
            passLineEnd(c);
        } else if (c == '{') {
            readAgain(new char[] {'{'});
        } else if (c != END) {
            append(c);
            takeLine();
            fault = Reason.of(ReasonCode.ROW_TEXT_BEHIND_OBJECT);
            return;
        }
        length = whole;
    }

    private void takeLine() throws IOException {
        int c = read();
        while (c != END && !isLineEnd(c)) {
            append(c);
            c = read();
        }
        passLineEnd(c);
    }

    private static boolean isLineEnd(int c) {
        return c == '\n' || c == '\r';
    }

    private void passLineEnd(int c) throws IOException {
        if (isLineEnd(c)) {
            line++;
            int behind = c == '\r' ? read() : END;
            if (behind != END && behind != '\n') {
                readAgain(new char[] {(char) behind});
            }
        }
    }

    /** Gives back what stands behind the first line of what was taken. */
    private void readAgain(int firstLine) {
        char[] rest = Arrays.copyOfRange(object, firstLine, length);
        length = firstLine;
        line = startLine;
        readAgain(rest);
    }

    private void readAgain(char[] text) {
        char[] all = Arrays.copyOf(text, text.length + again.length - againPosition);
        System.arraycopy(again, againPosition, all, text.length, again.length - againPosition);
        again = all;
        againPosition = 0;
    }

    private void append(int c) {
        if (length == object.length) {
            if (length >= RecordReader.MOST_CHARACTERS) {
                throw new SourceException(ReasonCode.JSON_OBJECT_TOO_LONG, location.line(startLine));
            }
            object = Arrays.copyOf(object, Math.min(2 * length, RecordReader.MOST_CHARACTERS));
        }
        object[length++] = (char) c;
    }

    private int read() throws IOException {
        if (againPosition < again.length) {
            return again[againPosition++];
        }
        if (position == limit) {
            position = 0;
            limit = Math.max(in.read(window), 0);
            if (limit == 0) {
                return END;
            }
        }
        return window[position++];
    }
}
