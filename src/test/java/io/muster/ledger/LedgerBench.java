package io.muster.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.imports.Approvals;
import io.muster.imports.ImportQueue;
import io.muster.imports.ImportQueue.ImportClaim;
import io.muster.imports.ImportRequest;
import io.muster.imports.Outcomes;
import io.muster.imports.Trigger;
import io.muster.ledger.plan.Planner;
import io.muster.ledger.plan.UnchangedProof;
import io.muster.ledger.stage.MemberSum;
import io.muster.ledger.store.BatchBuilder;
import io.muster.ledger.store.BatchState;
import io.muster.ledger.store.BatchStore;
import io.muster.ledger.store.CohortStore;
import io.muster.ledger.store.Compaction;
import io.muster.ledger.store.OperatorOverrides;
import io.muster.match.MatchResult;
import io.muster.match.StagedIdentifier;
import io.muster.model.CohortDefinition;
import io.muster.model.CohortDefinition.FileContents;
import io.muster.model.CohortDefinition.Guards;
import io.muster.model.CohortDefinition.Source;
import io.muster.model.ImportRun;
import io.muster.model.ImportRun.ImportKind;
import io.muster.model.ImportRun.Waivers;
import io.muster.model.Target;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One cohort's ledger and a Braze beside it. Imports run here step by step, as the routes would have it; the quiet time
 * passes when the test says so. Everything of an earlier bench on the same database is gone.
 */
public final class LedgerBench {

    static final Guards NO_GUARDS = new Guards(Optional.empty(), Optional.empty(), 0, Optional.empty(), false);

    /** Longer than any machine is slow: it passes when the test says so, and no lease runs out by itself. */
    static final Duration QUIET = Duration.ofHours(1);

    private static final Source QUERY = new Source.Sql("select 1", "default", Duration.ofMinutes(1), Optional.empty());
    private static final Source LISTS = new Source.File(FileContents.CHANGES, "op");

    /** In the order in which they refer to each other. */
    private static final List<String> TABLES = List.of("cohort", "import", "batch", "identity_link");

    final DataSource database;
    public final JdbcClient sql;
    public BatchStore batches;
    final Outcomes endings;
    public Compaction fold;
    public final ImportQueue queue;
    ExpectedBraze book = new ExpectedBraze();
    public SimulatedBraze braze = new SimulatedBraze();
    /** A rule was taken out of the database by the test: the counts need not add up any more. */
    boolean weakened;

    Random chance = new Random(1);

    public UnchangedProof proof;

    private final CohortStore cohorts;
    private CohortDefinition definition;
    private int most = BatchBuilder.MOST;

    private LedgerBench(DataSource database, Source source) {
        this.database = database;
        this.sql = JdbcClient.create(database);
        this.batches = new BatchStore(database, QUIET, Duration.ZERO);
        this.endings = new Outcomes(database);
        this.fold = new Compaction(database);
        this.proof = new UnchangedProof(database, OptionalInt.empty());
        this.queue = new ImportQueue(database, "here", QUIET);
        this.cohorts = new CohortStore(database);
        this.definition = definition(source, CohortDefinition.Match.DEFAULT, NO_GUARDS);
        sql.sql("delete from server_identity").update();
        sql.sql("delete from batch").update();
        sql.sql("delete from identity_link").update();
        sql.sql("delete from import").update();
        sql.sql("delete from cohort").update();
    }

    /** A cohort whose source gives all its members. */
    public static LedgerBench snapshots(DataSource database) {
        return new LedgerBench(database, QUERY);
    }

    /** A cohort whose files are lists of changes. */
    public static LedgerBench lists(DataSource database) {
        return new LedgerBench(database, LISTS);
    }

    public LedgerBench guardedBy(Guards guards) {
        definition = definition(definition.source(), definition.match(), guards);
        return this;
    }

    /** Braze may apply what it accepted within the quiet time, or once more. */
    LedgerBench whereAcceptedMayBeLate() {
        batches = new BatchStore(database, QUIET, QUIET);
        return this;
    }

    /** Its base is rebuilt whenever it may. */
    public LedgerBench foldingAlways() {
        fold = new Compaction(database, 1_000);
        return this;
    }

