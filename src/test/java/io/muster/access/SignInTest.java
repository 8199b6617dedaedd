package io.muster.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.access.SignIn.SignInAnswer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignInTest {

    private static final String PASSWORD = "plenty of quiet rivers";

    private final AccessFixture stage = new AccessFixture();
    private final SignIn signIn = stage.access.signIn();

    @BeforeEach
    void anna() {
        stage.access.accounts().add("anna", Role.EDITOR, PASSWORD);
    }

    @Test
    void the_right_password_opens_a_session() {
        SignInAnswer answer = signIn.tries(" Anna ", PASSWORD, "10.0.0.1");

        assertThat(answer).isInstanceOfSatisfying(SignInAnswer.Welcome.class, welcome -> assertThat(
                        stage.access.sessions().find(welcome.secret()))
                .isPresent());
        assertThat(stage.access.accounts().find("anna").orElseThrow().signedInAt())
                .contains(stage.instant());
    }

    @Test
    void a_wrong_password_and_a_user_who_is_not_there_are_answered_alike() {
        assertThat(signIn.tries("anna", "wrong", "10.0.0.1")).isEqualTo(new SignInAnswer.WrongCredentials());
        assertThat(signIn.tries("nobody", "wrong", "10.0.0.1")).isEqualTo(new SignInAnswer.WrongCredentials());
        assertThat(signIn.tries("nobody", "nobody has this password", "10.0.0.1"))
                .isEqualTo(new SignInAnswer.WrongCredentials());
    }

    @Test
    void after_five_wrong_ones_each_try_doubles_the_wait_up_to_a_minute() {
        wrong("anna", 5);

        for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            assertThat(signIn.tries("anna", PASSWORD, "10.1.0." + seconds))
                    .isEqualTo(new SignInAnswer.SignInDelay(Duration.ofSeconds(seconds)));
            stage.passes(Duration.ofSeconds(seconds));
            assertThat(signIn.tries("anna", "wrong", "10.2.0." + seconds))
                    .isEqualTo(new SignInAnswer.WrongCredentials());
        }
    }

    @Test
    void a_name_that_nobody_has_is_slowed_down_alike() {
        wrong("nobody", 5);

        assertThat(signIn.tries("nobody", "wrong", "10.0.0.9"))
                .isEqualTo(new SignInAnswer.SignInDelay(Duration.ofSeconds(1)));
    }

    @Test
    void the_right_password_is_taken_when_the_wait_is_over_and_ends_it() {
        wrong("anna", 5);
        stage.passes(Duration.ofSeconds(1));

        assertThat(signIn.tries("anna", PASSWORD, "10.0.0.9")).isInstanceOf(SignInAnswer.Welcome.class);
        assertThat(signIn.tries("anna", "wrong", "10.0.0.9")).isEqualTo(new SignInAnswer.WrongCredentials());
        assertThat(signIn.tries("anna", PASSWORD, "10.0.0.9")).isInstanceOf(SignInAnswer.Welcome.class);
    }

    @Test
    void an_address_that_guesses_at_many_names_waits_up_to_a_quarter_of_an_hour() {
        for (int i = 0; i < 20; i++) {
            assertThat(signIn.tries("name" + i, "wrong", "10.0.0.1")).isEqualTo(new SignInAnswer.WrongCredentials());
        }

        assertThat(signIn.tries("anna", PASSWORD, "10.0.0.1"))
                .isEqualTo(new SignInAnswer.SignInDelay(Duration.ofSeconds(1)));
        assertThat(signIn.tries("anna", PASSWORD, "10.0.0.2")).isInstanceOf(SignInAnswer.Welcome.class);
        for (int i = 0; i < 12; i++) {
            stage.passes(Duration.ofMinutes(15));
            assertThat(signIn.tries("other" + i, "wrong", "10.0.0.1")).isEqualTo(new SignInAnswer.WrongCredentials());
        }
        assertThat(signIn.tries("anna", PASSWORD, "10.0.0.1"))
                .isEqualTo(new SignInAnswer.SignInDelay(Duration.ofMinutes(15)));
    }

    @Test
    void an_own_right_password_does_not_make_an_address_free_to_guess_at_others() {
        for (int i = 0; i < 20; i++) {
            signIn.tries("name" + i, "wrong", "10.0.0.1");
            stage.passes(Duration.ofSeconds(2));
        }
        assertThat(signIn.tries("anna", PASSWORD, "10.0.0.1")).isInstanceOf(SignInAnswer.Welcome.class);

        assertThat(signIn.tries("ben", "wrong", "10.0.0.1")).isInstanceOf(SignInAnswer.SignInDelay.class);
    }

    @Test
    void changing_the_own_password_asks_for_the_old_one_and_ends_the_other_sessions() {
        String elsewhere = stage.access.sessions().open("anna");

        assertThat(signIn.changes("anna", "wrong", "another set of words", elsewhere))
                .isEqualTo(new SignInAnswer.WrongCredentials());
        assertThat(stage.access.sessions().find(elsewhere)).isPresent();

        SignInAnswer answer = signIn.changes("anna", PASSWORD, "another set of words", elsewhere);
        assertThat(stage.access.sessions().find(elsewhere)).isEmpty();
        assertThat(answer).isInstanceOfSatisfying(SignInAnswer.Welcome.class, welcome -> assertThat(
                        stage.access.sessions().find(welcome.secret()))
                .isPresent());
        assertThat(signIn.tries("anna", PASSWORD, "10.0.0.1")).isEqualTo(new SignInAnswer.WrongCredentials());
    }

    @Test
    void whoever_guesses_elsewhere_keeps_nobody_who_signed_in_from_changing_the_password() {
        String mine = stage.access.sessions().open("anna");
        String other = stage.access.sessions().open("anna");
        wrong("anna", 5);
        for (int i = 0; i < 30; i++) {
            signIn.tries("name" + i, "wrong", "10.0.0.1");
        }
        for (int i = 0; i < 5; i++) {
            assertThat(signIn.changes("anna", "wrong", "another set of words", other))
                    .isEqualTo(new SignInAnswer.WrongCredentials());
        }

        assertThat(signIn.changes("anna", PASSWORD, "another set of words", other))
                .as("a session waits for its own wrong tries")
                .isEqualTo(new SignInAnswer.SignInDelay(Duration.ofSeconds(1)));
        assertThat(signIn.changes("anna", PASSWORD, "another set of words", mine))
                .isInstanceOf(SignInAnswer.Welcome.class);
    }

    @Test
    void a_flood_of_tries_leaves_a_turn_to_those_who_are_known() throws Exception {
        String mine = stage.access.sessions().open("anna");
        Optional<String> browser = Optional.of(signIn.remember("anna", Optional.empty()));
        ExecutorService flood = Executors.newFixedThreadPool(24);
        AtomicBoolean over = new AtomicBoolean();
        try {
            for (int thread = 0; thread < 24; thread++) {
                int net = thread;
                flood.execute(() -> {
                    for (int i = 0; !over.get(); i++) {
                        try {
                            signIn.tries(
                                    "stranger" + net + "-" + i, "wrong", "10." + net + "." + i % 250 + "." + i / 250);
                        } catch (AccessException crowded) {
                            continue;
                        }
                    }
                });
            }
            for (int i = 0; i < 5; i++) {
                assertThat(signIn.tries("anna", PASSWORD, "10.0.0.1", browser))
                        .isInstanceOf(SignInAnswer.Welcome.class);
            }
            assertThat(signIn.changes("anna", PASSWORD, "another set of words", mine))
                    .isInstanceOf(SignInAnswer.Welcome.class);
        } finally {
            over.set(true);
            flood.shutdownNow();
            assertThat(flood.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** Each from another address. */
    private void wrong(String name, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(signIn.tries(name, "wrong", "10.9.0." + i)).isEqualTo(new SignInAnswer.WrongCredentials());
        }
    }

    @Test
    void a_browser_that_has_signed_in_before_is_not_kept_out_by_others() {
        String browser = signIn.remember("anna", Optional.empty());
        wrong("anna", 5);
        assertThat(signIn.tries("anna", PASSWORD, "10.0.0.1")).isInstanceOf(SignInAnswer.SignInDelay.class);

        assertThat(signIn.tries("anna", PASSWORD, "10.0.0.1", Optional.of(browser)))
                .isInstanceOf(SignInAnswer.Welcome.class);
        assertThat(signIn.tries("ben", PASSWORD, "10.0.0.1", Optional.of(browser)))
                .as("it is no way to another name")
                .isNotInstanceOf(SignInAnswer.Welcome.class);
        assertThat(signIn.tries("anna", PASSWORD, "10.0.0.1", Optional.of("made-up")))
                .isInstanceOf(SignInAnswer.SignInDelay.class);
    }

    @Test
    void a_known_browser_waits_for_its_own_wrong_tries() {
        Optional<String> browser = Optional.of(signIn.remember("anna", Optional.empty()));
        for (int i = 0; i < 5; i++) {
            assertThat(signIn.tries("anna", "wrong", "10.0.0." + i, browser))
                    .isEqualTo(new SignInAnswer.WrongCredentials());
        }

        assertThat(signIn.tries("anna", PASSWORD, "10.0.0.9", browser))
                .isEqualTo(new SignInAnswer.SignInDelay(Duration.ofSeconds(1)));
        assertThat(signIn.tries("anna", PASSWORD, "10.0.0.9"))
                .as("and nobody else for them")
                .isInstanceOf(SignInAnswer.Welcome.class);
    }

    @Test
    void a_browser_gets_a_new_secret_each_time_and_the_old_one_is_none() {
        String first = signIn.remember("anna", Optional.empty());
        String second = signIn.remember("anna", Optional.of(first));
        wrong("anna", 5);

        assertThat(second).isNotEqualTo(first);
        assertThat(stage.dump("known_browser")).doesNotContain(first, second);
        assertThat(signIn.tries("anna", PASSWORD, "10.0.0.1", Optional.of(first)))
                .isInstanceOf(SignInAnswer.SignInDelay.class);
        assertThat(signIn.tries("anna", PASSWORD, "10.0.0.1", Optional.of(second)))
                .isInstanceOf(SignInAnswer.Welcome.class);
    }

    @Test
    void all_addresses_of_a_network_of_ipv6_are_one() {
        for (int i = 0; i < 20; i++) {
            signIn.tries("nobody" + i, "wrong", "2001:db8:5:6::" + Integer.toHexString(i));
        }

        assertThat(signIn.tries("anna", PASSWORD, "2001:db8:5:6:ffff::1")).isInstanceOf(SignInAnswer.SignInDelay.class);
        assertThat(signIn.tries("anna", PASSWORD, "2001:db8:5:7::1")).isInstanceOf(SignInAnswer.Welcome.class);
    }
}
