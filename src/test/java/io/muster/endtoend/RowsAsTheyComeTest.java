package io.muster.endtoend;

import static io.muster.endtoend.CohortRecipe.file;
import static io.muster.endtoend.CohortRecipe.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rows as people's programs write them, from the folder or the query to what Braze holds and what is told. */
class RowsAsTheyComeTest {

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.asUsual();

    private static final String BY_MAIL =
            "match: { external_id: external_id, aliases: [ { label: email, name: mail } ] }";

    @Test
    void a_word_for_nothing_ties_no_strangers_together() {
        muster.define("strangers", file().with(BY_MAIL).with("guards: { max-removed: 100% }"));

        muster.imports("strangers", "1.csv", "external_id,mail\n,ann@x.org\n,bob@x.org\n");
        ReportedImport second =
                muster.imports("strangers", "2.csv", "external_id,mail\nNULL,ann@x.org\nNULL,bob@x.org\n");
        ReportedImport third = muster.imports("strangers", "3.csv", "external_id,mail\n,ann@x.org\n");

        assertThat(second.state()).as(second.reason()).isEqualTo("SUCCEEDED");
        assertThat(second.json().get("remarks").get("WORD_FOR_NOTHING").longValue())
                .isEqualTo(2);
        assertThat(third.count("removed")).isEqualTo(1);
        assertThat(muster.holds("strangers")).containsExactly("email\u001fann@x.org");
    }

    @Test
    void a_query_and_its_preview_tell_of_them_too_and_the_page_and_the_mail() throws Exception {
        muster.define(
                "asked",
                sql("select * from (values ('NULL', 'ann@x.org'), ('none', 'bob@x.org'), ('cleo', '#N/A')) p (external_id, mail)")
                        .named("Asked people")
                        .with(BY_MAIL)
                        .with("notify: { to: [ crm@example.com ] }"));

        ApiReply asked = muster.api.post("/api/cohorts/asked/previews");
        JsonNode found = await("a preview")
                .until(
                        () -> muster.api.get("/api/previews/" + asked.id()).json(),
                        json -> !json.get("state").textValue().matches("QUEUED|RUNNING"))
                .get("found");
        ReportedImport told = muster.imports("asked");
        ReceivedMail mail = ReceivedMail.of(muster.mailroom.about("Asked people"));
        String page = new HttpBrowser(muster::uri).get("/imports/" + told.id()).body();

        assertThat(found.get("remarks").get("WORD_FOR_NOTHING").longValue()).isEqualTo(3);
        assertThat(told.json().get("remarks").get("WORD_FOR_NOTHING").longValue())
                .isEqualTo(3);
        assertThat(muster.holds("asked"))
                .containsExactlyInAnyOrder("cleo", "email\u001fann@x.org", "email\u001fbob@x.org");
        assertThat(mail.text()).contains("Words for nothing, read as blank");
        assertThat(page).contains("3 cells held a word for nothing");
    }

    @Test
    void what_is_meant_is_sent() {
        muster.define("meant", file().with("match: { external_id: external_id, meant: [ \"none\", \"1E+5\" ] }"));

        muster.imports("meant", "1.csv", "external_id\nnone\n1E+5\nann\n");

        assertThat(muster.holds("meant")).containsExactlyInAnyOrder("none", "1E+5", "ann");
    }

    @Test
    void identifiers_that_a_spreadsheet_damaged_hold_the_import_with_their_cause() {
        muster.define("damaged", file());

        ReportedImport held = muster.imports("damaged", "1.csv", "external_id\n1.23457E+11\nann\n");

        assertThat(held.state()).isEqualTo("HELD");
        assertThat(held.reason())
                .startsWith("1 of 2 rows gave no member, over the limit of 20%; nothing was sent. In 1 of them a"
                        + " spreadsheet damaged the identifier")
                .contains("match.meant");
        assertThat(held.json().get("rejects").get("DAMAGED_IDENTIFIER").longValue())
                .isEqualTo(1);
        assertThat(muster.braze.name("damaged")).isEmpty();
    }

    @Test
    void placeholders_that_nobody_filled_in_hold_the_import_with_their_cause_and_the_page_names_them()
            throws Exception {
        muster.define("unfilled", file());

        ReportedImport held = muster.imports("unfilled", "1.csv", "external_id\n${user_id}\n{{ user_id }}\nann\n");
        String page = new HttpBrowser(muster::uri).get("/imports/" + held.id()).body();

        assertThat(held.state()).isEqualTo("HELD");
        assertThat(held.reason())
                .contains("2 cells that identify people held a placeholder that nobody filled in, such as ${user_id}");
        assertThat(page)
                .contains("2 cells held a placeholder that nobody filled in, such as &lt;user_id&gt;, and counted");
        assertThat(muster.braze.name("unfilled")).isEmpty();
    }

    @Test
    void identifiers_that_a_program_took_for_numbers_hold_the_import_when_they_are_many_until_they_are_meant()
            throws Exception {
        muster.define("floats", file());

        ReportedImport held = muster.imports("floats", "1.csv", "external_id\n1001.0\n1002.0\nann\n");
        String page = new HttpBrowser(muster::uri).get("/imports/" + held.id()).body();
        muster.define("floats", file().with("match: { external_id: external_id, meant: all }"));
        ReportedImport sent = muster.imports("floats", "2.csv", "external_id\n1001.0\n1002.0\nann\n");

        assertThat(held.state()).isEqualTo("HELD");
        assertThat(held.reason())
                .startsWith("2 of 3 identifiers look as if a spreadsheet or a program had changed them, as in 1001.0");
        assertThat(page).contains("2 of 3 identifiers may be changed by a spreadsheet");
        assertThat(sent.state()).as(sent.reason()).isEqualTo("SUCCEEDED");
        assertThat(muster.holds("floats")).containsExactlyInAnyOrder("1001.0", "1002.0", "ann");
    }

    @Test
    void a_rejects_file_that_is_dropped_back_as_it_is_adds_nobody() {
        muster.define(
                "known",
                file().with("match: { external_id: customer, aliases: [ { label: email, name: email } ], device_id:"
                                + " device }")
                        .with("guards: { max-rejected: 100%, max-removed: 100% }"));

        ReportedImport first =
                muster.imports("known", "1.csv", "customer,email,device\nc1,,dev-1\n,,dev-1\nc2,a@x\nc3,,,more\n");
        String rejects = muster.folders.text("rejects/known/" + first.id() + ".csv");
        ReportedImport back = muster.imports("known", "back.csv", rejects.getBytes(StandardCharsets.UTF_8));

        assertThat(rejects)
                .contains("IDENTIFIED_DEVICE,,,dev-1,\r\n")
                .contains(",,,\"c2,a@x\"\r\n")
                .contains(",,,\"c3,,,more\"\r\n");
        assertThat(back.count("added")).isZero();
        assertThat(back.count("rejected")).isEqualTo(3);
        assertThat(muster.holds("known")).containsExactly("c1");
    }

    @Test
    void one_number_is_one_person_however_json_writes_it() {
        muster.define("numbers", file());

        muster.imports(
                "numbers",
                "1.ndjson",
                "{\"external_id\":123456789}\n{\"external_id\":1.23456789E8}\n{\"external_id\":123456789.0}\n");

        assertThat(muster.holds("numbers")).containsExactly("123456789");
    }
}
