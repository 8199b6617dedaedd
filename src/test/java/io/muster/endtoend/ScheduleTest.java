package io.muster.endtoend;

import static io.muster.endtoend.CohortRecipe.file;
import static io.muster.endtoend.CohortRecipe.people;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Schedules on the whole way: out of a file or through the API, to the members that Braze holds. */
class ScheduleTest {

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.asUsual();

    private final TestDatabase shop = muster.database;
    private final ApiClient api = muster.api;
    private final ImportHistory history = muster.history;

    @Test
    void a_schedule_in_a_file_starts_imports_by_itself() {
        shop.people("ticking", "ann", "ben");

        muster.define("ticking", people("ticking").with("schedule: { cron: '0/2 * * * * ?', zone: UTC }"));
        await("two imports").until(() -> history.of("ticking").size() >= 2);
        muster.define("ticking", people("ticking"));

        assertThat(history.of("ticking")).extracting(ReportedImport::trigger).containsOnly("SCHEDULE");
        assertThat(muster.holds("ticking")).containsExactly("ann", "ben");
        await("no schedule any more")
                .until(() -> api.get("/api/cohorts/ticking/schedule").status() == 404);
    }

    @Test
    void a_files_schedule_is_shown_and_cannot_be_changed_here() {
        muster.define(
                "filed",
                people("filed").with("schedule: { weekly: { days: [mon, thu], at: '07:00' }, zone: Europe/Paris }"));
        String path = "/api/cohorts/filed/schedule";
        await("its schedule").until(() -> api.get(path).status() == 200);

        ApiReply shown = api.get(path);
        ApiReply put = api.put(path, "{\"daily\": \"08:00\"}");
        ApiReply deleted = api.delete(path);
        ApiReply paused = api.post(path + "/pause");
        ApiReply resumed = api.post(path + "/resume");

        assertThat(shown.json().path("origin").asText()).isEqualTo("FILE");
        assertThat(shown.json().path("text").asText()).isEqualTo("every Monday and Thursday at 07:00 Europe/Paris");
        assertThat(shown.json().path("times")).hasSize(5);
        assertThat(put.status()).isEqualTo(409);
        assertThat(put.detail()).contains("stands in its file").contains("filed.yaml");
        assertThat(deleted.status()).isEqualTo(409);
        assertThat(paused.json().path("paused").path("by").asText()).isEqualTo("the API");
        assertThat(paused.json().path("next").isNull()).isTrue();
        assertThat(resumed.json().path("next").isTextual()).isTrue();
        assertThat(muster.cohort("filed").json().path("schedule").path("text").asText())
                .isEqualTo("every Monday and Thursday at 07:00 Europe/Paris");
    }

    @Test
    void a_schedule_set_by_the_api_survives_a_restart_and_can_be_pasted() {
        muster.define("paged", people("paged"));
        String path = "/api/cohorts/paged/schedule";

        ApiReply set =
                api.put(path, "{\"monthly\": {\"day\": \"last\", \"at\": \"02:30\"}, \"zone\": \"Asia/Kolkata\"}");
        muster.stop();
        muster.start();
        ApiReply kept = api.get(path);
        ApiReply again = api.put(path, "{\"daily\": \"09:00\", \"zone\": \"UTC\"}");
        ApiReply deleted = api.delete(path);

        assertThat(set.status()).as(set.detail()).isEqualTo(200);
        assertThat(kept.json()).isEqualTo(set.json());
        assertThat(kept.json().path("yaml").asText())
                .isEqualTo("schedule:\n  monthly: { day: last, at: \"02:30\" }\n  zone: Asia/Kolkata\n");
        assertThat(again.json().path("text").asText()).isEqualTo("every day at 09:00 UTC");
        assertThat(deleted.status()).isEqualTo(204);
        assertThat(api.get(path).status()).isEqualTo(404);
    }

    @Test
    void a_wrong_body_names_its_fields() {
        muster.define("wrong", people("wrong"));
        String path = "/api/cohorts/wrong/schedule";

        ApiReply form = api.put(path, "{\"daily\": \"7\", \"zone\": \"Europe/Pariss\"}");
        ApiReply past = api.put(path, "{\"once\": \"2020-01-01T09:00\"}");
        ApiReply cron = api.put(path, "{\"cron\": \"0 0 25 * * ?\"}");

        assertThat(form.status()).isEqualTo(400);
        assertThat(form.contentType()).startsWith("application/problem+json");
        assertThat(form.json().path("errors").findValuesAsText("field"))
                .containsExactly("schedule.daily", "schedule.zone");
        assertThat(past.detail()).isEqualTo("schedule.once is over: it has no further time; write a later one.");
        assertThat(cron.json().path("errors").findValuesAsText("field")).containsExactly("schedule.cron");
        assertThat(api.put("/api/cohorts/nobody/schedule", "{\"daily\": \"07:00\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void the_next_five_times_are_shown_before_it_is_saved() {
        ApiReply preview = api.post("/api/schedules/preview", "{\"daily\": \"07:00\", \"zone\": \"Europe/Paris\"}");

        assertThat(preview.status()).as(preview.detail()).isEqualTo(200);
        assertThat(preview.json().path("text").asText()).isEqualTo("every day at 07:00 Europe/Paris");
        assertThat(preview.json().path("times")).hasSize(5);
        assertThat(Instant.parse(preview.json().path("times").get(0).path("at").asText()))
                .isAfter(Instant.EPOCH);
    }

    @Test
    void a_paused_cohort_leaves_skipped_rows() {
        shop.people("resting", "ann");
        muster.define("resting", people("resting"));
        muster.imports("resting");
        api.post("/api/cohorts/resting/pause?why=rebuilt");

        muster.define("resting", people("resting").with("schedule: { cron: '0/1 * * * * ?', zone: UTC }"));
        await("a skipped row").until(() -> history.states("resting").contains("SKIPPED"));
        muster.define("resting", people("resting"));

        assertThat(history.of("resting").stream()
                        .filter(it -> it.state().equals("SKIPPED"))
                        .findFirst()
                        .orElseThrow()
                        .reason())
                .isEqualTo("The cohort is paused by the API: rebuilt");
    }

    @Test
    void a_file_cohort_on_a_schedule_takes_its_last_file_again() {
        muster.define("dropped", file());
        muster.imports("dropped", "people.csv", "external_id\nann\n");

        muster.define("dropped", file().with("schedule: { cron: '0/1 * * * * ?', zone: UTC }"));
        await("an import by the schedule").until(() -> history.of("dropped").stream()
                .anyMatch(it -> it.trigger().equals("SCHEDULE") && it.state().equals("SUCCEEDED")));
        muster.define("dropped", file());

        assertThat(muster.holds("dropped")).containsExactly("ann");
    }
}
