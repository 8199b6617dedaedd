package io.muster.pipeline;

import io.muster.ledger.plan.Planner.StagedSource;
import io.muster.ledger.plan.RejectCause;
import io.muster.ledger.plan.UnchangedProof;
import io.muster.ledger.plan.UnchangedProof.SnapshotSum;
import io.muster.ledger.stage.MemberSum;
import io.muster.ledger.stage.StagingTable;
import io.muster.ledger.stage.StagingTable.Staged;
import io.muster.match.LookupResult;
import io.muster.match.MatchResult;
import io.muster.match.Matcher;
import io.muster.match.RejectReason;
import io.muster.match.RejectedRow;
import io.muster.model.ImportRun;
import io.muster.model.ReasonCode;
import io.muster.source.Chunk;
import io.muster.source.Rows;
import io.muster.source.SourceException;
import io.muster.source.file.InboxLayout;
import io.muster.source.rejects.RejectSink;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A source on its way into the stage: its chunks, what they became, what was left out. The routes carry it as the
 * variable {@code reading}. Used by one thread at a time; the route that opened it closes it.
 */
public final class SourceReading implements AutoCloseable {

    private static final Duration PROGRESS_EVERY = Duration.ofSeconds(1);

    private final ImportRun run;
    private final Rows rows;
    private final Matcher matcher;
    private final StagingTable stage;
    private final UnchangedProof proof;
    private final Optional<MemberSum> sum;
    private final RejectSink rejectSink;
    private final boolean list;
    private final Optional<TakenFile> dropped;
    private final long mostRows;
    private final Consumer<SourceReading> progress;
    private final Clock clock;
    private final Map<String, Long> rejects = new TreeMap<>();
    private final Map<String, Long> remarks = new TreeMap<>();
    /** What is wrong with the first row that could not be read. */
    private Optional<Chunk.Malformed> fault = Optional.empty();

    private long read;
    private Instant told;

    /** The file that an import reads, and what it was when the reading began. */
    record TakenFile(Path path, InboxLayout.Stamp stamp) {}

    /**
     * @param sum what the members are added to; none where nothing can be proven
     * @param list whether the rows say add and remove, and not the whole cohort
     * @param dropped the file that was dropped for this import
     * @param mostRows a source with more is refused
     * @param progress told once a second how far it is
     */
    SourceReading(
            ImportRun run,
            Rows rows,
            Matcher matcher,
            StagingTable stage,
            UnchangedProof proof,
            Optional<MemberSum> sum,
            RejectSink rejectSink,
            boolean list,
            Optional<TakenFile> dropped,
            long mostRows,
            Consumer<SourceReading> progress,
            Clock clock) {
        this.run = run;
        this.rows = rows;
        this.matcher = matcher;
        this.stage = stage;
        this.proof = proof;
        this.sum = sum;
        this.rejectSink = rejectSink;
        this.list = list;
        this.dropped = dropped;
        this.mostRows = mostRows;
        this.progress = progress;
        this.clock = clock;
        this.told = clock.instant();
        run.whenStopped(rows::cancel);
    }

    /** The source's chunks; it ends early when the import has to end. */
    public Iterator<Chunk> chunks() {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                run.check();
                return rows.hasNext();
            }

            @Override
            public Chunk next() {
                return rows.next();
            }
        };
    }

    Collection<String> keys(Chunk chunk) {
        return matcher.keys(chunk);
    }

    /** Matches the rows, and puts the members into the stage and the rejects into their file. */
    void add(Chunk chunk, LookupResult found) throws SQLException {
        fault = fault.or(() -> chunk.malformed().stream().findFirst());
        MatchResult matched = matcher.match(chunk, found);
        read += matched.rows();
        stage.add(matched);
        sum.ifPresent(members -> members.add(matched));
        matched.remarks().forEach((remark, count) -> remarks.merge(remark.name(), count, Long::sum));
        matched.rejects().forEach(this::leaveOut);
        if (read > mostRows) {
            throw new SourceException(ReasonCode.FILE_TOO_MANY_ROWS, Long.toString(mostRows));
        }
        Instant now = clock.instant();
        if (Duration.between(told, now).compareTo(PROGRESS_EVERY) >= 0) {
            told = now;
            progress.accept(this);
        }
    }

    /** Ends the reading; what it gave is what the diff goes by. */
    StagedSource end() throws SQLException {
        run.check();
        Optional<SnapshotSum> summed = sum.map(it -> proof.of(run, it, stage.members(), stage.isTied()));
        boolean unchanged = summed.filter(SnapshotSum::proven).isPresent();
        // The row's other cells are gone by now; the identifier tells which row it was.
        Staged staged = unchanged
                ? stage.discard()
                : stage.end(device -> {
                    rejects.merge(RejectReason.IDENTIFIED_DEVICE.name(), 1L, Long::sum);
                    rejectSink.add(
                            device.row(), RejectReason.IDENTIFIED_DEVICE.name(), matcher.deviceAlone(device.device()));
                });
        RejectCause cause = new RejectCause(rejects, remarks, fault);
        return new StagedSource(staged, list, read, rejected(), cause.doubtful(), cause.why(), summed);
    }

    ImportRun run() {
        return run;
    }

    Optional<TakenFile> dropped() {
        return dropped;
    }

    long read() {
        return read;
    }

    private long rejected() {
        return rejects.values().stream().mapToLong(count -> count).sum();
    }

    /** Rows left out, by reason. */
    Map<String, Long> rejects() {
        return Map.copyOf(rejects);
    }

    /** What is to be told of cells that were read otherwise than they are written, by remark. */
    Map<String, Long> remarks() {
        return Map.copyOf(remarks);
    }

    @Override
    public void close() throws SQLException {
        try (stage;
                rows) {
            rejectSink.close();
        }
    }

    private void leaveOut(RejectedRow reject) {
        rejects.merge(reject.reason().name(), 1L, Long::sum);
        if (reject.values().isEmpty()) {
            rejectSink.addUnread(reject.row(), reject.reason().name(), reject.what(), reject.text());
        } else {
            rejectSink.add(reject.row(), reject.reason().name(), reject.values());
        }
    }
}
