package io.muster.endtoend;

import static io.muster.endtoend.CohortRecipe.people;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The shapes that scripts rely on. */
class ApiTest {

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.asUsual();

    @BeforeAll
    static void a_cohort_with_three_imports() {
        muster.database.people("vip", "ann", "ben");
        muster.define("vip", people("vip").named("VIP customers"));
        muster.imports("vip");
        muster.imports("vip");
        muster.imports("vip");
    }

    @Test
    void a_cohort_is_listed_with_its_last_import() {
        JsonNode vip = cohorts().stream()
                .filter(cohort -> cohort.get("cohort").textValue().equals("vip"))
                .findFirst()
                .orElseThrow();

        assertThat(vip.fieldNames())
                .toIterable()
                .containsExactly(
                        "cohort",
                        "name",
                        "workspace",
                        "source",
                        "present",
                        "state",
                        "lastImport",
                        "schedule",
                        "overdueSince");
        assertThat(vip.get("name").textValue()).isEqualTo("VIP customers");
        assertThat(vip.get("workspace").textValue()).isEqualTo("default");
        assertThat(vip.get("source").textValue()).isEqualTo("sql");
        assertThat(vip.get("present").longValue()).isEqualTo(2);
        assertThat(vip.get("state").textValue()).isEqualTo("IN_SYNC");
        assertThat(vip.get("lastImport").get("state").textValue()).isEqualTo("SUCCEEDED");
    }

    @Test
    void an_import_has_the_fields_of_the_surface() {
        ReportedImport last = muster.history.last("vip");

        assertThat(last.json().fieldNames())
                .toIterable()
                .containsExactly(
                        "id",
                        "cohort",
                        "trigger",
                        "by",
                        "file",
                        "state",
                        "reason",
                        "reasonCode",
                        "startedAt",
                        "finishedAt",
                        "rows",
                        "members",
                        "rejected",
                        "rejects",
                        "remarks",
                        "duplicates",
                        "presentBefore",
                        "presentAfter",
                        "added",
                        "removed",
                        "settled",
                        "unchanged",
                        "uncertain",
                        "refused",
                        "refusedRemoves",
                        "warnings",
                        "parkedAdds",
                        "parkedRemoves",
                        "requests",
                        "retries",
                        "waiting");
        assertThat(last.json().get("id").isTextual()).isTrue();
        assertThat(last.id()).matches("\\d+");
        assertThat(Instant.parse(last.json().get("finishedAt").textValue()))
                .isAfterOrEqualTo(Instant.parse(last.json().get("startedAt").textValue()));
        assertThat(last.json().get("waiting").isNull()).isTrue();
        assertThat(muster.api.get("/api/imports/" + last.id()).json()).isEqualTo(last.json());
    }

    @Test
    void imports_are_paged_from_the_newest_on() {
        List<String> all =
                muster.history.of("vip").stream().map(ReportedImport::id).toList();

        assertThat(ids(muster.api.get("/api/cohorts/vip/imports?limit=2"))).isEqualTo(all.subList(0, 2));
        assertThat(ids(muster.api.get("/api/cohorts/vip/imports?limit=2&before=" + all.get(1))))
                .isEqualTo(all.subList(2, 3));
        assertThat(muster.api.get("/api/cohorts/vip/imports?limit=many").status())
                .isEqualTo(400);
    }

    @Test
    void what_is_not_there_is_a_404_with_a_sentence() {
        for (String path : List.of(
                "/api/cohorts/nobody", "/api/cohorts/nobody/imports", "/api/imports/999999999", "/api/imports/x")) {
            ApiReply reply = muster.api.get(path);
            assertThat(reply.status()).as(path).isEqualTo(404);
            assertThat(reply.contentType()).startsWith("application/problem+json");
            assertThat(reply.detail()).startsWith("There is no ");
        }
        assertThat(muster.api.post("/api/cohorts/nobody/imports").status()).isEqualTo(404);
        assertThat(muster.api.post("/api/imports/999999999/approve").status()).isEqualTo(404);
    }

    @Test
    void nothing_parked_is_nothing_to_approve() {
        ApiReply reply =
                muster.api.post("/api/imports/" + muster.history.last("vip").id() + "/approve");

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.json().get("status").intValue()).isEqualTo(409);
    }

    @Test
    void a_reason_is_kept_as_long_as_it_is_read_and_no_longer() {
        muster.define("wordy", people("vip"));
        String sign = "%F0%9F%98%80";

        ApiReply paused = muster.api.post("/api/cohorts/wordy/pause?why=" + "x".repeat(199) + sign.repeat(500));

        assertThat(paused.status()).isLessThan(300);
        assertThat(muster.api
                        .post("/api/cohorts/wordy/imports")
                        .json()
                        .get("detail")
                        .textValue())
                .contains(": " + "x".repeat(199) + "…. Resume it first.");
    }

    @Test
    void another_name_is_not_answered() {
        assertThat(muster.api.statusUnder("evil.example.com", "/api/cohorts")).isEqualTo(403);
        assertThat(muster.api.statusUnder("localhost", "/api/cohorts")).isEqualTo(200);
    }

    @Test
    void another_sites_page_starts_nothing() {
        int before = muster.history.of("vip").size();

        assertThat(muster.api
                        .post("/api/cohorts/vip/imports", "Origin", "https://evil.example.com")
                        .status())
                .isEqualTo(403);
        assertThat(muster.api
                        .post("/api/cohorts/vip/imports", "Sec-Fetch-Site", "cross-site")
                        .status())
                .isEqualTo(403);
        assertThat(muster.history.of("vip")).hasSize(before);
    }

    @Test
    void the_service_lives_and_is_ready() {
        assertThat(muster.api.get("/health/live").status()).isEqualTo(200);
        assertThat(muster.api
                        .get("/health/ready")
                        .json()
                        .path("parts")
                        .path("database")
                        .path("state")
                        .asText())
                .isEqualTo("UP");
    }

    private static List<JsonNode> cohorts() {
        return StreamSupport.stream(
                        muster.api.get("/api/cohorts").json().get("cohorts").spliterator(), false)
                .toList();
    }

    private static List<String> ids(ApiReply reply) {
        return StreamSupport.stream(reply.json().get("imports").spliterator(), false)
                .map(each -> new ReportedImport(each).id())
                .toList();
    }
}
