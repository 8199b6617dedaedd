package io.muster.pipeline;

import io.muster.model.HealthReport.HealthState;
import io.muster.model.HealthReport.Item;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.source.CompanionNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files in the inbox that its route will never take, so that nobody waits for them forever. They are left where they
 * lie: whoever put them there may be at it still. {@link #look()} is called by one route, {@link #items()} by any thread.
 */
public final class StrayFiles {

    private static final Logger LOG = LoggerFactory.getLogger(StrayFiles.class);

    private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}");

    /** A file is moved or renamed within a moment by whoever knows how. */
    private static final Duration YOUNG = Duration.ofMinutes(1);

    private static final Duration LONG_UNFINISHED = Duration.ofDays(1);

    private final Path inbox;
    private final InboxRemarks remarks;
    private final Clock clock;
    private final Set<Path> told = new HashSet<>();
    private volatile List<Reason> found = List.of();

    public StrayFiles(Path data, InboxRemarks remarks, Clock clock) {
        this.inbox = data.resolve("inbox");
        this.remarks = remarks;
        this.clock = clock;
    }

    /** Which of them there are now. */
    private final class Look {
        private final List<Reason> strays = new ArrayList<>();
        private final Set<Path> there = new HashSet<>();

        private void all() throws IOException {
            for (Path each : inside(inbox)) {
                if (Files.isSymbolicLink(each)) {
                    note(each, Duration.ZERO, ReasonCode.STRAY_LINK);
                } else if (!Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)) {
                    note(each, YOUNG, ReasonCode.STRAY_OUTSIDE);
                } else if (!CompanionNames.leavesFolderAlone(each.getFileName().toString())) {
                    cohort(each);
                }
            }
        }

        private void cohort(Path folder) {
            try {
                for (Path file : inside(folder)) {
                    file(file);
                }
            } catch (IOException e) {
                // Whoever looks for files that arrive tells of it; the other folders are looked into all the same.
                LOG.debug("folder=overlooked reason=\"{}\"", e.getClass().getSimpleName());
            }
        }

        private void file(Path file) throws IOException {
            String name = file.getFileName().toString();
            if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                deep(file);
            } else if (CompanionNames.isHalfWritten(name)) {
                note(file, LONG_UNFINISHED, ReasonCode.STRAY_HALF_WRITTEN);
            } else if (CompanionNames.isBeside(name)) {
                note(file, LONG_UNFINISHED, ReasonCode.STRAY_BESIDE);
            } else if (!isReadable(file.getFileName())) {
                note(file, YOUNG, ReasonCode.STRAY_NAME_UNREADABLE);
            } else if (CompanionNames.isMarkWhenEmpty(name)
                    && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && attributes(file).size() == 0) {
                note(file, LONG_UNFINISHED, ReasonCode.STRAY_EMPTY);
            }
        }

        private void deep(Path folder) throws IOException {
            if (!CompanionNames.leavesFolderAlone(folder.getFileName().toString())) {
                for (Path below : inside(folder)) {
                    note(below, YOUNG, ReasonCode.STRAY_DEEP);
                }
            }
        }

        private void note(Path file, Duration young, ReasonCode what) throws IOException {
            Instant written;
            try {
                written = attributes(file).lastModifiedTime().toInstant();
            } catch (NoSuchFileException gone) {
                return;
            }
            if (written.plus(young).isAfter(clock.instant())) {
                return;
            }
            Reason stray = Reason.of(
                    what, CONTROLS.matcher("inbox/" + inbox.relativize(file)).replaceAll("?"));
            there.add(file);
            strays.add(stray);
            if (told.add(file)) {
                LOG.warn("file=overlooked reason=\"{}\"", stray.sentence());
            }
        }
    }

    public void look() throws IOException {
        Look look = new Look();
        look.all();
        told.retainAll(look.there);
        found = List.copyOf(look.strays);
    }

    /** What the page Health says. */
    public List<Item> items() {
        List<Reason> now = found;
        List<Item> items = new ArrayList<>(remarks.items());
        if (!now.isEmpty()) {
            items.add(Item.of("inbox", HealthState.DEGRADED, "inbox.overlooked", now.size(), now.get(0)));
        } else if (items.isEmpty()) {
            items.add(Item.of("inbox", HealthState.UP, "inbox", inbox.toString()));
        }
        return items;
    }

    private static BasicFileAttributes attributes(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether Java's own text of the name leads to the file; a backslash looks like a slash to other systems. */
    static boolean isReadable(Path name) {
        try {
            String text = name.toString();
            return text.indexOf('\\') < 0 && Path.of(text).equals(name);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Hidden ones are never imported, on purpose. */
    private static List<Path> inside(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }
}
