package io.muster.ledger;

import static io.muster.ledger.SimulatedBraze.Fate.LOST_AFTER_EFFECT;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.Postgres;
import io.muster.ledger.store.CohortStore;
import io.muster.ledger.trace.MemberTrace;
import io.muster.ledger.trace.MemberTrace.KnownMembership;
import io.muster.ledger.trace.MemberTrace.RequestOutcome;
import io.muster.ledger.trace.MemberTrace.Told;
import io.muster.ledger.trace.MemberTrace.TraceEntry;
import io.muster.ledger.trace.MemberTraces;
import io.muster.model.CohortDefinition.Guards;
import io.muster.model.Identifier;
import io.muster.model.ImportRun.ImportKind;
import io.muster.model.ImportRun.Waivers;
import io.muster.model.Percentage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** What the ledger can say of one person: now, since when, by which import, and on a day of the past. */
class OnePersonTest {

    private static final DataSource DATABASE = Postgres.withTables();

    private final LedgerBench bench = LedgerBench.snapshots(DATABASE);
    private final MemberTraces traces = new MemberTraces(DATABASE);

    @Test
    void who_was_added_is_in_since_then_by_that_import() {
        long first = imports("e1");
        imports("e1", "e2");

        MemberTrace trace = trace("1");

        assertThat(trace.holds()).isEqualTo(KnownMembership.IN);
        assertThat(trace.since()).map(MemberTrace.Since::importId).contains(first);
        assertThat(trace.told()).extracting(Told::importId).containsExactly(first);
        assertThat(trace("2").since()).map(MemberTrace.Since::importId).hasValue(last());
    }

    @Test
    void who_left_is_out_since_then_by_that_import() {
        imports("e1", "e2");
        long second = imports("e2");

        MemberTrace trace = trace("1");

        assertThat(trace.holds()).isEqualTo(KnownMembership.OUT);
        assertThat(trace.since()).map(MemberTrace.Since::importId).contains(second);
        assertThat(trace.told()).extracting(Told::remove).containsExactly(false, true);
    }

    @Test
    void who_was_never_sent_is_named_by_no_ledger_but_the_one_that_is_asked() {
        imports("e1");

        assertThat(traces.of(new Identifier.ExternalId("9"), Optional.empty())).isEmpty();
        assertThat(trace("9").holds()).isEqualTo(KnownMembership.NEVER_SENT);
        assertThat(traces.of(new Identifier.DeviceId("1"), Optional.empty())).isEmpty();
    }

    @Test
    void the_past_is_told_after_it_was_folded_away() {
        long first = imports("e1", "e2", "e3", "e4");
        long second = imports("e3", "e4", "e5");
        long third = imports("e1", "e2", "e6");

        assertThat(bench.folded()).as("folded").isPositive();
        assertThat(trace("1").told())
                .extracting(Told::importId, Told::remove)
                .containsExactly(tuple(first, false), tuple(second, true), tuple(third, false));
        assertThat(trace("1").since()).map(MemberTrace.Since::importId).contains(third);
        assertThat(trace("3").since()).map(MemberTrace.Since::importId).contains(third);
        assertThat(trace("3").holds()).isEqualTo(KnownMembership.OUT);
    }

    @Test
    void a_day_of_the_past_is_told() {
        imports("e1", "e2", "e3");
        ago(first(), Duration.ofDays(20));
        long second = imports("e2", "e3", "e4");
        ago(second, Duration.ofDays(10));
        long third = imports("e1", "e2", "e4", "e5");
        ago(third, Duration.ofDays(5));

        assertThat(at("1", 30)).as("before the cohort").isEqualTo(KnownMembership.OUT);
        assertThat(at("1", 15)).isEqualTo(KnownMembership.IN);
        assertThat(at("1", 7)).isEqualTo(KnownMembership.OUT);
        assertThat(at("1", 1)).isEqualTo(KnownMembership.IN);
        assertThat(at("4", 15)).isEqualTo(KnownMembership.OUT);
        assertThat(at("4", 7)).isEqualTo(KnownMembership.IN);
        assertThat(at("9", 7)).isEqualTo(KnownMembership.OUT);
    }

    @Test
    void what_is_not_kept_any_more_is_not_guessed() {
        imports("e1", "e2", "e3", "e4");
        ago(first(), Duration.ofDays(120));
        long second = imports("e3", "e4", "e5", "e6");
        ago(second, Duration.ofDays(100));
        long third = imports("e3", "e4", "e5", "e6", "e1");
        ago(third, Duration.ofDays(80));
        imports("e3", "e4", "e5", "e1", "e7", "e8");
        bench.sql
                .sql("update cohort set created_at = now() - interval '120 days 1 minute'")
                .update();

        int dropped = traces.drop(Duration.ofDays(90));

        assertThat(dropped).isPositive();
        assertThat(trace("3").holds()).isEqualTo(KnownMembership.IN);
        assertThat(trace("3").since()).as("since before what is kept").isEmpty();
        assertThat(at("3", 85)).isEqualTo(KnownMembership.IN);
        assertThat(at("3", 110)).isEqualTo(KnownMembership.NOT_KNOWN);
        assertThat(at("1", 85)).isEqualTo(KnownMembership.OUT);
        assertThat(at("1", 110)).isEqualTo(KnownMembership.NOT_KNOWN);
        assertThat(at("6", 85)).as("was removed today").isEqualTo(KnownMembership.IN);
        assertThat(at("9", 110)).isEqualTo(KnownMembership.NOT_KNOWN);
        assertThat(at("9", 130)).isEqualTo(KnownMembership.OUT);
    }

