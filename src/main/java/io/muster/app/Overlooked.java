package io.muster.app;

import io.muster.page.Checkup.Item;
import io.muster.page.Checkup.Mood;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
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
 * Files in the inbox that its route will never take, so that nobody waits for them in vain. They are left where they
 * lie: whoever put them there may be at it still. {@link #look()} is called by one route, {@link #item()} by any thread.
 */
final class Overlooked {

    private static final Logger LOG = LoggerFactory.getLogger(Overlooked.class);

    /** As the inbox's route leaves them alone. */
    private static final Pattern UNFINISHED = Pattern.compile("(?i).*[.](part|tmp|filepart|crdownload|swp)|.*~");

    private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}");

    /** A file is moved or renamed within a moment by whoever knows how. */
    private static final Duration YOUNG = Duration.ofMinutes(1);

    private static final Duration LONG_UNFINISHED = Duration.ofDays(1);

    private final Path inbox;
    private final Clock clock;
    private final Set<Path> told = new HashSet<>();
    private volatile List<String> found = List.of();

    Overlooked(Path data, Clock clock) {
        this.inbox = data.resolve("inbox");
        this.clock = clock;
    }

    public void look() throws IOException {
        List<String> sentences = new ArrayList<>();
        Set<Path> there = new HashSet<>();
        for (Path each : inside(inbox)) {
            if (!Files.isDirectory(each)) {
                note(each, YOUNG, "lies in inbox/ itself; move it into a cohort's folder there", there, sentences);
                continue;
            }
            for (Path file : inside(each)) {
                lookAt(file, there, sentences);
            }
        }
        told.retainAll(there);
        found = List.copyOf(sentences);
    }

    /** What the page Health says. */
    Item item() {
        List<String> now = found;
        return now.isEmpty()
                ? Item.of("inbox", Mood.WORKS, "inbox", inbox.toString())
                : Item.of("inbox", Mood.AILS, "inbox.overlooked", now.size(), now.get(0));
    }

    private void lookAt(Path file, Set<Path> there, List<String> sentences) throws IOException {
        String name = file.getFileName().toString();
        if (Files.isDirectory(file)) {
            for (Path below : inside(file)) {
                note(below, YOUNG, "lies too deep; move it into the cohort's folder itself", there, sentences);
            }
        } else if (UNFINISHED.matcher(name).matches()) {
            note(
                    file,
                    LONG_UNFINISHED,
                    "has had the name of a half-written file for over a day; rename it, or delete it",
                    there,
                    sentences);
        } else if (name.indexOf('\\') >= 0 || !file.toFile().exists()) {
            // The file component turns a backslash into a slash, and java.io.File knows no name that it cannot decode.
            note(
                    file,
                    YOUNG,
                    "has a name that cannot be read, or leads nowhere; rename it to plain letters and digits",
                    there,
                    sentences);
        }
    }

    private void note(Path file, Duration young, String what, Set<Path> there, List<String> sentences)
            throws IOException {
        Instant written =
                Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
        if (written.plus(young).isAfter(clock.instant())) {
            return;
        }
        String sentence = CONTROLS.matcher("inbox/" + inbox.relativize(file)).replaceAll("?") + " " + what;
        there.add(file);
        sentences.add(sentence);
        if (told.add(file)) {
            LOG.warn("file=overlooked reason=\"{}\"", sentence);
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
