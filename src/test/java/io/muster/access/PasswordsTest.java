package io.muster.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which passwords are taken. */
@Tag("fast")
class PasswordsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password1234",
                "123456789012",
                "muster123456",
                "letmein12345",
                "Passw0rd1234",
                "P@ssw0rd2026!",
                "qwertyuiop12",
                "qwertyqwerty",
                "1q2w3e4r5t6y",
                "zaqwsxcderfv",
                "iloveyou1234",
                "iloveyouforever",
                "abcdefghijkl",
                "aaaabbbbcccc",
                "adminadmin123",
                "administrator1",
                "welcome2026!!",
                "Summer2026!!!",
                "carlacarla12",
                "carla.carla.1",
                "CarlaMuster1",
                "muster-braze-1",
                "monkeydragon1",
                "football1234",
                "liverpool2024",
                "passwordpassword",
                "drowssap1234",
                "correct horse battery staple",
                "correcthorsebatterystaple",
                "thequickbrownfox",
                "letmeinletmein",
                "1234567890ab",
                "987654321098",
                "112233445566",
                "121212121212",
                "135791357913",
                "abcabcabcabc",
                "qazwsxedcrfv",
                "changeme1234",
                "test-test-test",
                "changeme!changeme!",
                "p a s s w o r d 1",
                "PASSWORD_2025",
                "passwort1234",
                "starwars1977",
                "september2026",
                "trustno1trustno1",
                "hello123hello",
                "superman1234!",
                "secret.secret.1"
            })
    void what_is_guessed_first_is_not_taken(String password) {
        assertThat(Passwords.refusal("carla", password))
                .hasValueSatisfying(why -> assertThat(why.sentence()).contains("Take a"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plenty of quiet rivers",
                "another set of words",
                "kT9#vQ2m!xLp",
                "wren-gasket-mulled-oblong",
                "h7sk2lq9zp4m",
                "tidy ferns argue nightly",
                "Apfelbaum und Regenschirm",
                "\u6c34\u8272\u96e8\u97f3\u5c71\u9053\u82b1\u706b\u6708\u5f71\u98a8\u7af9"
            })
    void what_nobody_would_guess_is_taken(String password) {
        assertThat(Passwords.refusal("carla", password)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zebediah1234",
                "Zebediah.Quorn1",
                "quorn-zebediah-2026",
                "z3b3d1ah!2026",
                "haidebez2026!",
                "acmecorp-muster1",
                "muster.acmecorp.1",
                "crm-node-7-2026",
                "viewerviewer1",
                "editor.editor.1",
                "adminviewer2026",
                "localhost12345"
            })
    void names_of_others_roles_and_hosts_are_not_taken(String password) {
        List<String> others = List.of("zebediah.quorn", "muster.acmecorp.example", "crm-node-7");

        assertThat(Passwords.refusal("carla", others, password))
                .hasValueSatisfying(why -> assertThat(why.sentence()).contains("names of users and hosts"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plenty of quiet rivers", "kT9#vQ2m!xLp", "zebediah argues with tidy ferns nightly"})
    void a_name_within_what_nobody_would_guess_is_no_harm(String password) {
        assertThat(Passwords.refusal("carla", List.of("zebediah.quorn", "annika", "muster.acmecorp.example"), password))
                .isEmpty();
    }
}
