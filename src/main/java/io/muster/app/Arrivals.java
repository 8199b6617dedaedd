package io.muster.app;

import io.muster.cohort.Definition;
import io.muster.definition.Definitions;
import io.muster.history.Ending;
import io.muster.history.History;
import io.muster.history.Import.Fault;
import io.muster.history.ImportState;
import io.muster.history.Queue;
import io.muster.history.Trigger;
import io.muster.source.Inbox;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files that lie in an inbox and have stopped growing: each becomes an import that waits for its turn. */
final class Arrivals {

    private static final Logger LOG = LoggerFactory.getLogger(Arrivals.class);

    private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}");

    private final Definitions definitions;
    private final Queue queue;
    private final History history;
    private final Inbox inbox;

    Arrivals(Definitions definitions, Queue queue, History history, Inbox inbox) {
        this.definitions = definitions;
        this.queue = queue;
        this.history = history;
        this.inbox = inbox;
    }

    public void arrived(File dropped) throws IOException {
        Path file = dropped.toPath();
        String cohort = folder(file);
        Optional<Definition> definition = definitions.find(cohort);
        if (definition.isPresent() && Files.exists(file) && !Files.isRegularFile(file)) {
            String name = printable(String.valueOf(file.getFileName()));
            String reason = name + " is a pipe or a device, not a file, so it was not imported. Drop a file.";
            refuse(
                    cohort,
                    definition.get().name(),
                    name,
                    reason,
                    number -> inbox.fail(cohort, number, String.valueOf(file.getFileName()), reason));
        } else if (definition.isPresent()) {
            try {
                Inbox.Stamp stamp = inbox.stamp(file);
                queue.add(
                        definition.get(),
                        new Queue.Arrival(String.valueOf(file.getFileName()), stamp.size(), stamp.modified()));
            } catch (NoSuchFileException gone) {
                LOG.info("cohort={} file=gone reason=\"it was taken away before it was queued\"", cohort);
            }
        } else if (!mayBeKnownSoon(cohort)) {
            refuse(file, cohort);
        }
    }

    /** Whether the cohort's definition is only just being read, or is broken: then the file waits. */
    private boolean mayBeKnownSoon(String cohort) {
        return definitions.settling().contains(cohort)
                || definitions.invalid().keySet().stream()
                        .anyMatch(broken -> broken.equals(cohort + ".yaml")
                                || broken.equals(cohort + ".yml")
                                // The folder itself cannot be read: nothing is known of any cohort now.
                                || broken.contains(File.separator));
    }

    private void refuse(Path file, String cohort) throws IOException {
        List<String> nearest = definitions.nearest(cohort);
        String name = printable(String.valueOf(file.getFileName()));
        String called = printable(cohort);
        String remedy = nearest.isEmpty()
                ? "Drop it into the folder of a cohort, or define this one."
                : "Did you mean " + String.join(" or ", nearest) + "? Drop it there.";
        String reason = "No cohort is called " + called + ", so " + name + " was not imported. " + remedy;
        if (Files.exists(file)) {
            // A file that cannot be put aside is seen again and again, and must not leave a row each time.
            refuse(called, called, name, reason, number -> inbox.failUnknown(file, cohort, number, reason));
        }
    }

    private void refuse(String cohort, String title, String name, String reason, History.Before before) {
        Ending ending = new Ending(ImportState.FAILED, Fault.SOURCE, reason);
        long id = history.refused(cohort, title, Trigger.FILE, name, ending, before);
        LOG.warn("import={} cohort=\"{}\" state=FAILED reason=\"{}\"", id, cohort, reason);
    }

    /** A name may hold what would break a line of the log. */
    static String printable(String name) {
        return CONTROLS.matcher(name).replaceAll("?");
    }

    static String folder(Path file) {
        return String.valueOf(Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file lies in a folder")
                .getFileName());
    }
}
