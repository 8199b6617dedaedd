package io.muster.pipeline;

import io.muster.datasource.Datasources;
import io.muster.definition.DefinitionReader;
import io.muster.imports.Import;
import io.muster.imports.ImportQueue;
import io.muster.imports.ImportStore;
import io.muster.imports.NodeFolders;
import io.muster.imports.NodeFolders.FilePlace;
import io.muster.ledger.plan.Planner;
import io.muster.ledger.stage.StagingTable;
import io.muster.match.LookupResult;
import io.muster.match.LookupRounds;
import io.muster.match.MatchResult;
import io.muster.match.Matcher;
import io.muster.model.CohortDefinition;
import io.muster.model.CohortDefinition.Holds;
import io.muster.model.CohortDefinition.Source;
import io.muster.model.ImportRun;
import io.muster.model.PrintableName;
import io.muster.settings.Settings.FileLimits;
import io.muster.source.Chunk;
import io.muster.source.FileRows;
import io.muster.source.ReadAhead;
import io.muster.source.Rows;
import io.muster.source.SourceException;
import io.muster.source.file.FileSource;
import io.muster.source.file.InboxLayout;
import io.muster.source.rejects.RejectSink;
import io.muster.source.rejects.RejectsFile;
import io.muster.source.sql.SqlSource;
import io.muster.source.text.FileColumns;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/** What the source route asks: a run's rows in chunks, matched and staged. One thread an import. */
public final class SourceSteps {

    private static final int CHUNK_ROWS = 5_000;
    private static final Duration PROGRESS_EVERY = Duration.ofSeconds(1);
    private static final Duration MOST_GROWTH = Duration.ofDays(1);

    private final DataSource database;
    private final Datasources datasources;
    private final InboxLayout inbox;
    private final FileLimits limits;
    private final ImportQueue queue;
    private final NodeFolders places;
    private final ImportStore history;
    private final DefinitionReader reader;
    private final PreviewSteps previews;
    private final Clock clock;
    /** By token: one import may be at work twice for a moment, when its lease was lost and it began again here. */
    private final Map<UUID, Open> open = new ConcurrentHashMap<>();

    public SourceSteps(
            DataSource database,
            Datasources datasources,
            InboxLayout inbox,
            FileLimits limits,
            ImportQueue queue,
            NodeFolders places,
            ImportStore history,
            DefinitionReader reader,
            PreviewSteps previews,
            Clock clock) {
        this.database = database;
        this.datasources = datasources;
        this.inbox = inbox;
        this.limits = limits;
        this.queue = queue;
        this.places = places;
        this.history = history;
        this.reader = reader;
        this.previews = previews;
        this.clock = clock;
    }

    /** The file that an import reads, and what it was when the reading began. */
    private record Dropped(Path file, InboxLayout.Stamp stamp) {}

    private static final class Open {
        private final SourcePipeline reading;
        private final Optional<Dropped> dropped;
        private final boolean fromFile;
        private Instant told;

        private Open(SourcePipeline reading, Optional<Dropped> dropped, boolean fromFile, Instant told) {
            this.reading = reading;
            this.dropped = dropped;
            this.fromFile = fromFile;
            this.told = told;
        }
    }

    /** Opens the run's source and gives its chunks. */
    public Iterator<Chunk> open(ImportRun run) throws IOException, SQLException {
        run.check();
        Open opened = run.kind() == ImportRun.Kind.RETIRE ? nothing(run, false) : openSource(run);
        open.put(run.token(), opened);
        return opened.reading.chunks();
    }

    /** What the lookup is asked for the chunk; its data source may have left the settings since its definition was read. */
    public LookupRounds lookup(ImportRun run, Chunk chunk) {
        CohortDefinition.Match match = run.definition().match();
        CohortDefinition.Lookup lookup = match.lookup().orElseThrow();
        datasources.get(lookup.datasource());
        return new LookupRounds(reading(run).keys(chunk), lookup.key(), Matcher.mapped(match, Optional.empty()));
    }

