package io.muster.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/** One time only. */
record SingleOccurrence(LocalDateTime moment) implements Recurrence {

    @Override
    public Optional<ScheduledTime> next(Instant after, ZoneId zone) {
        return Optional.of(time(zone)).filter(time -> time.at().isAfter(after));
    }

    ScheduledTime time(ZoneId zone) {
        Optional<DstAnomaly> anomaly =
                switch (zone.getRules().getValidOffsets(moment).size()) {
                    case 0 -> Optional.of(DstAnomaly.MISSING);
                    case 1 -> Optional.empty();
                    default -> Optional.of(DstAnomaly.DOUBLED);
                };
        return new ScheduledTime(moment.atZone(zone).toInstant(), anomaly);
    }
}
