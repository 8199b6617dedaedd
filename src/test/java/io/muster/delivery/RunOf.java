package io.muster.delivery;

import io.muster.cohort.Definition;
import io.muster.cohort.Run;
import io.muster.cohort.Target;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** An import at work, of which nothing matters but that it can be stopped. */
final class RunOf {

    private RunOf() {}

    static Run cohort(String cohort) {
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
                1,
                new UUID(0, 1),
                new Target(1, cohort, "default", "http://127.0.0.1:1", "muster"),
                definition,
                Run.Kind.IMPORT,
                Optional.empty(),
                false,
                Run.Waivers.NONE);
    }
}
