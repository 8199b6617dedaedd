package io.muster.braze;

import io.muster.model.CohortDefinition;
import io.muster.model.ImportRun;
import io.muster.model.ImportRun.ImportKind;
import io.muster.model.Target;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** An import at work, of which nothing matters but that it can be stopped. */
final class StoppableRun {

    static final String ENDPOINT = "http://127.0.0.1:1";

    private StoppableRun() {}

    static ImportRun cohort(String cohort) {
        return cohort(cohort, ENDPOINT);
    }

    static ImportRun cohort(String cohort, String endpoint) {
        CohortDefinition definition = new CohortDefinition(
                cohort,
                cohort,
                "default",
                new CohortDefinition.Source.Sql("select 1", "default", Duration.ofMinutes(1), Optional.empty()),
                CohortDefinition.Match.DEFAULT,
                CohortDefinition.Guards.DEFAULT,
                CohortDefinition.Refresh.NEVER,
                Optional.empty(),
                CohortDefinition.Notice.NOBODY,
                "");
        return new ImportRun(
                cohort.hashCode(),
                UUID.randomUUID(),
                new Target(1, cohort, "default", endpoint, "muster"),
                definition,
                ImportKind.IMPORT,
                Optional.empty(),
                false,
                ImportRun.Waivers.NONE);
    }
}