    public MatchResult match(ImportRun run, Chunk chunk, LookupResult found) {
        return reading(run).match(chunk, found);
    }

    public void stage(ImportRun run, MatchResult matched) throws SQLException {
        Open at = at(run);
        at.reading.stage(matched);
        if (at.fromFile && at.reading.read() > limits.mostRows()) {
            throw new SourceException("The file has more than " + limits.mostRows()
                    + " rows; nothing was sent. Split it, or raise muster.files.most-rows.");
        }
        Instant now = clock.instant();
        if (Duration.between(at.told, now).compareTo(PROGRESS_EVERY) >= 0) {
            at.told = now;
            tell(run, at.reading);
        }
    }

    /** Ends the reading. A file that was written to meanwhile was not read as a whole. */
    public Planner.Given end(ImportRun run) throws IOException, SQLException {
        Open at = at(run);
        Planner.Given given = at.reading.end();
        tell(run, at.reading);
        history.sourceRead(run.id());
        if (at.dropped.isPresent()) {
            Dropped dropped = at.dropped.get();
            InboxLayout.Stamp now = inbox.stamp(dropped.file);
            if (!now.equals(dropped.stamp)) {
                throw changed(run, now);
            }
        }
        return given;
    }

    public void close(ImportRun run) throws SQLException {
        Open at = open.remove(run.token());
        if (at != null) {
            at.reading.close();
        }
    }

