package io.muster.endtoend;

import static io.muster.endtoend.CohortRecipe.people;
import static io.muster.endtoend.CohortRecipe.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.sandbox.Sandbox;
import io.muster.sandbox.fault.FaultSettings;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqlCohortTest {

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.asUsual();

    private final Sandbox braze = muster.braze;
    private final TestDatabase shop = muster.database;
    private final ImportHistory history = muster.history;

    @Test
    void the_first_import_creates_the_cohort_and_sends_everybody() {
        shop.people("vip", "ann", "ben", "cleo");
        muster.define("vip", people("vip").named("VIP customers"));

        ReportedImport first = muster.imports("vip");

        assertThat(first.state()).as(first.reason()).isEqualTo("SUCCEEDED");
        assertThat(muster.holds("vip")).containsExactly("ann", "ben", "cleo");
        assertThat(braze.name("vip")).contains("VIP customers");
        assertThat(first.trigger()).isEqualTo("API");
        assertThat(first.count("rows")).isEqualTo(3);
        assertThat(first.count("members")).isEqualTo(3);
        assertThat(first.count("added")).isEqualTo(3);
        assertThat(first.count("presentBefore")).isZero();
        assertThat(first.count("presentAfter")).isEqualTo(3);
        assertThat(first.count("requests")).isEqualTo(1);
        assertThat(muster.state("vip")).isEqualTo("IN_SYNC");
    }

    @Test
    void the_second_import_sends_only_the_differences() {
        shop.people("second", "ann", "ben", "cleo", "dora");
        muster.define("second", people("second"));
        muster.imports("second");
        long sentBefore = braze.identifiersSent();

        shop.people("second", "ann", "ben", "cleo", "emil");
        ReportedImport second = muster.imports("second");

        assertThat(muster.holds("second")).containsExactly("ann", "ben", "cleo", "emil");
        assertThat(second.state()).isEqualTo("SUCCEEDED");
        assertThat(second.count("added")).isEqualTo(1);
        assertThat(second.count("removed")).isEqualTo(1);
        assertThat(second.count("unchanged")).isEqualTo(3);
        assertThat(second.count("presentAfter")).isEqualTo(4);
        assertThat(braze.identifiersSent() - sentBefore).isEqualTo(2);
    }

    @Test
    void an_unchanged_cohort_sends_no_members_request() {
        shop.people("same", "ann", "ben");
        muster.define("same", people("same"));
        muster.imports("same");
        long requestsBefore = braze.membersRequests();

        ReportedImport again = muster.imports("same");

        assertThat(again.state()).isEqualTo("SUCCEEDED");
        assertThat(again.count("requests")).isZero();
        assertThat(again.count("unchanged")).isEqualTo(2);
        assertThat(braze.membersRequests()).isEqualTo(requestsBefore);
    }

    /** That created_at stays the first one is among what the sandbox calls a violation. */
    @Test
    void a_new_name_calls_create_again_and_sends_nobody() {
        shop.people("renamed", "ann", "ben");
        muster.define("renamed", people("renamed").named("Good people"));
        muster.imports("renamed");
        long requestsBefore = braze.membersRequests();

        muster.define("renamed", people("renamed").named("Best people"));
        ReportedImport renaming = muster.imports("renamed");

        assertThat(renaming.state()).isEqualTo("SUCCEEDED");
        assertThat(braze.name("renamed")).contains("Best people");
        assertThat(braze.membersRequests()).isEqualTo(requestsBefore);
        assertThat(braze.requests().stream()
                        .filter(request -> request.cohort().equals("renamed")
                                && request.path().endsWith("/cohorts")))
                .hasSize(2);
    }

    @Test
    void five_thousand_members_go_in_requests_of_a_thousand() {
        shop.people("many", TestDatabase.ids(4_500));
        muster.define("many", people("many"));

        ReportedImport all = muster.imports("many");

        assertThat(braze.countOf("many")).isEqualTo(4_500);
        assertThat(all.count("requests")).isEqualTo(5);
        assertThat(all.count("added")).isEqualTo(4_500);
    }

    @Test
    void a_second_call_joins_the_import_that_waits() {
        shop.people("joined", "ann");
        muster.define("joined", people("joined"));
        braze.faults(FaultSettings.NONE.withLatency(Duration.ofMillis(800)));

        String running = muster.start("joined");
        history.running(running, 1);
        ApiReply waiting = muster.api.post("/api/cohorts/joined/imports");
        ApiReply joining = muster.api.post("/api/cohorts/joined/imports");

        assertThat(waiting.status()).isEqualTo(202);
        assertThat(waiting.json().get("state").textValue()).isEqualTo("QUEUED");
        assertThat(waiting.id()).isNotEqualTo(running);
        assertThat(joining.id()).isEqualTo(waiting.id());
        assertThat(history.ended("joined", 2)).hasSize(2).allMatch(it -> it.state()
                .equals("SUCCEEDED"));
    }

    @Test
    void a_cancelled_import_keeps_what_was_sent_and_the_next_one_does_the_rest() {
        shop.people("cancelled", TestDatabase.ids(60_000));
        muster.define("cancelled", people("cancelled"));
        braze.faults(FaultSettings.NONE.withLatency(Duration.ofMillis(700)));

        String running = muster.start("cancelled");
        history.running(running, 8);
        ApiReply cancel = muster.api.post("/api/imports/" + running + "/cancel");
        ReportedImport cancelled = history.ended(running);

        assertThat(cancel.status()).isEqualTo(202);
        assertThat(cancelled.state()).isEqualTo("CANCELLED");
        assertThat(cancelled.reason()).isEqualTo("Cancelled by the API.");
        assertThat(cancelled.count("added"))
                .isEqualTo(braze.countOf("cancelled"))
                .isLessThan(60_000);

        braze.faults(FaultSettings.NONE);
        ReportedImport next = muster.imports("cancelled");

        assertThat(next.state()).isEqualTo("SUCCEEDED");
        assertThat(braze.countOf("cancelled")).isEqualTo(60_000);
        assertThat(next.count("presentAfter")).isEqualTo(60_000);
        assertThat(muster.api.post("/api/imports/" + running + "/cancel").status())
                .isEqualTo(409);
    }

    @Test
    void a_cancel_ends_a_slow_query_on_its_server() {
        muster.define("slow", sql("select 'ann' as external_id from pg_sleep(60)"));

        String running = muster.start("slow");
        await("the query at work").until(() -> shop.working("pg_sleep(60)") == 1);
        muster.api.post("/api/imports/" + running + "/cancel");

        assertThat(history.ended(running).state()).isEqualTo("CANCELLED");
        await("no query at work").until(() -> shop.working("pg_sleep(60)") == 0);
        assertThat(braze.name("slow")).isEmpty();
    }

    @Test
    void a_cancel_by_the_button_says_so_in_the_pages_own_word() {
        muster.define("button", sql("select 'ann' as external_id from pg_sleep(61)"));

        String running = muster.start("button");
        await("the query at work").until(() -> shop.working("pg_sleep(61)") == 1);
        muster.api.post("/imports/" + running + "/cancel");

        assertThat(history.ended(running).reason()).isEqualTo("Cancelled by somebody on the page.");
    }

    @Test
    void a_query_over_its_timeout_fails_with_a_sentence() {
        muster.define("timeout", sql("select 'ann' as external_id from pg_sleep(30)", "timeout: 1s"));

        ReportedImport failed = muster.imports("timeout");

        assertThat(failed.state()).isEqualTo("FAILED");
        assertThat(failed.reason()).contains("did not finish within 1 s");
        assertThat(braze.name("timeout")).isEmpty();
    }

    @Test
    void a_check_that_says_no_fails_the_import_and_sends_nothing() {
        shop.people("unchecked", "ann");
        muster.define("unchecked", sql("select id as external_id from shop.unchecked", "check: select false"));

        ReportedImport failed = muster.imports("unchecked");

        assertThat(failed.state()).isEqualTo("FAILED");
        assertThat(failed.reason()).containsIgnoringCase("check");
        assertThat(braze.name("unchecked")).isEmpty();
    }

    @Test
    void a_query_without_a_known_column_fails_with_the_columns_it_has() {
        muster.define("columns", sql("select 'ann' as customer, 1 as revenue"));

        ReportedImport failed = muster.imports("columns");

        assertThat(failed.state()).isEqualTo("FAILED");
        assertThat(failed.reason()).contains("customer", "revenue", "external_id");
        assertThat(braze.name("columns")).isEmpty();
    }

    @Test
    void a_wrong_query_fails_with_its_state_and_without_its_text() {
        muster.define("wrong", sql("select id as external_id from shop.nowhere where name = 'secret words'"));

        ReportedImport failed = muster.imports("wrong");

        assertThat(failed.state()).isEqualTo("FAILED");
        assertThat(failed.reason()).doesNotContain("secret words");
        assertThat(muster.state("wrong")).isEqualTo("FAILED");
        assertThat(muster.log.text()).doesNotContain("secret words");
    }

    @Test
    void a_value_that_breaks_the_query_midway_is_in_no_log_and_no_reason() {
        muster.define("midway", sql("""
                select (case when i = 9000 then 'ann-8812@example.com' else i::text end)::int::text as external_id
                  from generate_series(1, 10000) i"""));

        ReportedImport failed = muster.imports("midway");

        assertThat(failed.state()).isEqualTo("FAILED");
        assertThat(failed.reason()).contains("SQLSTATE 22P02").doesNotContain("8812");
        assertThat(braze.name("midway")).isEmpty();
        assertThat(muster.log.text()).doesNotContain("8812");
        assertThat(muster.log.lines()).noneMatch(line -> line.contains("MulticastProcessor"));
    }

    @Test
    void rows_without_an_identifier_are_rejected_counted_and_written_down() {
        muster.define(
                "rejected",
                sql("values ('ann', 1), (null, 2), ('  ', 3), ('ben', 4), ('cleo', 5), ('dora', 6), ('emil', 7), "
                                + "('fred', 8), ('gita', 9), ('hugo', 10), ('ann', 11)")
                        .with("match: { external_id: column1 }"));

        ReportedImport told = muster.imports("rejected");

        assertThat(told.state()).as(told.reason()).isEqualTo("SUCCEEDED");
        assertThat(muster.holds("rejected"))
                .containsExactly("ann", "ben", "cleo", "dora", "emil", "fred", "gita", "hugo");
        assertThat(told.count("rows")).isEqualTo(11);
        assertThat(told.count("rejected")).isEqualTo(2);
        assertThat(told.count("duplicates")).isEqualTo(1);
        assertThat(muster.folders.text("rejects/rejected/" + told.id() + ".csv").lines())
                .hasSize(3)
                .anyMatch(line -> line.startsWith("2,NO_IDENTIFIER"))
                .anyMatch(line -> line.startsWith("3,NO_IDENTIFIER"));
    }

    @Test
    void numbers_and_unicode_arrive_as_they_are() {
        muster.define("odd", sql("""
                select 12345678901234567890::numeric::text as external_id
                union all select 'Zoë "Zed" O''Neil'
                union all select '日本🙂'
                union all select 'back\\slash'
                union all select 'A' union all select 'a'"""));

        ReportedImport told = muster.imports("odd");

        assertThat(told.state()).as(told.reason()).isEqualTo("SUCCEEDED");
        assertThat(muster.holds("odd"))
                .containsExactlyInAnyOrder(
                        "12345678901234567890", "Zoë \"Zed\" O'Neil", "日本🙂", "back\\slash", "A", "a");
    }

    @Test
    void each_person_is_matched_by_one_identifier() {
        muster.define(
                "kinds",
                sql("""
                select * from (values ('c1', 'c1@example.com', null, true),
                                      (null, 'c2@example.com', 'device-2', true),
                                      (null, null, 'device-3', false),
                                      (null, null, 'device-4', true)) rows(customer, mail, device, known)""")
                        .with("match: { external_id: customer, aliases: [ { label: email, name: mail } ], "
                                + "device_id: device, identified: known }")
                        .with("guards: { max-rejected: 50% }"));

        ReportedImport told = muster.imports("kinds");

        assertThat(told.state()).as(told.reason()).isEqualTo("SUCCEEDED");
        assertThat(braze.holds("kinds")).isEqualTo(Set.of("ec1", "aemail\u001fc2@example.com", "ddevice-3"));
        assertThat(told.count("rejected")).isEqualTo(1);
        assertThat(muster.folders.text("rejects/kinds/" + told.id() + ".csv")).contains("IDENTIFIED_DEVICE");
    }

    @Test
    void two_cohorts_are_imported_at_once_and_do_not_mix() {
        shop.people("left", TestDatabase.ids(3_000));
        shop.people("right", List.of("ann", "ben"));
        muster.define("left", people("left"));
        muster.define("right", people("right"));

        String left = muster.start("left");
        String right = muster.start("right");

        assertThat(history.ended(left).state()).isEqualTo("SUCCEEDED");
        assertThat(history.ended(right).state()).isEqualTo("SUCCEEDED");
        assertThat(braze.countOf("left")).isEqualTo(3_000);
        assertThat(muster.holds("right")).containsExactly("ann", "ben");
    }
}