    @Test
    void a_request_without_an_answer_leaves_its_people_uncertain() {
        bench.braze.next(LOST_AFTER_EFFECT);
        bench.begin().through(SourcePerson.all("e1"));

        assertThat(trace("1").holds()).isEqualTo(KnownMembership.UNCERTAIN);
        assertThat(at("1", 0)).isEqualTo(KnownMembership.UNCERTAIN);
        assertThat(trace("1").told()).extracting(Told::fate).containsExactly(RequestOutcome.UNANSWERED);

        bench.quietPasses();
        imports("e1");

        assertThat(trace("1").holds()).isEqualTo(KnownMembership.IN);
    }

    @Test
    void a_resync_makes_everybody_uncertain_until_it_is_settled_and_keeps_since_when() {
        long first = imports("e1", "e2");
        bench.resyncs();

        assertThat(trace("1").holds()).isEqualTo(KnownMembership.UNCERTAIN);

        imports("e1", "e2");

        assertThat(trace("1").holds()).isEqualTo(KnownMembership.IN);
        assertThat(trace("1").since()).map(MemberTrace.Since::importId).contains(first);
    }

    @Test
    void a_refresh_does_not_begin_a_membership_anew() {
        long first = imports("e1", "e2");
        bench.refreshes("e1", "e2");

        assertThat(trace("1").since()).map(MemberTrace.Since::importId).contains(first);
    }

    @Test
    void who_was_refused_is_said_to_be() {
        imports("e1", "e2");
        bench.braze.poison("e3", "e2");

        imports("e1", "e3");

        assertThat(trace("3").holds()).isEqualTo(KnownMembership.REFUSED);
        assertThat(trace("2").holds()).as("still in Braze").isEqualTo(KnownMembership.IN);
        assertThat(trace("2").refused()).map(TraceEntry::remove).contains(true);
        assertThat(trace("1").refused()).isEmpty();
    }

    @Test
    void a_refusal_is_told_once_over_a_new_base() {
        imports("e1", "e2");
        bench.braze.poison("e3");
        imports("e1", "e2", "e3", "e4", "e5", "e6");
        imports("e1", "e2", "e3", "e4", "e5", "e6", "e7", "e8", "e9");

        assertThat(trace("3").told()).extracting(Told::fate).containsExactly(RequestOutcome.REFUSED);
    }

    @Test
    void parked_changes_are_numbers_and_nobody_is_said_to_be_among_them() {
        LedgerBench guarded = LedgerBench.snapshots(DATABASE)
                .guardedBy(
                        new Guards(Optional.of(Percentage.percent(30)), Optional.empty(), 0, Optional.empty(), false));
        guarded.imports("e1", "e2", "e3");

        guarded.imports("e1", "e4");

        assertThat(trace("2").holds()).isEqualTo(KnownMembership.IN);
        assertThat(trace("2").ledger().parked())
                .map(MemberTrace.Parked::removes)
                .contains(2L);
    }

    @Test
    void what_a_change_list_wants_and_nobody_sent_is_waiting() {
        LedgerBench lists = LedgerBench.lists(DATABASE)
                .guardedBy(
                        new Guards(Optional.empty(), Optional.of(Percentage.percent(1)), 0, Optional.empty(), false));
        lists.begin(ImportKind.IMPORT, new Waivers(100, 0, java.util.Set.of()))
                .through(SourcePerson.all("e1", "e2", "e3"));

        lists.imports("e4", "e5");

        assertThat(trace("4").holds()).isEqualTo(KnownMembership.WAITING);
    }

    @Test
    void a_ledger_that_was_set_aside_still_tells_of_its_members() {
        imports("e1");
        new CohortStore(DATABASE).setAside("vip", "ann");
        ImportWork next = bench.begin();

        List<MemberTrace> found = traces.of(new Identifier.ExternalId("1"), Optional.empty());

        assertThat(found).hasSize(1);
        assertThat(found.get(0).ledger().setAsideAt()).isPresent();
        assertThat(found.get(0).holds()).isEqualTo(KnownMembership.IN);
        assertThat(next.plan("e1").changes()).as("nothing is held").isEqualTo(1);
    }

    private long imports(String... ids) {
        bench.imports(ids);
        return last();
    }

    private long last() {
        return bench.sql.sql("select max(id) from import").query(Long.class).single();
    }

    private long first() {
        return bench.sql.sql("select min(id) from import").query(Long.class).single();
    }

    /** The import's words were said so long ago. */
    private void ago(long importId, Duration time) {
        for (String table : List.of("batch", "batch_archive")) {
            bench.sql
                    .sql("""
                            update %s set acknowledged_at = acknowledged_at - make_interval(secs => :secs),
                                          marked_at = marked_at - make_interval(secs => :secs)
                             where import = :import""".formatted(table))
                    .param("secs", time.toSeconds())
                    .param("import", importId)
                    .update();
        }
        bench.sql.sql("""
                        update cohort
                           set created_at = least(created_at, now() - make_interval(secs => :secs) - interval '1 minute')""").param("secs", time.toSeconds()).update();
    }

    private KnownMembership at(String id, int daysAgo) {
        return trace(id).at(Instant.now().minus(Duration.ofDays(daysAgo)));
    }

    private MemberTrace trace(String id) {
        return traces.of(new Identifier.ExternalId(id), Optional.of("vip")).get(0);
    }

    private static Tuple tuple(Object... values) {
        return Tuple.tuple(values);
    }
}
