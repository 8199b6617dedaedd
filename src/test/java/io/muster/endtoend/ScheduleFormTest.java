package io.muster.endtoend;

import static io.muster.endtoend.CohortRecipe.people;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A schedule as a person sets it, by the form on the page and without script. */
class ScheduleFormTest {

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.asUsual();

    private final TestDatabase shop = muster.database;
    private final HttpBrowser browser = new HttpBrowser(muster::uri);

    @Test
    void a_schedule_is_tried_out_saved_and_undone() {
        define("formed");
        Map<String, String> weekly = fields("weekly", "weekly", "06:30");
        Map<String, String> looked = new HashMap<>(weekly);
        looked.put("times", "show");

        String before = get("formed");
        String tried = browser.form(path("formed"), looked).body();

        assertThat(before).contains("It has none yet", "The next five");
        assertThat(tried).contains("every Monday at 06:30 Europe/Paris");
        assertThat(muster.api.get("/api/cohorts/formed/schedule").status()).isEqualTo(404);

        HttpResponse<String> saved = browser.form(path("formed"), weekly);
        String page = browser.get(saved.headers().firstValue("Location").orElseThrow())
                .body();

        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(saved.headers().firstValue("Location")).hasValue("/cohorts/formed?done=schedule-saved");
        assertThat(page)
                .contains("<p>Schedule saved. Next import ", "action=\"/cohorts/formed/schedule/undo\"", ">Undo<");
        assertThat(get("formed")).contains("Saving replaces that");
        assertThat(text("formed")).isEqualTo("every Monday at 06:30 Europe/Paris");

        browser.form(path("formed"), fields("daily", "daily", "08:00"));
        assertThat(text("formed")).isEqualTo("every day at 08:00 Europe/Paris");
        browser.form(path("formed") + "/undo", Map.of());
        assertThat(text("formed")).isEqualTo("every Monday at 06:30 Europe/Paris");
        browser.form(path("formed") + "/remove", Map.of());
        assertThat(muster.api.get("/api/cohorts/formed/schedule").status()).isEqualTo(404);
    }

    @Test
    void undoing_the_first_save_leaves_no_schedule() {
        define("first");
        browser.form(path("first"), fields("daily", "daily", "08:00"));

        browser.form(path("first") + "/undo", Map.of());

        assertThat(muster.api.get("/api/cohorts/first/schedule").status()).isEqualTo(404);
        assertThat(browser.form(path("first") + "/undo", Map.of()).statusCode()).isEqualTo(409);
    }

    @Test
    void each_mistake_stands_beside_its_field_in_the_words_of_the_api_without_the_fields_path() {
        define("wrong");
        Map<String, String> fields = fields("daily", "daily", "25:99");
        fields.put("zone", "Europe/Pariss");
        fields.put("jitter", "soon");
        fields.put("mail", "not an address");

        HttpResponse<String> refused = browser.form(path("wrong"), fields);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(wrong(refused.body(), "mail")).contains("That is no mail address");
        fields.put("mail", "");
        String page = browser.form(path("wrong"), fields).body();
        ApiReply api = muster.api.put(
                "/api/cohorts/wrong/schedule",
                "{\"daily\": \"25:99\", \"zone\": \"Europe/Pariss\", \"jitter\": \"soon\"}");
        assertThat(api.json().get("errors")).hasSize(3);
        api.json().get("errors").forEach(error -> assertThat(
                        wrong(page, error.get("field").asText().replace("schedule.", "")))
                .isEqualTo(escaped(error.get("detail")
                        .asText()
                        .replaceFirst("^schedule\\.\\S+ is (\"[^\"]*\"); ", "$1 cannot be taken; "))));
        assertThat(page).contains("value=\"25:99\"", "value=\"Europe/Pariss\"", "Not clear yet");
        // Room for 10:30 p.m., which would be the morning's without its end.
        assertThat(page).contains("maxlength=\"16\"").doesNotContain("maxlength=\"5\"");
        // A remedy that is a question ends as one.
        assertThat(wrong(page, "zone")).contains("did you mean").endsWith("?");
        assertThat(muster.api.get("/api/cohorts/wrong/schedule").status()).isEqualTo(404);
    }

