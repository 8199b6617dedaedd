package io.muster.source.archive;

import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.source.SourceException;
import io.muster.source.text.SourceLocation;
import io.muster.source.text.TextPart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The texts of a zip, in the order of its directory. The directory stands at a zip's end, so a zip that was cut off
 * has none and fails before its first row.
 */
final class ZipParts implements ArchiveParts {

    /** In the words of Java's own reader of zips. */
    private static final Pattern METHOD = Pattern.compile("compression method: ?(\\d+)");

    private final ZipFile zip;
    private final Iterator<? extends ZipEntry> entries;
    private final Decompression.Measure measure;

    private ZipParts(ZipFile zip, List<? extends ZipEntry> entries, Decompression.Measure measure) {
        this.zip = zip;
        this.entries = entries.iterator();
        this.measure = measure;
    }

    static ArchiveParts open(Path file, Decompression.Measure measure) throws IOException {
        ZipFile zip = opened(file);
        try {
            return new ZipParts(zip, ZipContents.texts(zip), measure);
        } catch (RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static ZipFile opened(Path file) throws IOException {
        try {
            // Names that are not marked as UTF-8 may be in any code page; Latin-1 reads them all, and they are only
            // shown.
            return new ZipFile(file.toFile(), StandardCharsets.ISO_8859_1);
        } catch (ZipException e) {
            if (String.valueOf(e.getMessage()).matches(".*(encrypted|method: ?99\\b).*")) {
                throw new SourceException(Reason.of(ReasonCode.ZIP_ENCRYPTED), e);
            }
            Matcher method = METHOD.matcher(String.valueOf(e.getMessage()));
            if (method.find()) {
                throw new SourceException(Reason.of(ReasonCode.ZIP_METHOD, name(method.group(1))), e);
            }
            throw new SourceException(Reason.of(ReasonCode.ZIP_DAMAGED), e);
        }
    }

    private static Object name(String method) {
        return switch (method) {
            case "1", "2", "3", "4", "5", "6", "10" -> Reason.of(ReasonCode.METHOD_OLD, method);
            case "9" -> Reason.of(ReasonCode.METHOD_DEFLATE64);
            case "12" -> "bzip2";
            case "14" -> "LZMA";
            case "20", "93" -> "Zstandard";
            case "94" -> "MP3";
            case "95" -> "xz";
            case "97" -> "WavPack";
            case "98" -> "PPMd";
            default -> Reason.of(ReasonCode.METHOD_OTHER, method);
        };
    }

    @Override
    public @Nullable TextPart next() {
        if (!entries.hasNext()) {
            return null;
        }
        ZipEntry entry = entries.next();
        SourceLocation location = SourceLocation.entry(entry.getName());
        try {
            return ArchiveParts.text(
                    location,
                    new Decompression(new CheckedZipEntry(zip.getInputStream(entry), entry), location, measure));
        } catch (IOException e) {
            throw new SourceException(Reason.of(ReasonCode.ZIP_ENTRY_DAMAGED, location.whole()), e);
        }
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new SourceException(Reason.of(ReasonCode.ZIP_NOT_CLOSED), e);
        }
    }
}
