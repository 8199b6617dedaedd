package io.muster.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.Postgres;
import io.muster.imports.ImportQueue.Arrival;
import io.muster.imports.ImportQueue.ImportClaim;
import io.muster.imports.ImportQueue.ImportLease;
import io.muster.model.CohortDefinition;
import io.muster.model.ImportRun.ImportKind;
import io.muster.model.ImportRun.Waivers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Imports that wait, and who works on them. */
class ImportQueueTest {

    private static final DataSource DATABASE = Postgres.withTables();

    private final JdbcClient sql = JdbcClient.create(DATABASE);
    private final ImportQueue here = new ImportQueue(DATABASE, "here", Duration.ofSeconds(30));
    private final ImportQueue there = new ImportQueue(DATABASE, "there", Duration.ofSeconds(30));

    @BeforeEach
    void nothingWaits() {
        sql.sql("delete from import").update();
        sql.sql("delete from cohort").update();
        sql.sql("delete from turn").update();
    }

    @Test
    void a_later_trigger_joins_the_one_that_waits() {
        long first = add("vip", Waivers.NONE);

        long second = add("vip", Waivers.NONE);

        assertThat(second).isEqualTo(first);
    }

    @Test
    void an_approval_that_joins_brings_its_waivers() {
        add("vip", Waivers.NONE);
        add("vip", new Waivers(0, 12, Set.of("max-removed")));

        ImportClaim claim = here.claim().orElseThrow();

        assertThat(claim.waivers()).isEqualTo(new Waivers(0, 12, Set.of("max-removed")));
    }

    @Test
    void one_import_of_a_cohort_runs_at_a_time_over_all_nodes() {
        add("vip", Waivers.NONE);
        Optional<ImportClaim> running = here.claim();
        add("vip", Waivers.NONE);
        long other = add("churn", Waivers.NONE);

        assertThat(running).isPresent();
        assertThat(there.claim()).map(ImportClaim::id).contains(other);
        assertThat(there.claim()).isEmpty();
    }

    @Test
    void files_wait_each_for_itself_in_the_order_of_their_time_whatever_they_are_called() {
        Instant noon = Instant.parse("2026-01-02T12:00:00Z");
        here.add(definition("vip"), new Arrival("late.csv", 3, noon.plusSeconds(60)));
        here.add(definition("vip"), new Arrival("early.csv", 3, noon));
        here.add(definition("vip"), new Arrival("early.csv", 4, noon.plusSeconds(90)));

        List<Optional<String>> files = List.of(next(), next(), next());

        assertThat(files).containsExactly(Optional.of("early.csv"), Optional.of("late.csv"), Optional.of("early.csv"));
        assertThat(here.claim()).isEmpty();
    }

    @Test
    void thousands_of_files_of_one_cohort_keep_no_other_waiting() {
        Instant noon = Instant.parse("2026-01-02T12:00:00Z");
        List<Arrival> many = IntStream.range(0, 3_000)
                .mapToObj(i -> new Arrival(i + ".csv", 3, noon.plusMillis(i)))
                .toList();
        here.add(definition("many"), many, Duration.ZERO, (id, file) -> true);
        here.add(definition("few"), new Arrival("one.csv", 3, noon.plusSeconds(60)));
        here.add(definition("few"), new Arrival("two.csv", 3, noon.plusSeconds(61)));
        add("query", Waivers.NONE);

        List<String> turns = Stream.generate(() -> here.claim().orElseThrow())
                .limit(6)
                .peek(this::end)
                .map(claim -> claim.cohort() + claim.file().map(" "::concat).orElse(""))
                .toList();

        assertThat(turns)
                .containsExactly("many 0.csv", "few one.csv", "query", "many 1.csv", "few two.csv", "many 2.csv");
    }

