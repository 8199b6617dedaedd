package io.muster.braze;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Braze lists beside an acceptance may quote the request; people see plain words of it alone. */
@Tag("fast")
class WarningTextTest {

    private final WarningText text = new WarningText(new BrazeRequests.Keys("PartnerKeyWord", "importkeyword"))
            .without(List.of("eann", "eJane Doe", "aemail\u001Fzoe@example.com", "daabbccdd"));

    @ParameterizedTest
    @CsvSource({
        "no such user, no such user",
        "user_ids: one is not valid., user_ids: one is not valid.",
        "user ann is gone, user ••• is gone",
        "user Ann, user •••",
        "Jane Doe left, ••• ••• left",
        "'device ''a b c'' is gone', device ••• is gone",
        "12345 is not known, ••• is not known",
        "zoe@example.com, •••",
        "client_secret importkeyword, client_secret •••",
        "key=PartnerKeyWord, key=•••",
        "abcdefghijklmnopqrstuvwxyzabcdef, •••"
    })
    void plain_words_are_left(String error, String told) {
        assertThat(text.of(error)).isEqualTo(told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b\u001b[31m red", "one\ntwo\r\nthree"})
    void no_control_character_is_left(String error) {
        assertThat(text.of(error)).doesNotContainPattern("\\p{Cntrl}");
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 100_000})
    void it_is_short(int words) {
        assertThat(text.of("word ".repeat(words))).hasSizeLessThanOrEqualTo(200);
    }
}
