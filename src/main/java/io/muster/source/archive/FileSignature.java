package io.muster.source.archive;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Contents that are known by their first bytes and are no text, each with what to do instead. */
enum FileSignature {
    GZIP("1f8b08", 0, "holds another archive; pack the text file once."),
    ZIP("504b0304", 0, "holds another archive; pack the text file once."),
    EMPTY_ZIP("504b0506", 0, "is an archive without a file; pack a CSV or JSON file into it."),
    SEVEN_ZIP("377abcaf271c", 0, "is a 7z archive; use .gz or .zip, or no archive."),
    RAR("526172211a07", 0, "is a RAR archive; use .gz or .zip, or no archive."),
    XZ("fd377a585a00", 0, "is an xz archive; use .gz or .zip, or no archive."),
    ZSTANDARD("28b52ffd", 0, "is a Zstandard archive; use .gz or .zip, or no archive."),
    BZIP2_1("314159265359", 4, "is a bzip2 archive; use .gz or .zip, or no archive."),
    TAR("7573746172", 257, "is a tar archive; use .gz or .zip of the text file itself."),
    PDF("255044462d", 0, "is a PDF; save the table as CSV."),
    OLD_EXCEL("d0cf11e0a1b11ae1", 0, "is an old Excel or Office document; save it as CSV UTF-8."),
    PNG("89504e470d0a1a0a", 0, "is a picture; save the table as CSV."),
    SQLITE(
            HexFormat.of().formatHex("SQLite format 3\0".getBytes(StandardCharsets.US_ASCII)),
            0,
            "is a SQLite database; export the table as CSV.");

    /** How many bytes tell. */
    static final int BYTES = 512;

    private final byte[] bytes;
    private final int at;
    private final String sentence;

    FileSignature(String hex, int at, String sentence) {
        this.bytes = HexFormat.of().parseHex(hex);
        this.at = at;
        this.sentence = sentence;
    }

    /** What goes behind "the file". */
    String sentence() {
        return sentence;
    }

    static @Nullable FileSignature of(byte[] head) {
        for (FileSignature magic : values()) {
            if (magic.begins(head)) {
                return magic;
            }
        }
        return null;
    }

    private boolean begins(byte[] head) {
        if (head.length < at + bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if (head[at + i] != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
