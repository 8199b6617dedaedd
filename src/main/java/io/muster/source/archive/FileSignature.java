package io.muster.source.archive;

import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.source.text.SourceLocation;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Contents that are known by their first bytes and are no text, each with what to do instead. */
enum FileSignature {
    GZIP("1f8b08", 0, ReasonCode.ARCHIVE_WITHIN),
    ZIP("504b0304", 0, ReasonCode.ARCHIVE_WITHIN),
    EMPTY_ZIP("504b0506", 0, ReasonCode.ARCHIVE_EMPTY),
    SEVEN_ZIP("377abcaf271c", 0, ReasonCode.ARCHIVE_OF_OTHER_KIND, "7z"),
    RAR("526172211a07", 0, ReasonCode.ARCHIVE_OF_OTHER_KIND, "RAR"),
    XZ("fd377a585a00", 0, ReasonCode.ARCHIVE_XZ),
    ZSTANDARD("28b52ffd", 0, ReasonCode.ARCHIVE_OF_OTHER_KIND, "Zstandard"),
    BZIP2_1("314159265359", 4, ReasonCode.ARCHIVE_OF_OTHER_KIND, "bzip2"),
    TAR("7573746172", 257, ReasonCode.ARCHIVE_TAR),
    PDF("255044462d", 0, ReasonCode.FILE_IS_PDF),
    OLD_EXCEL("d0cf11e0a1b11ae1", 0, ReasonCode.FILE_IS_OLD_EXCEL),
    PNG("89504e470d0a1a0a", 0, ReasonCode.FILE_IS_PICTURE),
    SQLITE("SQLite format 3\0".getBytes(StandardCharsets.US_ASCII), 0, ReasonCode.FILE_IS_SQLITE, "");

    /** How many bytes tell. */
    static final int BYTES = 512;

    private final byte[] bytes;
    private final int at;
    private final ReasonCode code;
    private final String kind;

    FileSignature(String hex, int at, ReasonCode code) {
        this(HexFormat.of().parseHex(hex), at, code, "");
    }

    FileSignature(String hex, int at, ReasonCode code, String kind) {
        this(HexFormat.of().parseHex(hex), at, code, kind);
    }

    FileSignature(byte[] bytes, int at, ReasonCode code, String kind) {
        this.bytes = bytes;
        this.at = at;
        this.code = code;
        this.kind = kind;
    }

    /** Why what is at {@code place} cannot be read. */
    Reason reason(SourceLocation location) {
        return kind.isEmpty() ? Reason.of(code, location.whole()) : Reason.of(code, location.whole(), kind);
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
