package io.muster.pipeline;

import io.muster.datasource.Datasources;
import io.muster.definition.DefinitionReader;
import io.muster.imports.Import;
import io.muster.imports.ImportQueue;
import io.muster.imports.ImportStore;
import io.muster.imports.NodeFolders;
import io.muster.imports.NodeFolders.FilePlace;
import io.muster.ledger.plan.Planner.StagedSource;
import io.muster.ledger.plan.UnchangedProof;
import io.muster.ledger.stage.MemberSum;
import io.muster.ledger.stage.StagingTable;
import io.muster.match.LookupResult;
import io.muster.match.Matcher;
import io.muster.model.CohortDefinition;
import io.muster.model.CohortDefinition.FileContents;
import io.muster.model.CohortDefinition.Source;
import io.muster.model.ImportRun;
import io.muster.model.ImportRun.ImportKind;
import io.muster.model.PrintableName;
import io.muster.model.Reason;
import io.muster.model.ReasonCode;
import io.muster.model.ReasonException;
import io.muster.pipeline.SourceReading.TakenFile;
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
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Opens what the source route reads, and ends it. What takes an argument is asked here and not of the route's variable,
 * since Camel's Simple makes a text of an argument. May be shared between threads.
 */
public final class SourceSteps {

    private static final int CHUNK_ROWS = 5_000;
    private static final Duration MOST_GROWTH = Duration.ofDays(1);

    private final Datasources datasources;
    private final InboxLayout inbox;
    private final FileLimits limits;
    private final ImportQueue queue;
    private final NodeFolders folders;
    private final ImportStore imports;
    private final DefinitionReader reader;
    private final PreviewSteps previews;
    private final UnchangedProof proof;
    private final Path scratch;
    private final Clock clock;

    /** @param scratch folder for rows that may not have to be staged */
    public SourceSteps(
            Datasources datasources,
            InboxLayout inbox,
            FileLimits limits,
            ImportQueue queue,
            NodeFolders folders,
            ImportStore imports,
            DefinitionReader reader,
            PreviewSteps previews,
            UnchangedProof proof,
            Path scratch,
            Clock clock) {
        this.datasources = datasources;
        this.inbox = inbox;
        this.limits = limits;
        this.queue = queue;
        this.folders = folders;
        this.imports = imports;
        this.reader = reader;
        this.previews = previews;
        this.proof = proof;
        this.scratch = scratch;
        this.clock = clock;
    }

    /** Opens the run's source; the route closes what this gives. */
    public SourceReading open(ImportRun run) throws IOException, SQLException {
        run.check();
        return run.kind() == ImportKind.RETIRE ? nothing(run, false) : openSource(run);
    }

    /** One member or one reject a row, put into the stage. */
    public void add(SourceReading reading, Chunk chunk, LookupResult found) throws SQLException {
        reading.add(chunk, found);
    }

    /** Ends the reading. A file that was written to meanwhile was not read as a whole. */
    public StagedSource end(SourceReading reading) throws IOException, SQLException {
        ImportRun run = reading.run();
        StagedSource given = reading.end();
        tell(reading);
        imports.sourceRead(run.id());
        if (reading.dropped().isPresent()) {
            SourceReading.TakenFile dropped = reading.dropped().get();
            InboxLayout.Stamp now = inbox.stamp(dropped.path());
            if (!now.equals(dropped.stamp())) {
                throw changed(run, now);
            }
        }
        return given;
    }

    /** Thrown when somebody wrote to a file while it was read. */
    static final class FileChangedException extends ReasonException {
        private static final long serialVersionUID = 1;

        FileChangedException() {
            super(Reason.of(ReasonCode.FILE_GROWING));
        }
    }

    /** Thrown when the file that is to be read lies in another node's folder. */
    static final class FileElsewhereException extends ReasonException {
        private static final long serialVersionUID = 1;

        FileElsewhereException(Reason where) {
            super(Reason.of(ReasonCode.FILE_ELSEWHERE, where));
        }
    }

    /** Thrown when a file equals the previous import's, which ended right. */
    static final class SameFileException extends ReasonException {
        private static final long serialVersionUID = 1;

        SameFileException() {
            super(Reason.of(ReasonCode.FILE_UNCHANGED));
        }
    }

