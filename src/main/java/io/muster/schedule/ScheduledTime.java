package io.muster.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One time of a schedule, and what is odd about it. */
public record ScheduledTime(Instant at, Optional<DstAnomaly> anomaly) {

    ScheduledTime later(Duration offset) {
        return new ScheduledTime(at.plus(offset), anomaly);
    }
}