    @Test
    void a_time_that_the_clock_leaves_out_says_so_before_it_is_saved() {
        define("gap");
        Map<String, String> fields = fields("once", "once-time", "02:30");
        fields.put("once-date", "2027-03-28");

        String part = browser.form(path("gap") + "/times", fields).body();

        assertThat(part).contains("The only time", "Sun 28 Mar 2027", "03:30", "02:30 does not exist that day");
    }

    @Test
    void a_files_schedule_is_shown_to_copy_and_only_paused_here() {
        shop.people("owned", "ann");
        muster.define("owned", people("owned").with("schedule: { daily: '07:00', zone: Europe/Paris }"));
        await("its schedule")
                .until(() -> muster.api.get("/api/cohorts/owned/schedule").status() == 200);

        String page = get("owned");
        browser.form(path("owned"), fields("daily", "daily", "09:00"));
        browser.form(path("owned") + "/pause", Map.of());

        assertThat(page)
                .contains("This schedule stands in owned.yaml", "daily: \"07:00\"")
                .doesNotContain("id=\"k-daily\"");
        assertThat(text("owned")).isEqualTo("every day at 07:00 Europe/Paris");
        assertThat(get("owned")).contains("Resume schedule");
        assertThat(browser.form(path("owned") + "/remove", Map.of()).statusCode())
                .isEqualTo(409);
    }

    @Test
    void further_recipients_get_the_mail_beside_those_of_the_definition() throws Exception {
        shop.people("mailed", "ann");
        muster.define("mailed", people("mailed").named("Mailed people").with("notify: { to: [ crm@example.com ] }"));
        Map<String, String> fields = fields("daily", "daily", "04:00");
        fields.put("mail", "night@example.com, crm@example.com");
        browser.form(path("mailed"), fields);

        muster.imports("mailed");

        assertThat(get("mailed")).contains("value=\"night@example.com\" checked");
        await("both mails")
                .until(() -> shop.number("select count(*) from muster.notification where subject like 'Mailed people%'"
                                + " and recipients = '{crm@example.com,night@example.com}'")
                        == 1);
    }

    @Test
    void when_mails_come_is_said_here_where_the_file_says_nothing_of_them() throws Exception {
        shop.people("when", "ann");
        muster.define("when", people("when").named("When people"));
        Map<String, String> fields = fields("daily", "daily", "04:00");
        fields.put("mail", "crm@example.com");
        fields.put("when", "changes");
        browser.form(path("when"), fields);

        ReportedImport changed = muster.imports("when");
        ReportedImport unchanged = muster.imports("when");
        await("the telling")
                .until(() -> shop.number("select count(*) from muster.import where notified_at is not null and id = "
                                + unchanged.id())
                        == 1);

        assertThat(shop.number("select count(*) from muster.notification where import = " + changed.id()))
                .isEqualTo(1);
        assertThat(shop.number("select count(*) from muster.notification where import = " + unchanged.id()))
                .isZero();
        assertThat(get("when")).containsPattern("value=\"changes\" id=\"when-changes\" checked");
        assertThat(browser.get("/cohorts/when").body())
                .contains("when something changed or went wrong", "to crm@example.com", "is set with the schedule");
        assertThat(muster.api
                        .get("/api/cohorts/when/schedule")
                        .json()
                        .get("mailWhen")
                        .textValue())
                .isEqualTo("changes");
        fields.put("when", "trouble");
        browser.form(path("when"), fields);
        browser.form(path("when") + "/undo", Map.of());
        assertThat(muster.api
                        .get("/api/cohorts/when/schedule")
                        .json()
                        .get("mailWhen")
                        .textValue())
                .isEqualTo("changes");
    }

    @Test
    void a_file_that_speaks_of_mails_says_when() {
        shop.people("said", "ann");
        muster.define("said", people("said").with("notify: { to: [ crm@example.com ], when: trouble }"));
        Map<String, String> fields = fields("daily", "daily", "04:00");
        fields.put("mail", "night@example.com");
        fields.put("when", "always");
        browser.form(path("said"), fields);

        assertThat(get("said")).doesNotContain("id=\"when-").contains("only when it needs attention");
        assertThat(browser.get("/cohorts/said").body())
                .contains("when it needs attention, and when it is back in sync")
                .contains("to crm@example.com", "to night@example.com", "The file says when");
        ReportedImport right = muster.imports("said");
        await("the telling")
                .until(() -> shop.number("select count(*) from muster.import where notified_at is not null and id = "
                                + right.id())
                        == 1);
        assertThat(shop.number("select count(*) from muster.notification where import = " + right.id()))
                .isZero();
    }

