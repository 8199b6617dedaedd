package io.muster.source.text;

import io.muster.model.ReasonCode;
import io.muster.source.SourceException;
import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/**
 * A part's characters: UTF-8, or UTF-16 where a byte order mark says so. Bytes that are not fail the file with their
 * line: a wrong guess of the encoding would change identifiers in silence. So do NUL characters, which no text has.
 */
public final class StrictReader extends Reader {

    private final TextPart part;
    private final TextEncoding encoding;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).limit(0);
    private long line = 1;
    private boolean afterCarriageReturn;
    private boolean ended;

    public StrictReader(TextPart part) throws IOException {
        this.encoding = TextEncoding.of(part.bytes());
        // In UTF-16 the byte may be half of a character.
        boolean byBytes = encoding == TextEncoding.UTF_8 || encoding == TextEncoding.UTF_8_MARKED;
        this.part = byBytes ? new TextPart(part.place(), new EndMarkFilter(part.bytes())) : part;
        this.decoder = encoding.charset()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        CharBuffer text = CharBuffer.wrap(into, offset, length);
        int start = text.position();
        while (text.position() == start && !ended) {
            decode(text, start, into);
        }
        int read = text.position() - start;
        return read == 0 ? -1 : read;
    }

    private void decode(CharBuffer text, int start, char[] into) throws IOException {
        boolean last = !bytes.hasRemaining() && !fill();
        CoderResult result = decoder.decode(bytes, text, last);
        if (result.isUnderflow() && bytes.hasRemaining()) {
            // The first bytes of a character whose others are still to come.
            last = !fill();
            result = decoder.decode(bytes, text, last);
        }
        if (last && result.isUnderflow()) {
            ended = true;
        }
        // A wrapped buffer's position counts from its offset already.
        count(into, start, text.position());
        if (result.isError()) {
            throw new SourceException(ReasonCode.FILE_NOT_ENCODED, part.place().line(line), encoding.shown());
        }
    }

    /** Takes more bytes behind those at hand; false at the end. */
    private boolean fill() throws IOException {
        bytes.compact();
        int read = part.bytes().read(bytes.array(), bytes.position(), bytes.remaining());
        if (read > 0) {
            bytes.position(bytes.position() + read);
        }
        bytes.flip();
        return read > 0;
    }

    private void count(char[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text[i];
            if (c > '\r') {
                continue;
            }
            if (c == '\n') {
                if (i > from ? text[i - 1] != '\r' : !afterCarriageReturn) {
                    line++;
                }
            } else if (c == '\r') {
                line++;
            } else if (c == 0) {
                throw new SourceException(ReasonCode.FILE_HAS_NUL, part.place().line(line));
            }
        }
        if (to > from) {
            afterCarriageReturn = text[to - 1] == '\r';
        }
    }

    @Override
    public void close() throws IOException {
        part.bytes().close();
    }
}
