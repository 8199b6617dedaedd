package io.muster.source.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** How a text is encoded, as its byte order mark says; without one it is UTF-8. */
enum TextEncoding {
    UTF_8_MARKED(StandardCharsets.UTF_8, "UTF-8", 0xef, 0xbb, 0xbf),
    UTF_16_BIG(StandardCharsets.UTF_16BE, "UTF-16", 0xfe, 0xff),
    UTF_16_LITTLE(StandardCharsets.UTF_16LE, "UTF-16", 0xff, 0xfe),
    UTF_8(StandardCharsets.UTF_8, "UTF-8");

    private final Charset charset;
    private final String shown;
    private final byte[] mark;

    TextEncoding(Charset charset, String shown, int... mark) {
        this.charset = charset;
        this.shown = shown;
        this.mark = new byte[mark.length];
        for (int i = 0; i < mark.length; i++) {
            this.mark[i] = (byte) mark[i];
        }
    }

    Charset charset() {
        return charset;
    }

    String shown() {
        return shown;
    }

    /** The encoding of {@code bytes}, which then stand behind their mark. */
    static TextEncoding of(InputStream bytes) throws IOException {
        for (TextEncoding encoding : values()) {
            bytes.mark(encoding.mark.length + 1);
            if (Arrays.equals(encoding.mark, bytes.readNBytes(encoding.mark.length))) {
                return encoding;
            }
            bytes.reset();
        }
        throw new IllegalStateException("UTF-8 has an empty mark, which everything begins with");
    }
}
