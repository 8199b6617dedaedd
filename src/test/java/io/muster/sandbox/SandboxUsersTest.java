package io.muster.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.sandbox.state.SandboxUser;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SandboxUsersTest {

    private final Sandbox sandbox = Sandbox.start(SandboxSettings.DEFAULT.withUsers(
            SandboxUser.identified("Ann", "ann").withAlias("email", "ann@x").withDevice("ann-phone"),
            SandboxUser.aliased("Bob", "email", "bob@x").withDevice("bob-phone"),
            SandboxUser.anonymous("Someone", "phone-1").withDevice("phone-2")));
    private final Partner partner = new Partner(sandbox);

    @BeforeEach
    void a_cohort_exists() throws IOException {
        partner.create("vip");
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void unknown_identifiers_are_dropped_in_silence() throws IOException {
        assertThat(partner.add("vip", "ann", "nobody").statusCode()).isEqualTo(201);
        assertThat(sandbox.holds("vip")).containsExactly("eann");
        assertThat(sandbox.users("vip")).containsExactly("Ann");
        assertThat(sandbox.identifiersSent()).isEqualTo(2);
    }

    @Test
    void a_user_added_by_one_identifier_is_removed_by_another() throws IOException {
        partner.add("vip", "ann");
        partner.changes("vip", alias("bob@x"));
        partner.changes(
                "vip", "{\"aliases\":[{\"alias_label\":\"email\",\"alias_name\":\"ann@x\"}],\"should_remove\":true}");

        assertThat(sandbox.users("vip")).containsExactly("Bob");
    }

    @Test
    void a_user_added_by_two_identifiers_is_held_once() throws IOException {
        partner.add("vip", "ann");
        partner.changes("vip", alias("ann@x"));

        assertThat(sandbox.countOf("vip")).isEqualTo(1);
    }

    @Test
    void the_device_of_an_identified_user_neither_adds_nor_removes() throws IOException {
        partner.changes("vip", "{\"device_ids\":[\"ann-phone\",\"bob-phone\"]}");
        int added = sandbox.countOf("vip");
        partner.add("vip", "ann");
        partner.changes("vip", "{\"device_ids\":[\"ann-phone\"],\"should_remove\":true}");

        assertThat(added).isZero();
        assertThat(sandbox.users("vip")).containsExactly("Ann");
        assertThat(sandbox.holds("vip", "ann-phone")).isFalse();
    }

    @Test
    void each_device_of_an_anonymous_user_addresses_them() throws IOException {
        partner.changes("vip", "{\"device_ids\":[\"phone-2\"]}");

        assertThat(sandbox.users("vip")).containsExactly("Someone");
        assertThat(sandbox.holds("vip", "dphone-1")).isTrue();
    }

    @Test
    void who_is_identified_stays_in_and_leaves_by_external_id_only() throws IOException {
        partner.changes("vip", "{\"device_ids\":[\"phone-1\"]}");

        sandbox.identify("phone-2", "cem");
        partner.changes("vip", "{\"device_ids\":[\"phone-1\"],\"should_remove\":true}");

        assertThat(sandbox.holds("vip")).containsExactly("ecem");
        partner.remove("vip", "cem");
        assertThat(sandbox.countOf("vip")).isZero();
    }

    @Test
    void who_logs_in_as_a_known_user_becomes_that_user() throws IOException {
        partner.changes("vip", "{\"device_ids\":[\"phone-1\"]}");

        sandbox.identify("phone-1", "ann");

        assertThat(sandbox.users("vip")).containsExactly("Ann");
        assertThatThrownBy(() -> sandbox.identify("phone-2", "cem")).hasMessageContaining("no anonymous user");
    }

    @Test
    void a_user_declared_later_is_known_from_then_on() throws IOException {
        partner.add("vip", "dora");
        sandbox.declare(SandboxUser.identified("Dora", "dora"));
        int before = sandbox.countOf("vip");
        partner.add("vip", "dora");

        assertThat(before).isZero();
        assertThat(sandbox.users("vip")).containsExactly("Dora");
        assertThatThrownBy(() -> sandbox.declare(SandboxUser.identified("Other", "dora")))
                .hasMessageContaining("Dora's");
    }

    @Test
    void where_everybody_exists_an_identified_device_is_spent_too() throws IOException {
        try (Sandbox everybody = Sandbox.start(SandboxSettings.DEFAULT)) {
            Partner other = new Partner(everybody);
            other.create("vip");
            other.changes("vip", "{\"device_ids\":[\"phone-1\"]}");

            everybody.identify("phone-1", "cem");
            other.changes("vip", "{\"device_ids\":[\"phone-1\"],\"should_remove\":true}");

            assertThat(everybody.holds("vip")).containsExactly("ecem");
        }
    }

    private static String alias(String name) {
        return "{\"aliases\":[{\"alias_label\":\"email\",\"alias_name\":\"" + name + "\"}]}";
    }
}
