package io.muster.source.file;

import io.muster.model.OwnerOnly;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folders of dropped files: {@code inbox/<cohort>}, {@code taken/<cohort>}, {@code archive/<cohort>},
 * {@code failed/<cohort>} and {@code rejects/<cohort>}. A file leaves the inbox as its import is queued, and bears that
 * import's number from then on: whatever comes under the same name later is another file. Every move is one rename, so
 * that a file is always in exactly one of them. Names come from the file system and from definitions' ids, never from a
 * request.
 */
public final class InboxLayout {

    private static final Logger LOG = LoggerFactory.getLogger(InboxLayout.class);

    /** File systems take 255 bytes; the import's number and what is put behind a name have to fit in as well. */
    private static final int MOST_NAME_BYTES = 180;

    /** Where files of folders without a definition go. */
    public static final String UNKNOWN = "_unknown";

    private static final String REASON = ".error.txt";

    private static final Pattern NUMBERED = Pattern.compile("(\\d{1,18})-(.+)", Pattern.DOTALL);

    private final Path data;

    public InboxLayout(Path data) {
        this.data = data;
    }

    /**
     * What a file was when it was looked at: another size or time means that somebody wrote to it since, another key
     * that it is another file.
     *
     * @param key device and inode, or what the file system has in their place; empty where it has nothing
     */
    public record Stamp(long size, Instant modified, String key) {

        static Stamp of(BasicFileAttributes attributes) {
            Object key = attributes.fileKey();
            return new Stamp(
                    attributes.size(),
                    // As our database keeps it.
                    attributes.lastModifiedTime().toInstant().truncatedTo(ChronoUnit.MICROS),
                    key == null ? "" : key.toString());
        }

        /** Whether it can be the file that {@code other} was, written to or not. */
        public boolean isSameFile(Stamp other) {
            return key.equals(other.key);
        }
    }

    /** A file that was taken, by its import's number. */
    public record Taken(String cohort, long importId, String file, Path path) {}

    public Path folder() {
        return data.resolve("inbox");
    }

    /** Where a file goes as its import is queued. */
    public Path taken(String cohort, long importId, String file) {
        return folder("taken", cohort).resolve(numbered(importId, file));
    }

    public Path archived(String cohort, long importId, String file) {
        return folder("archive", cohort).resolve(numbered(importId, file));
    }

    public Path failed(String cohort, long importId, String file) {
        return folder("failed", cohort).resolve(numbered(importId, file));
    }

    public Path rejects(String cohort, long importId) {
        return folder("rejects", cohort).resolve(importId + ".csv");
    }

    /** Where an import's file lies before or after it was planned; empty when it is not here. */
    public Optional<Path> find(String cohort, long importId, String file) {
        return waiting(cohort, importId, file)
                .or(() -> Optional.of(archived(cohort, importId, file)).filter(InboxLayout::exists));
    }

    private Optional<Path> waiting(String cohort, long importId, String file) {
        Path inbox = folder("inbox", cohort);
        return Optional.of(taken(cohort, importId, file))
                .filter(InboxLayout::exists)
                .or(() -> Optional.of(inbox.resolve(InboxFolder.ASIDE).resolve(numbered(importId, file)))
                        .filter(aside -> isOwnFolder(inbox.resolve(InboxFolder.ASIDE))
                                && exists(aside)
                                && isDiskOfItsOwn(inbox)));
    }

    /**
     * Whether a cohort's folder is a mount of its own, so that what is taken stays in it. Anywhere else whoever drops
     * files could put one there as if it had been taken.
     */
    private boolean isDiskOfItsOwn(Path inbox) {
        try {
            return !Files.getFileStore(inbox).equals(Files.getFileStore(data));
        } catch (IOException e) {
            return false;
        }
    }

    /** The file as it lies there now; a link is not followed. */
    public Stamp stamp(Path file) throws IOException {
        return Stamp.of(attributes(file));
    }

    /** Whether it is a file, and no link, pipe or device. */
    public boolean isPlain(Path file) throws IOException {
        return attributes(file).isRegularFile();
    }

