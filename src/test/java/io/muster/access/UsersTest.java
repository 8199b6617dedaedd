package io.muster.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsersTest {

    private static final String PASSWORD = "plenty of quiet rivers";

    private final Stage stage = new Stage();
    private final Accounts accounts = stage.access.accounts();

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
                        AccessException.class, e -> assertThat(e.why()).isEqualTo(AccessException.Why.WRONG));
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
        assertThat(accounts.find("ben")).get().extracting(Account::role).isEqualTo(Role.VIEWER);
    }

    @Test
    void the_last_admin_stays() {
        String last = "User anna is the last admin. Make another one first, or nobody could.";

        assertThatThrownBy(() -> accounts.remove("anna")).hasMessage(last);
        assertThatThrownBy(() -> accounts.role("anna", Role.EDITOR)).hasMessage(last);

        accounts.role("ben", Role.ADMIN);
        accounts.remove("anna");
        assertThat(accounts.all()).extracting(Account::name).containsExactly("ben");
    }

    @Test
    void whoever_is_not_there_is_neither_removed_nor_changed() {
        assertThatThrownBy(() -> accounts.remove("nobody")).hasMessage("There is no user nobody.");
        assertThatThrownBy(() -> accounts.role("nobody", Role.ADMIN)).hasMessage("There is no user nobody.");
        assertThatThrownBy(() -> accounts.password("nobody", PASSWORD)).hasMessage("There is no user nobody.");
    }
}
