package io.muster.source.text;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Bytes without the end marks (0x1A) of old systems that stand at their very end. */
final class EndMarkFilter extends FilterInputStream {

    private static final byte END_MARK = 0x1a;

    /** Marks that were read and may yet be inside of the text. */
    private int held;

    EndMarkFilter(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length < 2) {
            return super.read(into, offset, length);
        }
        if (held >= length / 2) {
            // Nobody's end mark is as long.
            int marks = Math.min(held, length);
            Arrays.fill(into, offset, offset + marks, END_MARK);
            held -= marks;
            return marks;
        }
        int given = 0;
        while (given == 0) {
            int before = Math.min(held, length - 1);
            int read = super.read(into, offset + before, length - before);
            if (read < 0) {
                return -1;
            }
            int end = offset + before + read;
            int marks = 0;
            while (marks < read && into[end - 1 - marks] == END_MARK) {
                marks++;
            }
            if (marks == read) {
                held += read;
                continue;
            }
            Arrays.fill(into, offset, offset + before, END_MARK);
            held = held - before + marks;
            given = before + read - marks;
        }
        return given;
    }
}