    /** Thrown when somebody wrote to a file while it was read. */
    static final class FileChangedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        FileChangedException() {
            super("The file was written to while it was read; it is read again when it has stopped growing.");
        }
    }

    /** Thrown when the file that is to be read lies in another node's folder. */
    static final class FileElsewhereException extends RuntimeException {
        private static final long serialVersionUID = 1;

        FileElsewhereException(String where) {
            super("The file lies in " + where + "; the import goes on there.");
        }
    }

    /** Thrown when a file equals the previous import's, which ended right. */
    static final class SameFileException extends RuntimeException {
        private static final long serialVersionUID = 1;

        SameFileException() {
            super("The file is the same as before, byte for byte; nothing was sent.");
        }
    }

    private Open openSource(ImportRun run) throws IOException, SQLException {
        CohortDefinition definition = run.definition();
        if (definition.source() instanceof Source.Sql sql) {
            if (run.file().isPresent()) {
                // A rejects file may be dropped for any cohort; anything else has no place here.
                return openFile(run, Holds.MEMBERS, "op");
            }
            Rows rows =
                    SqlSource.open(datasources.get(sql.datasource()), sql, mapped(definition)::contains, CHUNK_ROWS);
            // The query runs before its first row is here; a cancel must reach it there too.
            run.whenStopped(rows::cancel);
            return opened(run, rows, Optional.empty(), false, Optional.empty());
        }
        Source.File file = (Source.File) definition.source();
        if (run.kind() == ImportRun.Kind.REFRESH && file.holds() == Holds.CHANGES) {
            // Who is in is known without a list, and a list that was read once is no edit again.
            return nothing(run, true);
        }
        return openFile(run, file.holds(), file.operation());
    }

    private static Set<String> mapped(CohortDefinition definition) {
        Set<String> mapped = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        mapped.addAll(Matcher.mapped(definition.match(), Optional.empty()));
        return mapped;
    }

    private Open openFile(ImportRun run, Holds holds, String operationColumn) throws IOException, SQLException {
        CohortDefinition definition = run.definition();
        boolean changes = holds == Holds.CHANGES;
        Optional<String> operation = changes ? Optional.of(operationColumn) : Optional.empty();
        Path path = file(run);
        Dropped dropped = new Dropped(path, trusted(run, path));
        String hash = FileSource.hash(path);
        if (run.file().isPresent() && isRepeated(run, hash)) {
            throw new SameFileException();
        }
        if (run.kind() != ImportRun.Kind.PREVIEW) {
            history.hashed(run.id(), hash);
        }
        FileRows rows = FileSource.open(path, fileColumns(definition), CHUNK_ROWS, limits.mostBytes());
        boolean rejects = rows.isRejects();
        if (!rejects && definition.source() instanceof Source.Sql) {
            rows.close();
            throw new SourceException("The cohort " + run.target().cohort() + " comes from a query, not from files. "
                    + "Only a rejects file may be dropped here; for others, set source.file in its definition.");
        }
        // A rejects file is an adds-only list in any cohort.
        return opened(
                run,
                rows,
                rejects ? Optional.empty() : operation,
                changes || rejects,
                run.file().isPresent() ? Optional.of(dropped) : Optional.empty());
    }

    /**
     * Whether nothing can come of it: the file equals the one before, what the definition makes of it is the same, and
     * no lookup is asked, whose table may have changed meanwhile.
     */
    private boolean isRepeated(ImportRun run, String hash) {
        CohortDefinition now = run.definition();
        return now.match().lookup().isEmpty()
                && history.previousInput(run.target(), run.id())
                        .filter(before -> before.hash().equals(hash))
                        .filter(before -> reader.read(now.cohort() + ".yaml", before.definition())
                                        instanceof io.muster.definition.ReadResult.Right right
                                && right.definition().source().equals(now.source())
                                && right.definition().match().equals(now.match())
                                && right.definition().name().equals(now.name()))
                        .isPresent();
    }

    private static FileColumns fileColumns(CohortDefinition definition) {
        return new FileColumns(
                Matcher.mapped(definition.match(), Optional.empty()),
                Matcher.identifiers(definition.match()),
                definition.source() instanceof Source.File file && file.shortRows() == CohortDefinition.ShortRows.FILL);
    }

    /** What the file is, once it is what was taken, and nothing that leads elsewhere. */
    private InboxLayout.Stamp trusted(ImportRun run, Path path) throws IOException {
        String name = PrintableName.of(run.file().orElse(String.valueOf(path.getFileName())));
        if (!inbox.isPlain(path)) {
            throw new SourceException(
                    name + " is a link, a pipe or a device, not a file, so it was not imported. Drop a" + " file.");
        }
        if (InboxLayout.hasOtherNames(path)) {
            throw new SourceException(name + " has another name somewhere (a hard link), so it was not imported: it may"
                    + " not be for who dropped it to read. Drop a copy.");
        }
        InboxLayout.Stamp stamp = inbox.stamp(path);
        Optional<ImportQueue.Arrival> taken = run.file().isPresent() && run.kind() != ImportRun.Kind.PREVIEW
                ? queue.arrival(run.id())
                : Optional.empty();
        if (taken.isPresent() && FileArrivals.isOther(taken.get(), stamp)) {
            if (!taken.get().key().equals(stamp.key())) {
                throw new SourceException(
                        name + " is not the file that was taken, so it was not imported. Drop it again.");
            }
            throw changed(run, stamp);
        }
        return stamp;
    }

    /** It is read when it has stopped growing; one that grows for a day is no list. */
    private RuntimeException changed(ImportRun run, InboxLayout.Stamp now) {
        return run.kind() == ImportRun.Kind.PREVIEW
                        || queue.writtenTo(run.id(), now.size(), now.modified(), MOST_GROWTH)
                ? new FileChangedException()
                : new SourceException(
                        "The file was written to for a whole day, so it was never whole; write it under a name that ends in"
                                + " .part, and rename it at the end.");
    }

    private Path file(ImportRun run) {
        String cohort = run.target().cohort();
        if (run.file().isPresent()) {
            long number = run.kind() == ImportRun.Kind.PREVIEW ? previews.waitingImport(run) : run.id();
            Optional<Path> file = inbox.find(cohort, number, run.file().get());
            if (file.isEmpty() && run.kind() == ImportRun.Kind.PREVIEW) {
                requireHere(
                        number,
                        "taken/" + cohort + "/" + number + "-" + run.file().get());
            }
            return file.orElseThrow(() -> new SourceException("The file "
                    + PrintableName.of(run.file().get()) + " was taken away before it was imported; nothing was sent."
                    + " Drop it again."));
        }
        Import last = history.lastAcceptedFile(cohort)
                .orElseThrow(
                        () -> new SourceException("No file was imported yet. Drop one into inbox/" + cohort + "/."));
        String name = "archive/" + cohort + "/"
                + inbox.archived(cohort, last.id(), last.file().orElseThrow()).getFileName();
        Optional<Path> file = inbox.find(cohort, last.id(), last.file().get());
        if (file.isEmpty() && run.kind() == ImportRun.Kind.PREVIEW) {
            requireHere(last.id(), name);
        } else if (file.isEmpty()) {
            Optional<FilePlace> elsewhere = places.elsewhere(history.placeOf(last.id()));
            if (elsewhere.isPresent()
                    && queue.handTo(run.id(), Optional.of(elsewhere.get().id()))) {
                throw new FileElsewhereException(elsewhere.get().words());
            }
        }
        return file.orElseThrow(() -> new SourceException("The last file, " + name + ", is gone. Drop it again."));
    }

    private void requireHere(long importId, String name) {
        places.elsewhere(history.placeOf(importId)).ifPresent(place -> {
            throw new SourceException("The file " + PrintableName.of(name) + " lies in " + place.words()
                    + "; preview on the node that has it.");
        });
    }

    private Open opened(ImportRun run, Rows rows, Optional<String> operation, boolean list, Optional<Dropped> dropped)
            throws SQLException {
        try {
            Matcher matcher = Matcher.of(run.definition().match(), rows.columns(), rows.offered(), operation);
            RejectSink rejects = run.kind() == ImportRun.Kind.PREVIEW
                    ? previews.examples(run, matcher.rejectColumns())
                    : new RejectsFile(
                            inbox.rejects(run.target().cohort(), run.id()),
                            matcher.rejectColumns(),
                            RejectsFile.MOST_ROWS);
            StagingTable stage = StagingTable.open(database, run.id());
            return new Open(
                    new SourcePipeline(run, new ReadAhead(rows), matcher, stage, rejects, list),
                    dropped,
                    rows instanceof FileRows,
                    clock.instant());
        } catch (SQLException | RuntimeException e) {
            rows.close();
            throw e;
        }
    }

    /** An empty stage, whatever the source says: a cohort that is retired has no members, and an empty list no edits. */
    private Open nothing(ImportRun run, boolean list) throws SQLException {
        return opened(
                run,
                new NoRows(List.copyOf(Matcher.mapped(run.definition().match(), Optional.empty()))),
                Optional.empty(),
                list,
                Optional.empty());
    }

    private void tell(ImportRun run, SourcePipeline reading) {
        if (run.kind() == ImportRun.Kind.PREVIEW) {
            previews.progress(run, reading.read(), reading.rejects(), reading.remarks());
        } else {
            history.progress(run.id(), reading.read(), reading.rejects(), reading.remarks());
        }
    }

    private SourcePipeline reading(ImportRun run) {
        return at(run).reading;
    }

    private Open at(ImportRun run) {
        Open at = open.get(run.token());
        if (at == null) {
            throw new IllegalStateException(run + " has no open source");
        }
        return at;
    }

    /** No rows, under the columns that the definition maps. */
    private record NoRows(List<String> columns) implements Rows {

        @Override
        public boolean hasNext() {
            return false;
        }

        @Override
        public Chunk next() {
            throw new NoSuchElementException();
        }

        @Override
        public void cancel() {
            // Nothing runs.
        }

        @Override
        public void close() {
            // Holds nothing.
        }
    }
}