    @Test
    void a_file_is_imported_where_it_lies_and_in_order_over_all_places() {
        Instant noon = Instant.parse("2026-01-02T12:00:00Z");
        places("here", "there");
        there.add(definition("vip"), new Arrival("list.csv", 3, noon));
        here.add(definition("vip"), new Arrival("list.csv", 4, noon.plusSeconds(1)));

        assertThat(here.claim()).as("the older one is first").isEmpty();
        end(there.claim().orElseThrow());
        assertThat(there.claim()).as("it lies with the other").isEmpty();
        assertThat(here.claim()).isPresent();
    }

    @Test
    void a_place_into_which_nobody_looks_keeps_the_files_of_others_waiting_no_longer() {
        Instant noon = Instant.parse("2026-01-02T12:00:00Z");
        places("here", "there");
        there.add(definition("vip"), new Arrival("list.csv", 3, noon));
        here.add(definition("vip"), new Arrival("list.csv", 4, noon.plusSeconds(1)));
        sql.sql("update place set seen_at = now() - interval '1 hour' where id = 'there'")
                .update();

        assertThat(here.claim()).isPresent();
        List<NodeFolders.WaitingElsewhere> waiting = new NodeFolders(DATABASE, "here").lookForAway();

        assertThat(waiting).singleElement().satisfies(each -> {
            assertThat(each.imports()).isEqualTo(1);
            assertThat(each.place().found().sentence()).isEqualTo("/srv/there on host-there");
        });
        String reason = sql.sql("select reason from import where place = 'there'")
                .query(String.class)
                .single();
        assertThat(reason).contains("/srv/there on host-there", "that node is away");
    }

    @Test
    void a_row_whose_file_was_not_to_be_had_is_none() {
        Instant noon = Instant.parse("2026-01-02T12:00:00Z");

        List<Long> taken = here.add(
                definition("vip"),
                List.of(new Arrival("gone.csv", 3, noon), new Arrival("there.csv", 3, noon)),
                Duration.ZERO,
                (id, file) -> file.name().equals("there.csv"));

        assertThat(taken).hasSize(1);
        assertThat(here.claim()).flatMap(ImportClaim::file).contains("there.csv");
        assertThat(sql.sql("select count(*) from import").query(Long.class).single())
                .isOne();
    }

    private static void places(String... ids) {
        for (String id : ids) {
            new NodeFolders(DATABASE, id).seen("host-" + id, "/srv/" + id);
        }
    }

    @Test
    void a_lease_that_runs_is_nobody_elses() {
        long id = add("vip", Waivers.NONE);
        assertThat(here.claim()).isPresent();

        assertThat(there.takeOver(id, Optional.empty())).isEmpty();
        assertThat(there.takeOver(id, Optional.of("gone"))).isEmpty();
        assertThat(there.lost()).isEmpty();
    }

    @Test
    void what_a_process_was_at_that_is_gone_another_takes_over_at_once() {
        long id = add("vip", Waivers.NONE);
        ImportClaim before = here.claim().orElseThrow();

        List<Long> left = there.leftBehind("here");
        ImportClaim again = there.takeOver(id, Optional.of("here")).orElseThrow();

        assertThat(left).containsExactly(id);
        assertThat(again.token()).isNotEqualTo(before.token());
        assertThat(here.renew(List.of(before.token()))).isEmpty();
        assertThat(there.renew(List.of(again.token()))).hasSize(1);
    }

    @Test
    void a_lease_that_ran_out_is_taken_over_once() {
        long id = add("vip", Waivers.NONE);
        ImportClaim first = here.claim().orElseThrow();
        here.release(id, first.token());

        List<Long> lost = there.lost();
        Optional<ImportClaim> second = there.takeOver(id, Optional.empty());
        Optional<ImportClaim> third = here.takeOver(id, Optional.empty());

        assertThat(lost).containsExactly(id);
        assertThat(second).isPresent();
        assertThat(third).isEmpty();
    }