    /** Whether it has another name somewhere, so that whoever dropped it need not have the right to read it. */
    public static boolean hasOtherNames(Path file) throws IOException {
        return file.getFileSystem().supportedFileAttributeViews().contains("unix")
                && Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS) instanceof Integer names
                && names > 1;
    }

    /** Makes a cohort's folder, so that people see where to drop. */
    public void prepare(String cohort) throws IOException {
        makeFolder(folder("inbox", cohort));
    }

    /** Its changes are planned or parked: whatever Braze answers, the file has done its part. */
    public void archive(String cohort, long importId, String file) throws IOException {
        Optional<Path> from = waiting(cohort, importId, file);
        // An import that goes on after a kill may have done it already.
        if (from.isPresent()) {
            move(from.get(), archived(cohort, importId, file));
        }
    }

    /** The file could not be imported: it goes to {@code failed/} with the reason beside it. */
    public void fail(String cohort, long importId, String file, String reason) throws IOException {
        Optional<Path> from = waiting(cohort, importId, file);
        if (from.isPresent()) {
            Path to = failed(cohort, importId, file);
            keepEarlier(to);
            explain(to, reason);
            move(from.get(), to);
        }
    }

    /** Whether it bears the name that the import's file was given. */
    public boolean isNamed(Taken taken, long importId, String file) {
        return String.valueOf(taken.path().getFileName()).equals(numbered(importId, file));
    }

    /** Its import begins again under another number. */
    public void renumber(Taken from, long importId) throws IOException {
        move(from.path(), taken(from.cohort(), importId, from.file()));
    }

    /** What could not be taken by an import, and is put aside with the reason beside it. */
    public void putAside(InboxFolder from, Path name, Path to, String reason) throws IOException {
        keepEarlier(to);
        explain(to, reason);
        Path now = from.take(name, to);
        if (!now.equals(to)) {
            move(now, to);
        }
    }

    public Path failedUnknown(String cohort, long importId, String file) {
        return folder("failed", UNKNOWN).resolve(numbered(importId, cohort + "-" + file));
    }

    /** All files that were taken and lie in neither the archive nor among the failed, the oldest first. */
    public List<Taken> allTaken() throws IOException {
        List<Taken> all = new ArrayList<>();
        for (Path cohort : folders(data.resolve("taken"))) {
            addTaken(cohort, String.valueOf(cohort.getFileName()), all);
        }
        for (Path cohort : folders(folder())) {
            Path aside = cohort.resolve(InboxFolder.ASIDE);
            if (isOwnFolder(aside) && isDiskOfItsOwn(cohort)) {
                addTaken(aside, String.valueOf(cohort.getFileName()), all);
            }
        }
        all.sort((a, b) -> Long.compare(a.importId(), b.importId()));
        return all;
    }

    private static void addTaken(Path folder, String cohort, List<Taken> all) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Matcher name = NUMBERED.matcher(String.valueOf(file.getFileName()));
                if (name.matches()) {
                    all.add(new Taken(cohort, Long.parseLong(name.group(1)), name.group(2), file));
                }
            }
        }
    }

    private static List<Path> folders(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(each -> Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
    }

    /** Room where files arrive, in bytes. */
    public long room() throws IOException {
        return Files.getFileStore(folder()).getUsableSpace();
    }

    /** The end of a name that is too long is kept, since it says what the file is. */
    private static String numbered(long importId, String name) {
        String kept = name;
        while (kept.getBytes(StandardCharsets.UTF_8).length > MOST_NAME_BYTES) {
            kept = kept.substring(kept.offsetByCodePoints(0, 1));
        }
        return importId + "-" + kept;
    }

    /** The history has the reason too, so a full disk, where a move works and a write does not, ends nothing here. */
    private static void explain(Path file, String reason) {
        Path beside = file.resolveSibling(file.getFileName() + REASON);
        try {
            makeFolder(parent(file));
            OwnerOnly.write(beside, reason + "\n");
        } catch (IOException e) {
            LOG.warn(
                    "file=unexplained reason=\"{}\" action=\"make room; the history says why it failed\"",
                    e.getClass().getSimpleName());
        }
    }

    /**
     * What bears the name already, such as after a database that counts again, steps aside with its reason: a rename would
     * put the new one in its place without a word.
     */
    static void keepEarlier(Path to) throws IOException {
        Path reason = to.resolveSibling(to.getFileName() + REASON);
        if (!exists(to)) {
            return;
        }
        int number = 1;
        while (exists(earlier(to, number)) || exists(earlier(reason, number))) {
            number++;
        }
        Files.move(to, earlier(to, number), StandardCopyOption.ATOMIC_MOVE);
        if (exists(reason)) {
            Files.move(reason, earlier(reason, number), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static Path earlier(Path file, int number) {
        return file.resolveSibling(file.getFileName() + ".earlier-" + number);
    }

    private static void move(Path from, Path to) throws IOException {
        makeFolder(parent(to));
        keepEarlier(to);
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException otherDisk) {
            // A cohort's folder may be a mount of its own: copied whole first, then gone from there.
            Path part = to.resolveSibling(to.getFileName() + ".part");
            Files.copy(
                    from,
                    part,
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.COPY_ATTRIBUTES,
                    LinkOption.NOFOLLOW_LINKS);
            Files.move(part, to, StandardCopyOption.ATOMIC_MOVE);
            Files.delete(from);
        }
        narrow(to);
    }

    /**
     * Whoever dropped it may have left it open to all. One with another name is refused, and its rights are not ours to
     * change under that name.
     */
    static void narrow(Path file) throws IOException {
        if (attributes(file).isRegularFile() && !hasOtherNames(file)) {
            OwnerOnly.narrowIfOurs(file);
        }
    }

    static void makeFolder(Path folder) throws IOException {
        OwnerOnly.folder(folder);
    }

    /**
     * One folder that nobody else may look into. Whoever may write to the folder above can put anything in its place: a
     * link, a file, or a folder that is theirs, and none of them is it.
     */
    static void makeOwnFolder(Path folder) throws IOException {
        if (!exists(folder)) {
            OwnerOnly.folder(folder);
        }
        if (!attributes(folder).isDirectory()) {
            throw new NotDirectoryException(folder.toString());
        }
        OwnerOnly.narrow(folder);
        if (!OwnerOnly.isOurs(folder)) {
            throw new AccessDeniedException(folder.toString());
        }
    }

    /** Whether {@link #makeOwnFolder} made it, or could have. */
    private static boolean isOwnFolder(Path folder) {
        try {
            return attributes(folder).isDirectory() && OwnerOnly.isOurs(folder);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean exists(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    private static BasicFileAttributes attributes(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    private static Path parent(Path file) throws IOException {
        Path parent = file.getParent();
        if (parent == null) {
            throw new NoSuchFileException(file.toString());
        }
        return parent;
    }

    private Path folder(String kind, String cohort) {
        return data.resolve(kind).resolve(cohort);
    }
}
