package io.muster.pipeline;

import io.muster.definition.DefinitionStore;
import io.muster.imports.FailureKind;
import io.muster.imports.ImportQueue;
import io.muster.imports.ImportQueue.Arrival;
import io.muster.imports.ImportState;
import io.muster.imports.ImportStore;
import io.muster.imports.ImportStore.RowPreparation;
import io.muster.imports.NodeFolders;
import io.muster.imports.Outcome;
import io.muster.imports.Trigger;
import io.muster.model.CohortDefinition;
import io.muster.model.CohortDefinition.Source;
import io.muster.model.PrintableName;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.pipeline.FileSightings.Sight;
import io.muster.source.CompanionNames;
import io.muster.source.file.InboxFolder;
import io.muster.source.file.InboxFolder.InboxEntry;
import io.muster.source.file.InboxFolder.InboxEntryKind;
import io.muster.source.file.InboxFolder.UnmovableException;
import io.muster.source.file.InboxLayout;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that lie in an inbox and stand still: each is taken out and becomes an import that waits for its turn. Those of
 * a cohort are taken in the order in which they were written, so that a younger one never goes before one that is still
 * being looked at. {@link #look} and {@link #arrived} are called by one route, the rest by any thread.
 */
public final class FileArrivals {

    private static final Logger LOG = LoggerFactory.getLogger(FileArrivals.class);

    private static final int AT_ONCE = 100;

    /** Many writers make an empty file first and fill it later. */
    private static final int EMPTY_IS_GIVEN = 10;

    private static final Duration AGAIN = Duration.ofMinutes(1);
    private static final Duration BEAT = Duration.ofSeconds(10);

    /** So long the files of one folder wait for those of another: its node looks once a second too. */
    private static final Duration FOR_THE_OTHERS = Duration.ofSeconds(3);

    /** Clocks of servers in one house are never further apart. */
    private static final Duration AHEAD = Duration.ofSeconds(10);

    private static final long NO_ROOM = 256L * 1024;

    private final DefinitionStore definitions;
    private final ImportQueue queue;
    private final ImportStore history;
    private final NodeFolders places;
    private final InboxLayout inbox;
    private final InboxRemarks remarks;
    private final TakenFiles takenFiles;
    private final Duration stillFor;
    private final String host;
    private final Clock clock;

    private final FileSightings still = new FileSightings();
    private final Map<Path, Unmoved> unmoved = new HashMap<>();
    private final Set<Path> cutOff = new HashSet<>();
    private Instant roomy = Instant.MIN;
    private Instant beaten = Instant.MIN;

    public FileArrivals(
            DefinitionStore definitions,
            ImportQueue queue,
            ImportStore history,
            NodeFolders places,
            InboxLayout inbox,
            InboxRemarks remarks,
            TakenFiles takenFiles,
            Duration stillFor,
            String host,
            Clock clock) {
        this.definitions = definitions;
        this.queue = queue;
        this.history = history;
        this.places = places;
        this.inbox = inbox;
        this.remarks = remarks;
        this.takenFiles = takenFiles;
        this.stillFor = stillFor;
        this.host = host;
        this.clock = clock;
    }

    /** One that would not move, and when it is tried again. */
    private record Unmoved(InboxLayout.Stamp stamp, Instant next) {}

    /** An entry, and how it was seen. */
    private record SightedEntry(InboxEntry entry, Sight sight) {

        private String file() {
            return String.valueOf(entry.name());
        }

        private Arrival arrival() {
            InboxLayout.Stamp stamp = entry.stamp();
            return new Arrival(file(), stamp.size(), stamp.modified(), stamp.key(), sight.written());
        }
    }

    /**
     * What is to be done in one folder now.
     *
     * @param refused with the reason: those that are no files, or are not to be trusted
     */
    static final class Landing {
        private final Path folder;
        private final Optional<CohortDefinition> definition;
        private final List<SightedEntry> files;
        private final Map<SightedEntry, Reason> refused;

        private Landing(
                Path folder,
                Optional<CohortDefinition> definition,
                List<SightedEntry> files,
                Map<SightedEntry, Reason> refused) {
            this.folder = folder;
            this.definition = definition;
            this.files = files;
            this.refused = refused;
        }

        private String cohort() {
            return String.valueOf(folder);
        }
    }

    /** What stands still now, folder by folder; one that cannot be listed keeps no other waiting. */
    public List<Landing> look() throws IOException {
        Instant now = clock.instant();
        beat(now);
        takenFiles.endCancelled();
        takenFiles.sweep();
        boolean full = inbox.room() < NO_ROOM;
        List<Landing> landings = new ArrayList<>();
        Set<Path> there = new HashSet<>();
        Map<String, Reason> unlisted = new HashMap<>();
        for (Path folder : folders()) {
            try (InboxFolder open = InboxFolder.open(inbox.folder(), folder)) {
                look(folder, open.entries(), now, full, there).ifPresent(landings::add);
            } catch (NotDirectoryException | NoSuchFileException noFolder) {
                // What lies in the inbox itself is told of by whoever looks for what is overlooked.
                continue;
            } catch (IOException e) {
                String named = "inbox/" + PrintableName.of(String.valueOf(folder));
                unlisted.put(
                        named,
                        Reason.of(
                                ReasonCode.FOLDER_UNREADABLE,
                                named,
                                e.getClass().getSimpleName()));
            }
        }
        still.keep(there);
        cutOff.retainAll(there);
        unmoved.keySet().retainAll(there);
        remarks.folders(unlisted);
        remarks.keepUnmoved(there);
        roomy = full ? roomy : now;
        return landings;
    }

    private Optional<Landing> look(Path folder, List<InboxEntry> entries, Instant now, boolean full, Set<Path> there) {
        Optional<CohortDefinition> definition = definitions.find(String.valueOf(folder));
        if (definition.isEmpty() && mayBeKnownSoon(String.valueOf(folder))) {
            return Optional.empty();
        }
        Duration needed = definition.flatMap(FileArrivals::stillFor).orElse(stillFor);
        List<SightedEntry> all = new ArrayList<>();
        for (InboxEntry entry : entries) {
            String name = String.valueOf(entry.name());
            boolean isMark = entry.stamp().size() == 0 && CompanionNames.isMarkWhenEmpty(name);
            if (entry.kind() == InboxEntryKind.FOLDER
                    || CompanionNames.leavesAlone(name)
                    || isMark && entry.kind() == InboxEntryKind.FILE
                    || !StrayFiles.isReadable(entry.name())) {
                continue;
            }
            Path path = folder.resolve(entry.name());
            Sight sight = still.look(path, entry.stamp(), now);
            there.add(path);
            if (full && (roomy.equals(Instant.MIN) || sight.written().isAfter(roomy.minus(AHEAD)))) {
                cutOff.add(path);
            } else if (!full && sight.since().equals(now)) {
                cutOff.remove(path);
            }
            all.add(new SightedEntry(entry, sight));
        }
        all.sort(Comparator.comparing((SightedEntry each) -> each.sight.written())
                .thenComparing(each -> each.sight.first())
                .thenComparing(SightedEntry::file));
        Map<SightedEntry, Reason> refused = new HashMap<>();
        List<SightedEntry> files = new ArrayList<>();
        boolean ordered = true;
        for (SightedEntry each : all) {
            boolean empty = each.entry.stamp().size() == 0 && each.entry.kind() == InboxEntryKind.FILE;
            boolean stands = !each.sight
                    .since()
                    .plus(empty ? needed.multipliedBy(EMPTY_IS_GIVEN) : needed)
                    .isAfter(now);
            Path path = folder.resolve(each.entry.name());
            Optional<Reason> why = why(each, path);
            if (isUnmoved(path, each, now)) {
                continue;
            } else if (stands && why.isPresent()) {
                refused.put(each, why.get());
            } else if (stands && ordered) {
                files.add(each);
            } else if (!empty && each.entry.kind() == InboxEntryKind.FILE) {
                // Whatever is younger waits until this one stands still too.
                ordered = false;
            }
        }
        return files.isEmpty() && refused.isEmpty()
                ? Optional.empty()
                : Optional.of(new Landing(folder, definition, files, refused));
    }

    /** Why it is not imported, whatever it holds. */
    private Optional<Reason> why(SightedEntry found, Path path) {
        String name = PrintableName.of(found.file());
        return switch (found.entry.kind()) {
            case LINK -> Optional.of(Reason.of(ReasonCode.FILE_LINK, name));
            case OTHER -> Optional.of(Reason.of(ReasonCode.FILE_PIPE, name));
            default ->
                cutOff.contains(path)
                        ? Optional.of(Reason.of(ReasonCode.FILE_CUT_OFF_BY_DISK, name))
                        : Optional.empty();
        };
    }

    private boolean isUnmoved(Path path, SightedEntry found, Instant now) {
        Unmoved before = unmoved.get(path);
        return before != null && before.stamp.equals(found.entry.stamp()) && before.next.isAfter(now);
    }

    public void arrived(Landing landing) throws IOException {
        try (InboxFolder folder = InboxFolder.open(inbox.folder(), landing.folder)) {
            for (Map.Entry<SightedEntry, Reason> each : landing.refused.entrySet()) {
                refuse(landing, folder, each.getKey(), each.getValue());
            }
            if (landing.definition.isEmpty()) {
                for (SightedEntry each : landing.files) {
                    refuse(landing, folder, each, unknown(landing.cohort(), each.file()));
                }
                return;
            }
            for (int from = 0; from < landing.files.size(); from += AT_ONCE) {
                List<SightedEntry> some = landing.files.subList(from, Math.min(landing.files.size(), from + AT_ONCE));
                take(landing.definition.get(), landing, folder, some);
            }
        } catch (NotDirectoryException | NoSuchFileException gone) {
            LOG.info("cohort={} file=gone reason=\"its folder was taken away\"", PrintableName.of(landing.cohort()));
        } catch (IOException | RuntimeException e) {
            // What was taken and has no row is found there.
            takenFiles.sweepAgain();
            throw e;
        }
    }

    private void take(CohortDefinition definition, Landing landing, InboxFolder folder, List<SightedEntry> some)
            throws IOException {
        Map<String, SightedEntry> byName =
                some.stream().collect(Collectors.toMap(SightedEntry::file, Function.identity()));
        Map<SightedEntry, UnmovableException> stuck = new HashMap<>();
        String cohort = definition.cohort();
        queue.add(
                definition,
                some.stream().map(SightedEntry::arrival).toList(),
                places.others() ? FOR_THE_OTHERS : Duration.ZERO,
                (id, arrival) -> {
                    SightedEntry found = byName.get(arrival.name());
                    if (found == null) {
                        return false;
                    }
                    try {
                        Path now = folder.take(found.entry.name(), inbox.taken(cohort, id, arrival.name()));
                        taken(id, found, inbox.stamp(now), definition);
                        return true;
                    } catch (NoSuchFileException gone) {
                        return false;
                    } catch (UnmovableException e) {
                        stuck.put(found, e);
                        return false;
                    }
                });
        for (Map.Entry<SightedEntry, UnmovableException> each : stuck.entrySet()) {
            unmovable(landing, each.getKey(), each.getValue());
        }
    }

    /** What was taken is what counts: another file may have come under that name in the last moment. */
    private void taken(long id, SightedEntry found, InboxLayout.Stamp now, CohortDefinition definition) {
        String name = PrintableName.of(found.file());
        if (!now.equals(found.entry.stamp())) {
            queue.isAnother(
                    id,
                    new Arrival(found.file(), now.size(), now.modified(), now.key(), found.sight.written()),
                    stillFor(definition).orElse(stillFor));
        }
        if (now.modified().isAfter(clock.instant().plus(AHEAD))) {
            Reason ahead = Reason.of(
                    ReasonCode.FILE_AHEAD,
                    "inbox/" + definition.cohort() + "/" + name,
                    now.modified().toString());
            LOG.warn("import={} cohort={} file=ahead reason=\"{}\"", id, definition.cohort(), ahead.sentence());
            remarks.add(ahead);
        }
    }

    private Reason unknown(String cohort, String file) {
        String named = PrintableName.of(cohort);
        String dropped = PrintableName.of(file);
        return definitions.nearest(cohort).stream()
                .<Object>map(name -> name)
                .reduce((one, other) -> Reason.of(ReasonCode.EITHER, one, other))
                .map(near -> Reason.of(ReasonCode.COHORT_UNKNOWN_NEAR, named, dropped, near))
                .orElseGet(() -> Reason.of(ReasonCode.COHORT_UNKNOWN, named, dropped));
    }

    /** A row that has ended, and the file beside its reason; where it cannot be moved, it stays and is told of once. */
    private void refuse(Landing landing, InboxFolder folder, SightedEntry found, Reason why) throws IOException {
        String cohort = PrintableName.of(landing.cohort());
        String title = landing.definition.map(CohortDefinition::name).orElse(cohort);
        try {
            ended(
                    cohort,
                    title,
                    found,
                    why,
                    number -> inbox.putAside(
                            folder,
                            found.entry.name(),
                            landing.definition.isPresent()
                                    ? inbox.failed(landing.cohort(), number, found.file())
                                    : inbox.failedUnknown(landing.cohort(), number, found.file()),
                            why.sentence()));
            if (found.entry.kind() != InboxEntryKind.FILE) {
                remarks.add(Reason.of(ReasonCode.IN_INBOX, cohort, why));
            }
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof NoSuchFileException) {
                LOG.info("cohort={} file=gone reason=\"it was taken away\"", cohort);
            } else if (e.getCause() instanceof UnmovableException stays) {
                unmovable(landing, found, stays);
            } else {
                throw e.getCause();
            }
        }
    }

    /** It stays where it is, and nothing of it is imported: what cannot be moved would come again and again. */
    private void unmovable(Landing landing, SightedEntry found, UnmovableException why) throws IOException {
        String cohort = PrintableName.of(landing.cohort());
        String name = PrintableName.of(found.file());
        Path path = landing.folder.resolve(found.entry.name());
        unmoved.put(path, new Unmoved(found.entry.stamp(), clock.instant().plus(AGAIN)));
        Reason reason =
                Reason.of(ReasonCode.FILE_UNMOVABLE, "inbox/" + cohort + "/" + name, "inbox/" + cohort, why.kind());
        remarks.unmoved(path, reason);
        Arrival arrival = found.arrival();
        Arrival shown = new Arrival(name, arrival.size(), arrival.modified(), arrival.key(), arrival.at());
        if (!queue.wasRefused(cohort, shown)) {
            ended(cohort, landing.definition.map(CohortDefinition::name).orElse(cohort), found, reason, number -> {});
        }
    }

    private void ended(String cohort, String title, SightedEntry found, Reason why, RowPreparation before) {
        Outcome ending = new Outcome(ImportState.FAILED, FailureKind.SOURCE, why);
        String name = PrintableName.of(found.file());
        long[] number = {0};
        history.refused(cohort, title, Trigger.FILE, name, ending, id -> {
            number[0] = id;
            queue.isOf(id, found.arrival());
            before.run(id);
        });
        LOG.warn("import={} cohort=\"{}\" state=FAILED reason=\"{}\"", number[0], cohort, why.sentence());
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

    private void beat(Instant now) {
        if (beaten.isBefore(now.minus(BEAT)) || beaten.isAfter(now)) {
            places.seen(host, folderWords());
            beaten = now;
        }
    }

    private String folderWords() {
        return String.valueOf(inbox.folder().toAbsolutePath().normalize().getParent());
    }

    private List<Path> folders() throws IOException {
        List<Path> folders = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(inbox.folder())) {
            for (Path each : all) {
                Path name = each.getFileName();
                if (!CompanionNames.leavesFolderAlone(String.valueOf(name))) {
                    folders.add(name);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return folders;
    }

    private static Optional<Duration> stillFor(CohortDefinition definition) {
        return definition.source() instanceof Source.File file ? file.stillFor() : Optional.empty();
    }
}