    @Test
    void how_often_a_process_ended_at_an_import_is_counted_and_a_release_is_none() {
        long id = add("vip", Waivers.NONE);
        ImportClaim claim = here.claim().orElseThrow();
        assertThat(claim.cutOff()).isZero();

        here.release(id, claim.token());
        ImportClaim released = there.takeOver(id, Optional.empty()).orElseThrow();
        assertThat(released.cutOff()).isZero();

        runsOut(id);
        ImportClaim cutOff = here.takeOver(id, Optional.empty()).orElseThrow();
        assertThat(cutOff.cutOff()).isEqualTo(1);

        here.putBack(cutOff, Duration.ZERO);
        assertThat(here.claim()).map(ImportClaim::cutOff).contains(1);
        sql.sql("update import set planned_at = now()").update();
        runsOut(id);
        assertThat(here.takeOver(id, Optional.empty()))
                .as("what is planned is gone on with")
                .map(ImportClaim::cutOff)
                .contains(1);
    }

    @Test
    void of_those_at_which_a_process_ended_one_at_a_time_is_begun_again() {
        for (String cohort : List.of("a", "b", "c")) {
            add(cohort, Waivers.NONE);
        }
        for (ImportClaim each : List.of(
                here.claim().orElseThrow(),
                here.claim().orElseThrow(),
                here.claim().orElseThrow())) {
            runsOut(each.id());
            here.putBack(there.takeOver(each.id(), Optional.empty()).orElseThrow(), Duration.ZERO);
        }
        add("fresh", Waivers.NONE);

        List<String> taken = claims();
        assertThat(taken).hasSize(2).contains("fresh");
        sql.sql("update import set planned_at = now() where state = 'RUNNING'").update();
        assertThat(claims()).as("when that is planned, the next").hasSize(1);
    }

    @Test
    void who_gives_way_hands_on_how_often_it_was_cut_off() {
        long id = add("vip", Waivers.NONE);
        assertThat(here.claim()).isPresent();
        runsOut(id);
        ImportClaim cutOff = here.takeOver(id, Optional.empty()).orElseThrow();
        add("vip", Waivers.NONE);

        here.putBack(cutOff, Duration.ZERO);

        assertThat(here.claim()).map(ImportClaim::cutOff).contains(1);
    }

    private void runsOut(long id) {
        sql.sql("update import set lease_until = now() - interval '1 second' where id = :id")
                .param("id", id)
                .update();
    }

    @Test
    void what_is_put_back_begins_again() {
        long id = add("vip", Waivers.NONE);
        ImportClaim claim = here.claim().orElseThrow();

        here.putBack(claim, Duration.ZERO);

        assertThat(here.claim()).map(ImportClaim::id).contains(id);
    }

    @Test
    void what_is_put_back_while_another_one_waits_gives_way_and_hands_on_its_waivers() {
        long cutOff = add("vip", new Waivers(3, 12, Set.of("max-removed")));
        ImportClaim claim = here.claim().orElseThrow();
        long waiting = add("vip", new Waivers(5, 0, Set.of("min-members")));

        here.putBack(claim, Duration.ZERO);
        Optional<ImportClaim> next = here.claim();

        assertThat(state(cutOff)).isEqualTo("SKIPPED");
        assertThat(next).map(ImportClaim::id).contains(waiting);
        assertThat(next).map(ImportClaim::waivers).contains(new Waivers(5, 12, Set.of("max-removed", "min-members")));
    }

    @Test
    void a_file_that_was_put_back_for_a_while_goes_before_the_later_ones_of_its_cohort() {
        Instant noon = Instant.parse("2026-01-02T12:00:00Z");
        here.add(definition("vip"), new Arrival("monday.csv", 3, noon));
        ImportClaim monday = here.claim().orElseThrow();
        here.add(definition("vip"), new Arrival("tuesday.csv", 3, noon.plusSeconds(60)));
        here.add(definition("churn"), new Arrival("other.csv", 3, noon.plusSeconds(120)));

        here.putBack(monday, Duration.ofHours(1));

        assertThat(here.claim()).map(ImportClaim::cohort).contains("churn");
        assertThat(here.claim()).as("tuesday waits for monday").isEmpty();
    }

