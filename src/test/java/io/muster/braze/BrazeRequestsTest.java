package io.muster.braze;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.ledger.store.Batch;
import io.muster.model.Identifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** The two requests, byte for byte as the contract has them (docs/braze-api.md §1 and §2). */
class BrazeRequestsTest {

    private static final BrazeRequests.Keys KEYS = new BrazeRequests.Keys("partner-1", "secret-1");
    private static final String HEAD =
            "{\"partner_api_key\":\"partner-1\",\"client_secret\":\"secret-1\",\"cohort_id\":\"vip\",";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final BrazeRequests requests = new BrazeRequests();

    @Test
    void a_create_has_its_five_fields() {
        Object body = requests.create(KEYS, "vip", "VIP \"best\"", Instant.parse("2026-11-23T12:42:12.345Z"));

        assertThat(text(body))
                .isEqualTo(HEAD + "\"name\":\"VIP \\\"best\\\"\",\"created_at\":\"2026-11-23T12:42:12Z\"}");
    }

    @Test
    void adds_and_removes_are_two_objects() {
        Object body = requests.members(
                KEYS,
                "vip",
                batch(
                        List.of(external("ext-1"), external("ext-2"), device("312ef2c1"), alias("email", "a@b.com")),
                        List.of(external("ext-9"))));

        assertThat(text(body)).isEqualTo(HEAD + """
                "cohort_changes":[\
                {"user_ids":["ext-1","ext-2"],"device_ids":["312ef2c1"],\
                "aliases":[{"alias_name":"a@b.com","alias_label":"email"}]},\
                {"user_ids":["ext-9"],"should_remove":true}]}""");
    }

    @Test
    void what_is_empty_is_left_out() {
        assertThat(text(requests.members(KEYS, "vip", batch(List.of(), List.of(device("d"))))))
                .isEqualTo(HEAD + "\"cohort_changes\":[{\"device_ids\":[\"d\"],\"should_remove\":true}]}");
        assertThat(text(requests.members(KEYS, "vip", batch(List.of(alias("l", "n")), List.of()))))
                .isEqualTo(HEAD + "\"cohort_changes\":[{\"aliases\":[{\"alias_name\":\"n\",\"alias_label\":\"l\"}]}]}");
    }

    @Test
    void a_test_of_the_keys_changes_nothing() {
        assertThat(text(requests.test(KEYS, "vip"))).isEqualTo(HEAD + "\"cohort_changes\":[]}");
    }

    @Test
    void neither_keys_nor_bodies_show_themselves() {
        List<Object> all = List.of(
                KEYS,
                requests.test(KEYS, "vip"),
                requests.create(KEYS, "vip", "VIP", Instant.EPOCH),
                requests.members(KEYS, "vip", batch(List.of(external("ext-1")), List.of())));

        assertThat(all).allSatisfy(each -> assertThat(each.toString())
                .doesNotContain("partner-1")
                .doesNotContain("secret-1")
                .doesNotContain("ext-1"));
    }

    @Test
    void an_alias_s_name_may_hold_the_ledger_s_own_separator() throws IOException {
        String name = "a" + Identifier.SEPARATOR + "b";

        JsonNode alias = changes(List.of(alias("email", name)), List.of())
                .get(0)
                .get("aliases")
                .get(0);

        assertThat(alias.get("alias_label").asText()).isEqualTo("email");
        assertThat(alias.get("alias_name").asText()).isEqualTo(name);
    }

    @Test
    void a_full_batch_of_the_longest_aliases_stays_under_4_mb() {
        String longest = "\u0001".repeat(Identifier.Alias.MOST_BYTES);
        List<String> adds = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            adds.add(alias(longest.replace('\u0001', 'l'), longest));
        }

        assertThat(text(requests.members(KEYS, "vip", batch(adds, List.of()))).getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThan(4_000_000);
    }

    @Property
    void every_identifier_arrives_as_it_is(
            @ForAll @NotEmpty List<@StringLength(min = 1, max = 12) String> values, @ForAll boolean remove)
            throws IOException {
        List<String> members = values.stream()
                .filter(BrazeRequestsTest::isText)
                .map(BrazeRequestsTest::external)
                .toList();

        JsonNode changes = changes(remove ? List.of() : members, remove ? members : List.of());

        List<String> arrived = new ArrayList<>();
        changes.forEach(change -> {
            assertThat(change.has("should_remove")).isEqualTo(remove);
            change.get("user_ids").forEach(id -> arrived.add(id.asText()));
        });
        assertThat(arrived)
                .isEqualTo(members.stream().map(member -> member.substring(1)).toList());
    }

    @Property(tries = 50)
    void emoji_and_other_scripts_are_utf_8(
            @ForAll @CharRange(from = '\u4e00', to = '\u9fff') @StringLength(5) String han) throws IOException {
        JsonNode changes = changes(List.of(external(han + "🎈é")), List.of());

        assertThat(changes.get(0).get("user_ids").get(0).asText()).isEqualTo(han + "🎈é");
    }

    private JsonNode changes(List<String> adds, List<String> removes) throws IOException {
        return JSON.readTree(text(requests.members(KEYS, "vip", batch(adds, removes))))
                .get("cohort_changes");
    }

    private static Batch batch(List<String> adds, List<String> removes) {
        return new Batch(1, 1, 1, 0, true, adds, removes, adds.size(), removes.size());
    }

    private static String external(String value) {
        return Identifier.ExternalId.KIND + value;
    }

    private static String device(String value) {
        return Identifier.DeviceId.KIND + value;
    }

    private static String alias(String label, String name) {
        return new Identifier.Alias(label, name).text();
    }

    /** No half of a surrogate pair: the matcher lets none through. */
    private static boolean isText(String value) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(value);
    }

    /** As the routes marshal it. */
    private static String text(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
