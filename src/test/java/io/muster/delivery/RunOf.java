package io.muster.delivery;

import io.muster.cohort.Definition;
import io.muster.cohort.Run;
import io.muster.cohort.Target;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** An import at work, of which nothing matters but that it can be stopped. */
final class RunOf {

    static final String ENDPOINT = "http://127.0.0.1:1";

    private RunOf() {}

    static Run cohort(String cohort) {
        return cohort(cohort, ENDPOINT);
    }

    static Run cohort(String cohort, String endpoint) {
        Definition definition = new Definition(
                cohort,
                cohort,
                "default",
                new Definition.Source.Sql("select 1", "default", Duration.ofMinutes(1), Optional.empty()),
                Definition.Match.DEFAULT,
                Definition.Guards.DEFAULT,
                Definition.Refresh.NEVER,
                Optional.empty(),
                Definition.Notice.NOBODY,
                "");
        return new Run(
                cohort.hashCode(),
                new UUID(0, 1),
                new Target(1, cohort, "default", endpoint, "muster"),
                definition,
                Run.Kind.IMPORT,
                Optional.empty(),
                false,
                Run.Waivers.NONE);
    }
}
