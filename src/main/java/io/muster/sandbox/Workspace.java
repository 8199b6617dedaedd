package io.muster.sandbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The cohorts of one customer and the users they hold. Safe for all threads: each call is one step under its lock. */
final class Workspace {

    private final Supplier<Directory> directories;
    private final boolean keepsTexts;
    private final Map<String, Cohort> cohorts = new TreeMap<>();
    private Directory directory;

    Workspace(Supplier<Directory> directories, boolean keepsTexts) {
        this.directories = directories;
        this.keepsTexts = keepsTexts;
        this.directory = directories.get();
    }

    record Cohort(String name, Instant createdAt, Roster roster) {}

    synchronized void create(String cohort, String name, Instant createdAt) {
        Cohort known = cohorts.get(cohort);
        cohorts.put(
                cohort,
                known == null
                        ? new Cohort(name, createdAt, new Roster(keepsTexts))
                        : new Cohort(name, known.createdAt(), known.roster()));
    }

    /** Does nothing for a cohort that is gone, as a late effect after a reset finds it. */
    synchronized void apply(String cohort, List<Change> changes) {
        Cohort held = cohorts.get(cohort);
        if (held == null) {
            return;
        }
        for (Change change : changes) {
            Optional<String> user = directory.addressed(change.identifier());
            if (user.isEmpty()) {
                continue;
            }
            if (change.remove()) {
                held.roster().remove(user.get());
            } else {
                held.roster().add(user.get());
            }
        }
    }

    synchronized void declare(SandboxUser user) {
        directory.declare(user);
    }

    synchronized void identify(String deviceId, String externalId) {
        Directory.Renaming renaming = directory.identify(deviceId, externalId);
        for (Cohort cohort : cohorts.values()) {
            if (cohort.roster().remove(renaming.from())) {
                cohort.roster().add(renaming.to());
            }
        }
    }

    synchronized Optional<Cohort> find(String cohort) {
        return Optional.ofNullable(cohorts.get(cohort));
    }

    synchronized boolean contains(String cohort, String identifier) {
        Cohort held = cohorts.get(cohort);
        return held != null
                && directory
                        .addressed(identifier)
                        .filter(held.roster()::contains)
                        .isPresent();
    }

    synchronized int count(String cohort) {
        Cohort held = cohorts.get(cohort);
        return held == null ? 0 : held.roster().size();
    }

    /** Shows the keys of the users held; the reader runs under the lock and is brief. */
    synchronized void forEach(String cohort, Consumer<String> reader) {
        Cohort held = cohorts.get(cohort);
        if (held != null) {
            held.roster().forEach(reader);
        }
    }

    synchronized void forEachName(String cohort, Consumer<String> reader) {
        forEach(cohort, key -> reader.accept(directory.nameOf(key)));
    }

    /** A cohort's line in the overview. */
    record Summary(String cohort, String name, int count) {}

    synchronized List<Summary> summaries() {
        return cohorts.entrySet().stream()
                .map(entry -> new Summary(
                        entry.getKey(),
                        entry.getValue().name(),
                        entry.getValue().roster().size()))
                .toList();
    }

    synchronized void reset() {
        cohorts.clear();
        directory = directories.get();
    }
}