    /** Its rows say whose an identifier is. */
    LedgerBench knowingPersons() {
        CohortDefinition.Match match = new CohortDefinition.Match(
                Optional.of("external_id"),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("person"),
                Optional.empty());
        definition = definition(definition.source(), match, definition.guards());
        return this;
    }

    /** So many identifiers fill a request. */
    public LedgerBench packing(int identifiers) {
        most = identifiers;
        return this;
    }

    public LedgerBench against(SimulatedBraze other) {
        braze = other;
        return this;
    }

    /** From now on the source gives all members. */
    void turnsIntoSnapshots() {
        definition = definition(QUERY, definition.match(), definition.guards());
    }

    /** From now on the files are lists of changes. */
    void turnsIntoLists() {
        definition = definition(LISTS, definition.match(), definition.guards());
    }

    boolean isList() {
        return definition.source() instanceof Source.File;
    }

    /** The cohort's sum, where it is known, is that of the members that Braze accepted. */
    void isSummedUp() {
        Optional<BigDecimal> known = sql.sql(
                        "select member_sum from cohort where detached_at is null and member_sum is not null")
                .query(BigDecimal.class)
                .optional();
        if (known.isEmpty() || weakened) {
            return;
        }
        MemberSum sum = new MemberSum(sql.sql("select sum_key from cohort where detached_at is null")
                .query(UUID.class)
                .single());
        List<StagedIdentifier> accepted = sql.sql("""
                        select id
                          from (select distinct on (id) id, remove
                                  from (select unnest(add_ids) id, false remove, no, state from batch
                                        union all
                                        select unnest(remove_ids), true, no, state from batch) w
                                 where state in ('ACKNOWLEDGED', 'DOUBTED')
                                 order by id, no desc) l
                         where not remove""").query(String.class).list().stream()
                .map(id -> new StagedIdentifier(id, 1, false, false, ""))
                .toList();
        sum.add(new MatchResult(accepted.size(), accepted, List.of()));
        assertThat(sum.value())
                .as("the sum of " + accepted)
                .isEqualTo(known.get().toBigIntegerExact());
    }

    Planner planner() {
        return new Planner(database, most);
    }

    public ImportWork begin() {
        return begin(ImportKind.IMPORT, Waivers.NONE);
    }

    /** An import that a person lets through what another one parked. */
    ImportWork approved(long adds, long removes, String... guard) {
        Waivers waivers = new Waivers(adds, removes, Set.of(guard));
        long parked = sql.sql("select max(id) from import").query(Long.class).single();
        return begin(ImportKind.IMPORT, waivers, Optional.of(parked));
    }

    /** The same for what is offered of the last import, with what a chain of approvals has let through before. */
    Optional<ImportWork> approvedAsOffered() {
        long parked = sql.sql("select max(id) from import where state <> 'QUEUED'")
                .query(Long.class)
                .single();
        return new Approvals(database)
                .find(parked)
                .map(offer -> begin(ImportKind.IMPORT, offer.waivers(), Optional.of(parked)));
    }

    ImportWork begin(ImportKind kind, Waivers waivers) {
        return begin(kind, waivers, Optional.empty());
    }

    private ImportWork begin(ImportKind kind, Waivers waivers, Optional<Long> approves) {
        long id = queue.add(new ImportRequest(definition, kind, Trigger.API, Optional.empty(), approves, waivers));
        ImportClaim claim = queue.claim().orElseThrow();
        if (claim.id() != id) {
            throw new IllegalStateException("import " + claim.id() + " came before " + id);
        }
        return begin(claim);
    }

    /** What asks for an import of the cohort. */
    public ImportRequest request() {
        return new ImportRequest(
                definition, ImportKind.IMPORT, Trigger.API, Optional.empty(), Optional.empty(), Waivers.NONE);
    }

    /** Somebody works on what was claimed or taken over. */
    public ImportWork begin(ImportClaim claim) {
        Target target = cohorts.ensure(definition, "https://rest.example", "muster", "none")
                .target();
        ImportRun run = new ImportRun(
                claim.id(),
                claim.token(),
                target,
                definition,
                claim.kind(),
                claim.file(),
                claim.planned(),
                claim.waivers());
        queue.begins(run.id(), run.token(), target.id(), definition);
        return new ImportWork(this, run);
    }

