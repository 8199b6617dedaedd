package io.muster.sandbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The cohorts of one customer and the users they hold. Safe for all threads: each call is one step under its lock. */
final class Workspace implements AutoCloseable {

    /** Below this many superseded events nobody would notice what a rewritten journal saves. */
    private static final int FEW = 1000;

    private final Supplier<Directory> directories;
    private final Cohorts cohorts;
    private Directory directory;
    private Optional<Journal> journal = Optional.empty();

    Workspace(Supplier<Directory> directories, boolean keepsTexts) {
        this.directories = directories;
        this.cohorts = new Cohorts(keepsTexts);
        this.directory = directories.get();
    }

    /** Comes to what the journal tells; from now on no request takes effect that was not written there first. */
    synchronized void resume(Journal kept) {
        journal = Optional.of(kept);
        Past past = new Past();
        kept.replay(past);
        List<Directory.Renaming> renamings = directory.renamings();
        if (past.told > 2 * (renamings.size() + cohorts.size()) + FEW) {
            kept.rewrite(to -> {
                renamings.forEach(to::renamed);
                cohorts.tell(to);
            });
        }
    }

    synchronized void create(String cohort, String name, Instant createdAt) {
        journal.ifPresent(kept -> kept.created(cohort, name, createdAt));
        cohorts.created(cohort, name, createdAt);
    }

    /** Does nothing for a cohort that is gone, as a late effect after a reset finds it. */
    synchronized void apply(String cohort, List<Change> changes) {
        List<Change> addressed =
                changes.stream().flatMap(change -> addressed(change).stream()).toList();
        if (cohorts.get(cohort) != null && !addressed.isEmpty()) {
            journal.ifPresent(kept -> kept.changed(cohort, addressed));
            cohorts.changed(cohort, addressed);
        }
    }

    synchronized void declare(SandboxUser user) {
        directory.declare(user);
    }

    synchronized void identify(String deviceId, String externalId) {
        Directory.Renaming renaming = directory.identify(deviceId, externalId);
        cohorts.renamed(renaming);
        journal.ifPresent(kept -> kept.renamed(renaming));
    }

    synchronized Optional<Cohorts.Cohort> find(String cohort) {
        return Optional.ofNullable(cohorts.get(cohort));
    }

    synchronized boolean contains(String cohort, String identifier) {
        Cohorts.Cohort held = cohorts.get(cohort);
        return held != null
                && directory
                        .addressed(identifier)
                        .filter(held.roster()::contains)
                        .isPresent();
    }

    synchronized int count(String cohort) {
        Cohorts.Cohort held = cohorts.get(cohort);
        return held == null ? 0 : held.roster().size();
    }

    /** Shows the keys of the users held; the reader runs under the lock and is brief. */
    synchronized void forEach(String cohort, Consumer<String> reader) {
        Cohorts.Cohort held = cohorts.get(cohort);
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
        return cohorts.summaries();
    }

    synchronized void reset() {
        journal.ifPresent(Journal::clear);
        cohorts.clear();
        directory = directories.get();
    }

    @Override
    public synchronized void close() {
        journal.ifPresent(Journal::close);
    }

    private Optional<Change> addressed(Change change) {
        return directory.addressed(change.identifier()).map(user -> new Change(user, change.remove()));
    }

    /** Happens again as it is told, without being written again. */
    private final class Past implements Events {

        private long told;

        @Override
        public void created(String cohort, String name, Instant createdAt) {
            told++;
            cohorts.created(cohort, name, createdAt);
        }

        @Override
        public void changed(String cohort, List<Change> changes) {
            told += changes.size();
            cohorts.changed(cohort, changes);
        }

        @Override
        public void renamed(Directory.Renaming renaming) {
            told++;
            directory.resume(renaming);
            cohorts.renamed(renaming);
        }
    }
}
