package io.muster.endtoend;

import static io.muster.endtoend.CohortRecipe.changes;
import static io.muster.endtoend.CohortRecipe.file;
import static io.muster.endtoend.CohortRecipe.people;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.sandbox.Sandbox;
import io.muster.sandbox.fault.FaultSettings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A key that Braze no longer takes, and the one that replaces it. Each test brings its workspace back. */
class KeysTest {

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.asUsual();

    private final HttpBrowser browser = new HttpBrowser(muster::uri);
    private final Sandbox braze = muster.braze;
    private final ImportHistory history = muster.history;

    private static int keys;

    /** Braze takes this key only, and nobody has told Muster. */
    private String brazeReplacesItsKey() {
        String key = "import-key-new-" + ++keys;
        braze.keys(RunningMuster.PARTNER_KEY, key);
        return key;
    }

    private static void musterIsTold(String key) {
        muster.set(settings -> SettingsWith.workspace(settings, "default", muster.braze.uri(), key));
    }

    @AfterEach
    void the_workspace_works() {
        braze.faults(FaultSettings.NONE);
        String key = brazeReplacesItsKey();
        muster.database.execute("update muster.cohort set key_fingerprint = ''");
        long before = accepted();
        musterIsTold(key);
        // The key of now, not that of the test: the next one's first import must not meet a refusal.
        await("the new key accepted").until(() -> accepted() > before);
        await("the workspace at work").until(() -> !ready().json().path("parts").has("workspace default"));
    }

    private static long accepted() {
        return muster.log
                .text()
                .lines()
                .filter(line -> line.contains("connection=OK"))
                .count();
    }

    @Test
    void a_refused_key_stops_the_workspace_until_it_is_replaced() throws Exception {
        muster.database.people("stopped", "ann-7261", "ben-7261");
        muster.define("stopped", people("stopped").named("Stopped people").with("notify: { to: [ crm@example.com ] }"));
        muster.define("waiting", file());
        String key = brazeReplacesItsKey();

        ReportedImport failed = muster.imports("stopped");

        assertThat(failed.state()).isEqualTo("FAILED");
        assertThat(failed.reason())
                .contains("One of four causes:")
                .contains("the data import key is wrong or was invalidated")
                .contains("another cluster", "not enabled", "the partner key is wrong");
        assertThat(muster.state("stopped")).isEqualTo("STOPPED");
        assertThat(ready().status()).isEqualTo(200);
        assertThat(ready().json()
                        .path("parts")
                        .path("workspace default")
                        .path("state")
                        .asText())
                .isEqualTo("DOWN");
        ApiReply call = muster.api.post("/api/cohorts/stopped/imports");
        assertThat(call.status()).isEqualTo(409);
        assertThat(call.detail()).contains("Workspace default is stopped.");

        muster.folders.drop("waiting", "people.csv", "external_id\ncleo-7261\n");
        await("the file in line").until(() -> history.of("waiting").size() == 1);
        assertThat(history.last("waiting").state()).isEqualTo("QUEUED");
        assertThat(muster.folders.inbox("waiting")).isEmpty();
        assertThat(muster.folders.taken("waiting"))
                .containsExactly(history.last("waiting").id() + "-people.csv");

        ReceivedMail mail = ReceivedMail.of(muster.mailroom.about("Stopped people"));
        assertThat(mail.text()).contains("four causes");
        assertThat(browser.get("/cohorts/stopped").body())
                .contains("2 changes not sent")
                .doesNotContain("no change");
        assertThat(browser.get("/imports").body()).contains("2 changes not sent");

        musterIsTold(key);
        List<ReportedImport> all = history.ended("stopped", 2);

        assertThat(all).hasSize(2);
        assertThat(all.get(0).state()).as(all.get(0).reason()).isEqualTo("SUCCEEDED");
        assertThat(all.get(0).trigger()).isEqualTo("KEYS");
        assertThat(browser.get("/imports/" + all.get(0).id()).body())
                .contains("by itself, as Braze accepts the keys again")
                .doesNotContain("command line");
        assertThat(muster.holds("stopped")).containsExactly("ann-7261", "ben-7261");
        assertThat(history.ended("waiting", 1))
                .extracting(ReportedImport::state)
                .containsExactly("SUCCEEDED");
        assertThat(muster.holds("waiting")).containsExactly("cleo-7261");
        assertThat(muster.state("stopped")).isEqualTo("IN_SYNC");

        String[] secrets = {RunningMuster.PARTNER_KEY, RunningMuster.IMPORT_KEY, key, "-7261"};
        assertThat(muster.log.text()).doesNotContain(secrets);
        assertThat(mail.text() + mail.html()).doesNotContain(secrets);
        assertThat(muster.api.get("/api/cohorts").json().toString()
                        + all
                        + ready().json()
                        + muster.cohort("stopped").json())
                .doesNotContain(secrets);
    }

