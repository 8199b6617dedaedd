package io.muster.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.access.Actor.ActorKind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionsTest {

    private final AccessFixture stage = new AccessFixture();
    private final Users accounts = stage.access.accounts();
    private final Sessions sessions = stage.access.sessions();

    @BeforeEach
    void anna() {
        accounts.add("anna", Role.EDITOR, "plenty of quiet rivers");
    }

    @Test
    void a_session_is_its_users_with_the_role_of_now() {
        String secret = sessions.open("anna");
        assertThat(sessions.find(secret).orElseThrow().actor())
                .isEqualTo(new Actor(ActorKind.USER, "anna", Role.EDITOR));

        // As it is where another node's old version changes it; ours ends the sessions with the role.
        stage.sql.sql("update account set role = 'viewer' where name = 'anna'").update();

        assertThat(sessions.find(secret).orElseThrow().actor().role()).isEqualTo(Role.VIEWER);
        accounts.role("anna", Role.EDITOR);
        assertThat(sessions.find(secret)).isEmpty();
    }

    @Test
    void the_table_holds_no_secret() {
        String secret = sessions.open("anna");

        assertThat(stage.dump("session")).doesNotContain(secret);
        assertThat(sessions.find(stage.sql
                        .sql("select encode(hash, 'base64') from session")
                        .query(String.class)
                        .single()))
                .isEmpty();
    }

    @Test
    void an_unused_session_ends() {
        String secret = sessions.open("anna");

        stage.passes(Sessions.IDLE.minusSeconds(1));
        assertThat(sessions.find(secret)).isPresent();
        stage.passes(Sessions.IDLE.minusSeconds(1));
        assertThat(sessions.find(secret)).isPresent();
        stage.passes(Sessions.IDLE);
        assertThat(sessions.find(secret)).isEmpty();
    }

    @Test
    void a_used_session_ends_too_some_day() {
        String secret = sessions.open("anna");

        for (Duration at = Duration.ZERO; at.compareTo(Sessions.LONGEST) < 0; at = at.plusHours(6)) {
            assertThat(sessions.find(secret)).isPresent();
            stage.passes(Duration.ofHours(6));
        }

        assertThat(sessions.find(secret)).isEmpty();
    }

    @Test
    void another_password_ends_all_sessions() {
        String one = sessions.open("anna");
        String other = sessions.open("anna");

        accounts.password("anna", "another set of words");

        assertThat(sessions.find(one)).isEmpty();
        assertThat(sessions.find(other)).isEmpty();
    }

    @Test
    void signing_out_ends_one_or_all() {
        String one = sessions.open("anna");
        String two = sessions.open("anna");
        String three = sessions.open("anna");

        sessions.close(one);
        assertThat(sessions.find(one)).isEmpty();
        assertThat(sessions.find(two)).isPresent();

        sessions.closeAll("anna");
        assertThat(sessions.find(two)).isEmpty();
        assertThat(sessions.find(three)).isEmpty();
    }

    @Test
    void a_user_sees_and_ends_the_own_sessions_and_nobody_elses() {
        accounts.add("ben", Role.ADMIN, "plenty of quiet rivers");
        String bens = sessions.open("ben");
        String other = sessions.open("anna");
        stage.passes(Duration.ofHours(1));
        String own = sessions.open("anna");

        List<Sessions.OpenSession> seen = sessions.of("anna", own);

        assertThat(seen).extracting(Sessions.OpenSession::own).containsExactly(true, false);
        assertThat(seen.get(1).since()).isEqualTo(seen.get(0).since().minus(Duration.ofHours(1)));
        assertThat(seen.toString()).doesNotContain(own).doesNotContain(other);
        assertThat(sessions.find(seen.get(1).id())).as("an id opens nothing").isEmpty();
        assertThat(sessions.close("anna", sessions.of("ben", bens).get(0).id())).isFalse();
        assertThat(sessions.close("anna", seen.get(1).id())).isTrue();
        assertThat(sessions.close("anna", seen.get(1).id())).isFalse();
        assertThat(sessions.find(other)).isEmpty();
        assertThat(sessions.find(own)).isPresent();
        assertThat(sessions.find(bens)).isPresent();
        stage.passes(Sessions.IDLE);
        assertThat(sessions.of("ben", bens)).as("ended by itself").isEmpty();
    }

    @Test
    void a_users_sessions_are_twenty_at_most_and_end_with_the_user() {
        accounts.add("ben", Role.ADMIN, "plenty of quiet rivers");
        String first = sessions.open("anna");
        for (int i = 0; i < 25; i++) {
            stage.passes(Duration.ofSeconds(1));
            sessions.open("anna");
        }

        assertThat(sessions.find(first)).isEmpty();
        assertThat(stage.sql
                        .sql("select count(*) from session")
                        .query(Integer.class)
                        .single())
                .isEqualTo(20);

        accounts.remove("anna");
        assertThat(stage.dump("session")).isEmpty();
    }

    @Test
    void each_session_has_a_form_token_of_its_own() {
        String one = sessions.open("anna");
        String other = sessions.open("anna");

        String given = sessions.find(one).orElseThrow().csrf();
        String again = sessions.find(one).orElseThrow().csrf();
        assertThat(Session.isSameForm(given, again)).isTrue();
        assertThat(given).as("masked anew").isNotEqualTo(again).isNotEqualTo(one);
        assertThat(Session.isSameForm(given, sessions.find(other).orElseThrow().csrf()))
                .isFalse();
        for (String wrong : List.of("", given + "x", given.substring(1), "null", "%", given.substring(0, 43))) {
            assertThat(Session.isSameForm(wrong, given)).as(wrong).isFalse();
        }
    }
}
