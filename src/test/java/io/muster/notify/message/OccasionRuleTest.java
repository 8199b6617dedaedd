package io.muster.notify.message;

import static io.muster.imports.ImportSamples.context;
import static io.muster.imports.ImportSamples.definition;
import static io.muster.imports.ImportSamples.today;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.imports.Import;
import io.muster.imports.ImportSamples;
import io.muster.imports.query.ImportContext;
import io.muster.model.CohortDefinition.Notice;
import io.muster.model.CohortDefinition.Notice.When;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class OccasionRuleTest {

    private final ImportContext context = context(definition("a", "A")).withNext(Optional.of(today("14:30")));
    private final ImportContext afterTrouble =
            context.with(ImportSamples.after(ImportSamples.stopped(), today("06:30")));

    @Test
    void always_is_after_every_import_but_a_skipped_one() {
        assertThat(tells(ImportSamples.unchanged(), When.ALWAYS)).isTrue();
        assertThat(tells(ImportSamples.cancelled(), When.ALWAYS)).isTrue();
        assertThat(tells(ImportSamples.running(), When.ALWAYS)).isFalse();
        assertThat(tells(ImportSamples.skipped(), When.ALWAYS)).isFalse();
    }

    @Test
    void changes_is_when_something_changed_or_went_wrong() {
        assertThat(tells(ImportSamples.unchanged(), When.CHANGES)).isFalse();
        assertThat(tells(ImportSamples.lapsed(), When.CHANGES)).isTrue();
        assertThat(tells(ImportSamples.failed(), When.CHANGES)).isTrue();
        assertThat(OccasionRule.isOne(ImportSamples.unchanged(), notice(When.CHANGES), afterTrouble))
                .isTrue();
    }

    @Test
    void trouble_is_when_a_person_is_needed_and_when_it_is_right_again() {
        assertThat(tells(ImportSamples.lapsed(), When.TROUBLE)).isFalse();
        assertThat(tells(ImportSamples.refused(), When.TROUBLE)).isFalse();
        assertThat(tells(ImportSamples.failed(), When.TROUBLE)).isFalse();
        assertThat(tells(ImportSamples.stopped(), When.TROUBLE)).isTrue();
        assertThat(tells(ImportSamples.churn(), When.TROUBLE)).isTrue();
        assertThat(tells(ImportSamples.held(), When.TROUBLE)).isTrue();
        assertThat(OccasionRule.isOne(ImportSamples.recovered(), notice(When.TROUBLE), afterTrouble))
                .isTrue();
        assertThat(OccasionRule.isOne(ImportSamples.refused(), notice(When.TROUBLE), afterTrouble))
                .isTrue();
    }

    @Test
    void the_same_trouble_is_told_of_once_a_day_and_another_at_once() {
        Import before = ImportSamples.stopped();
        ImportContext sameDay = context.with(ImportSamples.after(before, today("06:30")));

        assertThat(OccasionRule.isOne(before, notice(When.TROUBLE), sameDay)).isFalse();
        assertThat(OccasionRule.isOne(ImportSamples.held(), notice(When.TROUBLE), sameDay))
                .isTrue();
        assertThat(OccasionRule.isOne(before, notice(When.TROUBLE), sameDay.in(ZoneId.of("Pacific/Kiritimati"))))
                .as("both on one day there too")
                .isFalse();
        assertThat(OccasionRule.isOne(before, notice(When.ALWAYS), sameDay)).isTrue();
    }

    @Test
    void without_recipients_there_is_no_mail() {
        assertThat(OccasionRule.isOne(ImportSamples.stopped(), Notice.NOBODY, context))
                .isFalse();
    }

    private boolean tells(Import it, When when) {
        return OccasionRule.isOne(it, notice(when), context);
    }

    private static Notice notice(When when) {
        return new Notice(List.of("crm@example.com"), when);
    }
}
