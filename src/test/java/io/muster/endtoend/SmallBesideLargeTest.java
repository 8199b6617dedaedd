package io.muster.endtoend;

import static io.muster.endtoend.CohortRecipe.people;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One budget for all, and the small are not starved: whoever has one request waits for as many as there are cohorts. */
class SmallBesideLargeTest {

    private static final int LARGE = 300_000;

    @RegisterExtension
    static final RunningMuster muster = RunningMuster.asUsual();

    static {
        muster.camel("muster.throttle.requests", "20");
        muster.camel("muster.throttle.period", "1000");
    }

    @Test
    void a_hundred_members_that_come_later_are_in_before_three_hundred_thousand_are() {
        muster.define(
                "large",
                CohortRecipe.sql("select 'p' || n as external_id from generate_series(1, %d) n".formatted(LARGE)));
        muster.database.people("small", TestDatabase.ids(100));
        muster.define("small", people("small"));
        String large = muster.start("large");
        await("a budget that is used up").until(() -> muster.braze.countOf("large") >= 30_000);

        int before = muster.braze.countOf("large");
        ReportedImport small = muster.imports("small");
        int meanwhile = muster.braze.countOf("large") - before;
        ReportedImport ended =
                await().atMost(Duration.ofMinutes(2)).until(() -> muster.history.find(large), ReportedImport::hasEnded);

        assertThat(small.state()).as(small.reason()).isEqualTo("SUCCEEDED");
        assertThat(ended.state()).as(ended.reason()).isEqualTo("SUCCEEDED");
        assertThat(finished(small)).isBefore(finished(ended));
        assertThat(meanwhile).isLessThan(LARGE - before);
        assertThat(muster.braze.countOf("small")).isEqualTo(100);
        assertThat(muster.braze.countOf("large")).isEqualTo(LARGE);
    }

    private static Instant finished(ReportedImport outcome) {
        return Instant.parse(outcome.json().get("finishedAt").textValue());
    }
}
