package io.muster.sandbox;

import java.time.Duration;
import java.util.function.UnaryOperator;

/** What becomes of one request: what its client hears and after how long, and what its cohort feels. */
record Fate(Answer answer, Duration latency, Effect effect) {

    static Fate refused(int status, String message) {
        return new Fate(Answer.of(status, message), Duration.ZERO, Effect.NONE);
    }

    Fate marked(UnaryOperator<Answer.Json> marks) {
        return answer instanceof Answer.Json json ? new Fate(marks.apply(json), latency, effect) : this;
    }
}
