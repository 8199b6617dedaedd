package io.muster.definition;

import io.muster.definition.yaml.DefinitionError;
import io.muster.definition.yaml.Suggestions;
import io.muster.model.CohortDefinition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The definitions of a folder, kept up to date. A broken edit leaves the last good version in force, and no file stops
 * another. {@link #poll()} is called by one thread, about every two seconds; everything else by any thread.
 */
public final class DefinitionStore {
    private static final int MOST_SHOWN = 1024 * 1024;

    private final Path folder;
    private final DefinitionReader reader;
    private final InstantSource clock;
    private final Map<String, SeenFile> seen = new TreeMap<>();
    private volatile DefinitionSnapshot snapshot;

    private DefinitionStore(Path folder, DefinitionReader reader, InstantSource clock, DefinitionSnapshot snapshot) {
        this.folder = folder;
        this.reader = reader;
        this.clock = clock;
        this.snapshot = snapshot;
    }

    /** Nothing is read before the first {@link #poll()}. */
    public static DefinitionStore open(Path folder, DefinitionReader reader, InstantSource clock) {
        return new DefinitionStore(folder, reader, clock, DefinitionSnapshot.seeded(Map.of()));
    }

    /**
     * The same folder, with the last good versions of before a restart, so that a file that was broken meanwhile is in
     * force as it was. One whose file is gone is reported as removed by the first poll; a text that is no longer right
     * is left out, and its file's own errors say why.
     *
     * @param texts the files' texts by cohort
     */
    public DefinitionStore withLastGood(Map<String, String> texts) {
        Map<String, CohortDefinition> lastGood = new HashMap<>();
        // Without rules: what was in force may go on, whatever has been decided since.
        DefinitionReader lenient = new DefinitionReader();
        texts.forEach((cohort, text) -> {
            if (lenient.read(cohort + ".yaml", text) instanceof ReadResult.ValidDefinition right) {
                lastGood.put(cohort, right.definition());
            }
        });
        return new DefinitionStore(folder, reader, clock, DefinitionSnapshot.seeded(lastGood));
    }

    /** Looks at the folder and reads what changed. Young files wait for the next poll. */
    public synchronized List<DefinitionChange> poll() {
        DefinitionSnapshot before = snapshot;
        snapshot = look(before, clock.instant());
        return snapshot.changesSince(before);
    }

    /** The definition in force. */
    public Optional<CohortDefinition> find(String cohort) {
        return snapshot.find(cohort);
    }

    /** All that are in force, in the order of their ids. */
    public List<CohortDefinition> all() {
        return snapshot.inForce().values().stream()
                .sorted(Comparator.comparing(CohortDefinition::cohort))
                .toList();
    }

    /** The file that says what a cohort is, and when it was changed; empty when there is none now. */
    public Optional<DefinitionPlace> place(String cohort) {
        return Stream.of(".yaml", ".yml")
                .map(ending -> folder.resolve(cohort + ending))
                .flatMap(file ->
                        FileFingerprint.of(file).map(stamp -> new DefinitionPlace(file, stamp.modified())).stream())
                .findFirst();
    }

    /**
     * What stands in a file of the folder that is wrong, for the page that tells of it; empty where it cannot be read, is
     * over a MiB, or leads out of the folder by a link.
     */
    public Optional<String> text(String file) {
        try {
            Path found = folder.resolve(file).toRealPath();
            if (!invalid().containsKey(file)
                    || leadsOut(folder.resolve(file))
                    || !Files.isRegularFile(found)
                    || Files.size(found) > MOST_SHOWN) {
                return Optional.empty();
            }
            return Optional.of(new String(Files.readAllBytes(found), StandardCharsets.UTF_8));
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Where a definition stands, and when it was changed last. */
    public record DefinitionPlace(Path file, Instant changed) {}

    /** By file, or by the folder's path when the folder itself cannot be read. */
    public Map<String, List<DefinitionError>> invalid() {
        return snapshot.invalid();
    }

    /** Cohorts whose file is there but too young to be read: unknown now, perhaps known at the next poll. */
    public Set<String> settling() {
        return snapshot.settling();
    }

    /** Cohorts that a wrong folder name may mean. */
    public List<String> nearest(String name) {
        return Suggestions.to(name, snapshot.inForce().keySet());
    }

    private DefinitionSnapshot look(DefinitionSnapshot before, Instant now) {
        try {
            Map<String, FileFingerprint> stamps = FileFingerprint.in(folder);
            stamps.forEach((file, stamp) ->
                    seen.merge(file, SeenFile.first(file, stamp, now), (known, first) -> known.at(stamp, now)));
            seen.replaceAll((file, known) -> stamps.containsKey(file) ? known : known.at(FileFingerprint.GONE, now));
        } catch (IOException e) {
            // Nothing is known of the files now; an unmounted folder must not remove every cohort.
            return before.withInvalid(folder.toString(), List.of(unreadable(e)));
        }
        seen.values().removeIf(file -> file.isGone() && file.isSettled(now));
        seen.replaceAll((file, known) -> known.isDue(now) ? read(known) : known);
        return DefinitionAssembly.of(seen.values(), before.inForce());
    }

    /** What changed while it was read may be half of two versions; it waits for the next poll. */
    private SeenFile read(SeenFile known) {
        Path file = folder.resolve(known.file());
        ReadResult reading = reader.read(file);
        if (reading instanceof ReadResult.InvalidDefinition wrong && leadsOut(file)) {
            reading = new ReadResult.InvalidDefinition(untold(known.file(), wrong.errors()));
        }
        return FileFingerprint.isStill(known.stamp(), file) ? known.with(reading) : known;
    }

    /** Whoever may put a link here may not therefore read what it leads to, and errors quote what stands there. */
    private static List<DefinitionError> untold(String file, List<DefinitionError> errors) {
        boolean quotes = errors.stream()
                .anyMatch(each -> !each.field().isEmpty() || (each.found() + each.remedy()).indexOf('"') >= 0);
        return quotes
                ? List.of(new DefinitionError(
                        file,
                        0,
                        "",
                        "it is a link that leads out of the folder, and there is no definition that is right; what is"
                                + " wrong is not shown, since it may be no definition at all",
                        "put the file itself here, and its errors are told"))
                : errors;
    }

    private boolean leadsOut(Path file) {
        try {
            return !file.toRealPath().startsWith(folder.toRealPath());
        } catch (IOException e) {
            // It went meanwhile, or leads to itself.
            return Files.isSymbolicLink(file);
        }
    }

    private DefinitionError unreadable(IOException e) {
        String found = e instanceof NoSuchFileException
                ? "the folder is not there"
                : "the folder cannot be read (" + e.getClass().getSimpleName() + ")";
        return new DefinitionError(folder.toString(), 0, "", found, "create it, mend it, or set muster.cohorts");
    }
}
