package io.muster.sandbox.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("fast")
class MemberSetTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void a_roster_is_a_set_through_any_adds_and_removes(long seed) {
        Random random = new Random(seed);
        MemberSet roster = new MemberSet(true);
        Set<String> model = new HashSet<>();

        for (int step = 0; step < 200_000; step++) {
            String text = "euser-" + random.nextInt(20_000) + "-ü";
            // Waves of growth and decline, so that the arrays grow, gaps close and the texts are compacted.
            boolean adds = random.nextInt(10) < ((step / 40_000) % 2 == 0 ? 8 : 2);
            boolean changed = adds ? roster.add(text) : roster.remove(text);
            assertThat(changed).isEqualTo(adds ? model.add(text) : model.remove(text));
        }

        Set<String> held = new HashSet<>();
        roster.forEach(held::add);
        assertThat(held).isEqualTo(model);
        assertThat(roster.size()).isEqualTo(model.size());
        assertThat(model).allMatch(roster::contains);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 15, 16, 17, 37})
    void texts_that_differ_in_one_byte_have_different_fingerprints(int length) {
        Set<TextFingerprint> prints = new HashSet<>();
        prints.add(TextFingerprint.of(new byte[length]));
        for (int at = 0; at < length; at++) {
            for (int value = 1; value < 256; value++) {
                byte[] text = new byte[length];
                text[at] = (byte) value;
                prints.add(TextFingerprint.of(text));
            }
        }

        assertThat(prints).hasSize(1 + length * 255);
    }
}
