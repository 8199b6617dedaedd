package io.muster.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("fast")
class MaskingTest {

    @ParameterizedTest
    @CsvSource({
        "'', •••••",
        "a, •••••",
        "abc, •••••",
        "abcd, a•••••",
        "cus_2041714, c•••••4",
        "ann@example.com, a•••••m",
        "😀😀😀😀😀😀😀😀, 😀•••••😀"
    })
    void first_and_last_character_are_shown_at_the_most(String identifier, String shown) {
        assertThat(Masking.of(identifier)).isEqualTo(shown);
    }
}
