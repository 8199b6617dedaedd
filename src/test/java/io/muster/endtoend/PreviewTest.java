package io.muster.endtoend;

import static io.muster.endtoend.CohortRecipe.people;
import static io.muster.endtoend.CohortRecipe.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.sandbox.fault.FaultSettings;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PreviewTest {

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.asUsual();

    private final TestDatabase shop = muster.database;
    private final ImportHistory history = muster.history;

    @AfterEach
    void no_stage_is_left() {
        await("no stage").until(() -> stages() == 0);
    }

    @Test
    void its_numbers_are_those_of_the_import_that_follows_and_nothing_was_sent() {
        shop.people("plain", TestDatabase.ids(2_300));
        muster.define("plain", people("plain").with("guards: { max-removed: 100%, max-rejected: 100% }"));
        muster.imports("plain");
        shop.people(
                "plain",
                Stream.concat(TestDatabase.ids(1_700).stream(), Stream.of("ann", "ben", "ben", "", " "))
                        .toList());
        String ledger = ledger();
        int requests = muster.braze.requests().size();
        int imports = history.of("plain").size();

        JsonNode found = found("plain");

        assertThat(ledger()).isEqualTo(ledger);
        assertThat(muster.braze.requests()).hasSize(requests);
        assertThat(history.of("plain")).hasSize(imports);
        assertThat(muster.folders.rejects("plain")).isEmpty();
        ReportedImport imported = muster.imports("plain");
        assertThat(imported.state()).as(imported.reason()).isEqualTo("SUCCEEDED");
        for (String count : List.of(
                "rows",
                "rejected",
                "duplicates",
                "members",
                "presentBefore",
                "added",
                "removed",
                "settled",
                "unchanged",
                "requests")) {
            assertThat(found.get(count).longValue()).as(count).isEqualTo(imported.count(count));
        }
        assertThat(found.get("added").longValue()).isEqualTo(2);
        assertThat(found.get("removed").longValue()).isEqualTo(600);
        assertThat(found.get("rejects").get("NO_IDENTIFIER").longValue()).isEqualTo(2);
    }

    @Test
    void a_cohort_that_was_never_imported_is_compared_with_nothing() {
        shop.people("fresh", TestDatabase.ids(12));
        muster.define("fresh", people("fresh"));

        JsonNode found = found("fresh");

        assertThat(found.get("added").longValue()).isEqualTo(12);
        assertThat(found.get("presentBefore").longValue()).isZero();
        assertThat(found.get("requests").longValue()).isEqualTo(1);
        assertThat(shop.number("select count(*) from muster.cohort where cohort = 'fresh'"))
                .isZero();
        assertThat(muster.braze.name("fresh")).isEmpty();
    }

    @Test
    void what_a_guard_would_park_the_import_parks() {
        shop.people("parks", TestDatabase.ids(100));
        muster.define("parks", people("parks"));
        muster.imports("parks");
        shop.people("parks", "p1", "p2", "new");

        JsonNode found = found("parks");
        String page = page("parks");
        ReportedImport parked = muster.imports("parks");

        assertThat(found.get("guard").textValue()).isEqualTo("max-removed");
        assertThat(found.get("parkedRemoves").longValue())
                .isEqualTo(parked.count("parkedRemoves"))
                .isEqualTo(98);
        assertThat(found.get("sentence").textValue()).isEqualTo(parked.reason());
        assertThat(parked.count("added")).isEqualTo(1);
        assertThat(found.get("requests").longValue()).isEqualTo(parked.count("requests"));
        assertThat(page)
                .contains(
                        "An import now would add 1 and leave 98 removals awaiting approval.",
                        "Import: add 1, leave 98 awaiting approval")
                .contains("The removals would await approval");
    }

    @Test
    void what_would_be_held_back_says_so() {
        shop.people("nothing", "ann");
        muster.define("nothing", people("nothing"));
        muster.imports("nothing");
        shop.people("nothing");

        JsonNode found = found("nothing");

        assertThat(found.get("held").booleanValue()).isTrue();
        assertThat(found.get("requests").longValue()).isZero();
        assertThat(page("nothing")).contains("An import now would be blocked.", "The source gave 0 rows");
        assertThat(muster.imports("nothing").state()).isEqualTo("HELD");
    }

    @Test
    void examples_are_masked_and_nobody_can_be_read_from_page_answer_row_or_log() {
        String lengthy = "longidentifier".repeat(100);
        shop.people("masked", List.of("customer-4711-of-paris", "customer-0815-of-rome", lengthy, "bob", ""));
        muster.define("masked", people("masked").with("guards: { max-rejected: 100% }"));

        ApiReply preview = ended("masked");
        String everything = preview.json() + page("masked") + muster.log.text();

        JsonNode found = preview.json().get("found");
        assertThat(found.get("examples").get("TOO_LONG").get(0).get("masked").textValue())
                .isEqualTo("l•••••r");
        assertThat(found.get("joining").findValuesAsText("masked"))
                .contains("c•••••s", "c•••••e", "•••••")
                .hasSize(3);
        assertThat(everything).doesNotContain("customer-4711", "customer-0815", "longidentifier", "bob\"", ">bob");
        assertThat(page("masked")).contains("row 3: l•••••r (1,400 bytes)", "2 rows would be skipped");
    }

    @Test
    void a_cancel_ends_its_query_on_the_server() {
        muster.define("slow", sql("select 'ann' as external_id from pg_sleep(71)"));
        ApiReply asked = muster.api.post("/api/cohorts/slow/previews");
        await("the query at work").until(() -> shop.working("pg_sleep(71)") == 1);
        assertThat(page("slow")).contains("Reading the source of People of slow", "Stop looking");

        ApiReply joined = muster.api.post("/api/cohorts/slow/previews");
        ApiReply cancel = muster.api.post("/api/previews/" + asked.id() + "/cancel");

        assertThat(joined.id()).isEqualTo(asked.id());
        assertThat(cancel.status()).isEqualTo(202);
        await("no query at work").until(() -> shop.working("pg_sleep(71)") == 0);
        assertThat(ended(asked).json().get("state").textValue()).isEqualTo("CANCELLED");
        assertThat(muster.api.post("/api/previews/" + asked.id() + "/cancel").status())
                .isEqualTo(409);
    }

    @Test
    void a_source_that_fails_ends_it_with_a_sentence() {
        muster.define("broken", sql("select id as external_id from shop.nowhere"));

        ApiReply failed = ended("broken");

        assertThat(failed.json().get("state").textValue()).isEqualTo("FAILED");
        assertThat(failed.json().get("reason").textValue()).contains("does not exist");
        assertThat(page("broken")).contains("The preview of People of broken came to nothing");
    }

    @Test
    void it_keeps_no_import_waiting_and_says_that_one_ran_beside_it() {
        // So many that it is still at work when a busy machine has come to the preview.
        shop.people("busy", TestDatabase.ids(100_000));
        muster.define("busy", people("busy"));
        muster.braze.faults(FaultSettings.NONE.withLatency(Duration.ofSeconds(2)));
        String running = muster.start("busy");
        history.running(running, 1);

        ApiReply preview = ended("busy");

        assertThat(preview.json().get("beside").textValue()).isEqualTo(running);
        muster.braze.faults(FaultSettings.NONE);
        assertThat(history.ended(running).state()).isEqualTo("SUCCEEDED");
        assertThat(page("busy")).contains("An import has ended since");
    }

    @Test
    void a_file_cohort_is_previewed_by_its_last_file_or_by_the_one_that_waits() {
        muster.define("files", CohortRecipe.file());
        muster.imports("files", "one.csv", "external_id\nann\nben\n");
        ApiReply again = ended("files");
        muster.api.post("/api/cohorts/files/pause");
        muster.folders.drop("files", "two.csv", "external_id\nann\nben\ncleo\n");
        await("the file waits").until(() -> history.of("files").size() == 2);

        ApiReply waiting = ended("files");
        muster.api.post("/api/cohorts/files/resume");

        assertThat(again.json().get("file").textValue()).isEqualTo("one.csv");
        assertThat(again.json().get("waits").booleanValue()).isFalse();
        assertThat(again.json().get("found").get("unchanged").longValue()).isEqualTo(2);
        assertThat(waiting.json().get("file").textValue()).isEqualTo("two.csv");
        assertThat(waiting.json().get("waits").booleanValue()).isTrue();
        assertThat(waiting.json().get("found").get("added").longValue()).isEqualTo(1);
        assertThat(history.ended("files", 2).get(0).count("added")).isEqualTo(1);
    }

    @Test
    void a_change_list_counts_against_what_braze_holds() {
        muster.define("list", CohortRecipe.changes().with("guards: { max-removed: 100% }"));
        muster.imports("list", "one.csv", "external_id,op\nann,add\nben,add\ncleo,add\n");
        muster.api.post("/api/cohorts/list/pause");
        muster.folders.drop("list", "two.csv", "external_id,op\nann,remove\nben,add\ndora,add\n");
        await("the file waits").until(() -> history.of("list").size() == 2);

        JsonNode found = found("list");
        muster.api.post("/api/cohorts/list/resume");
        ReportedImport imported = history.ended("list", 2).get(0);

        assertThat(found.get("added").longValue())
                .isEqualTo(imported.count("added"))
                .isEqualTo(1);
        assertThat(found.get("removed").longValue())
                .isEqualTo(imported.count("removed"))
                .isEqualTo(1);
        assertThat(found.get("members").longValue()).isEqualTo(imported.count("members"));
    }

    @Test
    void a_restart_ends_it_and_what_a_killed_node_left_goes() {
        muster.define("restarted", sql("select 'ann' as external_id from pg_sleep(72)"));
        ApiReply asked = muster.api.post("/api/cohorts/restarted/previews");
        await("the query at work").until(() -> shop.working("pg_sleep(72)") == 1);

        muster.stop();
        muster.start();

        assertThat(ended(asked).json().get("state").textValue()).isEqualTo("FAILED");
        shop.execute("create unlogged table muster.stage_900000001 (id text)");
        shop.execute("insert into muster.preview (id, cohort, definition, state, owner, token, lease_until)"
                + " values (900000001, 'restarted', '', 'RUNNING', 'gone', gen_random_uuid(), now())");
        await("the killed node's preview ended").until(() -> muster.api
                .get("/api/previews/900000001")
                .json()
                .get("state")
                .textValue()
                .equals("FAILED"));
    }

    @Test
    void the_page_asks_before_it_reads_and_an_old_preview_is_gone() {
        shop.people("asked", "ann");
        muster.define("asked", people("asked"));

        assertThat(page("asked")).contains("What would an import of People of asked do now?");
        assertThat(shop.number("select count(*) from muster.preview where cohort = 'asked'"))
                .isZero();
        ApiReply preview = ended("asked");
        shop.execute("update muster.preview set finished_at = now() - interval '16 minutes' where cohort = 'asked'");
        await("forgotten")
                .until(() -> muster.api
                                .get("/api/previews/" + preview.json().get("id").textValue())
                                .status()
                        == 404);
    }

    private JsonNode found(String cohort) {
        ApiReply preview = ended(cohort);
        assertThat(preview.json().get("state").textValue())
                .as(preview.json().toString())
                .isEqualTo("DONE");
        return preview.json().get("found");
    }

    private ApiReply ended(String cohort) {
        ApiReply asked = muster.api.post("/api/cohorts/" + cohort + "/previews");
        assertThat(asked.status()).as(asked.detail()).isEqualTo(202);
        return ended(asked);
    }

    private static ApiReply ended(ApiReply asked) {
        return await("the preview's end")
                .until(
                        () -> muster.api.get("/api/previews/" + asked.id()),
                        reply -> !reply.json().path("finishedAt").isMissingNode()
                                && !reply.json().get("finishedAt").isNull());
    }

    private static String page(String cohort) {
        return new HttpBrowser(muster::uri)
                .get("/cohorts/" + cohort + "/preview")
                .body();
    }

    private long stages() {
        return shop.number("select count(*) from pg_class where relname ~ '^stage_[0-9]+$' and relkind = 'r'");
    }

    /** All that the ledger says, as a sum; notified_at is the mail's, which may be written meanwhile. */
    private String ledger() {
        return shop.number("select coalesce(sum(hashtext(b::text)::bigint), 0) from muster.batch b") + " "
                + shop.number("select coalesce(sum(hashtext(c::text)::bigint), 0) from muster.cohort c") + " "
                + shop.number("select coalesce(sum(hashtext(t::text)::bigint), 0) from muster.identity_link t") + " "
                + shop.number("select coalesce(sum(hashtext((to_jsonb(i) - 'notified_at')::text)::bigint), 0)"
                        + " from muster.import i");
    }
}
