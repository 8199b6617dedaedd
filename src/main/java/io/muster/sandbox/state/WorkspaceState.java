package io.muster.sandbox.state;

import io.muster.sandbox.state.CohortStates.SandboxCohort;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The cohorts of one customer and the users they hold. Safe for all threads: each call is one step under its lock. */
public final class WorkspaceState implements AutoCloseable {

    /** Below this many superseded events nobody would notice what a rewritten journal saves. */
    private static final int FEW = 1000;

    private final Supplier<UserDirectory> directories;
    private final CohortStates cohorts;
    private UserDirectory directory;
    private Optional<EventJournal> journal = Optional.empty();

    public WorkspaceState(Supplier<UserDirectory> directories, boolean keepsTexts) {
        this.directories = directories;
        this.cohorts = new CohortStates(keepsTexts);
        this.directory = directories.get();
    }

    /** Comes to what the journal tells; from now on no request takes effect that was not written there first. */
    public synchronized void resume(EventJournal kept) {
        journal = Optional.of(kept);
        PastEvents past = new PastEvents();
        kept.replay(past);
        List<UserDirectory.Renaming> renamings = directory.renamings();
        if (past.told > 2 * (renamings.size() + cohorts.size()) + FEW) {
            kept.rewrite(to -> {
                renamings.forEach(to::renamed);
                cohorts.tell(to);
            });
        }
    }

    public synchronized void create(String cohort, String name, Instant createdAt) {
        journal.ifPresent(kept -> kept.created(cohort, name, createdAt));
        cohorts.created(cohort, name, createdAt);
    }

    /** Does nothing for a cohort that is gone, as a late effect after a reset finds it. */
    public synchronized void apply(String cohort, List<RequestedChange> changes) {
        List<RequestedChange> addressed =
                changes.stream().flatMap(change -> addressed(change).stream()).toList();
        if (cohorts.get(cohort) != null && !addressed.isEmpty()) {
            journal.ifPresent(kept -> kept.changed(cohort, addressed));
            cohorts.changed(cohort, addressed);
        }
    }

    public synchronized void declare(SandboxUser user) {
        directory.declare(user);
    }

    public synchronized void identify(String deviceId, String externalId) {
        UserDirectory.Renaming renaming = directory.identify(deviceId, externalId);
        cohorts.renamed(renaming);
        journal.ifPresent(kept -> kept.renamed(renaming));
    }

    public synchronized Optional<SandboxCohort> find(String cohort) {
        return Optional.ofNullable(cohorts.get(cohort));
    }

    public synchronized boolean contains(String cohort, String identifier) {
        SandboxCohort held = cohorts.get(cohort);
        return held != null
                && directory
                        .addressed(identifier)
                        .filter(held.roster()::contains)
                        .isPresent();
    }

    public synchronized int count(String cohort) {
        SandboxCohort held = cohorts.get(cohort);
        return held == null ? 0 : held.roster().size();
    }

    /** Shows the keys of the users held; the reader runs under the lock and is brief. */
    public synchronized void forEach(String cohort, Consumer<String> reader) {
        SandboxCohort held = cohorts.get(cohort);
        if (held != null) {
            held.roster().forEach(reader);
        }
    }

    public synchronized void forEachName(String cohort, Consumer<String> reader) {
        forEach(cohort, key -> reader.accept(directory.nameOf(key)));
    }

    /** A cohort's line in the overview. */
    public record Summary(String cohort, String name, int count) {}

    public synchronized List<Summary> summaries() {
        return cohorts.summaries();
    }

    public synchronized void reset() {
        journal.ifPresent(EventJournal::clear);
        cohorts.clear();
        directory = directories.get();
    }

    @Override
    public synchronized void close() {
        journal.ifPresent(EventJournal::close);
    }

    private Optional<RequestedChange> addressed(RequestedChange change) {
        return directory.addressed(change.identifier()).map(user -> new RequestedChange(user, change.remove()));
    }

    /** Happens again as it is told, without being written again. */
    private final class PastEvents implements WorkspaceEvents {

        private long told;

        @Override
        public void created(String cohort, String name, Instant createdAt) {
            told++;
            cohorts.created(cohort, name, createdAt);
        }

        @Override
        public void changed(String cohort, List<RequestedChange> changes) {
            told += changes.size();
            cohorts.changed(cohort, changes);
        }

        @Override
        public void renamed(UserDirectory.Renaming renaming) {
            told++;
            directory.resume(renaming);
            cohorts.renamed(renaming);
        }
    }
}
