package io.muster.endtoend;

import static io.muster.endtoend.CohortRecipe.people;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody asks after one person over HTTP. */
class OnePersonApiTest {

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.asUsual();

    @Test
    void who_is_asked_after_is_found_in_the_cohorts_that_named_them_and_in_no_log() {
        muster.database.people("asked", "ann-4417", "ben-4417");
        muster.database.people("others", "ben-4417");
        muster.define("asked", people("asked"));
        muster.define("others", people("others"));
        ReportedImport first = muster.imports("asked");
        muster.imports("others");

        ApiReply everywhere = ask("{\"kind\": \"external_id\", \"value\": \"ann-4417\", \"at\": \"2020-01-01\"}");
        ApiReply one = ask("{\"kind\": \"external_id\", \"value\": \"ann-4417\", \"cohort\": \"others\"}");

        assertThat(everywhere.status()).isEqualTo(200);
        assertThat(everywhere.json().path("cohorts")).hasSize(1);
        JsonNode found = everywhere.json().path("cohorts").get(0);
        assertThat(found.path("cohort").asText()).isEqualTo("asked");
        assertThat(found.path("state").asText()).isEqualTo("IN");
        assertThat(found.path("sinceImport").asText()).isEqualTo(first.id());
        assertThat(found.path("at").path("state").asText()).isEqualTo("OUT");
        assertThat(found.path("changes").get(0).path("import").asText()).isEqualTo(first.id());
        assertThat(one.json().path("cohorts").get(0).path("state").asText()).isEqualTo("NEVER_SENT");
        assertThat(muster.log.text()).contains("person=asked kind=ExternalId").doesNotContain("4417");
    }

    @Test
    void a_question_that_is_none_is_told_what_one_looks_like_and_never_repeated() {
        String[] wrong = {
            "",
            "no json 5590",
            "[]",
            "{\"kind\": \"mail\", \"value\": \"a-5590\"}",
            "{\"kind\": \"external_id\"}",
            "{\"kind\": \"external_id\", \"value\": \"a-5590\", \"value\": \"b\"}",
            "{\"kind\": \"external_id\", \"value\": \"a\", \"v\\u0061lue\": \"b-5590\"}",
            "{\"kind\": \"external_id\", \"kind\": \"device_id\", \"value\": \"a-5590\"}",
            "{\"kind\": \"external_id\", \"value\": \"a\"} {\"value\": \"b-5590\"}",
            "{\"kind\": \"external_id\", \"value\": \"a\"} 5590",
            "{\"kind\": \"external_id\", \"value\": [\"a-5590\"]}",
            "{\"kind\": \"external_id\", \"value\": 5590}",
            "{\"kind\": \"alias\", \"value\": \"a-5590\"}",
            "{\"kind\": \"device_id\", \"label\": \"mail\", \"value\": \"a-5590\"}",
            "{\"kind\": \"external_id\", \"value\": \"a\\u00005590\"}",
            "{\"kind\": \"external_id\", \"value\": \"a\", \"name-5590\": \"b\"}",
            "{\"kind\": \"external_id\", \"value\": \"a\", \"at\": \"5590\"}",
            "{\"kind\": \"external_id\", \"value\": \"a\", \"at\": \"2999-01-01\"}"
        };

        for (String body : wrong) {
            ApiReply reply = ask(body);

            assertThat(reply.status()).as(body).isEqualTo(400);
            assertThat(reply.contentType()).startsWith("application/problem+json");
            assertThat(reply.json().toString()).doesNotContain("5590");
        }
        assertThat(ask("{\"kind\": \"external_id\", \"value\": \"a\", \"cohort\": \"nowhere\"}")
                        .status())
                .isEqualTo(404);
        assertThat(muster.log.text()).doesNotContain("5590");
    }

    private static ApiReply ask(String body) {
        return muster.api.ask("/api/persons", body);
    }
}