    @Test
    void a_wrong_partner_name_stops_the_workspace_like_a_wrong_key() {
        muster.database.people("unknown", "ann");
        muster.define("unknown", people("unknown"));
        muster.set(settings -> SettingsWith.partner(settings, "mustard"));
        await("another partner").until(() -> muster.log.text().contains("connection=REFUSED status=404"));

        ReportedImport failed = muster.imports("unknown");

        assertThat(failed.state()).isEqualTo("FAILED");
        assertThat(failed.reason()).startsWith("Braze does not know the partner \"mustard\" at ");
        assertThat(browser.get("/imports/" + failed.id()).body()).contains("It is one of two causes");
        assertThat(browser.get("/workspaces").body()).contains("It is one of two causes");
        assertThat(muster.api.post("/api/cohorts/unknown/imports").status()).isEqualTo(409);

        muster.set(settings -> SettingsWith.partner(settings, "muster"));
        assertThat(history.ended("unknown", 2))
                .extracting(ReportedImport::state)
                .containsExactly("SUCCEEDED", "FAILED");
        assertThat(muster.holds("unknown")).containsExactly("ann");
    }

    @Test
    void a_change_list_that_a_refused_key_cut_off_is_completed_by_the_next() {
        muster.define("midway", changes());
        String adds = String.join(",add\n", TestDatabase.ids(30_000)) + ",add\n";
        braze.faults(FaultSettings.NONE.withLatency(Duration.ofMillis(250)));

        muster.folders.drop("midway", "1.csv", "external_id,op\n" + adds);
        await("the first requests").until(() -> braze.countOf("midway") >= 8_000);
        String key = brazeReplacesItsKey();
        ReportedImport failed = history.ended("midway", 1).get(0);

        assertThat(failed.state()).as(failed.reason()).isEqualTo("FAILED");
        assertThat(failed.count("added")).isEqualTo(braze.countOf("midway")).isLessThan(30_000);
        assertThat(muster.folders.archive("midway")).hasSize(1);

        braze.faults(FaultSettings.NONE);
        muster.folders.drop("midway", "2.csv", "external_id,op\np1,remove\nnew,add\n");
        musterIsTold(key);
        await("all of both lists").until(() -> braze.countOf("midway") == 30_000);

        history.ended("midway", 2);
        assertThat(braze.holds("midway", "ep1")).isFalse();
        assertThat(braze.holds("midway", "enew")).isTrue();
        assertThat(muster.state("midway")).isEqualTo("IN_SYNC");
    }

    @Test
    void a_paused_cohort_takes_no_call_until_it_is_resumed() {
        muster.database.people("paused", "ann");
        muster.define("paused", people("paused"));
        muster.imports("paused");

        ApiReply pause = muster.api.post("/api/cohorts/paused/pause?why=spring%20cleaning");
        ApiReply call = muster.api.post("/api/cohorts/paused/imports");

        assertThat(pause.status()).isEqualTo(202);
        assertThat(muster.state("paused")).isEqualTo("PAUSED");
        assertThat(call.status()).isEqualTo(409);
        assertThat(call.detail()).contains("paused by the API: spring cleaning");

        muster.api.post("/api/cohorts/paused/resume");
        assertThat(muster.imports("paused").state()).isEqualTo("SUCCEEDED");
    }

