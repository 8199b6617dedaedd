package io.muster.pipeline;

import io.muster.definition.DefinitionStore;
import io.muster.imports.ImportQueue;
import io.muster.imports.ImportQueue.Arrival;
import io.muster.imports.ImportQueue.FileImport;
import io.muster.imports.ImportState;
import io.muster.imports.NodeFolders;
import io.muster.imports.Outcomes.Final;
import io.muster.model.CohortDefinition;
import io.muster.model.ImportRun;
import io.muster.model.PrintableName;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.source.file.InboxLayout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that were taken out of an inbox: each lies under its import's number until it goes to the archive or to the
 * failed ones. May be called by any thread.
 */
public final class TakenFiles {

    private static final Logger LOG = LoggerFactory.getLogger(TakenFiles.class);

    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final DefinitionStore definitions;
    private final ImportQueue queue;
    private final NodeFolders places;
    private final InboxLayout inbox;
    private final InboxRemarks remarks;
    private final Clock clock;
    private volatile Instant swept = Instant.MIN;

    public TakenFiles(
            DefinitionStore definitions,
            ImportQueue queue,
            NodeFolders places,
            InboxLayout inbox,
            InboxRemarks remarks,
            Clock clock) {
        this.definitions = definitions;
        this.queue = queue;
        this.places = places;
        this.inbox = inbox;
        this.remarks = remarks;
        this.clock = clock;
    }

    /** Ends the imports that were cancelled before they began, their files first. */
    void endCancelled() {
        for (FileImport each : queue.cancelledFiles()) {
            Reason why = Reason.of(ReasonCode.CANCELLED, each.cancelledBy().orElse("somebody"));
            queue.alone(() -> {
                if (queue.cancelled(each.id(), why)) {
                    fail(each, why.sentence());
                }
            });
        }
    }

    /**
     * What was taken and belongs to no import that waits or runs: a kill came in between, or it could not be moved on.
     * What no row knows is queued again, what has ended goes to where it belongs.
     */
    void sweep() {
        Instant now = clock.instant();
        if (swept.isAfter(Instant.MIN) && swept.plus(AGAIN).isAfter(now)) {
            return;
        }
        queue.alone(() -> {
            List<InboxLayout.Taken> all = inbox.allTaken();
            Map<Long, FileImport> known =
                    queue
                            .fileImports(all.stream()
                                    .map(InboxLayout.Taken::importId)
                                    .toList())
                            .stream()
                            .collect(Collectors.toMap(FileImport::id, Function.identity()));
            for (InboxLayout.Taken each : all) {
                Optional<FileImport> row = Optional.ofNullable(known.get(each.importId()))
                        .filter(it -> it.cohort().equals(each.cohort()) && inbox.isNamed(each, it.id(), it.file()));
                if (row.isEmpty()) {
                    again(each, now);
                } else if (row.get().state().isFinal()) {
                    putAway(row.get());
                }
            }
        });
        remarks.waiting(places.lookForAway());
        swept = now;
    }

    /** The next sweep does not wait for its minute. */
    void sweepAgain() {
        swept = Instant.MIN;
    }

    private void again(InboxLayout.Taken file, Instant now) throws IOException {
        Optional<CohortDefinition> definition = definitions.find(file.cohort());
        if (definition.isEmpty()) {
            remarks.add(Reason.of(ReasonCode.FILE_TAKEN_ORPHANED, PrintableName.of(file.cohort())));
        } else {
            InboxLayout.Stamp stamp = inbox.stamp(file.path());
            Instant at = stamp.modified().isBefore(now) ? stamp.modified() : now;
            List<Long> ids = queue.add(
                    definition.get(),
                    List.of(new Arrival(file.file(), stamp.size(), stamp.modified(), stamp.key(), at)),
                    Duration.ZERO,
                    (id, arrival) -> {
                        inbox.renumber(file, id);
                        return true;
                    });
            LOG.warn(
                    "import={} cohort={} state=QUEUED reason=\"its file had been taken and no import knew of it\"",
                    ids.get(0),
                    file.cohort());
        }
    }

    private void putAway(FileImport ended) {
        if (ended.planned() || ended.state() == ImportState.SKIPPED) {
            moved(ended.id(), ended.cohort(), () -> inbox.archive(ended.cohort(), ended.id(), ended.file()));
        } else {
            fail(ended, ended.reason());
        }
    }

    private void fail(FileImport ended, String reason) {
        moved(ended.id(), ended.cohort(), () -> inbox.fail(ended.cohort(), ended.id(), ended.file(), reason));
    }

    /** The file of an import that is planned: what was read goes to the archive, what is more now is read as well. */
    public void archive(ImportRun run) {
        run.file()
                .ifPresent(file -> moved(run.id(), run.target().cohort(), () -> {
                    Optional<Path> here = inbox.find(run.target().cohort(), run.id(), file);
                    Optional<Arrival> read = queue.arrival(run.id());
                    if (here.isPresent() && read.isPresent() && isOther(read.get(), inbox.stamp(here.get()))) {
                        LOG.warn(
                                "{} file=grown reason=\"it was written to after it was read; it is imported once more\"",
                                run);
                        InboxLayout.Taken grown =
                                new InboxLayout.Taken(run.target().cohort(), run.id(), file, here.get());
                        queue.alone(() -> again(grown, clock.instant()));
                    } else {
                        inbox.archive(run.target().cohort(), run.id(), file);
                    }
                }));
    }

    /** The file of an import that has come to its end. */
    public void put(ImportRun run, Final ending) {
        run.file()
                .ifPresent(file -> moved(run.id(), run.target().cohort(), () -> {
                    if (ending.state() == ImportState.SKIPPED) {
                        inbox.archive(run.target().cohort(), run.id(), file);
                    } else {
                        // Once it is planned it lies in the archive, and this finds nothing.
                        inbox.fail(
                                run.target().cohort(),
                                run.id(),
                                file,
                                ending.why().sentence());
                    }
                }));
    }

    /** It is no reason to hold up an import that its file cannot be put away yet: it is tried again each minute. */
    private void moved(long id, String cohort, ImportQueue.Alone move) {
        try {
            move.run();
        } catch (IOException | UncheckedIOException e) {
            String what = RouteErrorLog.problem(e);
            LOG.warn(
                    "import={} cohort={} file=stays reason=\"{}\" action=\"it lies in taken/ and is put away when it can be\"",
                    id,
                    cohort,
                    what);
            remarks.add(Reason.of(ReasonCode.FILE_STAYS, Long.toString(id), cohort, what));
        }
    }

    static boolean isOther(Arrival read, InboxLayout.Stamp now) {
        return read.size() != now.size()
                || !read.modified().equals(now.modified())
                || !read.key().equals(now.key());
    }
}