    private void define(String cohort) {
        shop.people(cohort, "ann");
        muster.define(cohort, people(cohort));
    }

    @Test
    void of_two_tabs_the_second_save_is_told_what_the_first_one_saved_and_loses_nothing() {
        define("tabs");
        String seenByBoth = seen(get("tabs"));
        Map<String, String> first = fields("daily", "daily", "08:00");
        first.put("seen", seenByBoth);
        Map<String, String> second = fields("daily", "daily", "21:00");
        second.put("seen", seenByBoth);

        HttpResponse<String> saved = browser.form(path("tabs"), first);
        HttpResponse<String> refused = browser.form(path("tabs"), second);

        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body())
                .contains("It stands so now: every day at 08:00 Europe/Paris", "value=\"21:00\"")
                .doesNotContain("Not clear yet");
        assertThat(text("tabs")).isEqualTo("every day at 08:00 Europe/Paris");

        second.put("seen", seen(refused.body()));
        assertThat(browser.form(path("tabs"), second).statusCode()).isEqualTo(303);
        assertThat(text("tabs")).isEqualTo("every day at 21:00 Europe/Paris");
        assertThat(browser.form(path("tabs") + "/remove", Map.of("seen", seenByBoth))
                        .statusCode())
                .isEqualTo(409);
        Map<String, String> mails = fields("daily", "daily", "21:00");
        mails.put("seen", seen(get("tabs")));
        mails.put("mail", "crm@example.com");
        Map<String, String> late = new HashMap<>(mails);
        late.put("mail", "night@example.com");
        browser.form(path("tabs"), mails);
        assertThat(browser.form(path("tabs"), late).body()).contains("mails to crm@example.com");
    }

    @Test
    void a_program_changes_only_what_it_has_read_when_it_says_so() {
        define("tagged");
        String path = "/api/cohorts/tagged/schedule";
        muster.api.put(path, "{\"daily\": \"07:00\", \"zone\": \"Europe/Paris\"}");
        String tag = browser.get(path).headers().firstValue("ETag").orElseThrow();
        ApiReply mine = muster.api.put(path, "{\"daily\": \"08:00\"}", "If-Match", tag);
        ApiReply stale = muster.api.put(path, "{\"daily\": \"09:00\"}", "If-Match", tag);
        ApiReply staleDelete = muster.api.delete(path, "If-Match", tag);
        ApiReply any = muster.api.put(path, "{\"daily\": \"10:00\"}", "If-Match", "\"other\", *");

        assertThat(mine.status()).isEqualTo(200);
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.detail()).contains("It stands so now: every day at 08:00");
        assertThat(staleDelete.status()).isEqualTo(412);
        assertThat(any.status()).isEqualTo(200);
        assertThat(muster.api.delete(path).status())
                .as("without a tag as before")
                .isEqualTo(204);
        assertThat(muster.api
                        .put(path, "{\"daily\": \"11:00\"}", "If-Match", "*")
                        .status())
                .as("there is none that could match")
                .isEqualTo(412);
    }

    private static String seen(String page) {
        String mark = "name=\"seen\" value=\"";
        int start = page.indexOf(mark) + mark.length();
        return page.substring(start, page.indexOf('"', start));
    }

    private static Map<String, String> fields(String kind, String name, String value) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "kind",
                kind,
                "days",
                "mon",
                "zone",
                "Europe/Paris",
                "from",
                "",
                "until",
                "",
                "catch-up",
                "",
                "jitter",
                "",
                "mail",
                ""));
        fields.put(name, value);
        return fields;
    }

    private static String path(String cohort) {
        return "/cohorts/" + cohort + "/schedule";
    }

    private String get(String cohort) {
        return browser.get(path(cohort)).body();
    }

    private static String text(String cohort) {
        return muster.api
                .get("/api/cohorts/" + cohort + "/schedule")
                .json()
                .path("text")
                .asText();
    }

    /** What stands beside the field. */
    private static String wrong(String page, String field) {
        String mark = "id=\"wrong-" + field + "\">";
        int start = page.indexOf(mark) + mark.length();
        return page.substring(start, page.indexOf("</p>", start)).replaceAll("</?span>", "");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