    @Test
    void a_key_that_is_changed_while_the_one_before_works_waits_until_somebody_says_whose_it_is() {
        muster.database.people("asked", "ann", "ben", "cleo", "dora");
        muster.define("asked", people("asked"));
        muster.define("asked-files", file());
        muster.imports("asked");
        await("the key is known").until(() -> known("asked"));

        musterIsTold(brazeReplacesItsKey());
        await("the question").until(KeysTest::asks);
        muster.database.people("asked", "ann", "cleo", "dora", "eve");
        muster.folders.drop("asked-files", "people.csv", "external_id\nfay\n");
        ApiReply call = muster.api.post("/api/cohorts/asked/imports");

        assertThat(muster.state("asked")).isEqualTo("STOPPED");
        assertThat(call.status()).isEqualTo(409);
        assertThat(call.detail()).contains("data import key of workspace default was changed");
        await("the file in line").until(() -> history.of("asked-files").size() == 1);
        assertThat(muster.holds("asked")).containsExactly("ann", "ben", "cleo", "dora");

        ApiReply answer = muster.api.post("/api/workspaces/default/same");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(history.ended("asked-files", 1))
                .extracting(ReportedImport::state)
                .containsExactly("SUCCEEDED");
        ReportedImport next = muster.imports("asked");
        assertThat(next.state()).as(next.reason()).isEqualTo("SUCCEEDED");
        assertThat(next.count("added")).isEqualTo(1);
        assertThat(next.count("removed")).isEqualTo(1);
        assertThat(muster.holds("asked")).containsExactly("ann", "cleo", "dora", "eve");
        assertThat(muster.api.post("/api/workspaces/default/same").status()).isEqualTo(409);
        assertThat(muster.api.post("/api/workspaces/nowhere/same").status()).isEqualTo(404);
    }

    @Test
    void a_key_of_another_workspace_begins_new_ledgers_and_leaves_the_old_ones_as_they_are() {
        muster.database.people("elsewhere", "ann", "ben");
        muster.define("elsewhere", people("elsewhere"));
        muster.imports("elsewhere");
        await("the key is known").until(() -> known("elsewhere"));

        musterIsTold(brazeReplacesItsKey());
        await("the question").until(KeysTest::asks);
        muster.database.people("elsewhere", "ann", "cleo");
        muster.api.post("/api/workspaces/default/another");
        ReportedImport next = muster.imports("elsewhere");

        assertThat(next.state()).as(next.reason()).isEqualTo("SUCCEEDED");
        assertThat(next.count("presentBefore")).isZero();
        assertThat(next.count("added")).isEqualTo(2);
        assertThat(next.count("removed")).isZero();
    }

    @Test
    void an_import_that_runs_when_the_key_is_changed_sends_nothing_with_the_new_one_and_starts_again_once() {
        muster.database.people("surprised", TestDatabase.ids(12_000));
        muster.define("surprised", people("surprised"));
        muster.imports("surprised");
        await("the key is known").until(() -> known("surprised"));
        muster.database.people("surprised", TestDatabase.ids(40_000));
        braze.faults(FaultSettings.NONE.withLatency(Duration.ofMillis(800)));
        muster.api.post("/api/cohorts/surprised/imports");
        await("the first requests").until(() -> braze.countOf("surprised") >= 14_000);

        musterIsTold("import-key-of-another");
        List<ReportedImport> ended = history.ended("surprised", 2);
        int sent = braze.countOf("surprised");
        braze.faults(FaultSettings.NONE);
        musterIsTold(brazeReplacesItsKey());
        await("the question").until(KeysTest::asks);
        muster.api.post("/api/workspaces/default/same");
        List<ReportedImport> all = history.ended("surprised", 3);

        assertThat(ended.get(0).state()).isEqualTo("FAILED");
        assertThat(ended.get(0).count("added")).isEqualTo(sent - 12_000);
        assertThat(all.get(0).state()).as(all.get(0).reason()).isEqualTo("SUCCEEDED");
        assertThat(all.get(0).trigger()).isEqualTo("KEYS");
        assertThat(braze.countOf("surprised")).isEqualTo(40_000);
    }

    private static boolean known(String cohort) {
        return muster.database.number(
                        "select count(*) from muster.cohort where key_fingerprint <> '' and cohort = '" + cohort + "'")
                > 0;
    }

    private static boolean asks() {
        return muster.database.number("select count(*) from muster.workspace where asked_at is not null") > 0;
    }

    private ApiReply ready() {
        return muster.api.get("/health/ready");
    }
}