    /** Somebody else takes the import over. */
    ImportClaim takesOver(ImportWork work) {
        return queue.takeOver(work.run.id(), Optional.of("here")).orElseThrow();
    }

    /** A whole import. */
    public EndedImport imports(List<SourcePerson> rows) {
        return begin().through(rows);
    }

    public EndedImport imports(SourcePerson... rows) {
        return imports(List.of(rows));
    }

    public EndedImport imports(String... ids) {
        return imports(SourcePerson.all(ids));
    }

    public EndedImport refreshes(String... ids) {
        return begin(ImportKind.REFRESH, Waivers.NONE).through(SourcePerson.all(ids));
    }

    EndedImport retires() {
        return begin(ImportKind.RETIRE, Waivers.NONE).through(List.of());
    }

    public void resyncs() {
        new OperatorOverrides(database).resync(cohort());
        book.doubted(ledger());
    }

    /** The same, for a cohort that may not have been imported yet. */
    void resyncsIfKnown() {
        if (isKnown()) {
            resyncs();
        }
    }

    void retriesRefusedIfKnown() {
        if (isKnown()) {
            retriesRefused();
        }
    }

    private boolean isKnown() {
        return sql.sql("select exists (select from cohort)")
                .query(Boolean.class)
                .single();
    }

    public int retriesRefused() {
        book.retries();
        return new OperatorOverrides(database).retryRefused(cohort());
    }

    /** A copy of the database, and of the book. */
    ExpectedBraze backsUp() {
        for (String table : TABLES) {
            sql.sql("drop table if exists backup_" + table).update();
            sql.sql("create table backup_%1$s as table %1$s".formatted(table)).update();
        }
        return book.copy();
    }

    /** Every identifier that the ledger still has a word on. */
    Set<String> ledger() {
        return Set.copyOf(sql.sql("select distinct unnest(add_ids || remove_ids) from batch")
                .query(String.class)
                .list());
    }

    /** The copy comes back; what happened since is unknown here. */
    void restores(ExpectedBraze then) {
        for (String table : List.of("identity_link", "batch", "import", "cohort")) {
            sql.sql("delete from " + table).update();
        }
        for (String table : TABLES) {
            sql.sql("insert into %1$s overriding system value table backup_%1$s".formatted(table))
                    .update();
        }
        book = then.copy();
    }

    /** What was late has landed, and nothing can take effect any more. */
    public void quietPasses() {
        braze.lateOnesLand(chance);
        sql.sql("update batch set hazard = clock_timestamp() - interval '1 second' where hazard > clock_timestamp()")
                .update();
    }

    /** So long that refusals are no more, and imports of then do not count. */
    void aMonthPasses() {
        quietPasses();
        sql.sql("update batch set marked_at = marked_at - interval '31 days'").update();
        sql.sql("update import set finished_at = finished_at - interval '31 days'")
                .update();
        book.retries();
    }

    String guard(ImportWork work) {
        return sql.sql("select coalesce(guard, '') from import where id = :id")
                .param("id", work.run.id())
                .query(String.class)
                .single();
    }

    boolean isLive() {
        return sql.sql("select exists (select from batch where hazard > clock_timestamp())")
                .query(Boolean.class)
                .single();
    }

    public int cohort() {
        return sql.sql("select id from cohort where detached_at is null")
                .query(Integer.class)
                .single();
    }

    long present() {
        return sql.sql("select present from cohort where detached_at is null")
                .query(Long.class)
                .single();
    }

    public long folded() {
        return sql.sql("select folded from cohort where detached_at is null")
                .query(Long.class)
                .single();
    }

    /** The states of all batches in their order. */
    public List<BatchState> states() {
        return sql.sql("select state::text from batch order by no").query(String.class).list().stream()
                .map(BatchState::valueOf)
                .toList();
    }

    private static CohortDefinition definition(Source source, CohortDefinition.Match match, Guards guards) {
        return new CohortDefinition(
                "vip",
                "VIP",
                "default",
                source,
                match,
                guards,
                CohortDefinition.Refresh.NEVER,
                Optional.empty(),
                CohortDefinition.Notice.NOBODY,
                "");
    }
}
