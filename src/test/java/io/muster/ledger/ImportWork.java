package io.muster.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.imports.ImportState;
import io.muster.imports.Outcomes.Final;
import io.muster.ledger.plan.DryRun;
import io.muster.ledger.plan.ImportPlan;
import io.muster.ledger.plan.Planner.StagedSource;
import io.muster.ledger.plan.UnchangedProof.SnapshotSum;
import io.muster.ledger.stage.MemberSum;
import io.muster.ledger.stage.StagingTable;
import io.muster.ledger.stage.StagingTable.IdentifiedDevice;
import io.muster.ledger.stage.StagingTable.Staged;
import io.muster.ledger.store.Batch;
import io.muster.ledger.store.BatchState;
import io.muster.ledger.store.BatchStore.SendRound;
import io.muster.ledger.store.SendAttempt;
import io.muster.match.MatchResult;
import io.muster.model.ImportRun;
import io.muster.model.ImportRun.ImportKind;
import io.muster.model.Reason;
import io.muster.model.StopReason;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An import at work on the bench: what the routes do, step by step. */
public final class ImportWork {

    private static final Path SCRATCH = Path.of("target/scratch");

    public final ImportRun run;
    final List<IdentifiedDevice> takenOut = new ArrayList<>();
    /** Rows that gave no member. */
    long rejected;
    /** So often a request without an answer is sent again, before the import gives up. */
    int patience;
    /** Told before each step; what it throws kills the process there. */
    public Runnable step = () -> {};
    /** Whether its rows' sum proved that nothing is to be done. */
    public boolean proven;
    /** How often it had to wait for quiet. */
    int waits;
    /** What was marked last and has no answer yet. */
    Optional<SendAttempt> open = Optional.empty();
    /** How many requests left from here. */
    private int marks;

    private final LedgerBench bench;
    private final Map<Long, Integer> unanswered = new HashMap<>();
    private final Set<String> settled = new HashSet<>();

    ImportWork(LedgerBench bench, ImportRun run) {
        this.bench = bench;
        this.run = run;
    }

    public ImportWork patient(int repeats) {
        patience = repeats;
        return this;
    }

    public EndedImport through(List<SourcePerson> rows) {
        plan(rows);
        deliver();
        return end();
    }

    public ImportPlan plan(String... ids) {
        return plan(SourcePerson.all(ids));
    }

