package io.muster.sandbox.fault;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.UnaryOperator;

/** Counts requests in windows that begin with the clock's hour or second, as Braze's do. Used under its owner's lock. */
final class RequestLimit {

    private final int most;
    private final ChronoUnit window;
    private Instant began = Instant.MIN;
    private int taken;

    RequestLimit(int most, ChronoUnit window) {
        this.most = most;
        this.window = window;
    }

    /** @param marks adds the limit's headers to whatever is answered */
    record Turn(boolean granted, UnaryOperator<SandboxResponse.Json> marks) {
        static final Turn FREE = new Turn(true, UnaryOperator.identity());

        /** Of several limits the headers speak of the first that refuses, else of the last. */
        Turn and(Turn other) {
            return granted ? other : this;
        }
    }

    /** 0 is no limit. */
    boolean isSet() {
        return most > 0;
    }

    Turn take(Instant now) {
        Instant current = now.truncatedTo(window);
        if (!current.equals(began)) {
            began = current;
            taken = 0;
        }
        boolean granted = taken < most;
        if (granted) {
            taken++;
        }
        String left = Integer.toString(most - taken);
        String reset = Long.toString(began.plus(1, window).getEpochSecond());
        return new Turn(granted, answer -> answer.with("X-RateLimit-Limit", Integer.toString(most))
                .with("X-RateLimit-Remaining", left)
                .with("X-RateLimit-Reset", reset));
    }
}
