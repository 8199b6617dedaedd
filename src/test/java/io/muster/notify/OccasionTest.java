package io.muster.notify;

import static io.muster.history.Sample.context;
import static io.muster.history.Sample.definition;
import static io.muster.history.Sample.today;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.cohort.Definition.Notice;
import io.muster.cohort.Definition.Notice.When;
import io.muster.history.Context;
import io.muster.history.Import;
import io.muster.history.Sample;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OccasionTest {

    private final Context context = context(definition("a", "A")).withNext(Optional.of(today("14:30")));
    private final Context afterTrouble = context.with(Sample.after(Sample.stopped(), today("06:30")));

    @Test
    void always_is_after_every_import_but_a_skipped_one() {
        assertThat(tells(Sample.unchanged(), When.ALWAYS)).isTrue();
        assertThat(tells(Sample.cancelled(), When.ALWAYS)).isTrue();
        assertThat(tells(Sample.running(), When.ALWAYS)).isFalse();
        assertThat(tells(Sample.skipped(), When.ALWAYS)).isFalse();
    }

    @Test
    void changes_is_when_something_changed_or_went_wrong() {
        assertThat(tells(Sample.unchanged(), When.CHANGES)).isFalse();
        assertThat(tells(Sample.lapsed(), When.CHANGES)).isTrue();
        assertThat(tells(Sample.failed(), When.CHANGES)).isTrue();
        assertThat(Occasion.isOne(Sample.unchanged(), notice(When.CHANGES), afterTrouble))
                .isTrue();
    }

    @Test
    void trouble_is_when_a_person_is_needed_and_when_it_is_right_again() {
        assertThat(tells(Sample.lapsed(), When.TROUBLE)).isFalse();
        assertThat(tells(Sample.refused(), When.TROUBLE)).isFalse();
        assertThat(tells(Sample.failed(), When.TROUBLE)).isFalse();
        assertThat(tells(Sample.stopped(), When.TROUBLE)).isTrue();
        assertThat(tells(Sample.churn(), When.TROUBLE)).isTrue();
        assertThat(tells(Sample.held(), When.TROUBLE)).isTrue();
        assertThat(Occasion.isOne(Sample.recovered(), notice(When.TROUBLE), afterTrouble))
                .isTrue();
        assertThat(Occasion.isOne(Sample.refused(), notice(When.TROUBLE), afterTrouble))
                .isTrue();
    }

    @Test
    void the_same_trouble_is_told_of_once_a_day_and_another_at_once() {
        Import before = Sample.stopped();
        Context sameDay = context.with(Sample.after(before, today("06:30")));

        assertThat(Occasion.isOne(before, notice(When.TROUBLE), sameDay)).isFalse();
        assertThat(Occasion.isOne(Sample.held(), notice(When.TROUBLE), sameDay)).isTrue();
        assertThat(Occasion.isOne(before, notice(When.TROUBLE), sameDay.in(ZoneId.of("Pacific/Kiritimati"))))
                .as("both on one day there too")
                .isFalse();
        assertThat(Occasion.isOne(before, notice(When.ALWAYS), sameDay)).isTrue();
    }

    @Test
    void without_recipients_there_is_no_mail() {
        assertThat(Occasion.isOne(Sample.stopped(), Notice.NOBODY, context)).isFalse();
    }

    private boolean tells(Import it, When when) {
        return Occasion.isOne(it, notice(when), context);
    }

    private static Notice notice(When when) {
        return new Notice(List.of("crm@example.com"), when);
    }
}