    public ImportPlan plan(List<SourcePerson> rows) {
        try (StagingTable stage = bench.proof.stage(run, bench.isList(), SCRATCH)) {
            StagedSource given = stage(stage, rows);
            step.run();
            return bench.planner().plan(run, given);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    StagedSource stage(StagingTable stage, List<SourcePerson> rows) throws SQLException {
        MatchResult matched = new MatchResult(rows.size(), SourcePerson.entries(rows), List.of());
        boolean list = bench.isList() && run.kind() != ImportKind.RETIRE;
        Optional<MemberSum> sum = bench.proof.begin(run, list);
        sum.ifPresent(it -> it.add(matched));
        stage.add(matched);
        Optional<SnapshotSum> summed = sum.map(it -> bench.proof.of(run, it, stage.members(), stage.isTied()));
        Staged staged = stage.end(takenOut::add);
        StagedSource given = new StagedSource(staged, list, rows.size() + rejected, rejected, 0, Reason.NONE, summed);
        if (summed.filter(SnapshotSum::proven).isPresent()) {
            proven = true;
            isUnchangedInFull(given);
        }
        return given;
    }

    /** What the sums prove is what the diff says: it lies in the stage here all the same. */
    private void isUnchangedInFull(StagedSource given) throws SQLException {
        ImportPlan full = new DryRun(bench.database).of(run, given).plan();
        assertThat(full.changes() + full.refused() + full.duplicates() + full.parkedAdds() + full.parkedRemoves())
                .as("nothing to do, by its sum")
                .isZero();
        assertThat(full.unchanged()).isEqualTo(given.staged().members());
    }

    /** Sends everything, waiting for quiet where that is due, until it is through or has to stop. */
    public void deliver() {
        while (!run.isStopped()) {
            Optional<SendRound> round = bench.batches.next(run);
            if (round.isEmpty()) {
                return;
            }
            if (round.get().notBefore().isPresent()) {
                step.run();
                waits++;
                bench.quietPasses();
            } else {
                deliver(round.get());
            }
        }
    }

    private void deliver(SendRound round) {
        long after = 0;
        List<Batch> some = bench.batches.some(run, round.phases(), after);
        while (!some.isEmpty() && !run.isStopped()) {
            for (Batch batch : some) {
                if (!run.isStopped()) {
                    send(batch);
                }
                after = batch.no();
            }
            some = bench.batches.some(run, round.phases(), after);
        }
    }

    /** One attempt; without an answer the batch stays for the next look, as with several in flight. */
    private void send(Batch batch) {
        step.run();
        if (run.isStopped()) {
            return;
        }
        SendAttempt attempt = mark(batch);
        step.run();
        SimulatedBraze.Heard heard = bench.braze.post(batch);
        step.run();
        switch (heard) {
            case ACCEPTED -> acknowledge(attempt);
            case LIMITED -> {
                bench.batches.turnedAway(run, attempt);
                bench.book.turnedAway(attempt);
                open = Optional.empty();
            }
            case REFUSED -> refused(attempt);
            case NOTHING -> {
                open = Optional.empty();
                if (unanswered.merge(batch.no(), 1, Integer::sum) > patience) {
                    run.stop(new StopReason.UnansweredByBraze(Reason.uncoded("Braze gave no answer.")));
                }
            }
        }
        step.run();
    }

    public SendAttempt mark(Batch batch) {
        assertThat(batch.adds()).as("sent once an import").noneMatch(settled::contains);
        assertThat(batch.removes()).as("sent once an import").noneMatch(settled::contains);
        SendAttempt attempt = bench.batches.mark(run, batch);
        marks++;
        bench.book.marked(batch);
        open = Optional.of(attempt);
        return attempt;
    }

    public void acknowledge(SendAttempt attempt) {
        bench.batches.acknowledge(run, attempt, false);
        bench.book.accepted(attempt.batch());
        settled.addAll(attempt.batch().adds());
        settled.addAll(attempt.batch().removes());
        open = Optional.empty();
    }

    private void refused(SendAttempt attempt) {
        if (attempt.batch().size() > 1) {
            bench.batches.halve(run, attempt);
        } else {
            bench.batches.refuse(run, attempt);
            bench.book.refused(attempt.batch());
        }
        bench.book.turnedAway(attempt);
        open = Optional.empty();
    }

    /** The next batches that would leave. */
    public List<Batch> pending() {
        return bench.batches
                .next(run)
                .map(round -> bench.batches.some(run, round.phases(), 0))
                .orElse(List.of());
    }

    /** Ends it as the outcome's route does, and checks the counts against the book. */
    public EndedImport end() {
        return afterwards(endOrDie());
    }

    /** The end alone: what follows it is {@link #afterwards}. */
    EndedImport endOrDie() {
        step.run();
        Final ending = bench.endings.of(run).orElseThrow();
        assertThat(EndStatement.run(bench.sql, run, ending))
                .as("the import is ours")
                .hasSize(1);
        return row();
    }

    /** The counts are checked, the stage goes, and the base is rebuilt where that is due. */
    EndedImport afterwards(EndedImport ended) {
        bench.isSummedUp();
        step.run();
        StagingTable.drop(bench.database, run.id());
        try {
            if (bench.fold.foldWhenDue(run)) {
                bench.isSummedUp();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return ended;
    }

    /** The import's batches without an attempt. */
    public List<Batch> planned() {
        List<Batch> all = new ArrayList<>();
        bench.sql
                .sql("select * from batch where import = :id and state = 'PLANNED' order by no")
                .param("id", run.id())
                .query(row -> {
                    all.add(new Batch(
                            row.getInt("cohort"),
                            row.getLong("no"),
                            row.getLong("import"),
                            row.getInt("phase"),
                            row.getBoolean("external"),
                            List.of((String[]) row.getArray("add_ids").getArray()),
                            List.of((String[]) row.getArray("remove_ids").getArray()),
                            row.getInt("joins"),
                            row.getInt("leaves")));
                });
        return all;
    }

    /** Who stands in batches of these states; {@code side} is a column's name. */
    Set<String> sent(String side, BatchState... states) {
        return Set.copyOf(bench.sql
                .sql("select distinct unnest(" + side
                        + ") from batch where import = :id and state::text = any (:states)")
                .param("id", run.id())
                .param("states", Stream.of(states).map(Enum::name).toArray(String[]::new))
                .query(String.class)
                .list());
    }

    public EndedImport cancel() {
        run.stop(new StopReason.Cancelled("Ann"));
        return end();
    }

    /** It cannot go on, for a reason of our own. */
    public EndedImport fail() {
        run.stop(new StopReason.OwnFault(Reason.uncoded("Something broke.")));
        return end();
    }

    boolean isRunning() {
        return bench.sql
                .sql("select state = 'RUNNING' from import where id = :id")
                .param("id", run.id())
                .query(Boolean.class)
                .single();
    }

    /** What the handbook says of the numbers, in every state that an import may end in. */
    private void addsUp(EndedImport ended) {
        long stay = ended.unchanged() + ended.added();
        long here =
                sql("select count(*) from batch where import = :id and state = 'REFUSED' and marked_at > '-infinity'");
        assertThat(ended.acknowledged()).isEqualTo(ended.added() + ended.removed() + ended.settled());
        assertThat(ended.acknowledged() + ended.uncertain() + here).isLessThanOrEqualTo(ended.changes());
        assertThat(ended.requests()).isGreaterThanOrEqualTo(ended.retries());
        if (!run.planned()) {
            assertThat(ended.requests()).as("as many as were sent").isEqualTo(marks);
        }
        assertThat(ended.duplicates()).isNotNegative();
        assertThat(stay).as("unchanged and added, of " + ended).isLessThanOrEqualTo(ended.present());
        switch (ended.state()) {
            case SUCCEEDED -> {
                assertThat(ended.acknowledged()).as("all went: " + ended).isEqualTo(ended.changes());
                assertThat(ended.members()).isEqualTo(ended.present()).isBetween(stay, stay + ended.settled());
                assertThat(ended.uncertain() + ended.refused() + ended.parkedAdds() + ended.parkedRemoves())
                        .isZero();
            }
            case PARTIAL -> {
                assertThat(ended.acknowledged() + here).as("all went: " + ended).isEqualTo(ended.changes());
                assertThat(ended.uncertain()).isZero();
                assertThat(ended.refused() + ended.parkedAdds() + ended.parkedRemoves())
                        .isPositive();
                assertThat(ended.present())
                        .isLessThanOrEqualTo(
                                stay + ended.settled() + ended.refused() + ended.parkedAdds() + ended.parkedRemoves());
                assertThat(Math.abs(ended.members() - ended.present()))
                        .isLessThanOrEqualTo(here + ended.parkedAdds() + ended.parkedRemoves());
            }
            case HELD -> {
                assertThat(ended.requests() + ended.changes()).isZero();
                assertThat(ended.present()).isEqualTo(ended.presentBefore());
            }
            default -> assertThat(ended.state().isFinal()).isTrue();
        }
    }

    private long sql(String count) {
        return bench.sql.sql(count).param("id", run.id()).query(Long.class).single();
    }

    /** The import's row after its end; its counts agree with each other and with the book. */
    EndedImport row() {
        JdbcClient sql = bench.sql;
        EndedImport ended = sql.sql("""
                        select i.*, c.present from import i join cohort c on c.id = i.cohort_id where i.id = :id""")
                .param("id", run.id())
                .query((row, n) -> new EndedImport(
                        ImportState.valueOf(row.getString("state")),
                        row.getString("reason"),
                        String.valueOf(row.getString("guard")),
                        row.getLong("members"),
                        row.getLong("duplicates"),
                        row.getLong("present_before"),
                        row.getLong("present"),
                        row.getLong("added"),
                        row.getLong("removed"),
                        row.getLong("settled"),
                        row.getLong("unchanged"),
                        row.getLong("uncertain"),
                        row.getLong("refused"),
                        row.getLong("parked_adds"),
                        row.getLong("parked_removes"),
                        row.getLong("changes"),
                        row.getLong("acknowledged"),
                        row.getLong("requests"),
                        row.getLong("retries")))
                .single();
        assertThat(ended.presentBefore() + ended.added() - ended.removed()).isEqualTo(ended.present());
        assertThat(ended.present()).as("present, by the book").isEqualTo(bench.book.present());
        if (!bench.weakened) {
            addsUp(ended);
        }
        return ended;
    }
}
