package io.muster.endtoend;

import static io.muster.endtoend.CohortRecipe.file;
import static io.muster.endtoend.CohortRecipe.people;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.sandbox.fault.FaultSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileCohortTest {

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.asUsual();

    private final DataFolders folders = muster.folders;
    private final ImportHistory history = muster.history;

    @Test
    void a_dropped_file_is_imported_and_archived() {
        muster.define("churn", file());

        ReportedImport told = muster.imports("churn", "people.csv", "external_id\nann\nben\n");

        assertThat(told.state()).as(told.reason()).isEqualTo("SUCCEEDED");
        assertThat(told.trigger()).isEqualTo("FILE");
        assertThat(told.file()).isEqualTo("people.csv");
        assertThat(muster.holds("churn")).containsExactly("ann", "ben");
        assertThat(folders.inbox("churn")).isEmpty();
        assertThat(folders.archive("churn")).containsExactly(told.id() + "-people.csv");
        assertThat(folders.failed("churn")).isEmpty();
    }

    @Test
    void the_same_file_again_is_skipped_and_archived() {
        muster.define("again", file());
        muster.imports("again", "people.csv", "external_id\nann\n");
        long requestsBefore = muster.braze.membersRequests();

        ReportedImport again = muster.imports("again", "people.csv", "external_id\nann\n");

        assertThat(again.state()).isEqualTo("SKIPPED");
        assertThat(again.reason()).isEqualTo("The file is the same as before, byte for byte; nothing was sent.");
        assertThat(again.reasonCode()).isEqualTo("FILE_UNCHANGED");
        assertThat(folders.inbox("again")).isEmpty();
        assertThat(folders.archive("again")).hasSize(2).contains(again.id() + "-people.csv");
        assertThat(muster.braze.membersRequests()).isEqualTo(requestsBefore);
        assertThat(muster.state("again")).isEqualTo("IN_SYNC");
    }

    /** Its rule is that only the input of the previous import makes a file SKIPPED; docs/exactness.md, history 10. */
    @Test
    void history_10_a_file_that_comes_back_after_another_one_is_taken_for_seen() {
        muster.define("back", file().with("guards: { max-removed: 100% }"));
        muster.define("seen", file().with("guards: { max-removed: 100% }"));

        for (String cohort : List.of("back", "seen")) {
            muster.imports(cohort, "a.csv", "external_id\nann\n");
            muster.imports(cohort, "b.csv", "external_id\nben\n");
        }
        // Without the rule: whatever was read once counts as the previous input.
        muster.database.execute("""
                update muster.import
                   set file_hash = (select file_hash from muster.import where cohort = 'seen' and file = 'a.csv')
                 where cohort = 'seen'""");
        ReportedImport back = muster.imports("back", "a.csv", "external_id\nann\n");
        ReportedImport seen = muster.imports("seen", "a.csv", "external_id\nann\n");

        assertThat(back.state()).isEqualTo("SUCCEEDED");
        assertThat(muster.holds("back")).containsExactly("ann");
        assertThat(seen.state()).isEqualTo("SKIPPED");
        assertThat(muster.holds("seen")).containsExactly("ben");
    }

    @Test
    void an_edited_file_sends_the_difference_only() {
        muster.define("edited", file());
        muster.imports("edited", "people.csv", "external_id\nann\nben\ncleo\ndora\n");
        long sentBefore = muster.braze.identifiersSent();

        ReportedImport edited = muster.imports("edited", "people.csv", "external_id\nann\nben\ncleo\nemil\n");

        assertThat(edited.state()).isEqualTo("SUCCEEDED");
        assertThat(muster.holds("edited")).containsExactly("ann", "ben", "cleo", "emil");
        assertThat(muster.braze.identifiersSent() - sentBefore).isEqualTo(2);
    }

    @Test
    void a_file_that_was_replaced_meanwhile_is_imported_again() {
        muster.define("aba", file().with("guards: { max-removed: 100% }"));
        String a = "external_id\nann\nben\n";
        String b = "external_id\ncleo\n";

        ReportedImport first = muster.imports("aba", "people.csv", a);
        ReportedImport second = muster.imports("aba", "people.csv", b);
        ReportedImport third = muster.imports("aba", "people.csv", a);

        assertThat(List.of(first.state(), second.state(), third.state())).containsOnly("SUCCEEDED");
        assertThat(muster.holds("aba")).containsExactly("ann", "ben");
        assertThat(folders.archive("aba")).hasSize(3);
    }

    @Test
    void files_dropped_together_are_taken_oldest_first_and_one_at_a_time() {
        muster.define("turns", file().with("guards: { max-removed: 100% }"));
        muster.braze.faults(FaultSettings.NONE.withLatency(Duration.ofMillis(400)));

        folders.drop("turns", "a-new.csv", "external_id\nben\n", Duration.ofMinutes(1));
        folders.drop("turns", "b-old.csv", "external_id\nann\n", Duration.ofMinutes(9));
        List<ReportedImport> told = history.ended("turns", 2);

        assertThat(told).extracting(ReportedImport::file).containsExactlyInAnyOrder("a-new.csv", "b-old.csv");
        ReportedImport old = told.stream()
                .filter(it -> it.file().equals("b-old.csv"))
                .findFirst()
                .orElseThrow();
        ReportedImport young = told.stream()
                .filter(it -> it.file().equals("a-new.csv"))
                .findFirst()
                .orElseThrow();
        assertThat(Instant.parse(young.json().get("startedAt").textValue()))
                .isAfterOrEqualTo(Instant.parse(old.json().get("finishedAt").textValue()));
        assertThat(muster.holds("turns")).containsExactly("ben");
    }

    @Test
    void half_written_and_hidden_files_are_never_taken() {
        muster.define("halves", file());
        for (String name : List.of("people.csv.part", "people.tmp", ".people.csv", "people.csv~", "people.filepart")) {
            folders.drop("halves", name, "external_id\nann\n");
        }

        ReportedImport whole = muster.imports("halves", "people.csv", "external_id\nben\n");

        assertThat(muster.holds("halves")).containsExactly("ben");
        assertThat(history.of("halves")).hasSize(1);
        assertThat(whole.file()).isEqualTo("people.csv");
        assertThat(folders.inbox("halves"))
                .containsExactlyInAnyOrder(
                        "people.csv.part", "people.tmp", ".people.csv", "people.csv~", "people.filepart");
    }

    @Test
    void a_file_that_keeps_growing_is_taken_when_it_is_whole() throws IOException {
        muster.define("growing", file());
        Path growing = folders.inbox("growing", "people.csv");
        Files.createDirectories(growing.getParent());
        Instant end = Instant.now().plus(Duration.ofSeconds(3));

        Files.writeString(growing, "external_id\n");
        int[] written = {0};
        await("the last line").pollInterval(Duration.ofMillis(100)).until(() -> {
            Files.writeString(growing, "p" + ++written[0] + "\n", StandardOpenOption.APPEND);
            assertThat(history.of("growing")).isEmpty();
            return Instant.now().isAfter(end);
        });
        List<ReportedImport> told = history.ended("growing", 1);

        assertThat(told).hasSize(1);
        assertThat(told.get(0).count("rows")).isEqualTo(written[0]);
        assertThat(muster.braze.countOf("growing")).isEqualTo(written[0]);
    }

    @Test
    void a_folder_that_no_cohort_has_gives_its_file_back_with_the_nearest_names() {
        muster.define("loyal-customers", file());

        folders.drop("loyal-custmers", "people.csv", "external_id\nann\n");
        String id = await("the file in failed/_unknown")
                .until(() -> folders.failed("_unknown"), files -> files.size() == 2)
                .get(0)
                .split("-", 2)[0];

        ReportedImport row = history.find(id);
        assertThat(row.state()).isEqualTo("FAILED");
        assertThat(row.trigger()).isEqualTo("FILE");
        assertThat(row.reason())
                .isEqualTo("No cohort is called loyal-custmers, so people.csv was not imported. "
                        + "Did you mean loyal-customers? Drop it there.");
        assertThat(folders.failed("_unknown"))
                .containsExactly(id + "-loyal-custmers-people.csv", id + "-loyal-custmers-people.csv.error.txt");
        assertThat(folders.text("failed/_unknown/" + id + "-loyal-custmers-people.csv.error.txt"))
                .isEqualTo(row.reason() + "\n");
        assertThat(folders.inbox("loyal-custmers")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "external_id\nann\nben",
                "\ufeffexternal_id;x\r\nann;1\r\nben;2\r\n",
                "external_id\tx\nann\t\nben\t\n",
                "\"External_ID\"\n\"ann\"\n\"ben\"\n",
                "{\"external_id\":\"ann\"}\n{\"external_id\":\"ben\"}\n",
                "[{\"external_id\":\"ann\"},{\"external_id\":\"ben\",\"x\":null}]"
            })
    void every_usual_form_of_text_is_read(String text) {
        String cohort = "form-" + Integer.toHexString(text.hashCode());
        muster.define(cohort, file());

        ReportedImport told = muster.imports(cohort, "people.txt", text);

        assertThat(told.state()).as(told.reason()).isEqualTo("SUCCEEDED");
        assertThat(muster.holds(cohort)).containsExactly("ann", "ben");
    }

    @Test
    void packed_files_are_read() {
        muster.define("packed", file().with("guards: { max-removed: 100% }"));

        ReportedImport gzip = muster.imports("packed", "people.csv.gz", PackedFiles.gzip("external_id\nann\n"));
        assertThat(gzip.state()).as(gzip.reason()).isEqualTo("SUCCEEDED");
        assertThat(muster.holds("packed")).containsExactly("ann");

        ReportedImport zip =
                muster.imports("packed", "people.zip", PackedFiles.zip("people.csv", "external_id\nben\n"));
        assertThat(zip.state()).as(zip.reason()).isEqualTo("SUCCEEDED");
        assertThat(muster.holds("packed")).containsExactly("ben");
    }

    @Test
    void a_file_in_utf_16_is_read() {
        muster.define("wide", file());

        ReportedImport told =
                muster.imports("wide", "people.csv", "\ufeffexternal_id\nZoë\n".getBytes(StandardCharsets.UTF_16LE));

        assertThat(told.state()).as(told.reason()).isEqualTo("SUCCEEDED");
        assertThat(muster.holds("wide")).containsExactly("Zoë");
    }

    @Test
    void a_call_imports_the_last_accepted_file_again_and_is_never_skipped() {
        muster.define("called", file());

        ApiReply nothing = muster.api.post("/api/cohorts/called/imports");
        muster.imports("called", "people.csv", "external_id\nann\nben\n");
        ReportedImport bad = muster.imports("called", "bad.csv", "");
        ReportedImport called = muster.imports("called");

        assertThat(nothing.status()).isEqualTo(409);
        assertThat(nothing.detail()).isEqualTo("No file was imported for called yet. Drop one into inbox/called/.");
        assertThat(bad.state()).isEqualTo("FAILED");
        assertThat(called.state()).as(called.reason()).isEqualTo("SUCCEEDED");
        assertThat(called.count("rows")).isEqualTo(2);
        assertThat(called.count("requests")).isZero();
        assertThat(muster.holds("called")).containsExactly("ann", "ben");
        assertThat(folders.archive("called")).hasSize(1);
    }

    @Test
    void a_call_after_a_call_still_finds_the_file() {
        muster.define("twice", file());
        muster.imports("twice", "people.csv", "external_id\nann\n");

        assertThat(muster.imports("twice").state()).isEqualTo("SUCCEEDED");
        assertThat(muster.imports("twice").state()).isEqualTo("SUCCEEDED");
    }

    @Test
    void a_file_for_a_cohort_of_a_query_is_given_back() {
        muster.database.people("queried", "ann");
        muster.define("queried", people("queried"));

        ReportedImport told = muster.imports("queried", "people.csv", "external_id\nben\n");

        assertThat(told.state()).isEqualTo("FAILED");
        assertThat(told.reason()).contains("comes from a query, not from files");
        assertThat(folders.failed("queried")).hasSize(2);
        assertThat(muster.braze.name("queried")).isEmpty();
    }

    @Test
    void a_file_whose_members_a_guard_parks_is_archived_all_the_same() {
        muster.define("parked", file());
        muster.imports("parked", "people.csv", "external_id\n" + String.join("\n", TestDatabase.ids(20)));

        ReportedImport parked = muster.imports("parked", "people.csv", "external_id\np1\np2\n");

        assertThat(parked.state()).isEqualTo("HELD");
        assertThat(folders.archive("parked")).hasSize(2);
        assertThat(folders.failed("parked")).isEmpty();

        ReportedImport approved = history.ended(
                muster.api.post("/api/imports/" + parked.id() + "/approve").id());
        assertThat(approved.state()).as(approved.reason()).isEqualTo("SUCCEEDED");
        assertThat(muster.holds("parked")).containsExactly("p1", "p2");
    }

    @Test
    void the_same_file_is_read_again_once_its_definition_makes_something_else_of_it() {
        String text = "external_id,other\nann,amy\nben,bob\n";
        CohortRecipe recipe = file().with("guards: { max-removed: 100% }");
        muster.define("remade", recipe);
        muster.imports("remade", "people.csv", text);
        muster.define("remade", recipe.with("match: { external_id: other }"));

        ReportedImport edited = muster.imports("remade", "people.csv", text);
        ReportedImport same = muster.imports("remade", "people.csv", text);
        muster.define("remade", recipe.with("match: { external_id: other }").named("Another name"));
        ReportedImport renamed = muster.imports("remade", "people.csv", text);

        assertThat(List.of(edited.state(), same.state(), renamed.state()))
                .containsExactly("SUCCEEDED", "SKIPPED", "SUCCEEDED");
        assertThat(muster.holds("remade")).containsExactly("amy", "bob");
    }

    @Test
    void the_same_file_is_read_again_where_a_lookup_may_say_something_else() {
        muster.database.execute("create table shop.known (mail text, customer text)");
        muster.database.execute("insert into shop.known values ('ann@example.com', 'c1')");
        muster.define(
                "looked",
                file().with("guards: { max-removed: 100%, max-rejected: 100% }")
                        .with("match: { external_id: customer, lookup: { query: "
                                + "\"select mail, customer from shop.known where mail = any(:keys)\", key: mail } }"));
        String text = "mail\nann@example.com\nben@example.com\n";
        muster.imports("looked", "people.csv", text);
        muster.database.execute("insert into shop.known values ('ben@example.com', 'c2')");

        ReportedImport again = muster.imports("looked", "people.csv", text);

        assertThat(again.state()).as(again.reason()).isEqualTo("SUCCEEDED");
        assertThat(muster.holds("looked")).containsExactly("c1", "c2");
    }

    @Test
    void the_same_file_is_read_again_into_another_ledger() {
        muster.define("aside", file());
        muster.imports("aside", "people.csv", "external_id\nann\n");
        muster.api.post("/api/cohorts/aside/set-aside");

        ReportedImport again = muster.imports("aside", "people.csv", "external_id\nann\n");

        assertThat(again.state()).as(again.reason()).isEqualTo("SUCCEEDED");
        assertThat(again.count("added")).isEqualTo(1);
    }

    @Test
    void the_same_file_is_read_again_after_a_resync_or_a_retirement() {
        muster.define("doubted", file());
        String text = "external_id\nann\nben\n";
        muster.imports("doubted", "people.csv", text);
        muster.database.execute(
                "update muster.batch set state = 'DOUBTED' where cohort = (select id from muster.cohort where cohort = 'doubted')");

        ReportedImport doubted = muster.imports("doubted", "people.csv", text);
        history.ended(muster.api.post("/api/cohorts/doubted/retire").id());
        ReportedImport retired = muster.imports("doubted", "people.csv", text);

        assertThat(doubted.state()).as(doubted.reason()).isEqualTo("SUCCEEDED");
        assertThat(retired.state()).as(retired.reason()).isEqualTo("SUCCEEDED");
        assertThat(muster.holds("doubted")).containsExactly("ann", "ben");
    }
}
