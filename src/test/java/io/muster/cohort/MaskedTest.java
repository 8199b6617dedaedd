package io.muster.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedTest {

    @ParameterizedTest
    @CsvSource({
        "a, ••••",
        "ab, ••••",
        "abc, a••••",
        "cus_2041714, c••••14",
        "ann@example.com, ann••••om",
        "312ef2c1-8e5f-4d0a-9b7e-0d2f4c6a8b10, 312ef2••••10",
        "😀😀😀😀😀😀, 😀😀••••"
    })
    void at_most_a_third_of_an_identifier_is_shown(String identifier, String shown) {
        assertThat(Masked.of(identifier)).isEqualTo(shown);
    }
}
