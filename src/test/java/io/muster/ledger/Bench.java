package io.muster.ledger;

import io.muster.cohort.Definition;
import io.muster.cohort.Definition.Guards;
import io.muster.cohort.Definition.Holds;
import io.muster.cohort.Definition.Source;
import io.muster.cohort.Run;
import io.muster.cohort.Run.Kind;
import io.muster.cohort.Run.Waivers;
import io.muster.cohort.Target;
import io.muster.history.Approvals;
import io.muster.history.Endings;
import io.muster.history.Queue;
import io.muster.history.Queue.Claim;
import io.muster.history.Request;
import io.muster.history.Trigger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One cohort's ledger and a Braze beside it. Imports run here step by step, as the routes would have it; the quiet time
 * passes when the test says so. Everything of an earlier bench on the same database is gone.
 */
final class Bench {

    static final Guards NO_GUARDS = new Guards(Optional.empty(), Optional.empty(), 0, Optional.empty(), false);

    /** Longer than any machine is slow: it passes when the test says so, and no lease runs out by itself. */
    static final Duration QUIET = Duration.ofHours(1);

    private static final Source QUERY = new Source.Sql("select 1", "default", Duration.ofMinutes(1), Optional.empty());
    private static final Source LISTS = new Source.File(Holds.CHANGES, "op");

    /** In the order in which they refer to each other. */
    private static final List<String> TABLES = List.of("cohort", "import", "batch", "tie");

    final DataSource database;
    final JdbcClient sql;
    Batches batches;
    final Endings endings;
    Fold fold;
    final Queue queue;
    Book book = new Book();
    Braze braze = new Braze();
    /** A rule was taken out of the database by the test: the counts need not add up any more. */
    boolean weakened;

    Random chance = new Random(1);

    private final Cohorts cohorts;
    private Definition definition;
    private int most = Pack.MOST;

    private Bench(DataSource database, Source source) {
        this.database = database;
        this.sql = JdbcClient.create(database);
        this.batches = new Batches(database, QUIET, Duration.ZERO);
        this.endings = new Endings(database);
        this.fold = new Fold(database);
        this.queue = new Queue(database, "here", QUIET);
        this.cohorts = new Cohorts(database);
        this.definition = definition(source, Definition.Match.DEFAULT, NO_GUARDS);
        sql.sql("delete from lineage").update();
        sql.sql("delete from batch").update();
        sql.sql("delete from tie").update();
        sql.sql("delete from import").update();
        sql.sql("delete from cohort").update();
    }

    /** A cohort whose source gives all its members. */
    static Bench snapshots(DataSource database) {
        return new Bench(database, QUERY);
    }

    /** A cohort whose files are lists of changes. */
    static Bench lists(DataSource database) {
        return new Bench(database, LISTS);
    }

    Bench guardedBy(Guards guards) {
        definition = definition(definition.source(), definition.match(), guards);
        return this;
    }

    /** Braze may apply what it accepted within the quiet time, or once more. */
    Bench whereAcceptedMayBeLate() {
        batches = new Batches(database, QUIET, QUIET);
        return this;
    }

    /** Its base is made anew whenever it may. */
    Bench foldingAlways() {
        fold = new Fold(database, 1_000);
        return this;
    }

