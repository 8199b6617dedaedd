package io.muster.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContractTest {

    private final Sandbox sandbox = Sandbox.start(SandboxSettings.DEFAULT);
    private final Partner partner = new Partner(sandbox);

    @BeforeEach
    void a_cohort_exists() throws IOException {
        assertThat(partner.create("vip").statusCode()).isEqualTo(201);
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void adds_and_removes_of_each_kind_take_effect() throws IOException {
        HttpResponse<String> added = partner.changes("vip", """
                {"user_ids":["ann","bob"],"device_ids":["dev-1"],
                 "aliases":[{"alias_name":"a@b.com","alias_label":"email"}],"should_remove":false}""");
        HttpResponse<String> removed =
                partner.changes("vip", "{\"user_ids\":[\"cem\"]},{\"user_ids\":[\"bob\"],\"should_remove\":true}");

        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(added.body()).isEqualTo("{\"message\":\"success\"}");
        assertThat(removed.statusCode()).isEqualTo(201);
        assertThat(sandbox.holds("vip")).containsExactly("aemail\u001fa@b.com", "ddev-1", "eann", "ecem");
        assertThat(sandbox.countOf("vip")).isEqualTo(4);
        assertThat(sandbox.membersRequests()).isEqualTo(2);
        assertThat(sandbox.identifiersSent()).isEqualTo(6);
        assertThat(sandbox.violations()).isEmpty();
    }

    @Test
    void a_second_create_renames_and_keeps_the_members() throws IOException {
        partner.add("vip", "ann");

        partner.create("vip", "Very important", "2026-01-01T00:00:00Z");

        assertThat(sandbox.name("vip")).contains("Very important");
        assertThat(sandbox.holds("vip")).containsExactly("eann");
        assertThat(sandbox.violations()).isEmpty();
    }

    @Test
    void a_rename_with_another_created_at_is_taken_but_noted() throws IOException {
        HttpResponse<String> renamed = partner.create("vip", "VIP", "2026-02-02T00:00:00Z");

        assertThat(renamed.statusCode()).isEqualTo(201);
        assertThat(sandbox.violations()).singleElement().asString().contains("created_at");
    }

    @Test
    void an_empty_list_of_changes_tests_the_keys_even_without_a_cohort() throws IOException {
        assertThat(partner.changes("none-such", "").statusCode()).isEqualTo(201);
        assertThat(partner.with("sandbox-partner-key", "old")
                        .changes("none-such", "")
                        .statusCode())
                .isEqualTo(401);
        assertThat(sandbox.membersRequests()).isZero();
    }

    @Test
    void identifiers_are_case_sensitive() throws IOException {
        partner.add("vip", "Ann", "ann");

        assertThat(sandbox.holds("vip")).containsExactly("eAnn", "eann");
    }

    @Test
    void a_thousand_identifiers_go_through_and_one_more_does_not() throws IOException {
        String[] thousand = IntStream.range(0, 1000).mapToObj(i -> "u" + i).toArray(String[]::new);
        String[] rest = IntStream.range(1, 1000).mapToObj(i -> "u" + i).toArray(String[]::new);

        assertThat(partner.add("vip", thousand).statusCode()).isEqualTo(201);
        assertRefused(
                partner.changes(
                        "vip",
                        "{\"user_ids\":" + Partner.quoted(List.of(rest))
                                + "},{\"device_ids\":[\"d1\",\"d2\"],\"should_remove\":true}"),
                "more than 1000");
        assertThat(sandbox.countOf("vip")).isEqualTo(1000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'user_ids':['a'],'extra':1} | unknown field 'extra'",
                "{'user_ids':[]} | user_ids is empty",
                "{'user_ids':['a'],'device_ids':[]} | device_ids is empty",
                "{'should_remove':true} | names nobody",
                "{} | names nobody",
                "{'user_ids':'a'} | user_ids is an array",
                "{'user_ids':[1]} | is a string",
                "{'user_ids':[null]} | is a string",
                "{'user_ids':['a'],'should_remove':'true'} | should_remove is true or false",
                "{'user_ids':['']} | not empty",
                "{'user_ids':[' a']} | outer blanks",
                "{'aliases':[{'alias_name':'a'}]} | alias_label is missing",
                "{'aliases':[{'alias_label':'a'}]} | alias_name is missing",
                "{'aliases':[{'alias_label':'','alias_name':'a'}]} | alias_label is blank",
                "{'aliases':[{'alias_label':'l','alias_name':'a','x':'y'}]} | unknown field 'x'",
                "{'aliases':['a']} | an alias is an object",
                "{'user_ids':['a','a']} | twice",
                "{'user_ids':['a']},{'user_ids':['a'],'should_remove':true} | twice",
                "{'user_ids':['a'],'user_ids':['b']} | twice",
                "['a'] | a change is an object",
            })
    void a_wrong_change_is_refused_whole_and_recorded(String changes, String sentence) throws IOException {
        HttpResponse<String> answer = partner.changes("vip", changes.replace('\'', '"'));

        assertRefused(answer, sentence);
        assertThat(sandbox.countOf("vip")).isZero();
    }

    @ParameterizedTest
    @CsvSource({"user_ids, 987, 201", "user_ids, 988, 400", "device_ids, 987, 201"})
    void an_id_has_less_than_988_bytes(String field, int bytes, int status) throws IOException {
        String id = "é".repeat(bytes / 2) + (bytes % 2 == 1 ? "x" : "");

        assertThat(partner.changes("vip", "{\"" + field + "\":[\"" + id + "\"]}")
                        .statusCode())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"236, 1, 201", "1, 236, 201", "237, 1, 400", "1, 237, 400"})
    void each_part_of_an_alias_has_at_most_236_bytes(int label, int name, int status) throws IOException {
        HttpResponse<String> answer = partner.changes(
                "vip",
                "{\"aliases\":[{\"alias_label\":\"" + "l".repeat(label) + "\",\"alias_name\":\"" + "n".repeat(name)
                        + "\"}]}");

        assertThat(answer.statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"created_at\":\"2026-01-01T00:00:00Z\"",
                "\"name\":\"\",\"created_at\":\"2026-01-01T00:00:00Z\"",
                "\"name\":\"  \",\"created_at\":\"2026-01-01T00:00:00Z\"",
                "\"name\":7,\"created_at\":\"2026-01-01T00:00:00Z\"",
                "\"name\":\"N\"",
                "\"name\":\"N\",\"created_at\":\"yesterday\"",
                "\"name\":\"N\",\"created_at\":\"2026-02-30\"",
                "\"name\":\"N\",\"created_at\":1767225600",
                "\"name\":\"N\",\"created_at\":\"2026-01-01T00:00:00Z\",\"colour\":\"red\"",
            })
    void a_wrong_create_is_refused_and_recorded(String rest) throws IOException {
        HttpResponse<String> answer = partner.post("/partners/muster/cohorts", partner.body("new", rest));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(sandbox.violations()).hasSize(1);
        assertThat(sandbox.name("new")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-01-01", "2026-01-01T10:00:00", "2026-01-01T10:00:00.123Z", "2026-01-01T10:00:00+01:00"})
    void created_at_takes_the_forms_of_iso_8601(String createdAt) throws IOException {
        assertThat(partner.create("new", "New", createdAt).statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no json", "[]", "{\"a\":", "{} {}", "{\"client_secret\":\"s\"}"})
    void a_body_that_is_no_call_is_refused(String body) throws IOException {
        assertRefused(partner.post("/partners/muster/cohorts/users", body), "");
    }

    @Test
    void members_of_a_cohort_never_created_are_refused() throws IOException {
        assertThat(partner.add("none-such", "ann").statusCode()).isEqualTo(400);
        assertThat(sandbox.violations()).singleElement().asString().contains("never created");
    }

    @Test
    void a_body_over_four_megabytes_is_too_large() throws IOException {
        HttpResponse<String> answer = partner.post("/partners/muster/cohorts/users", " ".repeat((4 << 20) + 1));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(sandbox.violations()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Java-http-client/17",
                "partner-muster-CohortImport/1",
                "partner-Muster-cohortImport/1",
                "partner-Muster/1",
                "partner-Muster-CohortImport",
                "Partner-Muster-CohortImport/1",
            })
    void a_user_agent_of_another_form_is_refused(String agent) throws IOException {
        HttpRequest.Builder request = partner.request("/partners/muster/cohorts/users")
                .header("Content-Type", "application/json")
                .header("User-Agent", agent);

        assertRefused(partner.send(request, "POST", partner.body("vip", "\"cohort_changes\":[]")), "User-Agent");
    }

    @Test
    void a_content_type_is_required_and_says_json() throws IOException {
        String body = partner.body("vip", "\"cohort_changes\":[]");
        HttpRequest.Builder none =
                partner.request("/partners/muster/cohorts/users").header("User-Agent", Partner.AGENT);
        HttpRequest.Builder text = none.copy().header("Content-Type", "text/plain");
        HttpRequest.Builder json = none.copy().header("Content-Type", "application/json; charset=UTF-8");

        assertThat(partner.send(none, "POST", body).statusCode()).isEqualTo(400);
        assertThat(partner.send(text, "POST", body).statusCode()).isEqualTo(400);
        assertThat(partner.send(json, "POST", body).statusCode()).isEqualTo(201);
        assertThat(sandbox.violations()).hasSize(2).allMatch(sentence -> sentence.contains("Content-Type"));
    }

    @Test
    void another_partner_is_not_found() throws IOException {
        String body = partner.body("vip", "\"cohort_changes\":[]");

        assertThat(partner.post("/partners/kubit/cohorts/users", body).statusCode())
                .isEqualTo(404);
        assertThat(partner.post("/partners/muster/cohorts/users/all", body).statusCode())
                .isEqualTo(404);
        assertThat(sandbox.violations()).isEmpty();
    }

    @Test
    void a_wrong_key_is_refused_in_words_that_echo_the_client_secret() throws IOException {
        HttpResponse<String> wrongSecret =
                partner.with("sandbox-partner-key", "leaked-secret").add("vip", "ann");
        HttpResponse<String> wrongKey =
                partner.with("other-key", "sandbox-client-secret").create("vip");

        assertThat(wrongSecret.statusCode()).isEqualTo(401);
        assertThat(wrongSecret.body()).contains("leaked-secret");
        assertThat(wrongKey.statusCode()).isEqualTo(401);
        assertThat(sandbox.countOf("vip")).isZero();
        assertThat(sandbox.violations()).isEmpty();
    }

    @Test
    void neither_log_nor_violations_hold_a_key() throws IOException {
        partner.changes("vip", "{}");
        partner.post("/partners/muster/cohorts/users", "{\"client_secret\":\"sandbox-client-secret\"");

        assertThat(sandbox.requests().toString() + sandbox.violations())
                .doesNotContain("sandbox-client-secret", "sandbox-partner-key");
    }

    private void assertRefused(HttpResponse<String> answer, String sentence) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).startsWith("{\"message\":\"").contains(sentence);
        assertThat(sandbox.violations())
                .singleElement()
                .asString()
                .startsWith("/partners/muster/cohorts/users: ")
                .contains(sentence);
    }
}