    @Test
    void a_small_cohort_does_not_wait_for_as_many_large_ones_as_a_node_takes() {
        for (String large : List.of("a", "b", "c", "d", "e")) {
            hold(large, 10_000_000);
            add(large, Waivers.NONE);
        }
        hold("small", 100);
        add("small", Waivers.NONE);
        add("new", Waivers.NONE);

        List<String> taken = claims();

        assertThat(taken).containsExactly("a", "b", "c", "d", "small");
    }

    @Test
    void small_ones_take_all_hands_that_are_free() {
        for (String small : List.of("a", "b", "c", "d", "e", "f")) {
            hold(small, 100);
            add(small, Waivers.NONE);
        }

        assertThat(claims()).hasSize(ImportQueue.AT_ONCE);
    }

    private List<String> claims() {
        return Stream.generate(here::claim)
                .takeWhile(Optional::isPresent)
                .map(claim -> claim.orElseThrow().cohort())
                .toList();
    }

    private void hold(String cohort, long members) {
        sql.sql("""
                        insert into cohort (cohort, workspace, endpoint, partner, key_fingerprint, created_at,
                                            present, definition)
                        values (:cohort, 'default', 'https://rest.example', 'muster', 'none', now(), :present, '')""").param("cohort", cohort).param("present", members).update();
    }

    @Test
    void who_lost_an_import_cannot_put_it_back() {
        long id = add("vip", Waivers.NONE);
        ImportClaim lost = here.claim().orElseThrow();
        here.release(id, lost.token());
        assertThat(there.takeOver(id, Optional.empty())).isPresent();

        here.putBack(lost, Duration.ZERO);

        assertThat(state(id)).isEqualTo("RUNNING");
    }

    @Test
    void a_cancel_reaches_who_renews_the_lease() {
        long id = add("vip", Waivers.NONE);
        ImportClaim claim = here.claim().orElseThrow();
        new ImportStore(DATABASE, new ObjectMapper()).cancel(id, "Ann");

        assertThat(here.renew(List.of(claim.token())))
                .containsExactly(new ImportLease(id, claim.token(), Optional.of("Ann")));
    }

    @Test
    void an_import_that_has_ended_is_told_from_one_that_was_taken_over() {
        add("ended", Waivers.NONE);
        ImportClaim ended = here.claim().orElseThrow();
        end(ended);
        long id = add("taken", Waivers.NONE);
        ImportClaim taken = here.claim().orElseThrow();
        here.release(id, taken.token());
        assertThat(there.takeOver(id, Optional.empty())).isPresent();

        assertThat(here.renew(List.of(ended.token(), taken.token()))).isEmpty();
        assertThat(here.hasEnded(ended.id(), ended.token())).isTrue();
        assertThat(here.hasEnded(taken.id(), taken.token())).isFalse();
    }

    private Optional<String> next() {
        ImportClaim claim = here.claim().orElseThrow();
        end(claim);
        return claim.file();
    }

    private void end(ImportClaim claim) {
        sql.sql("update import set state = 'SUCCEEDED', finished_at = now() where id = :id")
                .param("id", claim.id())
                .update();
    }

    private String state(long id) {
        return sql.sql("select state from import where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    private long add(String cohort, Waivers waivers) {
        return here.add(new ImportRequest(
                definition(cohort), ImportKind.IMPORT, Trigger.API, Optional.empty(), Optional.empty(), waivers));
    }

    private static CohortDefinition definition(String cohort) {
        return new CohortDefinition(
                cohort,
                cohort,
                "default",
                new CohortDefinition.Source.Sql("select 1", "default", Duration.ofMinutes(1), Optional.empty()),
                CohortDefinition.Match.DEFAULT,
                CohortDefinition.Guards.DEFAULT,
                CohortDefinition.Refresh.NEVER,
                Optional.empty(),
                CohortDefinition.Notice.NOBODY,
                "");
    }
}