    /** Its rows say whose an identifier is. */
    Bench knowingPersons() {
        Definition.Match match = new Definition.Match(
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
    Bench packing(int identifiers) {
        most = identifiers;
        return this;
    }

    Bench against(Braze other) {
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

    Planner planner() {
        return new Planner(database, most);
    }

    Work begin() {
        return begin(Kind.IMPORT, Waivers.NONE);
    }

    /** An import that a person lets through what another one parked. */
    Work approved(long adds, long removes, String... guard) {
        Waivers waivers = new Waivers(adds, removes, Set.of(guard));
        long parked = sql.sql("select max(id) from import").query(Long.class).single();
        return begin(Kind.IMPORT, waivers, Optional.of(parked));
    }

    /** The same for what is offered of the last import, with what a chain of approvals has let through before. */
    Optional<Work> approvedAsOffered() {
        long parked = sql.sql("select max(id) from import where state <> 'QUEUED'")
                .query(Long.class)
                .single();
        return new Approvals(database)
                .find(parked)
                .map(offer -> begin(Kind.IMPORT, offer.waivers(), Optional.of(parked)));
    }

    Work begin(Kind kind, Waivers waivers) {
        return begin(kind, waivers, Optional.empty());
    }

    private Work begin(Kind kind, Waivers waivers, Optional<Long> approves) {
        long id = queue.add(new Request(definition, kind, Trigger.API, Optional.empty(), approves, waivers));
        Claim claim = queue.claim().orElseThrow();
        if (claim.id() != id) {
            throw new IllegalStateException("import " + claim.id() + " came before " + id);
        }
        return begin(claim);
    }

    /** What asks for an import of the cohort. */
    Request request() {
        return new Request(definition, Kind.IMPORT, Trigger.API, Optional.empty(), Optional.empty(), Waivers.NONE);
    }

    /** Somebody works on what was claimed or taken over. */
    Work begin(Claim claim) {
        Target target = cohorts.ensure(definition, "https://rest.example", "muster", "none")
                .target();
        Run run = new Run(
                claim.id(),
                claim.token(),
                target,
                definition,
                claim.kind(),
                claim.file(),
                claim.planned(),
                claim.waivers());
        queue.begins(run.id(), run.token(), target.id(), definition);
        return new Work(this, run);
    }

    /** Somebody else takes the import over. */
    Claim takesOver(Work work) {
        return queue.takeOver(work.run.id(), Optional.of("here")).orElseThrow();
    }

    /** A whole import. */
    Ended imports(List<Person> rows) {
        return begin().through(rows);
    }

    Ended imports(Person... rows) {
        return imports(List.of(rows));
    }

    Ended imports(String... ids) {
        return imports(Person.all(ids));
    }

    Ended refreshes(String... ids) {
        return begin(Kind.REFRESH, Waivers.NONE).through(Person.all(ids));
    }

    Ended retires() {
        return begin(Kind.RETIRE, Waivers.NONE).through(List.of());
    }

    void resyncs() {
        new Doubt(database).resync(cohort());
        book.doubted();
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

    int retriesRefused() {
        book.retries();
        return new Doubt(database).retryRefused(cohort());
    }

    /** A copy of the database, and of the book. */
    Book backsUp() {
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
    void restores(Book then) {
        for (String table : List.of("tie", "batch", "import", "cohort")) {
            sql.sql("delete from " + table).update();
        }
        for (String table : TABLES) {
            sql.sql("insert into %1$s overriding system value table backup_%1$s".formatted(table))
                    .update();
        }
        book = then.copy();
    }

    /** What was late has landed, and nothing can take effect any more. */
    void quietPasses() {
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

    String guard(Work work) {
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

    int cohort() {
        return sql.sql("select id from cohort where set_aside_at is null")
                .query(Integer.class)
                .single();
    }

    long present() {
        return sql.sql("select present from cohort where set_aside_at is null")
                .query(Long.class)
                .single();
    }

    long folded() {
        return sql.sql("select folded from cohort where set_aside_at is null")
                .query(Long.class)
                .single();
    }

    /** The states of all batches in their order. */
    List<BatchState> states() {
        return sql.sql("select state::text from batch order by no").query(String.class).list().stream()
                .map(BatchState::valueOf)
                .toList();
    }

    private static Definition definition(Source source, Definition.Match match, Guards guards) {
        return new Definition(
                "vip",
                "VIP",
                "default",
                source,
                match,
                guards,
                Definition.Refresh.NEVER,
                Optional.empty(),
                Definition.Notice.NOBODY,
                "");
    }
}
