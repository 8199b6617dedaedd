package io.muster.wording;

import static io.muster.imports.ImportSamples.NOW;
import static io.muster.imports.ImportSamples.daysAgo;
import static io.muster.imports.ImportSamples.plain;
import static io.muster.imports.ImportSamples.today;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.model.Numbers;
import io.muster.model.Phrases;
import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class NumbersAndTimesTest {

    private final Phrases phrases = Phrases.english();
    private final Numbers numbers = phrases.numbers();
    private final Times times = new Times(phrases, NOW, ZoneId.of("Europe/Paris"));

    @Test
    void numbers_are_grouped_and_have_a_real_minus() {
        assertThat(numbers.grouped(3_304_395)).isEqualTo("3,304,395");
        assertThat(numbers.grouped(-482)).isEqualTo("−482");
        assertThat(numbers.removed(482)).isEqualTo("−482");
        assertThat(numbers.added(1_310)).isEqualTo("+1,310");
    }

    @Test
    void a_percent_sign_never_starts_a_line() {
        assertThat(numbers.share(4_210, 11_076)).isEqualTo("38.0\u00a0%");
        assertThat(numbers.progress(9_999, 10_000)).isEqualTo("99\u00a0%");
        assertThat(numbers.progress(0, 0)).isEqualTo("0\u00a0%");
    }

    @Test
    void days_are_relative_for_two_days_and_then_dates() {
        assertThat(times.moment(today("07:03"))).isEqualTo("today 07:03");
        assertThat(times.moment(daysAgo(1, "07:03"))).isEqualTo("yesterday 07:03");
        assertThat(times.moment(daysAgo(-1, "07:00"))).isEqualTo("tomorrow 07:00");
        assertThat(times.moment(daysAgo(2, "18:12"))).isEqualTo("Sat 21 Nov, 18:12");
        assertThat(times.whose(daysAgo(30, "18:12"))).isEmpty();
        assertThat(times.came(daysAgo(20, "18:12"))).isEqualTo("on 3 November");
    }

    @Test
    void a_full_time_names_its_zone() {
        assertThat(times.full(today("07:00"))).isEqualTo("Monday 23 November 2026 at 07:00 (Europe/Paris)");
    }

    @Test
    void durations_have_two_units_at_most() {
        assertThat(plain(times.took(Duration.ofMillis(300)))).isEqualTo("under 1 s");
        assertThat(plain(times.took(Duration.ofSeconds(41)))).isEqualTo("41 s");
        assertThat(times.took(Duration.ofSeconds(72))).isEqualTo("1\u00a0min 12\u00a0s");
        assertThat(plain(times.took(Duration.ofMinutes(452)))).isEqualTo("7 h 32 min");
        assertThat(plain(times.took(Duration.ofHours(51)))).isEqualTo("2 days 3 h");
    }

    @Test
    void reject_reasons_are_peoples_words() {
        assertThat(phrases.rejected("NO_IDENTIFIER")).isEqualTo("no identifier");
        assertThat(phrases.rejected("IDENTIFIED_DEVICE")).isEqualTo("device of an identified person");
        assertThat(phrases.rejected("SOMETHING_NEW")).isEqualTo("something new");
    }
}
