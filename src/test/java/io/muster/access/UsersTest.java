package io.muster.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.access.AccessException.AccessRefusal;
import io.muster.access.Actor.ActorKind;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsersTest {

    private static final String PASSWORD = "plenty of quiet rivers";

    private final AccessFixture stage = new AccessFixture();
    private final Users accounts = stage.access.accounts();

    @BeforeEach
    void two_users() {
        accounts.add("anna", Role.ADMIN, PASSWORD);
        accounts.add("ben", Role.VIEWER, PASSWORD);
    }

    @Test
    void a_password_is_kept_as_a_hash_of_its_own() {
        assertThat(stage.dump("account"))
                .contains("$argon2id$v=19$m=19456,t=2,p=1$")
                .doesNotContain(PASSWORD);
        assertThat(stage.sql
                        .sql("select count(distinct password) from account")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "elevenchars", "aaaaaaaaaaaaaaaa", "carla-carla-carla"})
    void a_poor_password_is_not_taken(String password) {
        assertThatThrownBy(() -> accounts.add("carla", Role.EDITOR, password))
                .isInstanceOfSatisfying(
                        AccessException.class, e -> assertThat(e.why()).isEqualTo(AccessRefusal.WRONG));
        assertThat(accounts.find("carla")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Anna", "an na", "../x", "a\nb", "ä"})
    void a_name_is_one_word_in_lower_case(String name) {
        assertThatThrownBy(() -> accounts.add(name, Role.EDITOR, PASSWORD)).isInstanceOf(AccessException.class);
    }

    @Test
    void a_name_is_given_once() {
        assertThatThrownBy(() -> accounts.add("ben", Role.ADMIN, PASSWORD))
                .hasMessage("There is a user ben already. Take another name.");
        assertThat(accounts.find("ben")).get().extracting(User::role).isEqualTo(Role.VIEWER);
    }

    @Test
    void the_last_admin_stays() {
        String last = "User anna is the last admin. Make another one first, or nobody could.";

        assertThatThrownBy(() -> accounts.remove("anna")).hasMessage(last);
        assertThatThrownBy(() -> accounts.role("anna", Role.EDITOR)).hasMessage(last);

        accounts.role("ben", Role.ADMIN);
        accounts.remove("anna");
        assertThat(accounts.all()).extracting(User::name).containsExactly("ben");
    }

    @Test
    void a_change_that_cannot_be_done_whole_is_not_done_at_all() {
        assertThatThrownBy(() -> accounts.change("ben", Optional.of(Role.ADMIN), Optional.of("short")))
                .isInstanceOf(AccessException.class);
        assertThat(accounts.find("ben")).get().extracting(User::role).isEqualTo(Role.VIEWER);

        String before = stage.dump("account");
        assertThatThrownBy(
                        () -> accounts.change("anna", Optional.of(Role.VIEWER), Optional.of("a quite different set")))
                .hasMessageContaining("last admin");
        assertThat(stage.dump("account")).isEqualTo(before);

        assertThat(accounts.change("ben", Optional.of(Role.EDITOR), Optional.of("a quite different set")))
                .isEqualTo("role viewer → editor, another password");
    }

    @Test
    void another_role_ends_all_sessions_and_takes_tokens_that_had_more() {
        accounts.role("ben", Role.ADMIN);
        Actor ben = new Actor(ActorKind.USER, "ben", Role.ADMIN);
        String session = stage.access.sessions().open("ben");
        ApiToken.Made high = stage.access.tokens().make("high", Role.ADMIN, 9, ben);
        ApiToken.Made low = stage.access.tokens().make("low", Role.VIEWER, 9, ben);
        ApiToken.Made nobodys = stage.access.tokens().make("nobodys", Role.ADMIN, 9, "root");

        accounts.role("ben", Role.EDITOR);

        assertThat(stage.access.sessions().find(session)).isEmpty();
        assertThat(stage.access.tokens().find(high.secret())).isEmpty();
        assertThat(stage.access.tokens().find(low.secret())).isPresent();
        accounts.remove("ben");
        assertThat(stage.access.tokens().find(low.secret())).isEmpty();
        assertThat(stage.access.tokens().find(nobodys.secret())).isPresent();
    }

    @Test
    void whoever_is_not_there_is_neither_removed_nor_changed() {
        assertThatThrownBy(() -> accounts.remove("nobody")).hasMessage("There is no user nobody.");
        assertThatThrownBy(() -> accounts.role("nobody", Role.ADMIN)).hasMessage("There is no user nobody.");
        assertThatThrownBy(() -> accounts.password("nobody", PASSWORD)).hasMessage("There is no user nobody.");
    }
}