    private SourceReading openSource(ImportRun run) throws IOException, SQLException {
        CohortDefinition definition = run.definition();
        if (definition.source() instanceof Source.Sql sql) {
            if (run.file().isPresent()) {
                // A rejects file may be dropped for any cohort; anything else has no place here.
                return openFile(run, FileContents.MEMBERS, "op");
            }
            Rows rows =
                    SqlSource.open(datasources.get(sql.datasource()), sql, mapped(definition)::contains, CHUNK_ROWS);
            // The query runs before its first row is here; a cancel must reach it there too.
            run.whenStopped(rows::cancel);
            return opened(run, rows, Optional.empty(), false, Optional.empty());
        }
        Source.File file = (Source.File) definition.source();
        if (run.kind() == ImportKind.REFRESH && file.holds() == FileContents.CHANGES) {
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

    private SourceReading openFile(ImportRun run, FileContents holds, String operationColumn)
            throws IOException, SQLException {
        CohortDefinition definition = run.definition();
        boolean changes = holds == FileContents.CHANGES;
        Optional<String> operation = changes ? Optional.of(operationColumn) : Optional.empty();
        Path path = file(run);
        TakenFile dropped = new TakenFile(path, trusted(run, path));
        String hash = FileSource.hash(path);
        if (run.file().isPresent() && isRepeated(run, hash)) {
            throw new SameFileException();
        }
        if (run.kind() != ImportKind.PREVIEW) {
            imports.hashed(run.id(), hash);
        }
        FileRows rows = FileSource.open(path, fileColumns(definition), CHUNK_ROWS, limits.mostBytes());
        boolean rejects = rows.isRejects();
        if (!rejects && definition.source() instanceof Source.Sql) {
            rows.close();
            throw new SourceException(
                    ReasonCode.FILE_OF_QUERY_COHORT, run.target().cohort());
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
                && imports.previousInput(run.target(), run.id())
                        .filter(before -> before.hash().equals(hash))
                        .filter(before -> reader.read(now.cohort() + ".yaml", before.definition())
                                        instanceof io.muster.definition.ReadResult.ValidDefinition right
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
            throw new SourceException(ReasonCode.FILE_NOT_PLAIN, name);
        }
        if (InboxLayout.hasOtherNames(path)) {
            throw new SourceException(ReasonCode.FILE_HARD_LINK, name);
        }
        InboxLayout.Stamp stamp = inbox.stamp(path);
        Optional<ImportQueue.Arrival> taken =
                run.file().isPresent() && run.kind() != ImportKind.PREVIEW ? queue.arrival(run.id()) : Optional.empty();
        if (taken.isPresent() && TakenFiles.isOther(taken.get(), stamp)) {
            if (!taken.get().key().equals(stamp.key())) {
                throw new SourceException(ReasonCode.FILE_SWAPPED, name);
            }
            throw changed(run, stamp);
        }
        return stamp;
    }

    /** It is read when it has stopped growing; one that grows for a day is no list. */
    private RuntimeException changed(ImportRun run, InboxLayout.Stamp now) {
        return run.kind() == ImportKind.PREVIEW || queue.writtenTo(run.id(), now.size(), now.modified(), MOST_GROWTH)
                ? new FileChangedException()
                : new SourceException(ReasonCode.FILE_NEVER_WHOLE);
    }

    private Path file(ImportRun run) {
        String cohort = run.target().cohort();
        if (run.file().isPresent()) {
            long number = run.kind() == ImportKind.PREVIEW ? previews.waitingImport(run) : run.id();
            Optional<Path> file = inbox.find(cohort, number, run.file().get());
            if (file.isEmpty() && run.kind() == ImportKind.PREVIEW) {
                requireHere(
                        number,
                        "taken/" + cohort + "/" + number + "-" + run.file().get());
            }
            return file.orElseThrow(() -> new SourceException(
                    ReasonCode.FILE_TAKEN_AWAY, PrintableName.of(run.file().get())));
        }
        Import last = imports.lastAcceptedFile(cohort)
                .orElseThrow(() -> new SourceException(ReasonCode.FILE_NONE_YET, cohort));
        String name = "archive/" + cohort + "/"
                + inbox.archived(cohort, last.id(), last.file().orElseThrow()).getFileName();
        Optional<Path> file = inbox.find(cohort, last.id(), last.file().get());
        if (file.isEmpty() && run.kind() == ImportKind.PREVIEW) {
            requireHere(last.id(), name);
        } else if (file.isEmpty()) {
            Optional<FilePlace> elsewhere = folders.elsewhere(imports.placeOf(last.id()));
            if (elsewhere.isPresent()
                    && queue.handTo(run.id(), Optional.of(elsewhere.get().id()))) {
                throw new FileElsewhereException(elsewhere.get().found());
            }
        }
        return file.orElseThrow(() -> new SourceException(ReasonCode.FILE_GONE, name));
    }

    private void requireHere(long importId, String name) {
        folders.elsewhere(imports.placeOf(importId)).ifPresent(place -> {
            throw new SourceException(ReasonCode.FILE_ON_ANOTHER_NODE, PrintableName.of(name), place.found());
        });
    }

    private SourceReading opened(
            ImportRun run, Rows rows, Optional<String> operation, boolean list, Optional<TakenFile> dropped)
            throws SQLException {
        try {
            Matcher matcher = Matcher.of(run.definition().match(), rows.columns(), rows.offered(), operation);
            RejectSink rejects = run.kind() == ImportKind.PREVIEW
                    ? previews.examples(run, matcher.rejectColumns())
                    : new RejectsFile(
                            inbox.rejects(run.target().cohort(), run.id()),
                            matcher.rejectColumns(),
                            RejectsFile.MOST_ROWS);
            Optional<MemberSum> sum = proof.begin(run, list);
            StagingTable stage = proof.stage(run, list, scratch);
            return new SourceReading(
                    run,
                    new ReadAhead(rows),
                    matcher,
                    stage,
                    proof,
                    sum,
                    rejects,
                    list,
                    dropped,
                    rows instanceof FileRows ? limits.mostRows() : Long.MAX_VALUE,
                    this::tell,
                    clock);
        } catch (SQLException | RuntimeException e) {
            rows.close();
            throw e;
        }
    }

    /** An empty stage, whatever the source says: a cohort that is retired has no members, and an empty list no edits. */
    private SourceReading nothing(ImportRun run, boolean list) throws SQLException {
        return opened(
                run,
                new NoRows(List.copyOf(Matcher.mapped(run.definition().match(), Optional.empty()))),
                Optional.empty(),
                list,
                Optional.empty());
    }

    private void tell(SourceReading reading) {
        ImportRun run = reading.run();
        if (run.kind() == ImportKind.PREVIEW) {
            previews.progress(run, reading.read(), reading.rejects(), reading.remarks());
        } else {
            imports.progress(run.id(), reading.read(), reading.rejects(), reading.remarks());
        }
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
