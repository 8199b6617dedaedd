package io.muster.source.archive;

import io.muster.model.ReasonCode;
import io.muster.source.CompanionNames;
import io.muster.source.SourceException;
import io.muster.source.text.SourceLocation;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Which entries of a zip are read, and which zips are not what they should be. */
final class ZipContents {

    /** Nothing is extracted, but who packs such names does not mean well. */
    private static final Pattern ESCAPING =
            Pattern.compile("(^|.*[/\\\\])\\.\\.([/\\\\].*|$)|[/\\\\].*|[A-Za-z]:.*", Pattern.DOTALL);

    private ZipContents() {}

    static List<? extends ZipEntry> texts(ZipFile zip) {
        requireNoDocument(zip.stream().map(ZipEntry::getName).collect(Collectors.toSet()));
        zip.stream().map(ZipEntry::getName).forEach(ZipContents::requireInside);
        List<? extends ZipEntry> texts =
                zip.stream().filter(ZipContents::isText).toList();
        if (texts.isEmpty()) {
            throw new SourceException(ReasonCode.ZIP_EMPTY);
        }
        return texts;
    }

    /** Folders, and what is no list by its name, are passed over as they are in the inbox. */
    private static boolean isText(ZipEntry entry) {
        List<String> path = List.of(entry.getName().split("[/\\\\]", -1));
        String name = path.get(path.size() - 1);
        boolean isMark = entry.getSize() == 0 && CompanionNames.isMarkWhenEmpty(name);
        return !name.isEmpty()
                && !isMark
                && !CompanionNames.leavesAlone(name)
                && path.subList(0, path.size() - 1).stream().noneMatch(ZipContents::leavesAlone);
    }

    private static boolean leavesAlone(String folder) {
        return !folder.equals(".") && CompanionNames.leavesFolderAlone(folder);
    }

    private static void requireNoDocument(Set<String> names) {
        if (names.contains("xl/workbook.xml") || names.contains("xl/workbook.bin")) {
            throw new SourceException(ReasonCode.FILE_IS_EXCEL);
        }
        if (names.contains("[Content_Types].xml")
                || names.contains("content.xml")
                || names.contains("Index/Document.iwa")) {
            throw new SourceException(ReasonCode.FILE_IS_OFFICE);
        }
    }

    private static void requireInside(String name) {
        if (ESCAPING.matcher(name).matches()) {
            throw new SourceException(
                    ReasonCode.ZIP_ESCAPES, SourceLocation.entry(name).entry());
        }
    }
}
