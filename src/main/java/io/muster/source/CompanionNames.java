package io.muster.source;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names of what is no list of people: files that are still being written, and what other systems leave beside a file.
 * The one place that knows them, for the inbox and for the entries of a zip alike.
 */
public final class CompanionNames {

    /** Ends of the names under which browsers, editors and copying tools write before they rename. */
    private static final Set<String> HALF_WRITTEN = Set.of(
            "part",
            "partial",
            "tmp",
            "temp",
            "filepart",
            "crdownload",
            "download",
            "opdownload",
            "fdownload",
            "swp",
            "swo",
            "swx",
            "gstmp",
            "aria2",
            "upload",
            "uploading",
            "inprogress",
            "incomplete",
            "writing",
            "copying",
            "pending",
            "lock",
            "lck",
            "wip",
            "!ut",
            "!qb",
            "bc!",
            "kate-swp");

    /** Ends of the names of checksums, signatures and of marks that say that another file is whole. */
    private static final Set<String> BESIDE = Set.of(
            "md5",
            "sha",
            "sha1",
            "sha224",
            "sha256",
            "sha384",
            "sha512",
            "b2",
            "blake3",
            "sfv",
            "crc",
            "crc32",
            "md5sum",
            "sha1sum",
            "sha224sum",
            "sha256sum",
            "sha384sum",
            "sha512sum",
            "asc",
            "sig",
            "minisig",
            "ok",
            "done",
            "ctl",
            "trg",
            "trigger",
            "flag",
            "rdy",
            "ready",
            "go",
            "eot",
            "eof",
            "fin",
            "finished",
            "complete",
            "completed",
            "sem",
            "semaphore",
            "marker",
            "manifest");

    /** Ends of the names of what may hold people, and is worth a word when it is empty. */
    private static final Set<String> LISTS = Set.of(
            "csv", "tsv", "tab", "psv", "txt", "text", "dat", "data", "json", "jsonl", "ndjson", "gz", "gzip", "zip",
            "xls", "xlsx", "xml");

    /** Temporary names that are told by more than their end. */
    private static final Pattern UNFINISHED = Pattern.compile(
            // Editors' copies; LibreOffice, Emacs and Microsoft Office at work; Syncthing on Windows.
            ".*~|~[$].*|[#].*[#]|[.]~lock[.].*|~syncthing~.*|~wrl\\d+.*"
                    // The AWS command line's, Hadoop's, Flink's.
                    + "|.*[.](csv|tsv|txt|dat|json|jsonl|ndjson|gz|zip)[.](?=.{0,7}[a-f])[0-9a-f]{8}"
                    + "|.*[.]_copying_|.*[.]inprogress[.].*|.*[.]azdownload.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern FURNITURE = Pattern.compile(
            "thumbs[.]db|ehthumbs(_vista)?[.]db|desktop[.]ini|[.]ds_store|[.]_.*|icon\\r|wget-log([.]\\d+)?|nohup[.]out"
                    + "|(md5|sha1|sha224|sha256|sha384|sha512)sums?([.]txt)?|checksums?([.]txt)?"
                    + "|_(success|failure|failed|temporary|metadata|common_metadata|delta_log)"
                    + "|_(committed|started|commit|done|complete|completed|ready)(_.*)?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern FOLDERS = Pattern.compile(
            "__macosx|@eadir|lost[+]found|[$]recycle[.]bin|system volume information|_temporary|[.].*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private CompanionNames() {}

    /** Whether it is the name of a file that somebody still writes. */
    public static boolean isHalfWritten(String name) {
        return HALF_WRITTEN.contains(end(name)) || UNFINISHED.matcher(name).matches();
    }

    /** Whether it is the name of what stands beside a file, and holds nobody. */
    public static boolean isBeside(String name) {
        return BESIDE.contains(end(name)) || FURNITURE.matcher(name).matches();
    }

    /** Whether a file of this name is left alone, whatever it holds; hidden ones are as well. */
    public static boolean leavesAlone(String name) {
        return name.startsWith(".") || isHalfWritten(name) || isBeside(name);
    }

    /** Whether an empty file of this name is a mark for somebody rather than a list without anybody. */
    public static boolean isMarkWhenEmpty(String name) {
        return !LISTS.contains(end(name));
    }

    /** Whether what lies in a folder of this name is left alone. */
    public static boolean leavesFolderAlone(String name) {
        return FOLDERS.matcher(name).matches();
    }

    private static String end(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
