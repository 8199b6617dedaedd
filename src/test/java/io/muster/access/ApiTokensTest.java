package io.muster.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.access.Actor.ActorKind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ApiTokensTest {

    private final AccessFixture stage = new AccessFixture();
    private final ApiTokens tokens = stage.access.tokens();

    @Test
    void a_token_is_good_until_its_end() {
        ApiToken.Made made = tokens.make("nightly", Role.EDITOR, 2, "anna");

        assertThat(tokens.find(made.secret())).contains(new Actor(ActorKind.TOKEN, "nightly", Role.EDITOR));
        assertThat(tokens.all().get(0).usedAt()).contains(stage.instant());
        stage.passes(Duration.ofDays(2));
        assertThat(tokens.find(made.secret())).isEmpty();
    }

    @Test
    void the_table_holds_no_secret() {
        ApiToken.Made made = tokens.make("nightly", Role.EDITOR, 2, "anna");

        assertThat(made.secret()).startsWith("muster_").hasSizeGreaterThan(45);
        assertThat(stage.dump("token")).doesNotContain(made.secret().substring("muster_".length()));
        assertThat(tokens.find("nightly")).isEmpty();
        assertThat(tokens.find("")).isEmpty();
    }

    @Test
    void a_revoked_token_is_none() {
        ApiToken.Made made = tokens.make("nightly", Role.EDITOR, 90, "anna");

        tokens.revoke("nightly");

        assertThat(tokens.find(made.secret())).isEmpty();
        assertThatThrownBy(() -> tokens.revoke("nightly")).hasMessage("There is no token nightly.");
    }

    @Test
    void a_name_is_given_again_when_its_token_has_ended() {
        tokens.make("nightly", Role.EDITOR, 1, "anna");
        assertThatThrownBy(() -> tokens.make("nightly", Role.EDITOR, 1, "anna"))
                .hasMessageStartingWith("There is a token nightly already.");

        stage.passes(Duration.ofDays(1));

        assertThat(tokens.find(tokens.make("nightly", Role.VIEWER, 1, "ben").secret()))
                .isPresent();
    }

    @Test
    void a_token_has_an_end_within_a_year_and_a_plain_name() {
        assertThatThrownBy(() -> tokens.make("nightly", Role.EDITOR, 0, "anna")).isInstanceOf(AccessException.class);
        assertThatThrownBy(() -> tokens.make("nightly", Role.EDITOR, 367, "anna"))
                .hasMessage("A token is good for 1 to 366 days.");
        assertThatThrownBy(() -> tokens.make("Nightly run", Role.EDITOR, 9, "anna"))
                .isInstanceOf(AccessException.class);
    }

    @Test
    void a_token_can_do_no_more_than_who_made_it_can_now() {
        stage.access.accounts().add("ada", Role.ADMIN, "plenty of quiet rivers");
        stage.access.accounts().add("ben", Role.ADMIN, "plenty of quiet rivers");
        Actor ada = new Actor(ActorKind.USER, "ada", Role.ADMIN);
        ApiToken.Made made = tokens.make("nightly", Role.EDITOR, 9, ada);

        // As another node's old version would, which knows of no tokens' owners.
        stage.sql.sql("update account set role = 'viewer' where name = 'ada'").update();

        assertThat(tokens.find(made.secret())).contains(new Actor(ActorKind.TOKEN, "nightly", Role.VIEWER));
    }

    @Test
    void a_token_makes_no_tokens_and_nobody_one_that_can_more() {
        Actor token = new Actor(ActorKind.TOKEN, "nightly", Role.ADMIN);
        Actor editor = new Actor(ActorKind.USER, "ed", Role.EDITOR);

        assertThatThrownBy(() -> tokens.make("more", Role.VIEWER, 9, token))
                .hasMessageContaining("A token makes no tokens");
        assertThatThrownBy(() -> tokens.make("more", Role.ADMIN, 9, editor)).hasMessageContaining("more than you have");
        assertThat(tokens.all()).isEmpty();
    }
}
